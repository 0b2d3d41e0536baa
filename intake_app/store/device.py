"""Which laptop this is: a random id, the two signs it puts into references, its clock and ids."""

from dataclasses import dataclass

from intake_app.domain.clock import Clock, Ids

ID_BYTES = 8

# Latin letters that no Cyrillic letter looks like, and digits that no letter looks like.
_LETTERS = "DFGJLNQRSUVWZ"
_DIGITS = "23456789"


@dataclass(frozen=True, slots=True)
class Device:
    """What is the same for everything this laptop writes into one vault."""

    device_id: str
    clock: Clock
    ids: Ids

    @property
    def letters(self) -> str:
        """A letter and a digit, such as L7: laptops number offline, so references need them."""
        first, second = bytes.fromhex(self.device_id)[:2]
        return _LETTERS[first % len(_LETTERS)] + _DIGITS[second % len(_DIGITS)]
