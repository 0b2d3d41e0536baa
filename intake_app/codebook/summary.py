"""What the list of testimonies and the search know of a record."""

from dataclasses import dataclass

from intake_app.codebook.display import person_name
from intake_app.codebook.facets import marks
from intake_app.codebook.happened import shown_sections
from intake_app.codebook.kinds import KINDS
from intake_app.codebook.relevance import relevant_fields, section_is_relevant
from intake_app.codebook.schema import Codebook, Section
from intake_app.domain.answers import AnswerPath, Answers
from intake_app.domain.marks import without_marks
from intake_app.domain.record import Summary

# Made by the program, never asked.
_OWN_KINDS = frozenset({"key", "uuid"})


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many questions were answered (a missing reason is an answer) of those that are asked."""

    answered: int
    relevant: int


def summarise(book: Codebook, answers: Answers) -> Summary:
    """The line of the list. `incident_date` is EDTF, so that every language can word it."""
    done = completeness(book, answers)
    return Summary(
        reference=_text(answers, "record.reference"),
        name=interviewee_name(answers),
        incident_date=_part(answers, "incidents[0].date", "edtf"),
        place=_part(answers, "incidents[0].place", "locality")
        or _part(answers, "incidents[0].place", "as_told"),
        answered=done.answered,
        relevant=done.relevant,
    )


def interviewee_name(answers: Answers) -> str:
    """The name of the person who gives the account; empty until there is one."""
    for row in answers.rows("persons"):
        role = row.get("role")
        if isinstance(role, list) and "interviewee" in role:
            return person_name(answers, str(row.get("id", "")))
    return ""


def search_text(book: Codebook, answers: Answers) -> str:
    """All free text of a record, one line each, and its marks: what the search is fed with."""
    found: list[str] = []
    for field_id, value in answers.said():
        found.extend(KINDS[book.field(field_id).kind].texts(value))
    return "\n".join((without_marks("\n".join(found)), *marks(answers)))


def completeness(book: Codebook, answers: Answers) -> Completeness:
    """Over what has come up. Repeating sections count by their rows; an absent one counts none."""
    parts = [section_completeness(book, answers, one) for one in shown_sections(book, answers)]
    return Completeness(sum(p.answered for p in parts), sum(p.relevant for p in parts))


def section_completeness(book: Codebook, answers: Answers, section_id: str) -> Completeness:
    """Over one section: nothing at all while it is not asked."""
    if not section_is_relevant(book, answers, section_id):
        return Completeness(0, 0)
    section = book.section(section_id)
    rows = answers.rows(section_id) or (() if section.repeat else ({},))
    asked = [
        field.name in row
        for row in rows
        for field in relevant_fields(section, row, answers)
        if field.kind not in _OWN_KINDS
    ]
    return Completeness(sum(asked), len(asked))


def open_questions(book: Codebook, answers: Answers, section: Section) -> tuple[AnswerPath, ...]:
    """The required questions of a section that are asked and not answered yet, in order."""
    if not section_is_relevant(book, answers, section.id):
        return ()
    rows = answers.rows(section.id) or (() if section.repeat else ({},))
    return tuple(
        AnswerPath(section.id, field.name, index if section.repeat else None)
        for index, row in enumerate(rows)
        for field in relevant_fields(section, row, answers)
        if field.required and field.name not in row
    )


def _text(answers: Answers, path: str) -> str:
    value = answers.value(path)
    return value if isinstance(value, str) else ""


def _part(answers: Answers, path: str, key: str) -> str:
    value = answers.value(path)
    part = value.get(key, "") if isinstance(value, dict) else ""
    return part if isinstance(part, str) else ""
