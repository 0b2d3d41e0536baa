"""How much of what lies in a vault: counted in SQL, without reading a testimony."""

from dataclasses import dataclass

from intake_app.domain.lifecycle import State
from intake_app.domain.marks import TRAINING
from intake_app.store.connection import Database

# An export that failed stands in the log twice: begun, and undone. One walk over the exports: asked
# for each testimony anew, SQLite took the index of events, and 4,000 cost 1.7 s.
_UNSENT = """
SELECT count(*) FROM records WHERE state IN (?, ?) AND record_id NOT IN (
    SELECT record_id FROM audit WHERE event IN ('exported', 'exported_undone')
    GROUP BY record_id HAVING sum(iif(event = 'exported', 1, -1)) > 0
) AND number NOT IN (SELECT rowid FROM search WHERE search MATCH ?)
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """`unsent` testimonies are sealed or signed, were never exported, and are no training."""

    records: int
    unsent: int
    attachments: int


def count(database: Database) -> Counts:
    """Count now; about 0.2 s at 100,000 testimonies that were all exported (measured)."""
    return Counts(
        _number(database, "SELECT count(*) FROM records"),
        _number(database, _UNSENT, State.SEALED.value, State.SIGNED.value, f'"{TRAINING}"'),
        _number(database, "SELECT count(*) FROM attachments"),
    )


def _number(database: Database, question: str, *values: str) -> int:
    return int(str(database.value(question, *values)))
