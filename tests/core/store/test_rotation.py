"""The vault moves to a new key: everything comes along, and nothing of before opens it."""

import errno
import os
import shutil

import pytest

from intake_app.domain.clock import Ids
from intake_app.errors import (
    DiskFull,
    VaultDamaged,
    WeakPassphrase,
    WrongIdentity,
    WrongPassphrase,
    WrongRecoveryCode,
)
from intake_app.store.backup import back_up
from intake_app.store.header import read_header
from intake_app.store.opening import open_vault, open_with_escrow, open_with_recovery
from intake_app.store.restoring import Wish, restore
from intake_app.store.rotation import rotate
from intake_app.store.slots import SlotType
from tests.builders.disks import files_no_longer_than
from tests.builders.stock import age_decrypted
from tests.builders.vaults import (
    CHEAP,
    HQ_IDENTITIES,
    OTHER_RECORD,
    PASSPHRASE,
    RECORD,
    FoundVault,
    a_body,
    a_clock,
    a_summary,
    add_two,
    read_back,
    silent,
)

NEW = "қоңыр алма жүз терезе"


@pytest.fixture
def filled(closed_vault):
    """A closed vault with two testimonies, one with a revision, an export and a reference."""
    with closed_vault.open() as vault:
        add_two(vault)
        read_back(vault)
        vault.remember_export(1, "00112233", "c" * 64)
        vault.records.next_reference("KZ", 2022)
    return closed_vault


def told(vault):
    """Everything that must come along."""
    return {
        "records": [vault.records.get(one) for one in vault.records.ids()],
        "revision": vault.records.revision(RECORD, 1),
        "found": [row.record_id for row in vault.records.page(words="під’їзду").rows],
        "device": (vault.device_id, vault.device_secret, vault.operator, vault.language),
        "export": vault.last_export(),
        "recipients": vault.recipients,
        "pseudonym": vault.pseudonym("research", RECORD),
        "log": vault.audit.entries(),
    }


def rotated(found, passphrase=NEW):
    with found.open() as vault:
        before = told(vault)
        done = rotate(vault, passphrase, CHEAP)
    return before, done


def test_everything_comes_along_under_the_new_key(filled):
    before, done = rotated(filled)

    with filled.open(NEW) as vault:
        after = told(vault)
        problems = vault.check().problems
    log, longer = before.pop("log"), after.pop("log")
    assert before == after
    assert (2, ()) == (done.records, problems)
    # The heads that are printed on paper stay in the log: it goes on, it does not begin anew.
    assert log == longer[: len(log)]
    assert "rotated" == longer[len(log)].event
    assert {"vault.json", "vault.json.bak", "records.db", "lock"} == {
        path.name for path in filled.folder.iterdir()
    }


def test_a_second_move_brings_everything_along_too(filled):
    before, _ = rotated(filled)
    with filled.open(NEW) as vault:
        rotate(vault, PASSPHRASE, CHEAP)

    with filled.open() as vault:
        after = told(vault)
        assert () == vault.check().problems
    del before["log"], after["log"]
    assert before == after


