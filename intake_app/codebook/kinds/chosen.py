"""Kinds that choose: from a code list, from all countries, from all languages."""

# ruff: noqa: ARG002, D102 - the methods are those of Kind, which tells what they promise

from intake_app.codebook.kinds.base import (
    Flaw,
    Kind,
    expected,
    list_flaw,
    listed,
    members,
    showable,
)
from intake_app.codebook.schema import Codebook, CodeList, Field
from intake_app.domain.answers import Answers, Json
from intake_app.i18n import Catalog, cldr

# Membership is the same in every language; English is the one that is never missing.
_ANY = "en"


def code_flaw(value: Json, codes: CodeList) -> Flaw | None:
    """Whether `value` is no code of the list."""
    if not isinstance(value, str):
        return expected("choice")
    return None if codes.code(value) else Flaw("unknown_code", showable(value))


def country_flaw(value: Json) -> Flaw | None:
    """Whether `value` is no ISO 3166-1 alpha-2 code."""
    if not isinstance(value, str):
        return expected("country")
    return None if value in cldr.territories(_ANY) else Flaw("unknown_country", showable(value))


def language_flaw(value: Json) -> Flaw | None:
    """Whether `value` is no ISO 639 code that has a name."""
    if not isinstance(value, str):
        return expected("language")
    return None if value in cldr.languages(_ANY) else Flaw("unknown_language", showable(value))


def code_label(codes: CodeList, code_id: str, catalog: Catalog) -> str:
    """The label of a code in the catalogue's language; the bare id for an unknown code."""
    code = codes.code(code_id)
    return catalog.label(codes.context(code_id), code.label) if code else code_id


class Choice(Kind):
    """One code of the field's list."""

    name = "choice"
    takes_list = True

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        return code_flaw(value, book.list_of(field))

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        return code_label(book.list_of(field), str(value), catalog)


class YesNo(Choice):
    """Yes or no. There is no third code: "does not know" is a missing answer."""

    name = "yes_no"
    takes_list = False

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        # JSON's true and false are the likeliest slip of whoever writes such a file.
        if isinstance(value, bool):
            return expected(self.name)
        return super().problem(value, field, book)


class Choices(Kind):
    """Several codes of the field's list. That exclusive codes stand alone is rule r_exclusive."""

    name = "choices"
    takes_list = True

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if flaw := list_flaw(value, self.name):
            return flaw
        flaws = (code_flaw(one, book.list_of(field)) for one in members(value))
        return next(filter(None, flaws), None)

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        codes = book.list_of(field)
        # Labels hold commas of their own.
        return "; ".join(code_label(codes, str(one), catalog) for one in members(value))


class Country(Kind):
    """A country by ISO 3166-1 alpha-2."""

    name = "country"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        return country_flaw(value)

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        return listed([catalog.country(str(one)) for one in members(value)])


class Countries(Country):
    """Several countries."""

    name = "countries"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if flaw := list_flaw(value, self.name):
            return flaw
        return next(filter(None, (country_flaw(one) for one in members(value))), None)


class Language(Kind):
    """A language by ISO 639."""

    name = "language"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        return language_flaw(value)

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        return listed([catalog.language_name(str(one)) for one in members(value)])


class Languages(Language):
    """Several languages."""

    name = "languages"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if flaw := list_flaw(value, self.name):
            return flaw
        return next(filter(None, (language_flaw(one) for one in members(value))), None)
