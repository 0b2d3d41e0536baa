"""An answer that names a row waits until that row is there."""

from intake_app.codebook.kinds import KINDS
from intake_app.domain.answers import Said


def rows_named(field, answer):
    """The rows an answer refers to."""
    return KINDS[field.kind].references(answer.value, field) if isinstance(answer, Said) else ()


def must_wait(field, answer, answers):
    """Whether one of them is not there yet."""
    return any(
        one.key not in {row.get("id") for row in answers.rows(one.pool)}
        for one in rows_named(field, answer)
    )
