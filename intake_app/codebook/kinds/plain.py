"""Plain kinds: keys, identifiers, texts, whole numbers."""

# ruff: noqa: ARG002, D102 - the methods are those of Kind, which tells what they promise

import re

from intake_app.codebook.display import PERSONS, keys, person_name
from intake_app.codebook.kinds.base import (
    LINE_LIMIT,
    TEXT_LIMIT,
    Flaw,
    Kind,
    expected,
    list_flaw,
    members,
    text_flaw,
)
from intake_app.codebook.schema import Codebook, Field
from intake_app.domain.answers import Answers, Json
from intake_app.i18n import Catalog

KEY_FORM = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)
_UUID_FORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


class Text(Kind):
    """One line of at most 500 letters, of a certain form where the field asks for one."""

    name = "text"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if flaw := text_flaw(value, limit=LINE_LIMIT, one_line=True):
            return flaw
        if field.pattern and not re.search(field.pattern, str(value), re.ASCII):
            return Flaw("pattern", {})
        return None

    def texts(self, value: Json) -> tuple[str, ...]:
        return (value,) if isinstance(value, str) else ()

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        # "Obtained from" and the like may name a person of the record by key.
        known = value in keys(answers, PERSONS)
        return person_name(answers, str(value)) if known else str(value)


class LongText(Text):
    """Many lines, at most 20,000 letters."""

    name = "long_text"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        return text_flaw(value, limit=TEXT_LIMIT, one_line=False)


class Texts(Kind):
    """Several lines of text, each one an answer."""

    name = "texts"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if flaw := list_flaw(value, self.name):
            return flaw
        flaws = (text_flaw(one, limit=LINE_LIMIT, one_line=True) for one in members(value))
        return next(filter(None, flaws), None)

    def texts(self, value: Json) -> tuple[str, ...]:
        return tuple(one for one in members(value) if isinstance(one, str))

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        return "; ".join(self.texts(value))


class Key(Kind):
    """A row's key: unique in its section, never shown, never testimony."""

    name = "key"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if not isinstance(value, str):
            return expected(self.name)
        return None if KEY_FORM.fullmatch(value) else Flaw("key_form", {})

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        return str(value)


class Uuid(Key):
    """A UUID in lower case, with hyphens."""

    name = "uuid"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if not isinstance(value, str):
            return expected(self.name)
        return None if _UUID_FORM.fullmatch(value) else Flaw("uuid_form", {})


class Integer(Kind):
    """A whole number within the field's bounds."""

    name = "integer"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if isinstance(value, bool) or not isinstance(value, int):
            return expected(self.name)
        if field.minimum is not None and value < field.minimum:
            return Flaw("below", {"least": field.minimum})
        if field.maximum is not None and value > field.maximum:
            return Flaw("above", {"most": field.maximum})
        # Beyond 2**53 the canonical JSON has no form for it.
        return None if abs(value) < 2**53 else Flaw("above", {"most": 2**53})

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        return catalog.number(value) if isinstance(value, int) else ""
