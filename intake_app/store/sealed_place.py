"""A vault where nothing can be written: a stick with its switch on, a disc, a folder of others.

It opens for reading. Nobody else can write there either, so the file is read as it lies, unless
a log lies beside it that holds what the file does not.
"""

from pathlib import Path

from intake_app.errors import PlaceGone, ReadOnlyPlace, VaultDamaged
from intake_app.store import migrations
from intake_app.store.connection import Database
from intake_app.store.keys import MasterKey
from intake_app.store.proofs import open_database

PLACE = "place"
"""The code that stands among the faults of such a vault; it is whole, and only reads."""


def require_writable(faults: tuple[str, ...]) -> None:
    """Nothing is changed, copied out or moved where it cannot be noted, the vault sound or not.

    ReadOnlyPlace where only the place is in the way; VaultDamaged for any damage.
    """
    if faults == (PLACE,):
        raise ReadOnlyPlace
    if faults:
        raise VaultDamaged(reason=faults[0])


def read_as_it_lies(path: Path, master: MasterKey) -> Database:
    """A connection for reading; ReadOnlyPlace for a vault that must be written before it is read.

    That is one of an older schema, or one whose program was cut short: copied to a place that can
    be written, either opens.
    """
    log = path.with_name(f"{path.name}-wal")
    has_log = log.exists() and log.stat().st_size > 0
    try:
        database = open_database(path, master, read_only=has_log, at_rest=not has_log)
    except PlaceGone as error:
        raise ReadOnlyPlace from error
    try:
        migrations.require_known(database)
        is_current = migrations.is_current(database)
    except BaseException:
        database.close()
        raise
    if not is_current:
        database.close()
        raise ReadOnlyPlace
    return database
