"""The first decision on each purpose, taken in one go while consent is asked for.

A slip of the key that is mended at once is still the same decision. A change of mind later is
another row: rows of consent are kept, and the last one of a purpose wins.
"""

from collections import Counter
from datetime import datetime, timedelta

from intake_app.domain.answers import Answers, JsonObject

DECISIONS = "consent_decisions"
SAME_BREATH = timedelta(minutes=30)
"""So long a decision may be mended in its own row: about as long as consent is talked through."""

_PLAIN = frozenset({"purpose", "level", "decided_at"})


def is_one_row_each(answers: Answers) -> bool:
    """Whether nothing is stored but at most one plain decision for each purpose."""
    rows = answers.rows(DECISIONS)
    named = Counter(_purpose(row) for row in rows)
    return all(set(row) <= _PLAIN and isinstance(row.get("level"), str) for row in rows) and all(
        purpose and count == 1 for purpose, count in named.items()
    )


def levels(answers: Answers) -> dict[str, str]:
    """The level that was written last for each purpose; a purpose without a row is not here."""
    return {
        _purpose(row): str(row["level"])
        for row in answers.rows(DECISIONS)
        if isinstance(row.get("level"), str)
    }


def decided(answers: Answers, purpose: str, level: str, now: datetime) -> Answers:
    """With this decision; `level` empty: it was not taken. Later it can only be taken anew."""
    place = _mendable(answers, purpose, now)
    row: JsonObject = {
        "purpose": purpose,
        "level": level,
        "decided_at": now.isoformat(timespec="seconds"),
    }
    if levels(answers).get(purpose, "") == level:
        return answers
    if place is None:
        return answers.with_row(DECISIONS, row) if level else answers
    without = answers.without_row(DECISIONS, place)
    return without.with_row(DECISIONS, row, at=place) if level else without


def _mendable(answers: Answers, purpose: str, now: datetime) -> int | None:
    """Where the decision of a moment ago stands."""
    rows = answers.rows(DECISIONS)
    places = [place for place, row in enumerate(rows) if _purpose(row) == purpose]
    if not places or not _is_fresh(rows[places[-1]].get("decided_at"), now):
        return None
    return places[-1]


def _is_fresh(stamp: object, now: datetime) -> bool:
    try:
        at = datetime.fromisoformat(str(stamp))
        return abs(now - at) <= SAME_BREATH
    except (TypeError, ValueError):
        return False  # half a date, or a time without a zone: nobody knows how old it is


def _purpose(row: JsonObject) -> str:
    purpose = row.get("purpose")
    return purpose if isinstance(purpose, str) else ""
