"""Skip logic: which questions are asked, given the answers so far.

What is not asked is never stored. When a controlling answer changes, `irrelevant_paths` tells
what depended on it; the window asks before `without` drops it.
"""

from collections.abc import Iterable, Iterator

from intake_app.codebook.schema import Codebook, Field, Relevance, Section
from intake_app.domain.answers import AnswerPath, Answers, Json, JsonObject, is_missing


def is_relevant(book: Codebook, answers: Answers, path: AnswerPath) -> bool:
    """Whether the question at `path` is asked. KeyError for a question the book does not have."""
    field = book.field(path.field_id)
    rows = answers.rows(path.section)
    index = path.row or 0
    row = rows[index] if index < len(rows) else {}
    section = book.section(path.section)
    return section_is_relevant(book, answers, section.id) and field_is_relevant(field, row, answers)


def section_is_relevant(book: Codebook, answers: Answers, section_id: str) -> bool:
    """Whether the section is asked at all. KeyError for an unknown section."""
    return _holds(book.section(section_id).relevant, (), answers)


def field_is_relevant(field: Field, row: JsonObject, answers: Answers) -> bool:
    """Whether a question is asked in this row of its section, the section itself being asked."""
    condition = field.relevant
    if condition is None:
        return True
    if condition.section == field.section:
        return _holds(condition, (row,), answers)
    return _holds(condition, (), answers)


def relevant_fields(section: Section, row: JsonObject, answers: Answers) -> tuple[Field, ...]:
    """The questions asked in one row, the section itself being asked."""
    return tuple(each for each in section.fields if field_is_relevant(each, row, answers))


def irrelevant_paths(book: Codebook, answers: Answers) -> tuple[AnswerPath, ...]:
    """Every stored answer whose question is not asked, also those that follow from dropping.

    Answers to questions that the book does not have are left to `problems`.
    """
    found: list[AnswerPath] = []
    left = answers
    while dropped := tuple(_unasked(book, left)):
        found.extend(dropped)
        left = _blanked(left, dropped)
    wanted = set(found)
    return tuple(path for path in answers.paths() if path in wanted) if wanted else ()


def without(answers: Answers, paths: Iterable[AnswerPath]) -> Answers:
    """The answers less those at `paths`. A row that lost all it had goes too; others move up."""
    dropped = set(paths)
    sections: dict[str, Json] = {}
    for section in answers.sections:
        stored = answers.section(section)
        if isinstance(stored, list):
            rows = [
                _less(row, section, index, dropped)
                for index, row in enumerate(answers.rows(section))
            ]
            kept: list[Json] = [
                row for row, was in zip(rows, answers.rows(section), strict=True) if row or not was
            ]
            if kept or not stored:
                sections[section] = kept
        elif isinstance(stored, dict):
            if (left := _less(stored, section, None, dropped)) or not stored:
                sections[section] = left
        else:
            sections[section] = stored
    return Answers(sections)


def _unasked(book: Codebook, answers: Answers) -> Iterator[AnswerPath]:
    for name in answers.sections:
        section = book.find_section(name)
        if section is not None:
            asked = _holds(section.relevant, (), answers)
            yield from _unasked_in(section, answers, asked=asked)


def _unasked_in(section: Section, answers: Answers, *, asked: bool) -> Iterator[AnswerPath]:
    # Only what has a condition is looked at: this runs at every autosave.
    looked_at = [one for one in section.fields if one.relevant or not asked]
    single = not answers.is_repeating(section.id)
    for index, row in enumerate(answers.rows(section.id)):
        for field in looked_at:
            if field.name in row and not (asked and field_is_relevant(field, row, answers)):
                yield AnswerPath(section.id, field.name, None if single else index)


def _blanked(answers: Answers, paths: tuple[AnswerPath, ...]) -> Answers:
    """As `without`, but every row stays in its place, so that paths keep their meaning."""
    for path in paths:
        answers = answers.with_answer(path, None)
    return answers


def _holds(condition: Relevance | None, own_rows: tuple[JsonObject, ...], answers: Answers) -> bool:
    if condition is None:
        return True
    name = condition.name
    for row in own_rows or answers.rows(condition.section):
        # Seldom there: asking first is cheaper than a call for each of 300 conditions.
        if name in row and _matches(condition, row[name]):
            return True
    return False


def _matches(condition: Relevance, value: Json) -> bool:
    if value is None or is_missing(value):
        return False
    if condition.answered:
        return True
    if isinstance(value, list):
        return any(member in condition.values for member in value)
    return value in condition.values


def _less(row: JsonObject, section: str, index: int | None, dropped: set[AnswerPath]) -> JsonObject:
    return {
        name: value
        for name, value in row.items()
        if AnswerPath(section, name, index) not in dropped
    }
