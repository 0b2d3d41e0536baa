"""A piece of the account as the words of an answer: put in or put behind, never over something."""

from collections.abc import Iterator
from enum import Enum

from intake_app.codebook.problems import value_problem
from intake_app.codebook.relevance import relevant_fields
from intake_app.codebook.schema import Codebook, Field, Section
from intake_app.domain.answers import AnswerPath, Answers, Json, Missing, Said
from intake_app.domain.text import normalise

ACCOUNT = AnswerPath("account", "verbatim")
BETWEEN = " … "
"""Stands between pieces that do not follow on each other in the account."""

_TAKES = ("quote", "long_text")
# Shorter pieces may stand in the account by chance.
_LEAST_MARKED = 8


class NotTaken(Enum):
    """Why a piece is not taken."""

    REASON = "reason"
    TRANSLATED = "translated"
    LANGUAGE = "language"
    TOO_LONG = "too_long"


def takes_words(field: Field) -> bool:
    """Whether a question holds words as they were said."""
    return field.kind in _TAKES


def first_for_words(section: Section, answers: Answers, row: int | None) -> Field | None:
    """The question of a row that words go to: its first quote, else its first long text."""
    if section.repeat and row is None:
        return None
    rows, at = answers.rows(section.id), row or 0
    asked = relevant_fields(section, rows[at] if at < len(rows) else {}, answers)
    found = (field for kind in _TAKES for field in asked if field.kind == kind)
    return next(found, None)


def account_of(answers: Answers) -> tuple[str, str]:
    """The words of the account and their language; empty before it was told."""
    said = answers.get(ACCOUNT)
    value = said.value if isinstance(said, Said) else None
    part = value if isinstance(value, dict) else {}
    return str(part.get("text", "")), str(part.get("lang", ""))


def with_piece(
    book: Codebook, answers: Answers, path: AnswerPath, piece: str
) -> Answers | NotTaken:
    """The answers with a piece of the account at `path`, behind what stands there already."""
    language = account_of(answers)[1]
    before = answers.get(path)
    if isinstance(before, Missing):
        return NotTaken.REASON
    words = normalise(piece)
    value = before.value if before is not None else None
    text = _text(value)
    if words in text:
        return answers
    if isinstance(value, dict):
        if value.get("translations"):
            return NotTaken.TRANSLATED
        if text and value.get("lang") != language:
            return NotTaken.LANGUAGE
    joined = f"{text}{BETWEEN}{words}" if text.strip() else words
    is_quote = book.field(path.field_id).kind == "quote"
    stored: Json = {"lang": language, "text": joined} if is_quote else joined
    if value_problem(book, path, stored) is not None:
        return NotTaken.TOO_LONG
    return answers.with_answer(path, Said(stored))


def taken_places(book: Codebook, answers: Answers, told: str) -> tuple[tuple[int, int], ...]:
    """Where the account holds words that were taken already, as (start, length)."""
    return tuple(
        sorted(
            {
                (at, len(piece))
                for piece in _pieces(book, answers)
                if len(piece) >= _LEAST_MARKED and (at := told.find(piece)) >= 0
            }
        )
    )


def _pieces(book: Codebook, answers: Answers) -> Iterator[str]:
    for section in book.sections:
        fields = [field.name for field in section.fields if takes_words(field)]
        if section.chapter not in book.happened.chapters or not fields:
            continue
        for row in answers.rows(section.id):
            for name in fields:
                yield from (piece.strip() for piece in _text(row.get(name)).split(BETWEEN.strip()))


def _text(value: Json) -> str:
    found = value.get("text") if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""
