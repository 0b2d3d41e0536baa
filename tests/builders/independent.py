"""The database of a test vault as another program reads it: SQLite3 Multiple Ciphers.

It shares no code with SQLCipher beyond SQLite itself. Headquarters' disaster kit does the same.
"""

from contextlib import contextmanager

import apsw

from tests.builders.raw import master_key

# `hexkey` does not open our files; the raw key in SQLCipher's own spelling does.
_AS_WE_WRITE = ("cipher='sqlcipher'", "legacy=4")


@contextmanager
def independent_reader(found, master=None):
    """A connection of the other program with the vault's true key; it can only read."""
    raw_key = bytes((master or master_key(found)).database_key()).decode("ascii")
    database = found.folder / "records.db"
    connection = apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        for setting in (*_AS_WE_WRITE, f'key="{raw_key}"'):
            connection.execute(f"PRAGMA {setting}").fetchall()
        yield connection
    finally:
        connection.close()


def everything_in(connection):
    """Every value of every table, search's own tables too, as bytes: what the true key shows."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return b"\n".join(
        value if isinstance(value, bytes) else str(value).encode()
        for (name,) in tables
        for row in connection.execute(f'SELECT * FROM "{name}"')
        for value in row
    )


def pages_in_clear(found, master=None):
    """The database file decrypted, free pages and slack too: an image under the true key."""
    with independent_reader(found, master) as connection:
        return connection.serialize("main")


def last_overflow_pages(found):
    """The last page of each long body and revision, counted from 0."""
    with independent_reader(found) as connection:
        pages = connection.execute(
            "SELECT max(path), pageno FROM dbstat WHERE name IN ('bodies', 'revisions') "
            "AND pagetype = 'overflow' GROUP BY name, substr(path, 1, instr(path, '+'))"
        ).fetchall()
    return [pageno - 1 for _, pageno in pages]
