"""What every kind of answer can do: judge a value, normalise it, give its text, read it aloud."""

# ruff: noqa: ARG002 - most kinds hold no free text and refer to nothing

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from typing import ClassVar, NamedTuple

from intake_app.codebook.schema import Codebook, Field
from intake_app.domain.answers import Answers, Json, JsonObject
from intake_app.domain.text import control_characters, normalise
from intake_app.i18n import Catalog

LINE_LIMIT = 500
TEXT_LIMIT = 20_000

# Ids may be shown in an error; anything else a file holds in their place may be testimony.
_SHOWABLE = re.compile(r"[a-zA-Z0-9_]{1,40}", re.ASCII)
_LINE_ENDS = re.compile(r"[\n\t\u2028\u2029]")
# Signs that turn the order of letters around: a name could be made to read as another.
_TURNERS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


class Flaw(NamedTuple):
    """What is wrong with a value: a code that `codebook.wording` has words for, and facts."""

    code: str
    facts: Mapping[str, object]


class Reference(NamedTuple):
    """A value points at the row with this key in the section `pool`."""

    pool: str
    key: str


class Kind(ABC):
    """One kind of answer. Stateless; the values are in the interchange form."""

    name: ClassVar[str]
    takes_list: ClassVar[bool] = False
    takes_target: ClassVar[bool] = False

    @abstractmethod
    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        """What makes the value unfit for the field, or None. Never raises."""

    @abstractmethod
    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        """How a person reads the value. The value must have no problem."""

    def normalised(self, value: Json) -> Json:
        """The value with all its text in NFC, once, where it comes in."""
        return _normalised(value)

    def texts(self, value: Json) -> tuple[str, ...]:
        """The free text inside a value, for search and for the check of glyphs."""
        return ()

    def references(self, value: Json, field: Field) -> tuple[Reference, ...]:
        """The rows that the value points at."""
        return ()

    def pool(self, field: Field) -> str:
        """The section whose rows the field refers to; empty when it refers to none."""
        return ""


def expected(kind: str) -> Flaw:
    """The value is of another type altogether."""
    return Flaw("type", {"kind": kind})


def showable(value: str) -> Mapping[str, object]:
    """Facts about a wrong id, if it looks like an id at all."""
    return {"value": value} if _SHOWABLE.fullmatch(value) else {}


def text_flaw(value: Json, *, limit: int, one_line: bool, kind: str = "text") -> Flaw | None:
    """What makes `value` unfit as a text."""
    if not isinstance(value, str):
        return expected(kind)
    if not value.strip():
        return Flaw("empty", {})
    if one_line and _LINE_ENDS.search(value):
        return Flaw("several_lines", {})
    if found := control_characters(value) or _turners(value):
        return Flaw("control_characters", {"codepoints": found})
    if (letters := len(normalise(value))) > limit:
        return Flaw("too_long", {"letters": letters, "most": limit})
    return None


def line_flaw(part: JsonObject, key: str) -> Flaw | None:
    """What makes the text under `key` unfit as one line; nothing when the key is absent."""
    if key not in part:
        return None
    return text_flaw(part[key], limit=LINE_LIMIT, one_line=True)


def keys_flaw(
    value: Json, kind: str, known: Collection[str], needed: Collection[str] = ()
) -> Flaw | None:
    """Whether `value` is no object, or one with a key unknown or lacking."""
    if not isinstance(value, dict):
        return expected(kind)
    for key in value:
        if key not in known:
            return Flaw("unknown_key", showable(key))
    for key in needed:
        if key not in value:
            return Flaw("lacks_key", {"key": key})
    return None


def flag_flaw(part: JsonObject, key: str) -> Flaw | None:
    """Whether there is something else than true or false under `key`."""
    return None if isinstance(part.get(key, False), bool) else Flaw("not_true_or_false", {})


def list_flaw(value: Json, kind: str) -> Flaw | None:
    """Whether `value` is no list, empty, or holds a member twice."""
    if not isinstance(value, list):
        return expected(kind)
    if not value:
        return Flaw("empty", {})
    seen: list[Json] = []
    for one in value:
        if one in seen:
            return Flaw("twice", showable(one) if isinstance(one, str) else {})
        seen.append(one)
    return None


def members(value: Json) -> tuple[Json, ...]:
    """The members of a list answer; one answer alone counts as its only member."""
    return tuple(value) if isinstance(value, list) else (value,)


def listed(names: Collection[str]) -> str:
    """Names in a row, as on a form: a list, not a sentence."""
    return ", ".join(names)


def said(part: JsonObject, key: str) -> str:
    """The text under `key`, empty when there is none."""
    value = part.get(key, "")
    return value if isinstance(value, str) else ""


def object_of(value: Json) -> JsonObject:
    """The value as an object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def _turners(value: str) -> tuple[str, ...]:
    return tuple(sorted({f"U+{ord(sign):04X}" for sign in _TURNERS.findall(value)}))


def _normalised(value: Json) -> Json:
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, list):
        return [_normalised(one) for one in value]
    if isinstance(value, dict):
        return {key: _normalised(one) for key, one in value.items()}
    return value
