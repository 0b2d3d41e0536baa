"""Back from a backup: everything is there, or whatever stood at the target still stands."""

import hashlib
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from intake_app.domain.clock import Ids
from intake_app.errors import (
    BackupDamaged,
    BackupOfAnotherVault,
    DiskFull,
    FolderNotEmpty,
    NotABackup,
    PlaceGone,
    VaultInUse,
    VaultStandsThere,
    WrongPassphrase,
)
from intake_app.store.backup import back_up
from intake_app.store.copying import Proof
from intake_app.store.manifest import read_manifest, write_manifest
from intake_app.store.opening import open_vault
from intake_app.store.passphrases import change_passphrase
from intake_app.store.restoring import Wish, rehearse, restore
from tests.builders.disks import files_no_longer_than
from tests.builders.vaults import (
    PASSPHRASE,
    PHOTOGRAPH,
    a_clock,
    a_record,
    a_summary,
    add_photo,
    add_two,
    found_vault,
    photo_in,
    read_back,
    silent,
)

NEW = "қоңыр алма жүз терезе"


@pytest.fixture
def backed_up(vault, tmp_path):
    """An open vault with two testimonies, and its backup on a stick."""
    add_two(vault)
    read_back(vault)
    add_photo(vault)
    (tmp_path / "stick").mkdir()
    return vault, back_up(vault, tmp_path / "stick", silent).folder


def restored(source, target, passphrase=PASSPHRASE, *, replaces=False):
    wish = Wish(source, target, passphrase, replaces)
    return restore(wish, silent, clock=a_clock(), ids=Ids())


def content(vault):
    return [vault.records.get(one) for one in vault.records.ids()]


def test_a_restored_vault_says_what_the_vault_said(backed_up, tmp_path):
    vault, source = backed_up
    expected, entries = content(vault), vault.audit.entries()[:-1]

    done = restored(source, tmp_path / "back")

    assert (tmp_path / "back", None, 1) == (done.folder, done.aside, done.manifest.number)
    with open_vault(done.folder, PASSPHRASE, clock=a_clock(), ids=Ids()) as again:
        assert expected == content(again)
        assert entries == again.audit.entries()[: len(entries)]
        assert () == again.check().problems
        assert PHOTOGRAPH == photo_in(again)
    assert not (done.folder / "backup.json").exists()


def test_a_restored_vault_is_private(backed_up, tmp_path):
    done = restored(backed_up[1], tmp_path / "back")

    modes = {oct(path.stat().st_mode & 0o077) for path in [done.folder, *done.folder.rglob("*")]}
    assert {"0o0"} == modes


def test_an_old_backup_opens_with_the_passphrase_of_its_day(backed_up, tmp_path):
    vault, source = backed_up
    change_passphrase(vault, PASSPHRASE, NEW)

    with pytest.raises(WrongPassphrase):
        restored(source, tmp_path / "back", NEW)
    assert not (tmp_path / "back").exists()

    done = restored(source, tmp_path / "back", PASSPHRASE)
    with open_vault(done.folder, PASSPHRASE, clock=a_clock(), ids=Ids()) as again:
        assert 2 == again.records.page().total


def test_a_vault_that_stands_there_is_replaced_only_when_that_is_said(backed_up, tmp_path):
    standing = found_vault(tmp_path / "here")
    before = standing.files()

    with pytest.raises(VaultStandsThere):
        restored(backed_up[1], standing.folder)
    assert before == standing.files()

    done = restored(backed_up[1], standing.folder, replaces=True)
    assert tmp_path / "here.before-0001" == done.aside
    assert set(before) == {path.name for path in done.aside.iterdir()}
    with open_vault(standing.folder, PASSPHRASE, clock=a_clock(), ids=Ids()) as again:
        assert 2 == again.records.page().total


def test_a_vault_that_is_open_is_not_moved_aside(backed_up, tmp_path):
    standing = found_vault(tmp_path / "here")

    with standing.open() as live:
        live.records.add_many([a_record()])
        with pytest.raises(VaultInUse):
            restored(backed_up[1], standing.folder, replaces=True)

    with standing.open() as live:
        assert 1 == live.records.page().total
    assert {"here", "stick", "vault"} == {path.name for path in tmp_path.iterdir()}


