"""How much of what lies in a vault: counted in SQL, without reading a testimony."""

from dataclasses import dataclass

from intake_app.domain.lifecycle import State
from intake_app.store.connection import Database

_UNSENT = (
    "SELECT count(*) FROM records WHERE state IN (?, ?) AND NOT EXISTS "
    "(SELECT 1 FROM audit WHERE audit.record_id = records.record_id AND event = 'exported')"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """`unsent` testimonies are sealed or signed, and were never exported."""

    records: int
    unsent: int
    attachments: int


def count(database: Database) -> Counts:
    """Count now; milliseconds at 100,000 testimonies."""
    return Counts(
        _number(database, "SELECT count(*) FROM records"),
        _number(database, _UNSENT, State.SEALED.value, State.SIGNED.value),
        _number(database, "SELECT count(*) FROM attachments"),
    )


def _number(database: Database, question: str, *values: str) -> int:
    return int(str(database.value(question, *values)))
