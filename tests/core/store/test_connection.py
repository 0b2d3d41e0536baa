"""The connection: every setting holds, encryption is proved, and no statement can leak."""

import sqlite3

import pytest
import sqlcipher3

from intake_app.domain.record import RecordId
from intake_app.errors import DiskFull, Surroundings, VaultDamaged, VaultInUse
from intake_app.store import proofs
from intake_app.store.connection import Database
from intake_app.store.migrations import SCHEMA
from intake_app.store.proofs import open_database, require_encrypted
from tests.builders.disks import files_no_longer_than
from tests.builders.raw import master_key, raw_connection
from tests.builders.vaults import RECORD, a_record

SETTINGS = {
    "cipher_memory_security": "1",
    "cipher_log_level": "NONE",
    "cipher_status": "1",
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "temp_store": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "user_version": SCHEMA,
    "application_id": 0x494E544B,
}

DENIED = r"not authorized|prohibited|authorization denied"


@pytest.mark.parametrize("read_only", [False, True])
def test_every_setting_holds(closed_vault, read_only):
    database = open_database(
        closed_vault.folder / "records.db", master_key(closed_vault), read_only=read_only
    )
    database.authorize(lambda *_: sqlcipher3.SQLITE_OK)

    found = {name: database.value(f"PRAGMA {name}") for name in SETTINGS}
    database.close()

    assert SETTINGS == found


def test_an_ordinary_connection_has_not_these_settings(closed_vault):
    """The control: what is asserted above is not simply how SQLCipher comes."""
    with raw_connection(closed_vault) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}

    different = {name for name, value in SETTINGS.items() if found[name] != value}
    different.discard("cipher_memory_security")
    # Memory security belongs to the process, not to the connection: once on, it is on.
    assert {
        "foreign_keys",
        "trusted_schema",
        "cell_size_check",
    } == different


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH ':memory:' AS other KEY ''",
        "ATTACH '{folder}/plain.db' AS other KEY ''",
        "DETACH main",
        "VACUUM INTO '{folder}/plain.db'",
        "PRAGMA temp_store = 1",
        "PRAGMA temp_store_directory = '{folder}'",
        "PRAGMA rekey = 'x'",
        "PRAGMA key = 'x'",
        "PRAGMA synchronous = OFF",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA cipher_memory_security = OFF",
        "PRAGMA cipher_plaintext_header_size = 32",
        "PRAGMA cipher_log = '{folder}/log'",
        "PRAGMA writable_schema = ON",
        "PRAGMA trusted_schema = ON",
        "PRAGMA secure_delete = OFF",
        "SELECT sqlcipher_export('main')",
        "SELECT load_extension('x')",
        "CREATE TEMP TABLE plain (a)",
        "CREATE TEMP VIEW plain AS SELECT 1",
    ],
)
def test_what_could_put_plaintext_outside_is_denied(vault, tmp_path, statement):
    with pytest.raises(sqlcipher3.DatabaseError, match=DENIED):
        vault._database.rows(statement.format(folder=tmp_path))

    assert ["vault"] == [path.name for path in tmp_path.iterdir()]


def test_the_file_is_no_database_for_anyone_without_the_key(closed_vault):
    path = closed_vault.folder / "records.db"

    for module in (sqlite3, sqlcipher3):
        connection = module.connect(f"file:{path}?mode=ro", uri=True)
        with pytest.raises(module.DatabaseError, match="file is not a database"):
            connection.execute("SELECT * FROM sqlite_schema").fetchall()
        connection.close()


def test_the_proof_of_encryption_fails_on_a_plaintext_database(tmp_path):
    """The control of the proof: it is not always satisfied."""
    plain = sqlite3.connect(tmp_path / "records.db")
    plain.execute("CREATE TABLE t (a)")
    plain.commit()
    plain.close()

    with pytest.raises(VaultDamaged) as raised:
        require_encrypted(tmp_path / "records.db")

    assert {"reason": "not_encrypted"} == raised.value.facts
    assert proofs._opens_without_key(tmp_path / "records.db")


def test_the_proof_of_encryption_holds_for_a_vault(closed_vault):
    require_encrypted(closed_vault.folder / "records.db")

    assert not proofs._opens_without_key(closed_vault.folder / "records.db")


def unguarded(found):
    return Database(
        found.folder / "records.db", "rw", master_key(found).database_key, lambda _: None
    )


def test_sqlite_s_own_full_database_is_a_full_disk(closed_vault):
    database = unguarded(closed_vault)
    database.rows("PRAGMA max_page_count = 1")

    with pytest.raises(DiskFull), database.transaction():
        database.run("CREATE TABLE t AS SELECT zeroblob(1000000)")

    assert [] == database.rows("SELECT name FROM sqlite_schema WHERE name = 't'")
    database.close()


def test_a_copy_without_room_is_a_full_disk_and_no_damage(closed_vault, tmp_path):
    path, key = closed_vault.folder / "records.db", master_key(closed_vault)
    target = tmp_path / "copy.db"
    target.touch()
    source, copy = open_database(path, key, at_rest=True), open_database(target, key)
    with files_no_longer_than(path.stat().st_size // 2), pytest.raises(DiskFull):
        source.copy_into(copy)
    copy.close()
    source.close()


@pytest.mark.parametrize("name", ["copy.db-wal", "copy.db-shm"])
def test_a_copy_whose_log_cannot_be_made_is_no_damage(closed_vault, tmp_path, name):
    path, key = closed_vault.folder / "records.db", master_key(closed_vault)
    target = tmp_path / "copy.db"
    target.touch()
    source, copy = open_database(path, key, at_rest=True), open_database(target, key)
    (tmp_path / name).mkdir()
    with pytest.raises(Surroundings):
        source.copy_into(copy)
    copy.close()
    source.close()


def test_a_database_that_somebody_holds_is_in_use(closed_vault):
    first, second = unguarded(closed_vault), unguarded(closed_vault)
    second.rows("PRAGMA busy_timeout = 0")

    with first.transaction(), pytest.raises(VaultInUse), second.transaction():
        pass

    first.close()
    second.close()


def test_a_mistake_of_ours_stays_a_mistake_of_ours(vault):
    with pytest.raises(sqlcipher3.OperationalError, match="no such table"):
        vault._database.rows("SELECT * FROM no_such")


def test_a_bad_page_does_not_hide_the_sound_ones(closed_vault):
    with closed_vault.open() as vault:
        vault.records.add_many([a_record(words="x" * 9000), a_record(RecordId("b"), "short")])
        page = vault._database.value("SELECT rootpage FROM sqlite_schema WHERE name = 'facts'")
    path = closed_vault.folder / "records.db"
    database = open_database(path, master_key(closed_vault), read_only=True)
    raw = bytearray(path.read_bytes())
    raw[(page - 1) * 4096 + 50] ^= 1
    path.write_bytes(raw)

    with pytest.raises(VaultDamaged):
        database.rows("SELECT * FROM facts")

    assert [(RECORD,), ("b",)] == database.rows("SELECT record_id FROM records ORDER BY number")
    with pytest.raises(sqlcipher3.DatabaseError, match="not authorized"):
        database.rows("PRAGMA synchronous = OFF")
    database.close()


def test_a_text_that_is_no_text_is_damage(vault):
    with pytest.raises(VaultDamaged):
        vault._database.rows("SELECT CAST(x'D0' AS TEXT)")
