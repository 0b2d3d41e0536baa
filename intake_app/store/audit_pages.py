"""The log page by page, newest first, straight from SQL: 100,000 entries cost no more than ten."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake_app.store.audit import COLUMNS, UNDONE, AuditEntry, entry_of
from intake_app.store.connection import Database, Value


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some entries, and how many there are in all. Nothing is proved: see `AuditLog.verify`."""

    entries: tuple[AuditEntry, ...]
    total: int


class AuditPages:
    """Pages of the log of one vault."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, record_id: str | None, events: Sequence[str], window: tuple[int, int]
    ) -> AuditPage:
        """A window (limit, offset) of the entries about a record, and of some events, if wanted.

        Walks an index first, so that a far page costs little.
        """
        wanted, values = _wanted(record_id, events)
        question, given = _among(wanted, values, window) if wanted else _of_all(window)
        rows = self._database.rows(question, *given)
        return AuditPage(tuple(map(entry_of, rows)), self._count(wanted, values))

    def times(self, event: str, record_id: str | None = None) -> int:
        """How often it happened, to a record if wanted; what was undone did not happen."""
        done, undone = (
            self._count(*_wanted(record_id, (code,))) for code in (event, event + UNDONE)
        )
        return done - undone

    def _count(self, wanted: str, values: tuple[Value, ...]) -> int:
        total = self._database.value(
            f"SELECT count(*) FROM audit{wanted}",  # noqa: S608 - our own words only
            *values,
        )
        return int(str(total))


def _of_all(window: tuple[int, int]) -> tuple[str, tuple[Value, ...]]:
    """A sound log is numbered without a gap, so that a far page is found by its number."""
    limit, offset = window
    question = (
        f"SELECT {COLUMNS} FROM audit "  # noqa: S608 - our own words only
        "WHERE seq <= (SELECT max(seq) FROM audit) - ? ORDER BY seq DESC LIMIT ?"
    )
    return question, (offset, limit)


def _among(
    wanted: str, values: tuple[Value, ...], window: tuple[int, int]
) -> tuple[str, tuple[Value, ...]]:
    question = (
        f"SELECT {COLUMNS} FROM audit WHERE seq IN "  # noqa: S608 - our own words only
        f"(SELECT seq FROM audit{wanted} ORDER BY seq DESC LIMIT ? OFFSET ?) ORDER BY seq DESC"
    )
    return question, (*values, *window)


def _wanted(record_id: str | None, events: Sequence[str]) -> tuple[str, tuple[Value, ...]]:
    """A condition with its values; the sequence alone, an index alone, or two of them."""
    conditions: list[str] = []
    values: list[Value] = []
    if record_id is not None:
        conditions.append("record_id = ?")
        values.append(record_id)
    if events:
        conditions.append(f"event IN ({', '.join('?' * len(events))})")
        values += events
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), tuple(values)
