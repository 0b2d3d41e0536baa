"""What in a testimony asks for special care, as far as the answers say."""

from intake_app.domain.answers import Answers, Json

# By section, field and code.
_MINOR = (("protection", "special_needs", "minor"),)
_SEXUAL = (
    ("protection", "special_needs", "sgbv_survivor"),
    ("acts", "act_type", "sexual_violence"),
    ("acts", "threat_kinds", "sexual"),
)


def is_of_minor(answers: Answers) -> bool:
    """Whether the person was under age."""
    return _says(answers, _MINOR)


def is_of_sexual_violence(answers: Answers) -> bool:
    """Whether sexual violence was done or threatened."""
    return _says(answers, _SEXUAL)


def _says(answers: Answers, asked: tuple[tuple[str, str, str], ...]) -> bool:
    """Whether any row of a section holds one of the codes."""
    return any(
        code in _codes(row.get(field))
        for section, field, code in asked
        for row in answers.rows(section)
    )


def _codes(stored: Json) -> tuple[Json, ...]:
    """A choice of one, or of several; a missing answer is an object and holds no code."""
    return tuple(stored) if isinstance(stored, list) else (stored,)
