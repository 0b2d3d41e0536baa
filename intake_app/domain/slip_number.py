"""The neutral number on a withdrawal slip: seven random digits and one that checks them.

The check digit is that of ISO/IEC 7064, MOD 11,10: it finds every mistyped digit, and nearly
every pair of digits that changed places.
"""

import re
from dataclasses import dataclass

from intake_app.domain.record import RecordId
from intake_app.errors import SlipMistyped

DIGITS = 8
_SPACES = re.compile(r"[\s\u00a0\u202f.\-\u2010-\u2015\u2212]+")


@dataclass(frozen=True, slots=True)
class SlipNumber:
    """Eight digits, the last of them the check digit."""

    digits: str

    @property
    def shown(self) -> str:
        """In two groups, as it is printed and read aloud: 4719 3302."""
        return f"{self.digits[:4]} {self.digits[4:]}"


@dataclass(frozen=True, slots=True)
class Slip:
    """A number that was given to a person, and when (ISO 8601)."""

    number: SlipNumber
    record_id: RecordId
    at: str


def slip_number(drawn: int) -> SlipNumber:
    """The number made of a random one: its last seven digits and their check digit."""
    seven = f"{drawn % 10 ** (DIGITS - 1):0{DIGITS - 1}d}"
    return SlipNumber(seven + str(check_digit(seven)))


def read_slip_number(typed: str) -> SlipNumber:
    """What a person typed or read out. SlipMistyped when it cannot be a number of ours."""
    digits = _SPACES.sub("", typed)
    is_whole = len(digits) == DIGITS and digits.isascii() and digits.isdecimal()
    if not is_whole or int(digits[-1]) != check_digit(digits[:-1]):
        raise SlipMistyped(digits=sum(letter.isdecimal() for letter in digits))
    return SlipNumber(digits)


def check_digit(digits: str) -> int:
    """The digit that follows `digits`: ISO/IEC 7064, MOD 11,10."""
    product = 10
    for digit in digits:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10
