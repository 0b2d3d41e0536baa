"""A vault where nothing can be written opens for reading, or says why it cannot."""

import shutil

import pytest

from intake_app.errors import ReadOnlyPlace, WrongPassphrase
from intake_app.store.backup import back_up
from intake_app.store.rotation import rotate
from tests.builders.disks import read_only
from tests.builders.raw import raw_connection
from tests.builders.released_vaults import RELEASED
from tests.builders.vaults import CHEAP, RECORD, FoundVault, a_body, a_record, a_summary, silent


@pytest.fixture
def filled(closed_vault):
    with closed_vault.open() as vault:
        vault.records.add_many([a_record()])
    return closed_vault


def test_it_is_read_and_nothing_is_made_beside_it(filled):
    names = {path.name for path in filled.folder.iterdir()}

    with read_only(filled.folder), filled.open() as vault:
        found = vault.records.get(RECORD).body
        faults = vault.faults
        problems = vault.check().problems
        during = {path.name for path in filled.folder.iterdir()}

    assert (a_body(), ("place",), (), names) == (found, faults, problems, during)


def test_nothing_is_saved_there(filled):
    with read_only(filled.folder), filled.open() as vault, pytest.raises(ReadOnlyPlace):
        vault.records.save_draft(RECORD, a_body("інше"), a_summary(), "інше")

    with filled.open() as vault:
        assert a_body() == vault.records.get(RECORD).body


def test_a_backup_and_a_new_key_name_the_place_and_no_damage(filled, tmp_path):
    (tmp_path / "stick").mkdir()

    with read_only(filled.folder), filled.open() as vault:
        for attempt in (
            lambda: back_up(vault, tmp_path / "stick", silent),
            lambda: rotate(vault, "журавель телега ноябрь", CHEAP),
        ):
            with pytest.raises(ReadOnlyPlace):
                attempt()

    assert [] == list((tmp_path / "stick").iterdir())


def test_a_wrong_passphrase_is_a_wrong_passphrase_there_too(filled):
    with read_only(filled.folder), pytest.raises(WrongPassphrase):
        filled.open("хибна хибна хибна хибна")


def test_two_programs_may_read_it(filled):
    with read_only(filled.folder), filled.open() as first, filled.open() as second:
        assert first.records.get(RECORD) == second.records.get(RECORD)


def test_what_only_the_log_holds_is_read_or_the_place_is_refused(filled):
    """Never the older answer: with the log's index it is read, without it the place is named."""
    with raw_connection(filled) as connection:
        connection.execute("UPDATE facts SET value = 'uk' WHERE name = 'language'")
        crashed = filled.copied_to(filled.folder.with_name("crashed"))
    bare = crashed.copied_to(filled.folder.with_name("bare"))
    (bare.folder / "records.db-shm").unlink()

    with read_only(crashed.folder), crashed.open() as vault:
        assert "uk" == vault.language
    with read_only(bare.folder), pytest.raises(ReadOnlyPlace):
        bare.open()
    with bare.open() as vault:
        assert "uk" == vault.language


def test_a_vault_of_an_older_schema_is_not_migrated_there(tmp_path):
    shutil.copytree(RELEASED / "schema_1" / "vault", tmp_path / "vault")
    found = FoundVault(tmp_path / "vault", "")

    with read_only(found.folder), pytest.raises(ReadOnlyPlace):
        found.open()

    with found.open() as vault:
        assert 6 == vault.records.page().total
