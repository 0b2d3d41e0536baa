"""From an older schema to this one, with an encrypted copy of the database until that is proved.

The copy lies beside the database, under the same key, and holds no slot: it keeps no passphrase
alive. It is gone again before anybody works in the vault, so that nothing erased later stays in it.
"""

from contextlib import suppress
from pathlib import Path

from intake_app.errors import MediumFailed, VaultDamaged
from intake_app.files import files_edge, sync_folder
from intake_app.store import migrations
from intake_app.store.connection import Database
from intake_app.store.copying import copied, read_back
from intake_app.store.inspection import database_faults

COPY = "records.db.old"

_COUNTED = ("records", "bodies", "revisions", "audit", "facts", "people", "exports")


def bring_up_to_date(database: Database) -> None:
    """Migrate, if there is need; every row of before is there afterwards.

    DiskFull when there is no room for the copy: nothing was changed then. VaultDamaged when the
    migrated database does not hold what it held: the copy has been put back.
    """
    copy = database.path.with_name(COPY)
    if migrations.is_current(database):
        with suppress(OSError):
            copy.unlink(missing_ok=True)
        return
    _copy(database, copy)
    before = _counts(database)
    migrations.migrate(database)
    if _counts(database) != before:
        _put_back(database, copy)
        raise VaultDamaged(reason="migration")
    with files_edge():
        copy.unlink()
        sync_folder(copy.parent)


def _copy(database: Database, copy: Path) -> None:
    database.empty_log()
    with files_edge():
        copy.unlink(missing_ok=True)
    try:
        is_same = copied(database.path, copy) == read_back(copy)
    except BaseException:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
        raise
    if not is_same:
        raise MediumFailed
    with files_edge():
        sync_folder(copy.parent)


def _counts(database: Database) -> tuple[object, ...]:
    """How many rows each table of the first schema has, and whether the pages are sound."""
    counts = (database.value(f"SELECT count(*) FROM {table}") for table in _COUNTED)  # noqa: S608 - our own names
    return (*counts, *database_faults(database))


def _put_back(database: Database, copy: Path) -> None:
    database.close()
    with files_edge():
        for ending in ("-wal", "-shm"):
            database.path.with_name(database.path.name + ending).unlink(missing_ok=True)
        copy.replace(database.path)
        sync_folder(copy.parent)
