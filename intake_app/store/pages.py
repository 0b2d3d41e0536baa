"""The list of testimonies, page by page, straight from SQL: never the whole vault in memory."""

from dataclasses import dataclass

from intake_app.domain.record import RecordId, RecordRow
from intake_app.errors import RecordDamaged
from intake_app.store.connection import Database, Row
from intake_app.store.macs import Macs
from intake_app.store.record_rows import READ_ROWS, verified_row
from intake_app.store.search import match_expression

ORDERS = {
    "saved": " ORDER BY saved_order DESC",
    "created": " ORDER BY number DESC",
    "name": " ORDER BY name, number",
    "reference": " ORDER BY reference, number",
    "incident": " ORDER BY incident_date, number",
}

_FOUND = " WHERE number IN (SELECT rowid FROM search WHERE search MATCH ?)"
_WINDOW = " LIMIT ? OFFSET ?"


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, how many there are in all, and which rows of this page do not verify."""

    rows: tuple[RecordRow, ...]
    total: int
    damaged: tuple[RecordId, ...] = ()


def read_page(
    database: Database, macs: Macs, words: str, order: str, window: tuple[int, int]
) -> Page:
    """The rows of a window (limit, offset); found by words when there are any."""
    found = match_expression(words)
    if found:
        total = database.value("SELECT count(*) FROM search WHERE search MATCH ?", found)
        rows = database.rows(_windowed(_FOUND, ORDERS[order]), found, *window)
    elif words.strip():
        return Page((), 0)
    else:
        total = database.value("SELECT count(*) FROM records")
        rows = database.rows(_windowed("", ORDERS[order]), *window)
    return _page(rows, int(str(total)), macs)


def _windowed(condition: str, order: str) -> str:
    """The inner question walks an index only, so that a far page costs little."""
    # Every part is a constant of this file; values are bound.
    numbers = "SELECT number FROM records" + condition + order + _WINDOW  # noqa: S608
    return f"{READ_ROWS} WHERE number IN ({numbers}){order}"


def _page(rows: list[Row], total: int, macs: Macs) -> Page:
    shown: list[RecordRow] = []
    damaged: list[RecordId] = []
    for row in rows:
        try:
            shown.append(verified_row(row, macs).shown())
        except RecordDamaged:
            damaged.append(RecordId(str(row[1])))
    return Page(tuple(shown), total, tuple(damaged))
