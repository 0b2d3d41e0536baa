"""The database of a test vault as somebody with the key but without our program meets it."""

from contextlib import contextmanager

import sqlcipher3

from intake_app.store import slots
from intake_app.store.header import read_header
from intake_app.store.kdf import derive
from intake_app.store.slots import SlotType
from tests.builders.vaults import PASSPHRASE


def master_key(found):
    """The key of a test vault."""
    header = read_header(found.folder)
    key = derive(PASSPHRASE, header.salt, header.cost)
    return slots.unwrap(header.of_type(SlotType.USER)[0], key, header.bond())


@contextmanager
def raw_connection(found):
    """SQLCipher with the right key and none of our settings, guards or checks."""
    connection = sqlcipher3.connect(str(found.folder / "records.db"), isolation_level=None)
    try:
        connection.set_key(master_key(found).database_key())
        connection.execute("PRAGMA cipher_log_level=NONE")
        yield connection
    finally:
        connection.close()
