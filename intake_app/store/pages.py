"""The list of testimonies, page by page, straight from SQL: never the whole vault in memory."""

from array import array
from contextlib import suppress
from dataclasses import dataclass

from intake_app.domain.lifecycle import State
from intake_app.domain.listing import Narrowed, Order, Sent, Wanted
from intake_app.domain.marks import TRAINING, mark
from intake_app.domain.record import RecordId, RecordRow
from intake_app.errors import RecordDamaged, VaultDamaged
from intake_app.store.connection import Database, Row, Value
from intake_app.store.macs import Macs
from intake_app.store.record_rows import READ_ROWS, verified_row
from intake_app.store.search import match_expression, narrowed_expression

# These walk an index and give numbers only, so that a far page costs little.
_WALKS = {
    Order.SAVED: "saved_order DESC",
    Order.CREATED: "number DESC",
    Order.REFERENCE: "reference, number",
    Order.INCIDENT: "incident_date, number",
}
_WALKS_BACK = {
    Order.SAVED: "saved_order",
    Order.CREATED: "number",
    Order.REFERENCE: "reference DESC, number DESC",
    Order.INCIDENT: "incident_date DESC, number DESC",
}
_STATES = " ".join(f"WHEN '{state.value}' THEN {at}" for at, state in enumerate(State))
# What sorts in no index. A name that is not known stands behind those that are.
_SORTED = {
    Order.NAME: "name = '', alphabet(?, name)",
    Order.PLACE: "place = '', alphabet(?, place)",
    Order.STATE: f"CASE state {_STATES} END",
    Order.COMPLETE: "answered * 1.0 / max(relevant, 1)",
}
_IN_ALPHABET = frozenset({Order.NAME, Order.PLACE})

# FTS5 gives matches oldest first. Asked backwards, a beginning of a word takes seconds at 100,000
# records, so the page is counted off from the end: newest first, 30 ms.
_FOUND = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ? OFFSET ?"
_COUNT_FOUND = "SELECT count(*) FROM search WHERE search MATCH ?"
# An open side of an interval says nothing about its year; the known side stands for both.
_FIRST_YEAR = (
    "substr(iif(incident_date LIKE '../%', substr(incident_date, 4), incident_date), 1, 4)"
)
_LAST_YEAR = (
    "iif(incident_date LIKE '%/..', substr(incident_date, 1, 4), "
    "substr(incident_date, instr(incident_date, '/') + 1, 4))"
)
_WRITTEN = (
    "(SELECT record_id FROM audit WHERE event IN ('exported', 'exported_undone') "
    "GROUP BY record_id HAVING sum(iif(event = 'exported', 1, -1)) > 0)"
)
_SENT = {
    Sent.WRITTEN: f"record_id IN {_WRITTEN}",
    Sent.UNSENT: (
        f"state IN ('sealed', 'signed') AND record_id NOT IN {_WRITTEN} "  # noqa: S608 - no value
        f"AND number NOT IN (SELECT rowid FROM search WHERE search MATCH '\"{TRAINING}\"')"
    ),
}
# On a damaged database: each index holds every number, and one bad page spoils one index.
_SALVAGE = (
    "SELECT number FROM records INDEXED BY records_by_saved",
    "SELECT number FROM records INDEXED BY records_by_reference",
    "SELECT number FROM records INDEXED BY sqlite_autoindex_records_1",
)
# The index holds the ids, so that a row on a bad page can still be named.
_NAME_OF = "SELECT record_id FROM records INDEXED BY sqlite_autoindex_records_1 WHERE number = ?"


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, how many there are in all, and which rows of this page do not verify."""

    rows: tuple[RecordRow, ...]
    total: int
    damaged: tuple[RecordId, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The numbers of all rows found, in order, and after how many changes they were asked."""

    wanted: Wanted
    changes: int
    numbers: "array[int]"


