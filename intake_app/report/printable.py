"""What of a record may stand on paper: marks of the questionnaire, pseudonym, withheld address.

Everything printed is read from the `Answers` made here, so that what must not be printed cannot
be reached by accident.
"""

from collections.abc import Callable
from dataclasses import dataclass

from intake_app.codebook.kinds import KINDS
from intake_app.codebook.schema import Codebook, Field, Print, Privacy
from intake_app.domain.answers import Answers, Json, JsonObject, Said
from intake_app.errors import GlyphMissing
from intake_app.report.fonts import codepoints, missing_glyphs
from intake_app.report.hidden_names import HiddenNames

NAME_PARTS = ("surname", "given_name", "patronymic")
NAMES = (*NAME_PARTS, "latin_name", "other_names")
NAME_FIELDS = frozenset(
    {
        *(f"persons.{name}" for name in NAMES),
        "interviewers.name",
        "interpreters.name",
        "perpetrators.names",
        "signatures.signer_name",
    }
)
# Printed, if at all, in words of their own: see `document`.
_NEVER_COPIED = frozenset({"consent.withheld", "consent.pseudonym", "consent.use_pseudonym"})
_MEDIA_DECISION = ("consent_decisions", "media")

FREE_TEXT = frozenset(
    {
        "body_marks",
        "clock",
        "count_range",
        "duration",
        "long_text",
        "partial_date",
        "place",
        "quote",
        "text",
        "texts",
    }
)

Change = Callable[[Field, Json], Json]


@dataclass(frozen=True, slots=True)
class Substitutes:
    """Words that stand where something may not or cannot be printed."""

    withheld_name: str
    unprintable_name: str


@dataclass(frozen=True, slots=True)
class Printable:
    """What may be printed, and whether names were changed so that it could be."""

    answers: Answers
    pseudonym: str = ""
    address_withheld: bool = False
    latin_names: bool = False


def interviewee(answers: Answers) -> JsonObject:
    """The row of the person whose statement it is; empty when there is none yet."""
    rows = answers.rows("persons")
    return next((row for row in rows if "interviewee" in _codes(row.get("role"))), {})


def printable(book: Codebook, answers: Answers, substitutes: Substitutes) -> Printable:
    """The part of the answers that may be printed.

    Left out: `print: never` and `optional`, internal answers, consent for the media, addresses
    when the person asked to withhold anything. Under a pseudonym also whatever identifies the
    person; their name in free text becomes `substitutes.withheld_name`.
    GlyphMissing, with paths, for text outside names that cannot be set.
    """
    withheld = answers.value("consent.withheld") is not None
    pseudonym = _pseudonym(answers)
    copied = {
        section: _copied_section(book, answers, section)
        for section in answers.sections
        if book.find_section(section)
    }
    result = Answers({name: rows for name, rows in copied.items() if rows})
    if withheld:
        result = _each_value(book, result, _without_address)
    if pseudonym:
        hidden = HiddenNames.of(interviewee(answers), NAMES)
        result = _each_value(book, result, _blotted(hidden, substitutes.withheld_name))
        result = _under_pseudonym(book, result, pseudonym)
    settable = _with_settable_names(book, result, substitutes)
    _require_glyphs(book, settable)
    return Printable(settable, pseudonym, withheld, latin_names=settable != result)


def uses_pseudonym(answers: Answers) -> bool:
    """Whether the person asked that their name stays hidden."""
    return answers.value("consent.use_pseudonym") == "yes"


def _pseudonym(answers: Answers) -> str:
    if not uses_pseudonym(answers):
        return ""
    # A pseudonym was wanted but not chosen yet: the key of a person is never a name.
    return str(answers.value("consent.pseudonym") or "N. N.")


def _copied_section(book: Codebook, answers: Answers, section: str) -> Json:
    rows: list[Json] = [
        _copied_row(book, section, row)
        for row in answers.rows(section)
        if (section, row.get("purpose")) != _MEDIA_DECISION
    ]
    return rows if answers.is_repeating(section) else next(iter(rows), None)