def test_a_folder_with_something_else_in_it_is_left_alone(backed_up, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")

    with pytest.raises(FolderNotEmpty):
        restored(backed_up[1], tmp_path / "full", replaces=True)

    assert ["letter.txt"] == [path.name for path in (tmp_path / "full").iterdir()]


@pytest.mark.parametrize("room", [0, 1, 700, 3000, 20_000])
def test_a_full_disk_leaves_nothing_of_a_restored_vault(backed_up, tmp_path, room):
    with files_no_longer_than(room), pytest.raises(DiskFull):
        restored(backed_up[1], tmp_path / "back")

    assert {"stick", "vault"} == {path.name for path in tmp_path.iterdir()}


def spoil(path, at):
    spoilt = bytearray(path.read_bytes())
    spoilt[at] ^= 1
    path.write_bytes(spoilt)


ATTACHED = "the attachment"
FILES = ["records.db", "vault.json.bak", "backup.json", ATTACHED]


def file_of(source, name):
    """A file of a backup; the attachments lie beside it, shared by all."""
    return next(source.parent.rglob("*.age")) if name == ATTACHED else source / name


@pytest.mark.parametrize("name", FILES)
def test_a_backup_with_one_bit_changed_is_refused(backed_up, tmp_path, name):
    vault, source = backed_up
    spoil(file_of(source, name), -20)
    kinds = (BackupDamaged, BackupOfAnotherVault) if name == "backup.json" else BackupDamaged

    with pytest.raises(kinds):
        restored(source, tmp_path / "back")
    with pytest.raises(kinds):
        rehearse(vault, source, silent)

    assert {"stick", "vault"} == {path.name for path in tmp_path.iterdir()}
    assert "" == vault.facts.get("last_restore_rehearsal")


@pytest.mark.parametrize("name", ["records.db", ATTACHED])
def test_a_backup_that_lacks_a_file_is_refused(backed_up, tmp_path, name):
    vault, source = backed_up
    file_of(source, name).unlink()

    with pytest.raises(BackupDamaged):
        restored(source, tmp_path / "back")
    with pytest.raises(BackupDamaged):
        rehearse(vault, source, silent)


def test_a_backup_that_is_not_there_and_a_folder_that_is_none(backed_up, tmp_path):
    vault, source = backed_up
    (source / "backup.json").unlink()

    with pytest.raises(NotABackup):
        rehearse(vault, source, silent)
    with pytest.raises((NotABackup, PlaceGone)):
        rehearse(vault, tmp_path / "pulled", silent)


def test_a_rehearsal_touches_neither_the_backup_nor_the_live_files(backed_up, tmp_path):
    vault, source = backed_up
    before = {path: path.read_bytes() for path in source.parent.rglob("*") if path.is_file()}
    names = {path.name for path in vault.folder.iterdir()}

    done = rehearse(vault, source, silent)

    assert (1, True) == (done.manifest.number, done.is_todays)
    assert before == {
        path: path.read_bytes() for path in source.parent.rglob("*") if path.is_file()
    }
    assert names == {path.name for path in vault.folder.iterdir()}
    assert vault.facts.get("last_restore_rehearsal")
    assert "restore_rehearsed" == vault.audit.entries()[-1].event


def test_a_rehearsal_says_when_the_passphrases_of_today_do_not_open_it(backed_up):
    vault, source = backed_up
    change_passphrase(vault, PASSPHRASE, NEW)

    assert not rehearse(vault, source, silent).is_todays


def test_a_backup_of_another_vault_is_told_apart(backed_up, another_vault):
    with another_vault.open() as other, pytest.raises(BackupOfAnotherVault) as raised:
        rehearse(other, backed_up[1], silent)

    assert {"reason": "vault"} == raised.value.facts


def test_a_backup_copied_to_another_stick_with_its_shared_files_restores(backed_up, tmp_path):
    shutil.copytree(backed_up[1].parent, tmp_path / "other" / "anything")

    done = restored(tmp_path / "other" / "anything" / "0001", tmp_path / "back")

    assert 2 == done.manifest.counted.records


def test_killed_between_its_two_renames_it_is_finished_by_the_next(backed_up, tmp_path):
    vault, source = backed_up
    standing, target = content(vault), tmp_path / "standing"
    vault.close()
    vault.folder.rename(target)
    if (child := os.fork()) == 0:
        real = Path.rename

        def rename(self, to):
            if self.suffix == ".part":
                os._exit(9)
            return real(self, to)

        Path.rename = rename
        restored(source, target, replaces=True)
        os._exit(1)
    assert 9 == os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert not target.exists()
    assert 1 == len(list(tmp_path.glob(".standing.*.part")))

    done = restored(source, target)

    assert tmp_path / "standing.before-0001" == done.aside
    assert [] == list(tmp_path.glob(".*.part"))
    for folder in (done.folder, done.aside):
        with open_vault(folder, PASSPHRASE, clock=a_clock(), ids=Ids()) as again:
            assert standing == content(again)


def test_a_rehearsal_says_what_the_backup_never_had(vault, backed_up, tmp_path):
    (path,) = vault.folder.rglob("*.age")
    whole = rehearse(vault, backed_up[1], silent)
    path.unlink()
    (tmp_path / "other").mkdir()
    made = back_up(vault, tmp_path / "other", silent)

    done = rehearse(vault, made.folder, silent)

    assert () == whole.lacking
    assert (a_summary().reference,) == done.lacking == made.lacking


def test_a_rehearsal_opens_what_the_manifest_calls_right(vault, backed_up):
    """A backup that was made of a spoilt file: the file is what it was then, and opens nothing."""
    _, source = backed_up
    (path,) = source.parent.rglob("att/*/*.age")
    spoilt = path.read_bytes()[:-1] + b"x"
    path.write_bytes(spoilt)
    manifest = read_manifest(source, vault.vault_id, vault.master)
    name = path.relative_to(source.parent).as_posix()
    files = {**manifest.files, name: Proof(len(spoilt), hashlib.sha256(spoilt).hexdigest())}
    write_manifest(source, vault.vault_id, replace(manifest, files=files), vault.master)

    with pytest.raises(BackupDamaged) as raised:
        rehearse(vault, source, silent)

    assert {"reason": "row"} == raised.value.facts
