"""JSON as it should be: one meaning per file, bounded in size and depth.

Python's own reader takes NaN, duplicate keys and lone surrogates without a word; each of them lets
two programs read different things in one file.
"""

import json
import re
from typing import Never

from intake_app.domain.answers import Json
from intake_app.errors import JsonRefused

DEEPEST = 64
LARGEST = 64 * 1024 * 1024
# Beyond it canonical JSON has no form for a whole number.
_LARGEST_NUMBER = 2**53

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_BRACKETS = re.compile(r"[\[\]{}]")


def strict_json(raw: bytes, *, limit: int = LARGEST) -> Json:
    """The value in `raw`.

    Raises JsonRefused with a reason (`size`, `encoding`, `depth`, `syntax`, `duplicate_key`,
    `number`, `surrogate`) and, where it is known, the offset in bytes.
    """
    if len(raw) > limit:
        _refuse("size", limit)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise JsonRefused(reason="encoding", offset=error.start) from error
    # Counted before reading, because the reader itself goes down one call per level.
    if _depth(text) > DEEPEST:
        _refuse("depth")
    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=_without_twins,
            parse_constant=_refuse_constant,
            parse_int=_whole,
            parse_float=_finite,
        )
    except json.JSONDecodeError as error:
        offset = len(text[: error.pos].encode("utf-8"))
        raise JsonRefused(reason="syntax", offset=offset) from error
    _require_letters(value)
    return value


def _refuse(reason: str, offset: int = 0) -> Never:
    raise JsonRefused(reason=reason, offset=offset)


def _without_twins(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    read = dict(pairs)
    return read if len(read) == len(pairs) else _refuse("duplicate_key")


def _refuse_constant(_name: str) -> Never:
    _refuse("number")


def _whole(digits: str) -> int:
    # Python refuses thousands of digits with a ValueError of its own; these are far fewer.
    number = int(digits) if len(digits) <= 20 else _LARGEST_NUMBER
    return number if abs(number) < _LARGEST_NUMBER else _refuse("number")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if abs(number) < _LARGEST_NUMBER else _refuse("number")


def _depth(text: str) -> int:
    deepest = depth = 0
    for bracket in _BRACKETS.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _require_letters(value: Json) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise JsonRefused(reason="surrogate", offset=0) from error
