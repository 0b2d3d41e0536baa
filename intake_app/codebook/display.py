"""What rows are called: people by their names, other rows by what they say, never by their key."""

from intake_app.codebook.schema import Codebook, Field
from intake_app.domain.answers import Answers, Json, JsonObject
from intake_app.i18n import Catalog

PERSONS = "persons"
_NAME_PARTS = ("surname", "given_name", "patronymic")
_OTHER_NAMES = ("latin_name", "other_names")
# How people refer to a row aloud. Rows of other sections have a number only.
_LETTERS = {
    "persons": "P",
    "incidents": "I",
    "acts": "A",
    "perpetrators": "G",
    "custody": "C",
    "attachments": "X",
}
# A row's name is one line; the whole text stands in the row itself.
_LONGEST = 60


def row_with_key(answers: Answers, section: str, key: str) -> JsonObject:
    """The row with that key; an empty one when there is none."""
    return next((row for row in answers.rows(section) if row.get("id") == key), {})


def keys(answers: Answers, section: str) -> tuple[str, ...]:
    """The keys of a section's rows, in order."""
    return tuple(str(row["id"]) for row in answers.rows(section) if "id" in row)


def person_name(answers: Answers, key: str) -> str:
    """Surname, given name, patronymic as far as they were told; else another name; else P2."""
    row = row_with_key(answers, PERSONS, key)
    parts = [part for name in _NAME_PARTS if (part := _said(row, name))]
    if parts:
        return " ".join(parts)
    other = next((part for name in _OTHER_NAMES if (part := _said(row, name))), "")
    return other or spoken_id(answers, PERSONS, key)


def spoken_id(answers: Answers, section: str, key: str) -> str:
    """How people refer to a row aloud: A3 is the third act. Empty where nobody does."""
    order = keys(answers, section)
    letter = _LETTERS.get(section, "")
    return f"{letter}{order.index(key) + 1}" if letter and key in order else ""


def row_name(book: Codebook, answers: Answers, section_id: str, key: str, catalog: Catalog) -> str:
    """The title of the row with that key; empty when there is none."""
    rows = answers.rows(section_id)
    index = next((place for place, row in enumerate(rows) if row.get("id") == key), None)
    return "" if index is None else row_title(book, answers, section_id, index, catalog)


def row_title(
    book: Codebook, answers: Answers, section_id: str, index: int, catalog: Catalog
) -> str:
    """One line for a row: a person's name, `A3 · Restraint`, or its number while it is empty."""
    row = answers.rows(section_id)[index]
    key = str(row.get("id", ""))
    if key and section_id == PERSONS:
        return person_name(answers, key)
    title = row_words(book, answers, section_id, row, catalog)
    spoken = spoken_id(answers, section_id, key) or str(index + 1)
    if title.split(" · ")[0] == spoken:  # a paragraph is known by its number already
        return title
    return " · ".join(part for part in (spoken, title) if part)


def card_title(
    book: Codebook, answers: Answers, section_id: str, index: int, catalog: Catalog
) -> str:
    """As `row_title`, and persons too with what they are called aloud: `P2 · Munira`."""
    title = row_title(book, answers, section_id, index, catalog)
    key = str(answers.rows(section_id)[index].get("id", ""))
    spoken = spoken_id(answers, section_id, key)
    return title if not spoken or title.split(" · ")[0] == spoken else f"{spoken} · {title}"


def row_words(
    book: Codebook, answers: Answers, section_id: str, row: JsonObject, catalog: Catalog
) -> str:
    """The answers a row is known by, in a line; empty while it has none of them."""
    section = book.section(section_id)
    shown = [section.field(name) for name in section.shown_as]
    words = [
        part
        for field in shown
        if field and (part := _short(row.get(field.name), field, book, catalog, answers))
    ]
    return " · ".join(words)


def _short(value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers) -> str:
    if field.kind in {"person_ref", "person_refs"}:
        people = value if isinstance(value, list) else [value]
        return ", ".join(person_name(answers, str(one)) for one in people if one)
    if isinstance(value, str):
        return _label(value, field, book, catalog)
    if isinstance(value, int):
        return catalog.number(value)
    if isinstance(value, list):
        return ", ".join(_label(str(one), field, book, catalog) for one in value)
    return _told(value)


def _told(value: Json) -> str:
    if not isinstance(value, dict):
        return ""
    return next((_cut(_said(value, key)) for key in ("as_told", "text") if key in value), "")


def _label(value: str, field: Field, book: Codebook, catalog: Catalog) -> str:
    codes = book.lists.get(field.codelist)
    code = codes.code(value) if codes else None
    return catalog.label(codes.context(value), code.label) if codes and code else _cut(value)


def _said(row: JsonObject, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _cut(words: str) -> str:
    first = words.split("\n", 1)[0]
    return first if len(first) <= _LONGEST else first[: _LONGEST - 1].rstrip() + "…"
