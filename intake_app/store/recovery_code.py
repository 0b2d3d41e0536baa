"""The recovery code on the printed sheet: 128 bits as eight groups of six digits.

BitLocker's form: each group is a multiple of 11 below 720,896, so that it carries 16 bits and a
mistyped group is named at once. Digits are the same in every script.
"""

import re
import secrets

from intake_app.errors import WrongRecoveryCode

GROUPS = 8
DIGITS = 6
SECRET_BYTES = 16

_JOINTS = re.compile(r"[\s\-\u00ad\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d.,]+")
"""Whatever joins groups when a code comes by mail or from a word processor."""
_STEP = 11
_VALUES = 1 << 16


def fresh() -> bytes:
    """The secret behind a new code."""
    return secrets.token_bytes(SECRET_BYTES)


def written(secret: bytes) -> str:
    """The code as it is printed: groups joined by hyphens."""
    values = (int.from_bytes(secret[at : at + 2], "big") for at in range(0, len(secret), 2))
    return "-".join(f"{value * _STEP:06d}" for value in values)


def read(typed: str, count: int = GROUPS) -> bytes:
    """The secret of a typed code; hyphens and spaces may stand anywhere, or be left out.

    WrongRecoveryCode names the first group (1-8) that cannot be right. When some are missing and
    none is mistyped, nobody knows which: then it says how many were `given`, and `of` how many.
    """
    groups = split(typed, count)
    values = [_value(group, min(number, count)) for number, group in enumerate(groups, start=1)]
    if 0 < len(values) < count:
        raise WrongRecoveryCode(group=len(values) + 1, given=len(values), of=count)
    if len(values) != count:
        raise WrongRecoveryCode(group=min(len(values) + 1, count))
    return b"".join(value.to_bytes(2, "big") for value in values)


def split(typed: str, count: int = GROUPS) -> list[str]:
    """Groups as typed; where they are broken in another way, the row of digits is cut in sixes."""
    groups = [group for group in _JOINTS.split(typed) if group]
    row = "".join(groups)
    is_whole = len(row) == count * DIGITS or (
        len(row) < count * DIGITS and not len(row) % DIGITS and row.isascii() and row.isdecimal()
    )
    if is_whole and any(len(group) != DIGITS for group in groups):
        return [row[at : at + DIGITS] for at in range(0, len(row), DIGITS)]
    return groups


def _value(group: str, number: int) -> int:
    if re.fullmatch(r"[0-9]{6}", group):
        value, rest = divmod(int(group), _STEP)
        if rest == 0 and value < _VALUES:
            return value
    raise WrongRecoveryCode(group=number)
