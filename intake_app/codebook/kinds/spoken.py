"""Kinds that keep words and what was made of them apart: quotes and places."""

# ruff: noqa: ARG002, D102 - the methods are those of Kind, which tells what they promise

from intake_app.codebook.display import row_with_key
from intake_app.codebook.kinds.base import (
    LINE_LIMIT,
    TEXT_LIMIT,
    Flaw,
    Kind,
    Reference,
    expected,
    keys_flaw,
    line_flaw,
    listed,
    object_of,
    said,
    text_flaw,
)
from intake_app.codebook.kinds.chosen import code_flaw, code_label, country_flaw, language_flaw
from intake_app.codebook.schema import Codebook, Field
from intake_app.domain.answers import Answers, Json, JsonObject
from intake_app.domain.place import Place as ToldPlace
from intake_app.domain.quote import Quote as SaidQuote
from intake_app.i18n import Catalog

TRANSLATOR = "translator:"
INTERPRETERS = "interpreters"

_PLACE_LISTS = {"place_type": "place_type", "basis": "knowledge_basis"}
_PLACE_LINES = ("as_told", "locality", "address")


class Quote(Kind):
    """Original words first; each translation says who made it."""

    name = "quote"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        known = ("lang", "text", "translations")
        if flaw := keys_flaw(value, self.name, known, ("lang", "text")):
            return flaw
        part = object_of(value)
        if flaw := _words_flaw(part):
            return flaw
        translations = part.get("translations", [])
        if not isinstance(translations, list):
            return expected(self.name)
        return next(filter(None, map(_translation_flaw, translations)), None)

    def texts(self, value: Json) -> tuple[str, ...]:
        parts = (object_of(value), *_translations(value))
        return tuple(text for part in parts if (text := said(part, "text")))

    def references(self, value: Json, field: Field) -> tuple[Reference, ...]:
        makers = (said(part, "by") for part in _translations(value))
        return tuple(
            Reference(INTERPRETERS, maker)
            for maker in makers
            if maker and not maker.startswith(TRANSLATOR)
        )

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        quote = SaidQuote.from_json(value)
        language = catalog.language_name(quote.lang)
        lines = [catalog.t("{language}: «{text}»", language=language, text=quote.text)]
        for each in quote.translations:
            line = catalog.t(
                "{language}, translation ({name}): «{text}»",
                language=catalog.language_name(each.lang),
                name=maker_name(answers, each.by),
                text=each.text,
            )
            lines.append(line)
        return "\n".join(lines)


class Place(Kind):
    """A place in the person's words, and apart from them what it is called."""

    name = "place"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        known = (*_PLACE_LINES, "country", *_PLACE_LISTS)
        if flaw := keys_flaw(value, self.name, known, ("as_told",)):
            return flaw
        part = object_of(value)
        flaws = [line_flaw(part, key) for key in _PLACE_LINES]
        if "country" in part:
            flaws.append(country_flaw(part["country"]))
        flaws += [
            code_flaw(part[key], book.lists[name])
            for key, name in _PLACE_LISTS.items()
            if key in part
        ]
        return next(filter(None, flaws), None)

    def texts(self, value: Json) -> tuple[str, ...]:
        part = object_of(value)
        return tuple(text for key in _PLACE_LINES if (text := said(part, key)))

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        place = ToldPlace.from_json(value)
        told = catalog.t("«{words}»", words=place.as_told)
        country = catalog.country(place.country) if place.country else ""
        codes = [
            code_label(book.lists[name], str(code), catalog)
            for key, name in _PLACE_LISTS.items()
            if (code := said(object_of(value), key))
        ]
        known = [part for part in (place.address, place.locality, country, *codes) if part]
        if not known:
            return told
        return catalog.t("{words}: {details}", words=told, details=listed(known))


def maker_name(answers: Answers, by: str) -> str:
    """Who made a translation, by name: an interpreter of the record, or the named translator."""
    if by.startswith(TRANSLATOR):
        return by.removeprefix(TRANSLATOR).strip()
    row = row_with_key(answers, INTERPRETERS, by)
    return said(row, "name") or by


def _translations(value: Json) -> tuple[JsonObject, ...]:
    translations = object_of(value).get("translations")
    return tuple(map(object_of, translations)) if isinstance(translations, list) else ()


def _words_flaw(part: JsonObject) -> Flaw | None:
    text = text_flaw(part["text"], limit=TEXT_LIMIT, one_line=False)
    return language_flaw(part["lang"]) or text


def _translation_flaw(value: Json) -> Flaw | None:
    known = ("lang", "text", "by")
    if flaw := keys_flaw(value, "quote", known, ("lang", "text")):
        return flaw
    part = object_of(value)
    if "by" not in part:
        # A translation that nobody answers for is worth nothing in court.
        return Flaw("translator_needed", {})
    maker = text_flaw(part["by"], limit=LINE_LIMIT, one_line=True)
    if not maker and not said(part, "by").removeprefix(TRANSLATOR).strip():
        return Flaw("translator_needed", {})
    return maker or _words_flaw(part)