def _copied_row(book: Codebook, section: str, row: JsonObject) -> JsonObject:
    fields = {one.name: one for one in book.section(section).fields}
    return {
        name: value for name, value in row.items() if name in fields and may_stand(fields[name])
    }


def may_stand(field: Field) -> bool:
    """Whether answers to a question may be printed at all."""
    return (
        field.print is Print.ALWAYS
        and field.privacy is not Privacy.INTERNAL
        and field.id not in _NEVER_COPIED
    )


def _without_address(field: Field, value: Json) -> Json:
    if field.id == "persons.address":
        return None
    if field.kind == "place" and isinstance(value, dict):
        return {key: part for key, part in value.items() if key != "address"}
    return value


def _blotted(hidden: HiddenNames, instead: str) -> Change:
    def blot(field: Field, value: Json) -> Json:
        return hidden.blotted(value, instead) if field.kind in FREE_TEXT else value

    return blot


def _under_pseudonym(book: Codebook, answers: Answers, pseudonym: str) -> Answers:
    person = interviewee(answers)
    sections = answers.to_json()
    persons: list[Json] = [
        _anonymous(book, row, pseudonym) if row is person else row
        for row in answers.rows("persons")
    ]
    papers: list[Json] = [
        row for row in answers.rows("identity_documents") if row.get("person") != person.get("id")
    ]
    signatures: list[Json] = [
        {**row, "signer_name": pseudonym} if row.get("signer_role") == "declarant" else row
        for row in answers.rows("signatures")
    ]
    changed: JsonObject = {
        "persons": persons,
        "identity_documents": papers,
        "signatures": signatures,
    }
    return Answers({**sections, **{name: rows for name, rows in changed.items() if rows}})


def _anonymous(book: Codebook, row: JsonObject, pseudonym: str) -> JsonObject:
    kept = {
        name: value
        for name, value in row.items()
        if book.field(f"persons.{name}").privacy is not Privacy.IDENTIFYING
    }
    return {**kept, "given_name": pseudonym}


def _with_settable_names(book: Codebook, answers: Answers, substitutes: Substitutes) -> Answers:
    sections = answers.to_json()
    if answers.rows("persons"):
        sections["persons"] = [_latin_instead(row) for row in answers.rows("persons")]

    def named(field: Field, value: Json) -> Json:
        if field.id in NAME_FIELDS and isinstance(value, str) and missing_glyphs(value):
            return substitutes.unprintable_name
        return value

    return _each_value(book, Answers(sections), named)


def _latin_instead(row: JsonObject) -> JsonObject:
    """A person's row with the Latin form of the name, if the name itself cannot be set."""
    latin = row.get("latin_name")
    parts = [name for name in NAME_PARTS if isinstance(row.get(name), str)]
    settable = not any(missing_glyphs(str(row[name])) for name in parts)
    if settable or not isinstance(latin, str) or missing_glyphs(latin):
        return row
    kept = {name: value for name, value in row.items() if name not in (*parts, "latin_name")}
    return {**kept, "given_name": latin}


def _require_glyphs(book: Codebook, answers: Answers) -> None:
    missing: set[str] = set()
    paths: list[str] = []
    for path in answers.paths():
        answer = answers.get(path)
        if isinstance(answer, Said):
            texts = KINDS[book.field(path.field_id).kind].texts(answer.value)
            if found := missing_glyphs("".join(texts)):
                missing |= found
                paths.append(str(path))
    if missing:
        raise GlyphMissing(codepoints=codepoints(missing), paths=tuple(paths))


def _each_value(book: Codebook, answers: Answers, change: Change) -> Answers:
    """The answers with `change` made to every value; None takes an answer out."""
    sections: JsonObject = {}
    for section in answers.sections:
        fields = {one.name: one for one in book.section(section).fields}
        rows: list[Json] = [
            {
                name: changed
                for name, value in row.items()
                if (changed := change(fields[name], value)) is not None
            }
            for row in answers.rows(section)
        ]
        sections[section] = rows if answers.is_repeating(section) else rows[0]
    return Answers(sections)


def _codes(value: Json) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()
