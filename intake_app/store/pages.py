"""The list of testimonies, page by page, straight from SQL: never the whole vault in memory."""

from contextlib import suppress
from dataclasses import dataclass

from intake_app.domain.record import RecordId, RecordRow
from intake_app.errors import RecordDamaged, VaultDamaged
from intake_app.store.connection import Database, Row, Value
from intake_app.store.macs import Macs
from intake_app.store.record_rows import READ_ROWS, verified_row
from intake_app.store.search import match_expression

# Each question walks an index and gives numbers only, so that a far page costs little.
ORDERS = {
    "saved": "SELECT number FROM records ORDER BY saved_order DESC LIMIT ? OFFSET ?",
    "created": "SELECT number FROM records ORDER BY number DESC LIMIT ? OFFSET ?",
    "name": "SELECT number FROM records ORDER BY name, number LIMIT ? OFFSET ?",
    "reference": "SELECT number FROM records ORDER BY reference, number LIMIT ? OFFSET ?",
    "incident": "SELECT number FROM records ORDER BY incident_date, number LIMIT ? OFFSET ?",
}

# FTS5 gives matches oldest first. Asked backwards, a beginning of a word takes seconds at 100,000
# records, so the page is counted off from the end: newest first, 30 ms.
_FOUND = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ? OFFSET ?"
_COUNT_FOUND = "SELECT count(*) FROM search WHERE search MATCH ?"
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


def read_page(
    database: Database, macs: Macs, words: str, order: str, window: tuple[int, int]
) -> Page:
    """The rows of a window (limit, offset).

    With words: the records that hold all of them, newest first, whatever `order` says.
    """
    found = match_expression(words)
    if found:
        numbers, total = _found(database, found, window)
    elif words.strip():
        numbers, total = [], 0
    else:
        numbers, total = _listed(database, order, window)
    shown: list[RecordRow] = []
    damaged: list[RecordId] = []
    for (number,) in numbers:
        try:
            shown.append(_row(database, macs, number))
        except RecordDamaged as damage:
            damaged.append(RecordId(str(damage.facts["record_id"])))
    return Page(tuple(shown), total, tuple(damaged))


def _listed(database: Database, order: str, window: tuple[int, int]) -> tuple[list[Row], int]:
    try:
        total = _count(database, "SELECT count(*) FROM records")
        return database.rows(ORDERS[order], *window), total
    except VaultDamaged:
        numbers = _salvaged(database)
    limit, offset = window
    return numbers[offset : offset + limit], len(numbers)


def _salvaged(database: Database) -> list[Row]:
    """Every record's number, newest first, from whichever index can still be read whole."""
    for question in _SALVAGE:
        with suppress(VaultDamaged):
            return sorted(database.rows(question), reverse=True)
    raise VaultDamaged(reason="page")


def _found(database: Database, found: str, window: tuple[int, int]) -> tuple[list[Row], int]:
    limit, offset = window
    total = _count(database, _COUNT_FOUND, found)
    end = max(total - offset, 0)
    start = max(end - limit, 0)
    return database.rows(_FOUND, found, end - start, start)[::-1], total


def _count(database: Database, question: str, *values: Value) -> int:
    return int(str(database.value(question, *values)))


def _row(database: Database, macs: Macs, number: Value) -> RecordRow:
    try:
        row = database.one(READ_ROWS + " WHERE number = ?", number)
    except VaultDamaged as error:
        raise RecordDamaged(record_id=str(database.value(_NAME_OF, number))) from error
    if row is None:
        raise RecordDamaged(record_id="")
    return verified_row(row, macs).shown()
