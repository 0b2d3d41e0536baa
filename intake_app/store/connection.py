"""The one edge to SQLCipher: every statement goes through here, and its errors become ours.

A connection belongs to the thread that opened it; any other gets sqlcipher3.ProgrammingError,
which is a mistake of ours and is not translated.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

import sqlcipher3

from intake_app.errors import (
    DiskFull,
    MediumFailed,
    PlaceGone,
    ReadOnlyPlace,
    Surroundings,
    VaultDamaged,
    VaultInUse,
)
from intake_app.store.keys import wipe
from intake_app.store.room import require_room_beside
from intake_app.store.scripts import tables

Value: TypeAlias = int | float | str | bytes | None
Row: TypeAlias = tuple[Value, ...]
KeyMaker: TypeAlias = Callable[[], bytearray]
Preparation: TypeAlias = Callable[["Database"], None]
Authorizer: TypeAlias = Callable[[int, str | None, str | None, str | None, str | None], int]

_STATE, _SOUND = "PRAGMA cipher_status", ("1",)
_DROPPED = "no such table: "
# What `sqlite3_errstr` says. A copy that fails is told by these words, without its code.
_SAID = {
    "database or disk is full": sqlcipher3.SQLITE_FULL,
    "disk I/O error": sqlcipher3.SQLITE_IOERR,
    "unable to open database file": sqlcipher3.SQLITE_CANTOPEN,
    "attempt to write a readonly database": sqlcipher3.SQLITE_READONLY,
    "database is locked": sqlcipher3.SQLITE_BUSY,
    "database table is locked": sqlcipher3.SQLITE_LOCKED,
}


class _Zeroed(Exception):
    """SQLCipher met a page that does not verify and gave out zeros in its place."""


class Database:
    """An open, keyed connection. Rows come out whole; changes happen inside `transaction`.

    After a page that does not verify SQLCipher refuses every later page, sound ones too
    (measured), so the connection is made anew: one bad page must not hide the other testimonies.
    """

    def __init__(self, path: Path, mode: str, key: KeyMaker, prepare: Preparation) -> None:
        self.path = path
        self._address = f"{path.absolute().as_uri()}?mode={mode}"
        self._key = key
        self._prepare = prepare
        self.changes = 0
        self._depth = 0
        self._has_failed = False
        self._judge: Authorizer | None = None
        self._connect()

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """All rows of a question."""
        with self._edge():
            found: list[Row] = self._connection.execute(sql, values).fetchall()
            self._require_whole()
            return found

    def one(self, sql: str, *values: Value) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, *values)
        return found[0] if found else None

    def value(self, sql: str, *values: Value) -> Value:
        """The first column of the first row, or None."""
        found = self.one(sql, *values)
        return found[0] if found else None

    def run(self, sql: str, *values: Value) -> int:
        """Change something; returns how many rows were changed."""
        with self._edge():
            self.changes += 1
            changed = int(self._connection.execute(sql, values).rowcount)
        if not self._depth:
            self._require_whole()
        return changed

    def run_script(self, statements: Sequence[str]) -> None:
        """Statements one after another, inside the transaction that is open."""
        for statement in statements:
            self.run(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; durable when the outermost block ends. Inner blocks are savepoints."""
        inner = self._depth > 0
        self.run("SAVEPOINT step" if inner else "BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
            # Once for all changes: it costs as much as one. A change that sought its rows in zeros
            # found none, and SQLCipher would keep that without a word (measured).
            self._require_whole()
            self.run("RELEASE step" if inner else "COMMIT")
        except BaseException:
            self._undo(inner=inner)
            raise
        finally:
            self._depth -= 1
            self._revive()

    def checkpoint(self) -> None:
        """Move the write-ahead log into the database file, as far as readers allow."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def empty_log(self) -> None:
        """As `checkpoint`, and nothing of any change stays in the log; VaultInUse while it does."""
        busy = self.value("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            raise VaultInUse

    def vacuum(self) -> None:
        """Write the whole file anew without what was deleted; costs its size in memory.

        SQLite attaches a nameless helper for it, which the authorizer denies to everybody else.
        It lies in memory: `temp_store` is asserted when the connection is made.
        """
        judge = self._judge

        def decide(
            action: int, first: str | None, second: str | None, base: str | None, by: str | None
        ) -> int:
            is_helper = action == sqlcipher3.SQLITE_ATTACH and not first
            if is_helper or action == sqlcipher3.SQLITE_DETACH or judge is None:
                return int(sqlcipher3.SQLITE_OK)
            return judge(action, first, second, base, by)

        self._connection.set_authorizer(decide)
        try:
            self.run("VACUUM")
        finally:
            self._connection.set_authorizer(self._judge)

    def copy_into(self, other: "Database") -> None:
        """Write every page into another database, under that one's key; what was in it goes."""
        with self._edge():
            try:
                self._connection.backup(other._connection)  # noqa: SLF001 - of the same class
            except sqlcipher3.OperationalError as error:
                # Without a code a full disk would be told as damage.
                error.sqlite_errorcode = _SAID.get(str(error), 0)
                raise

    def stop_writing(self) -> None:
        """Exchange the connection for one that can only read: damage was found while it was open.

        What is not yet in the file stays in its log of writes.
        """
        self._address = self._address.replace("?mode=rw", "?mode=ro")
        self._has_failed = True
        self._revive()

    def offer(self, name: str, function: Callable[[str, str], str]) -> None:
        """Let questions call a function of two texts, the same every time."""
        self._connection.create_function(name, 2, function, deterministic=True)

    def authorize(self, decide: Authorizer) -> None:
        """From here on every statement is judged by `decide` before it runs."""
        self._judge = decide
        self._connection.set_authorizer(decide)

    def close(self) -> None:
        """Close; a writer that is the last one also empties the write-ahead log."""
        with self._edge():
            self._connection.close()

    def _undo(self, *, inner: bool) -> None:
        # A full disk has SQLite roll back by itself; then there is nothing left to undo.
        if self._connection.in_transaction:
            with suppress(DiskFull, MediumFailed, VaultDamaged):
                self.run("ROLLBACK TO step" if inner else "ROLLBACK")

    def _connect(self) -> None:
        key = self._key()
        try:
            self._connection = sqlcipher3.connect(self._address, uri=True, isolation_level=None)
            self._connection.set_key(key)
        except sqlcipher3.DatabaseError as error:
            self._translate(error)
            raise
        finally:
            wipe(key)
        try:
            self._prepare(self)
        except BaseException:
            self._connection.close()
            raise

    def _revive(self) -> None:
        """Exchange a connection that met a bad page; keep it when no other can be had."""
        if self._depth or not self._has_failed:
            return
        failed, self._has_failed = self._connection, False
        # While it is prepared the new one must not be revived in its turn.
        self._depth += 1
        try:
            self._connect()
        except (VaultDamaged, Surroundings):
            self._connection = failed
        else:
            failed.close()
        finally:
            self._depth -= 1
            self._has_failed = False

    @contextmanager
    def _edge(self) -> Iterator[None]:
        try:
            yield
        except (_Zeroed, UnicodeDecodeError, MemoryError) as error:
            # The second: the name of a table that nobody wrote, in an error of SQLite. The third:
            # so SQLCipher refuses to write any page after a bad one (measured).
            if isinstance(error, MemoryError) and self._is_whole():
                raise
            self._fail()
            raise VaultDamaged(reason="page") from None
        except sqlcipher3.DatabaseError as error:
            try:
                self._translate(error)
            except VaultDamaged:
                self._fail()
                raise
            raise

    def _fail(self) -> None:
        self._has_failed = True
        self._revive()

    def _require_whole(self) -> None:
        # What SQLCipher does not say: a bad page, given out as zeros (measured). Only the state of
        # the cipher tells, and keeps it; asking costs 80 microseconds.
        with self._edge():
            if not self._is_whole():
                raise _Zeroed

    def _is_whole(self) -> bool:
        return bool(self._connection.execute(_STATE).fetchone() == _SOUND)

    def _translate(self, error: sqlcipher3.DatabaseError) -> None:
        """Raise our error for a fault of the world; return for a mistake of ours."""
        match getattr(error, "sqlite_errorcode", 0) & 0xFF:
            case sqlcipher3.SQLITE_BUSY | sqlcipher3.SQLITE_LOCKED:
                raise VaultInUse from error
            case sqlcipher3.SQLITE_FULL:
                raise DiskFull from error
            case sqlcipher3.SQLITE_READONLY:
                raise ReadOnlyPlace from error
            case sqlcipher3.SQLITE_CANTOPEN:
                # A log that a full disk has no room for cannot be opened either.
                with suppress(MediumFailed, PlaceGone, ReadOnlyPlace):
                    require_room_beside(self.path)
                raise PlaceGone from error
            case sqlcipher3.SQLITE_IOERR:
                require_room_beside(self.path)
                raise MediumFailed from error
            case sqlcipher3.SQLITE_CORRUPT | sqlcipher3.SQLITE_NOTADB:
                raise VaultDamaged(reason="page") from error
            case sqlcipher3.SQLITE_ERROR if _names_a_dropped_table(error):
                raise VaultDamaged(reason="structure") from error
            case 0 if isinstance(error, sqlcipher3.OperationalError):
                # A text that is none. The library's own words quote it, so they go no further.
                raise VaultDamaged(reason="page") from None


def _names_a_dropped_table(error: sqlcipher3.DatabaseError) -> bool:
    """Whether it is a table that every vault has: somebody with the key took it away."""
    named = str(error).removeprefix(_DROPPED).removeprefix("main.")
    return str(error).startswith(_DROPPED) and named in tables()
