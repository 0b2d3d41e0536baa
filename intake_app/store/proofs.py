"""Opening the database: each setting is read back, encryption is proved, leaks are denied."""

import os
from pathlib import Path

import sqlcipher3

from intake_app.errors import PathTooLong, VaultDamaged
from intake_app.files import files_edge
from intake_app.i18n.alphabets import sort_text
from intake_app.store.connection import Database, Value
from intake_app.store.keys import MasterKey

# SQLite takes 512 bytes, and needs eight for the name of a journal (measured: 504 opens, 505 not).
_LONGEST_PATH = 504
PLAINTEXT_MAGIC = b"SQLite format 3\x00"
KNOWN_CIPHER = "4."

# Setting, what is asked for, what must be read back (None: SQLCipher does not tell).
_SETTINGS: tuple[tuple[str, str, Value], ...] = (
    ("cipher_memory_security", "ON", "1"),
    ("cipher_log_level", "NONE", "NONE"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("secure_delete", "ON", 1),
)
_IN_MEMORY = (0, 2)  # the build keeps temporary tables in memory unless told FILE (1)

# Pragmas allowed once the connection is open. Some only ask; user_version also sets, in migrations.
_ALLOWED_PRAGMAS = frozenset(
    {
        "application_id",
        "cipher_integrity_check",
        "cipher_status",
        "data_version",
        "foreign_key_check",
        "integrity_check",
        "user_version",
        "wal_checkpoint",
    }
)
_DENIED_ACTIONS = frozenset(
    {
        sqlcipher3.SQLITE_ATTACH,
        sqlcipher3.SQLITE_DETACH,
        sqlcipher3.SQLITE_CREATE_TEMP_INDEX,
        sqlcipher3.SQLITE_CREATE_TEMP_TABLE,
        sqlcipher3.SQLITE_CREATE_TEMP_TRIGGER,
        sqlcipher3.SQLITE_CREATE_TEMP_VIEW,
    }
)
_DENIED_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export"})


def open_database(
    path: Path, master: MasterKey, *, read_only: bool = False, at_rest: bool = False
) -> Database:
    """A connection that is ready for testimony; the key given to SQLCipher is wiped.

    `at_rest` is for reading a file that nobody writes, such as a backup: nothing is made beside
    it, and it may lie where nothing can be written. VaultDamaged when a page does not verify or a
    setting does not hold; PathTooLong. Prove encryption with `require_encrypted` before anything is
    read for a person.
    """
    _require_short(path)

    def prepare(database: Database) -> None:
        _configure(database, read_only=read_only or at_rest, at_rest=at_rest)
        database.offer("alphabet", sort_text)
        database.authorize(_decide)

    mode = "ro&immutable=1" if at_rest else "ro" if read_only else "rw"
    return Database(path, mode, master.database_key, prepare)


def require_encrypted(path: Path) -> None:
    """Prove that the file on disk cannot be read without the key; VaultDamaged otherwise."""
    _require_short(path)
    with files_edge(), path.open("rb") as file:
        beginning = file.read(len(PLAINTEXT_MAGIC))
    if beginning == PLAINTEXT_MAGIC:
        raise VaultDamaged(reason="not_encrypted")
    if beginning and _opens_without_key(path):
        raise VaultDamaged(reason="not_encrypted")


def _require_short(path: Path) -> None:
    """PathTooLong for what SQLite would call a file that cannot be opened."""
    with files_edge():
        if len(os.fsencode(os.path.realpath(path))) > _LONGEST_PATH:
            raise PathTooLong


def _configure(database: Database, *, read_only: bool, at_rest: bool) -> None:
    for name, wanted, expected in _SETTINGS:
        database.rows(f"PRAGMA {name}={wanted}")
        _require(database, name, (expected,))
    _require(database, "temp_store", _IN_MEMORY)
    _require(database, "cipher_status", ("1",))
    if not str(database.value("PRAGMA cipher_version")).startswith(KNOWN_CIPHER):
        raise VaultDamaged(reason="cipher_version")
    # The first read of a page: a wrong key or a damaged first page shows here.
    database.rows("SELECT count(*) FROM sqlite_schema")
    if not read_only:
        database.rows("PRAGMA journal_mode=WAL")
    # A file at rest has no log: SQLite answers with the mode of a file that never had one.
    _require(database, "journal_mode", ("delete",) if at_rest else ("wal",))


def _require(database: Database, setting: str, expected: tuple[Value, ...]) -> None:
    if database.value(f"PRAGMA {setting}") not in expected:
        raise VaultDamaged(reason=setting)


def _opens_without_key(path: Path) -> bool:
    # As it lies: the log beside it is not looked at, and nothing is made beside it.
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlcipher3.connect(address, uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except sqlcipher3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlcipher3.SQLITE_NOTADB:
            raise
        return False
    else:
        return True
    finally:
        connection.close()


def _decide(
    action: int, first: str | None, second: str | None, _base: str | None, _source: str | None
) -> int:
    """Deny what could put plaintext outside the encrypted file (ATTACH ... KEY '', temp files)."""
    denied = (
        action in _DENIED_ACTIONS
        or (action == sqlcipher3.SQLITE_PRAGMA and (first or "").lower() not in _ALLOWED_PRAGMAS)
        or (action == sqlcipher3.SQLITE_FUNCTION and (second or "").lower() in _DENIED_FUNCTIONS)
    )
    return int(sqlcipher3.SQLITE_DENY if denied else sqlcipher3.SQLITE_OK)