def test_nothing_of_before_opens_the_vault(filled, tmp_path):
    (old_escrow,) = read_header(filled.folder).of_type(SlotType.ESCROW)
    letter = age_decrypted(tmp_path, old_escrow.wrapped, HQ_IDENTITIES[0])

    rotated(filled)

    with pytest.raises(WrongPassphrase):
        filled.open(PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        open_with_recovery(filled.folder, filled.recovery_code, clock=a_clock(), ids=Ids())
    letters = [(old_escrow, letter)]
    with pytest.raises((VaultDamaged, WrongIdentity)):
        open_with_escrow(filled.folder, letters, clock=a_clock(), ids=Ids())


def test_the_new_sheet_and_headquarters_open_it(filled, tmp_path):
    _, done = rotated(filled)
    (escrow,) = read_header(filled.folder).of_type(SlotType.ESCROW)

    for way in ("sheet", "escrow"):
        if way == "sheet":
            code = done.recovery_code
            opened = open_with_recovery(filled.folder, code, clock=a_clock(), ids=Ids())
        else:
            letter = age_decrypted(tmp_path, escrow.wrapped, HQ_IDENTITIES[1])
            letters = [(escrow, letter)]
            opened = open_with_escrow(filled.folder, letters, clock=a_clock(), ids=Ids())
        with opened as vault:
            assert 2 == vault.records.page().total
            assert not vault.is_recovery_confirmed


def test_an_old_header_copied_back_opens_nothing(filled, tmp_path):
    old = filled.copied_to(tmp_path / "old")
    rotated(filled)
    for name in ("vault.json", "vault.json.bak"):
        shutil.copy(old.folder / name, filled.folder / name)

    with pytest.raises(VaultDamaged):
        filled.open(PASSPHRASE)


def test_a_backup_of_before_restores_with_the_passphrase_of_its_day(filled, tmp_path):
    (tmp_path / "stick").mkdir()
    with filled.open() as vault:
        made = back_up(vault, tmp_path / "stick", silent)
    rotated(filled)

    wish = Wish(made.folder, tmp_path / "back", PASSPHRASE)
    done = restore(wish, silent, clock=a_clock(), ids=Ids())

    with open_vault(done.folder, PASSPHRASE, clock=a_clock(), ids=Ids()) as vault:
        assert 2 == vault.records.page().total


def test_a_weak_passphrase_is_refused_and_the_vault_stays_open(filled):
    with filled.open() as vault:
        with pytest.raises(WeakPassphrase):
            rotate(vault, "short", CHEAP)
        assert 2 == vault.records.page().total


@pytest.mark.parametrize("room", [0, 1, 500, 3000, 9000, 40_000])
def test_a_full_disk_leaves_the_old_key_and_the_vault_open(filled, room):
    with filled.open() as vault:
        names = {path.name for path in filled.folder.iterdir()}
        with files_no_longer_than(room), pytest.raises(DiskFull):
            rotate(vault, NEW, CHEAP)
        vault.records.save_draft(OTHER_RECORD, a_body("після"), a_summary(), "після")
        assert names == {path.name for path in filled.folder.iterdir()}

    with filled.open() as vault:
        assert a_body("після") == vault.records.get(OTHER_RECORD).body
        assert () == vault.check().problems


@pytest.mark.parametrize("name", ["vault.json", "vault.json.bak"])
def test_a_medium_on_which_nothing_opens_once_the_header_has_decided_keeps_no_code_back(
    filled, monkeypatch, name
):
    """An error there would leave a vault under a new key and nobody with its sheet."""
    header, real = filled.folder / name, os.open
    old = header.stat().st_ino

    def refused(path, *how, **named):
        if header.stat().st_ino != old:
            raise OSError(errno.ENOSPC, "full")
        return real(path, *how, **named)

    with filled.open() as vault, monkeypatch.context() as patched:
        patched.setattr(os, "open", refused)
        done = rotate(vault, NEW, CHEAP)

    assert (2, True) == (done.records, done.old_way_remains)
    with pytest.raises(WrongPassphrase):
        filled.open(PASSPHRASE)
    code = done.recovery_code
    with open_with_recovery(filled.folder, code, clock=a_clock(), ids=Ids()) as vault:
        assert (2, ()) == (vault.records.page().total, vault.check().problems)


def halves(filled, tmp_path):
    """The folder before and after the move, to be put together as a kill would leave it."""
    before = filled.copied_to(tmp_path / "before").folder
    rotated(filled)
    return before, filled.folder


def put_together(tmp_path, **files):
    folder = tmp_path / "killed"
    folder.mkdir()
    for name, source in files.items():
        shutil.copy(source, folder / name.replace("_", "."))
    return FoundVault(folder, "")


def test_killed_before_the_header_the_old_vault_opens(filled, tmp_path):
    before, after = halves(filled, tmp_path)
    killed = put_together(
        tmp_path,
        vault_json=before / "vault.json",
        vault_json_bak=before / "vault.json.bak",
        records_db=before / "records.db",
        records_db_new=after / "records.db",
    )

    with killed.open(PASSPHRASE) as vault:
        assert 2 == vault.records.page().total
        assert () == vault.check().problems
    assert not (killed.folder / "records.db.new").exists()


@pytest.mark.parametrize("copy", ["before", "after"])
@pytest.mark.parametrize("is_cut", [False, True])
def test_killed_after_the_header_the_new_vault_opens(filled, tmp_path, copy, is_cut):
    before, after = halves(filled, tmp_path)
    backup = {"before": before, "after": after}[copy] / "vault.json.bak"
    killed = put_together(
        tmp_path,
        vault_json=after / "vault.json",
        vault_json_bak=backup,
        records_db=before / "records.db",
        records_db_new=after / "records.db",
    )
    if is_cut:
        # What the old database had not yet written into its file must not get into the new one.
        (killed.folder / "records.db-wal").write_bytes((before / "records.db").read_bytes()[:8192])

    with killed.open(NEW) as vault:
        assert 2 == vault.records.page().total
        assert () == vault.check().problems
    with pytest.raises(WrongPassphrase):
        killed.open(PASSPHRASE)
    assert not (killed.folder / "records.db.new").exists()
    assert (killed.folder / "vault.json").read_bytes() == (
        killed.folder / "vault.json.bak"
    ).read_bytes()


@pytest.mark.parametrize("named", [(), ("records_db",)])
def test_killed_while_the_new_file_gets_its_name_the_new_vault_opens(filled, tmp_path, named):
    _before, after = halves(filled, tmp_path)
    killed = put_together(
        tmp_path,
        vault_json=after / "vault.json",
        vault_json_bak=after / "vault.json.bak",
        records_db_new=after / "records.db",
        **dict.fromkeys(named, after / "records.db"),
    )

    with killed.open(NEW) as vault:
        assert 2 == vault.records.page().total
        assert () == vault.check().problems
    assert not (killed.folder / "records.db.new").exists()


# An empty file opens under every key: it must never be taken for the new database.
@pytest.mark.parametrize("length", [0, 5000])
def test_killed_while_the_new_file_was_half_written_the_old_vault_opens(filled, length):
    whole = (filled.folder / "records.db").read_bytes()
    (filled.folder / "records.db.new").write_bytes(whole[:length])

    with filled.open() as vault:
        assert 2 == vault.records.page().total
    assert not (filled.folder / "records.db.new").exists()