class Pages:
    """Reads pages. Numbers that had to be sorted are kept until something is written."""

    def __init__(self, database: Database, macs: Macs) -> None:
        self._database = database
        self._macs = macs
        self._kept: _Sorted | None = None

    def read(self, wanted: Wanted, limit: int, offset: int) -> Page:
        """The rows of a window. With words alone: the newest record first, whatever was saved."""
        numbers, total = self._window(wanted, limit, offset)
        at_once = self._at_once(numbers)
        shown: list[RecordRow] = []
        damaged: list[RecordId] = []
        for number in numbers:
            try:
                shown.append(self._row(number, at_once.get(number)))
            except RecordDamaged as damage:
                damaged.append(RecordId(str(damage.facts["record_id"])))
        return Page(tuple(shown), total, tuple(damaged))

    def _at_once(self, numbers: list[Value]) -> dict[Value, Row]:
        """The rows of these numbers by one question; none of them where a page is bad."""
        question = f"{READ_ROWS} WHERE number IN ({_marks(len(numbers))})"
        with suppress(VaultDamaged):
            return {row[0]: row for row in self._database.rows(question, *numbers)}
        return {}

    def _window(self, wanted: Wanted, limit: int, offset: int) -> tuple[list[Value], int]:
        if wanted.words.strip() and not match_expression(wanted.words):
            return [], 0
        found = expression(wanted)
        if wanted.narrowed.by_columns or not _walks(wanted, found):
            numbers = self._sorted(wanted, found)
            return list(numbers[offset : offset + limit]), len(numbers)
        if found:
            return self._found(found, limit, offset)
        return self._listed(wanted, limit, offset)

    def _listed(self, wanted: Wanted, limit: int, offset: int) -> tuple[list[Value], int]:
        order = (_WALKS_BACK if wanted.turned else _WALKS)[wanted.order]
        question = f"SELECT number FROM records ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608 - no value in it
        try:
            total = self._count("SELECT count(*) FROM records")
            return _first(self._database.rows(question, limit, offset)), total
        except VaultDamaged:
            numbers = self._salvaged()
        return numbers[offset : offset + limit], len(numbers)

    def _salvaged(self) -> list[Value]:
        """Every record's number, newest first, from whichever index can still be read whole."""
        for question in _SALVAGE:
            with suppress(VaultDamaged):
                return _first(sorted(self._database.rows(question), reverse=True))
        raise VaultDamaged(reason="page")

    def _found(self, found: str, limit: int, offset: int) -> tuple[list[Value], int]:
        total = self._count(_COUNT_FOUND, found)
        end = max(total - offset, 0)
        start = max(end - limit, 0)
        return _first(self._database.rows(_FOUND, found, end - start, start))[::-1], total

    def _sorted(self, wanted: Wanted, found: str) -> "array[int]":
        kept, changes = self._kept, self._database.changes
        if kept is None or (kept.wanted, kept.changes) != (wanted, changes):
            question, values = _question(wanted, found)
            rows = self._database.rows(question, *values)
            kept = _Sorted(wanted, changes, array("q", (int(str(one)) for (one,) in rows)))
            self._kept = kept
        return kept.numbers

    def _count(self, question: str, *values: Value) -> int:
        return int(str(self._database.value(question, *values)))

    def _row(self, number: Value, read: Row | None) -> RecordRow:
        try:
            row = read or self._database.one(READ_ROWS + " WHERE number = ?", number)
        except VaultDamaged as error:
            named = self._database.value(_NAME_OF, number)
            raise RecordDamaged(record_id=str(named)) from error
        if row is None:
            raise RecordDamaged(record_id="")
        return verified_row(row, self._macs).shown()


def expression(wanted: Wanted) -> str:
    """What the index of words is asked; empty when it is not."""
    facets = wanted.narrowed.facets
    alternatives = ([mark(kind, one) for one in values] for kind, values in facets if values)
    return narrowed_expression(wanted.words, alternatives)


def _walks(wanted: Wanted, found: str) -> bool:
    """Whether an index gives this order by itself."""
    if found:
        return wanted.order is Order.SAVED and not wanted.turned
    return wanted.order in _WALKS


def _question(wanted: Wanted, found: str) -> tuple[str, list[Value]]:
    conditions, values = _conditions(wanted.narrowed)
    if found:
        conditions.append("number IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(found)
    where = " WHERE " + " AND ".join(conditions) if conditions else ""
    order = (_WALKS_BACK if wanted.turned else _WALKS).get(wanted.order, "")
    if not order:
        way = " DESC" if wanted.turned else ""
        order = f"{_SORTED[wanted.order]}{way}, number"
        values += [wanted.language] if wanted.order in _IN_ALPHABET else []
    return f"SELECT number FROM records{where} ORDER BY {order}", values  # noqa: S608 - values are bound


def _conditions(narrowed: Narrowed) -> tuple[list[str], list[Value]]:
    conditions: list[str] = []
    values: list[Value] = []
    if narrowed.states:
        conditions.append(f"state IN ({_marks(len(narrowed.states))})")
        values += sorted(state.value for state in narrowed.states)
    if narrowed.years:
        span = f"? BETWEEN {_FIRST_YEAR} AND {_LAST_YEAR}"
        conditions.append("(" + " OR ".join([span] * len(narrowed.years)) + ")")
        values += sorted(narrowed.years)
    if narrowed.sent:
        conditions.append("(" + " OR ".join(_SENT[one] for one in sorted(narrowed.sent)) + ")")
    return conditions, values


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _first(rows: list[Row]) -> list[Value]:
    return [row[0] for row in rows]
