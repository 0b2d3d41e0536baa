"""A vault of an older schema is copied before it is changed, and the copy does not stay."""

import shutil

import pytest

from intake_app.domain.clock import Ids
from intake_app.errors import DiskFull
from intake_app.store.migrations import SCHEMA
from intake_app.store.opening import open_vault
from tests.builders.disks import files_no_longer_than
from tests.builders.raw import raw_connection
from tests.builders.released_vaults import RELEASED
from tests.builders.vaults import PASSPHRASE, FoundVault, a_clock


@pytest.fixture
def old(tmp_path):
    """The released vault of schema 1."""
    shutil.copytree(RELEASED / "schema_1" / "vault", tmp_path / "vault")
    return FoundVault(tmp_path / "vault", "")


def schema_of(found):
    with raw_connection(found) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def everything_is_there(vault):
    """Each testimony verifies, and so do the pages and the log."""
    return 6 == len([vault.records.get(one) for one in vault.records.ids()]) and (
        () == vault.page_faults() and vault.audit.verify() > 6
    )


def opened(found):
    return open_vault(found.folder, PASSPHRASE, clock=a_clock(), ids=Ids())


def test_the_copy_is_gone_when_the_vault_is_open(old):
    assert 1 == schema_of(old)

    with opened(old) as vault:
        names = {path.name for path in old.folder.iterdir()}
        assert everything_is_there(vault)

    assert SCHEMA == schema_of(old)
    assert "records.db.old" not in names


def test_without_room_for_the_copy_nothing_is_changed(old):
    before = (old.folder / "records.db").read_bytes()

    with files_no_longer_than(len(before) - 1), pytest.raises(DiskFull):
        opened(old)

    assert before == (old.folder / "records.db").read_bytes()
    assert 1 == schema_of(old)
    assert not (old.folder / "records.db.old").exists()
    with opened(old) as vault:
        assert everything_is_there(vault)


@pytest.mark.parametrize("less", [0, 4096, 40_000])
def test_without_room_on_the_way_the_next_unlock_finds_everything(old, less):
    size = (old.folder / "records.db").stat().st_size

    with files_no_longer_than(size - less), pytest.raises(DiskFull):
        opened(old)

    with opened(old) as vault:
        assert everything_is_there(vault)
    assert not (old.folder / "records.db.old").exists()


def test_what_a_kill_left_of_the_copy_is_removed_with_the_next_unlock(old):
    shutil.copy(old.folder / "records.db", old.folder / "records.db.old")

    with opened(old) as vault:
        assert everything_is_there(vault)
    shutil.copy(old.folder / "records.db", old.folder / "records.db.old")
    opened(old).close()

    assert not (old.folder / "records.db.old").exists()
