"""The rows of a damaged table that can still be read: a bad page costs its own rows, no others.

Where rows have numbers, each is asked for by itself, and the indexes say which there were. Where
the key is a text, the table is walked from both ends, and between the bad pages that both met from
many places.
"""

from collections.abc import Generator, Iterator
from contextlib import suppress

from intake_app.errors import VaultDamaged
from intake_app.store.connection import Database, Row, Value

# Beyond the highest number known so many more are tried: the last ones may be on the bad page.
TRIED_BEYOND = 200
# Keys are ids in hexadecimal, names in Latin letters, prefixes of numbers.
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_STARTS = ("", *(first + then for first in _LETTERS for then in ("", *"248aceimpsu")))

# The tables without row numbers, and the key of each: its first columns.
KEYS = {
    "attachment_steps": ("attachment_id",),
    "facts": ("name",),
    "half_typed": ("number", "path"),
    "people": ("slot_id",),
    "reference_numbers": ("prefix",),
    "reviews": ("record_id",),
    "sealed_steps": ("sealed_file",),
    "slips": ("slip",),
}


class TableReading:
    """One table of a damaged database. `lost` is known once `rows` has ended.

    It is exact where an index tells which rows there were; otherwise there are at least so many.
    """

    def __init__(self, database: Database, table: str) -> None:
        self.lost = 0
        self._database = database
        self._table = table

    def rows(self) -> Iterator[Row]:
        """Every row that can be read, once."""
        whole = self._whole()
        if whole is not None:
            yield from whole
        elif self._table in KEYS:
            yield from self._walked(KEYS[self._table])
        else:
            yield from self._numbered()

    def _whole(self) -> list[Row] | None:
        """Counted along an index, which may be whole where the table is not, and the reverse."""
        with suppress(VaultDamaged):
            found = self._database.rows(f"SELECT * FROM {self._table}")  # noqa: S608 - named by our own schema
            if self._database.value(f"SELECT count(*) FROM {self._table}") == len(found):  # noqa: S608 - the same
                return found
        return None

    def _numbered(self) -> Iterator[Row]:
        known, is_bad = self._numbers(), False
        for number in range(1, max(known, default=0) + TRIED_BEYOND):
            row = None
            try:
                row = self._database.one(f"SELECT * FROM {self._table} WHERE rowid = ?", number)  # noqa: S608 - the same
            except VaultDamaged:
                is_bad = True
            if row is not None:
                yield row
            elif number in known:
                self.lost += 1
        self.lost = max(self.lost, int(is_bad))

    def _numbers(self) -> set[int]:
        of_table = "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?"
        indexes = self._values(of_table, self._table)
        places = ("", " NOT INDEXED", *(f" INDEXED BY {name!s}" for name in indexes))
        found: list[Value] = []
        for place in places:
            found += self._values(f"SELECT rowid FROM {self._table}{place}")  # noqa: S608 - the same
            found += self._values(f"SELECT max(rowid) FROM {self._table}{place}")  # noqa: S608 - the same
        return {number for number in found if isinstance(number, int)}

    def _walked(self, columns: tuple[str, ...]) -> Iterator[Row]:
        up, down = self._step(columns, ">", ""), self._step(columns, "<", " DESC")
        rest = ("",) * (len(columns) - 1)
        seen: set[Row] = set()
        least: Value = 0 if columns[0] == "number" else ""
        low = yield from self._walk(up, (least, *rest), seen)
        if not self.lost:
            return
        # Bytes stand behind every number and text.
        high = yield from self._walk(down, (b"",) * len(columns), seen)
        for start in _between(low[0], high[0]):
            yield from self._walk(up, (start, *rest), seen)

    def _step(self, columns: tuple[str, ...], way: str, order: str) -> str:
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        sort = ", ".join(f"{column}{order}" for column in columns)
        return (
            f"SELECT * FROM {self._table} "  # noqa: S608 - named by our own schema
            f"WHERE ({names}) {way} ({marks}) ORDER BY {sort} LIMIT 1"
        )

    def _walk(self, step: str, key: Row, seen: set[Row]) -> Generator[Row, None, Row]:
        """From `key` on to a bad page, to what was seen or to the end; the last key it met."""
        while True:
            try:
                row = self._database.one(step, *key)
            except VaultDamaged:
                self.lost = 1
                return key
            if row is None or row[: len(key)] in seen:
                return key
            key = row[: len(key)]
            seen.add(key)
            yield row

    def _values(self, question: str, *values: Value) -> list[Value]:
        """The first column of every row; none when it cannot be read."""
        with suppress(VaultDamaged):
            return [row[0] for row in self._database.rows(question, *values)]
        return []


def _between(low: Value, high: Value) -> Iterator[Value]:
    """Where to try: every number, or the beginnings of texts."""
    if isinstance(low, int):
        yield from range(low + 1, high if isinstance(high, int) else low + TRIED_BEYOND)
    else:
        is_last = isinstance(high, bytes)
        yield from (one for one in _STARTS if one > str(low) and (is_last or one < str(high)))
