"""Which answers name a row that is about to go."""

from intake_app.codebook.kinds import KINDS
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import AnswerPath, Answers, Said


def lost_rows(before: Answers, after: Answers, section: str) -> tuple[str, ...]:
    """The keys of the rows that were taken out."""
    left = {row.get("id") for row in after.rows(section)}
    return tuple(
        str(row["id"]) for row in before.rows(section) if "id" in row and row["id"] not in left
    )


def mentions(
    book: Codebook, answers: Answers, section: str, keys: tuple[str, ...]
) -> tuple[AnswerPath, ...]:
    """The answers that name one of these rows, in stored order."""
    rows = {(section, key) for key in keys}
    return tuple(path for path in answers.paths() if rows & _named(book, answers, path))


def _named(book: Codebook, answers: Answers, path: AnswerPath) -> set[tuple[str, str]]:
    answer = answers.get(path)
    if not isinstance(answer, Said):
        return set()
    field = book.field(path.field_id)
    return {(one.pool, one.key) for one in KINDS[field.kind].references(answer.value, field)}
