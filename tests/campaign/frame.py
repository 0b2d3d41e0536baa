"""What a fault campaign is made of: faults, controls that must fail, and what came of each."""

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# As many tries as there are places where the fault can strike.
EVERY = sys.maxsize


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of one fault.

    `lost`: acknowledged answers that are not there afterwards. `corrupt`: tries after which the
    vault does not open or does not verify. `undetected`: tries after which something nobody wrote
    was given out as sound, or the fault was not told by a typed error in time. `notes` say what
    was seen in the first of these; they never hold testimony.
    """

    tries: int = 0
    lost: int = 0
    corrupt: int = 0
    undetected: int = 0
    notes: tuple[str, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.tries + other.tries,
            self.lost + other.lost,
            self.corrupt + other.corrupt,
            self.undetected + other.undetected,
            self.notes + other.notes,
        )

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, corrupt or undetected."""
        return not (self.lost or self.corrupt or self.undetected)


Run = Callable[[int, int, Path], Tally]  # (tries, seed, an empty folder of its own) -> Tally


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the table. `small` and `full` are the tries; 0 leaves it out of that campaign.

    `run` is called in a process of its own, whose current folder is the project's. A fault that
    can strike at every place of something takes EVERY and spreads fewer tries evenly.
    """

    name: str
    run: Run
    small: int
    full: int

    def is_green(self, tally: Tally) -> bool:
        """Whether the tally is as it must be."""
        return tally.tries > 0 and tally.is_clean

    def verdict(self, tally: Tally) -> str:
        """One or two words for the table."""
        return "" if self.is_green(tally) else "FAILED"


@dataclass(frozen=True, slots=True)
class Control(Fault):
    """The same trial with a protection taken away: it must lose, or the trial proves nothing."""

    def is_green(self, tally: Tally) -> bool:
        """Whether the trial saw what was taken away."""
        return tally.tries > 0 and not tally.is_clean

    def verdict(self, tally: Tally) -> str:
        """One or two words for the table."""
        return "fails, as it must" if self.is_green(tally) else "NOT SEEN"


def spread(places: int, tries: int, chance: random.Random) -> list[int]:
    """At most `tries` of the numbers 0 .. places-1, evenly spread, from a random start."""
    if tries >= places:
        return list(range(places))
    start = chance.random()
    return sorted({int((turn + start) * places / tries) for turn in range(tries)})
