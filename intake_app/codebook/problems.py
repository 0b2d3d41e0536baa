"""What is wrong with a record, every problem with its path: in a draft, and when finalising."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from intake_app.codebook.kinds import KINDS
from intake_app.codebook.problem import Problem, Severity
from intake_app.codebook.relevance import field_is_relevant, section_is_relevant
from intake_app.codebook.rules import SECTIONS_OF_A_REFUSAL, broken_rules
from intake_app.codebook.schema import Codebook, Field, Section
from intake_app.domain.answers import (
    AnswerPath,
    Answers,
    Json,
    JsonObject,
    MissingReason,
)

__all__ = ["Problem", "Severity", "problems", "value_problem"]

_PLACE = re.compile(r"([^.\[]*)(?:\[(\d+)\])?")


def problems(
    book: Codebook, answers: Answers, *, final: bool, today: date | None = None
) -> tuple[Problem, ...]:
    """Everything wrong with `answers`: errors first, each part in the order of an interview.

    A draft may lack answers, and rules that only finalising enforces come as WARNING. Without
    `today` nothing is known of the present, and no date is held to lie in the future.
    """
    known = _known_part(book, answers)
    flaws = {path: flaw for path in known.paths() if (flaw := _flaw_at(book, known, path, today))}
    found = [
        *_shape_problems(book, answers),
        *flaws.values(),
        *_unasked(book, known),
        *_key_problems(book, known),
        *broken_rules(book, _less(known, flaws), final=final),
    ]
    if final:
        found += _gaps(book, known)
    return _in_order(book, found)


def value_problem(
    book: Codebook, path: AnswerPath, value: Json, today: date | None = None
) -> Problem | None:
    """What is wrong with one value by itself. KeyError for a question the book does not have."""
    question = book.field(path.field_id)
    if isinstance(value, dict) and "missing" in value:
        fit = set(value) == {"missing"} and value["missing"] in list(MissingReason)
        return None if fit and question.kind != "key" else Problem("missing_reason", str(path))
    flaw = KINDS[question.kind].problem(value, question, book)
    if flaw:
        return Problem(flaw.code, str(path), Severity.ERROR, flaw.facts)
    if question.not_after_today and today and date.fromisoformat(str(value)) > today:
        return Problem("in_the_future", str(path))
    return None


def _shape_problems(book: Codebook, answers: Answers) -> Iterator[Problem]:
    for section_id in answers.sections:
        section = book.find_section(section_id)
        stored = answers.section(section_id)
        if section is None:
            yield Problem("unknown_section", _showable(section_id))
        elif section.repeat and not isinstance(stored, list):
            yield Problem("rows_expected", section.id)
        elif not section.repeat and not isinstance(stored, dict):
            yield Problem("single_expected", section.id)
        else:
            yield from _row_shape_problems(section, stored)


def _row_shape_problems(section: Section, stored: Json) -> Iterator[Problem]:
    rows = stored if isinstance(stored, list) else [stored]
    for index, row in enumerate(rows):
        where = f"{section.id}[{index}]" if section.repeat else section.id
        if not isinstance(row, dict):
            yield Problem("row_expected", where)
            continue
        for name in row:
            if section.field(name) is None:
                yield Problem("unknown_field", f"{where}.{_showable(name)}")


def _known_part(book: Codebook, answers: Answers) -> Answers:
    """What the book has questions for, each row in its place: so that one slip hides no other."""
    sections: dict[str, Json] = {}
    for section in book.sections:
        stored = answers.section(section.id)
        if section.repeat and isinstance(stored, list):
            sections[section.id] = [_known_row(section, row) for row in stored]
        elif not section.repeat and isinstance(stored, dict):
            sections[section.id] = _known_row(section, stored)
    return Answers(sections)


def _known_row(section: Section, row: Json) -> JsonObject:
    if not isinstance(row, dict):
        return {}
    return {name: value for name, value in row.items() if section.field(name)}


def _flaw_at(
    book: Codebook, answers: Answers, path: AnswerPath, today: date | None
) -> Problem | None:
    value = answers.rows(path.section)[path.row or 0][path.field]
    return value_problem(book, path, value, today)


def _less(answers: Answers, paths: Iterable[AnswerPath]) -> Answers:
    """Without the broken values, which are told already and which no rule can read."""
    for path in paths:
        answers = answers.with_answer(path, None)
    return answers


def _unasked(book: Codebook, answers: Answers) -> Iterator[Problem]:
    for section_id in answers.sections:
        section = book.section(section_id)
        asked = section_is_relevant(book, answers, section_id)
        for index, row in enumerate(answers.rows(section_id)):
            if not asked and not row:
                yield Problem("not_asked_here", section_id)
            for name in row:
                question = book.field(f"{section_id}.{name}")
                if not (asked and field_is_relevant(question, row, answers)):
                    path = AnswerPath(section_id, name, index if section.repeat else None)
                    facts = _controlled_by(question, section)
                    yield Problem("not_asked_here", str(path), facts=facts)


def _controlled_by(question: Field, section: Section) -> Mapping[str, object]:
    condition = question.relevant or section.relevant
    return {"field": condition.field} if condition else {}


def _key_problems(book: Codebook, answers: Answers) -> Iterator[Problem]:
    for section in book.sections:
        if not section.has_keys:
            continue
        seen: set[str] = set()
        for index, row in enumerate(answers.rows(section.id)):
            key = row.get("id")
            if key is None:
                yield Problem("key_lacks", f"{section.id}[{index}]")
            elif isinstance(key, str):
                if key in seen:
                    yield Problem("key_twice", f"{section.id}[{index}].id")
                seen.add(key)


def _gaps(book: Codebook, answers: Answers) -> Iterator[Problem]:
    """What finalising still needs. A refused interview needs only the sections it may have."""
    refused = answers.value("consent.given") == "no"
    for section in book.sections:
        if refused and section.id not in SECTIONS_OF_A_REFUSAL:
            continue
        if not section_is_relevant(book, answers, section.id):
            continue
        rows = answers.rows(section.id)
        if len(rows) < section.minimum and not refused:
            yield Problem("rows_lacking", section.id, facts={"least": section.minimum})
        for index, row in enumerate(rows if section.repeat else rows or ({},)):
            where = index if section.repeat else None
            yield from _row_gaps(section, row, where, answers)


def _row_gaps(
    section: Section, row: JsonObject, index: int | None, answers: Answers
) -> Iterator[Problem]:
    for question in section.fields:
        if not question.required or question.name in row:
            continue
        if field_is_relevant(question, row, answers):
            yield Problem("required", str(AnswerPath(section.id, question.name, index)))


def _in_order(book: Codebook, found: Iterable[Problem]) -> tuple[Problem, ...]:
    places = {section.id: place for place, section in enumerate(book.sections)}

    def order(problem: Problem) -> tuple[bool, int, int]:
        where = _PLACE.match(problem.path)
        section, row = where.groups() if where else ("", None)
        place = places.get(section, len(places))
        return problem.severity is Severity.WARNING, place, int(row or -1)

    return tuple(sorted(found, key=order))


def _showable(name: str) -> str:
    """An id from a file, if it looks like one; what does not may be testimony."""
    return name if name.isascii() and name.isidentifier() and len(name) <= 40 else "?"
