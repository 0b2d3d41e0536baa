"""A way in that was dropped: it opens nothing, proves nothing, and panic does not keep it."""

import errno
import os
from pathlib import Path

import pyrage
import pytest

from intake_app.domain.clock import Ids
from intake_app.errors import DiskFull, OldWayRemains, WrongIdentity, WrongPassphrase
from intake_app.errors import WrongRecoveryCode as WrongCode
from intake_app.store import recovery_code, rescue, rotation, ways
from intake_app.store.header import BACKUP, HEADER, encoded, read_header, sound_copies
from intake_app.store.opening import open_with_escrow
from intake_app.store.panic import panic
from intake_app.store.passphrases import change_passphrase
from intake_app.store.proving import prove_passphrase
from intake_app.store.rotation import rotate
from intake_app.store.slots import SlotType
from tests.builders.headers import copies_that_open, opens
from tests.builders.vaults import (
    CHEAP,
    HQ_IDENTITIES,
    HQ_RECIPIENTS,
    PASSPHRASE,
    RECORD,
    a_clock,
    a_record,
)

NEW = "қоңыр алма жүз терезе"
AT = "2022-01-08T09:00:00+00:00"
OLD_KEY = pyrage.x25519.Identity.from_str(HQ_IDENTITIES[0])


class Cut(BaseException):
    """The power goes."""


def fresh_key():
    return pyrage.x25519.Identity.generate()


def recipients(*keys):
    return tuple(str(key.to_public()) for key in keys)


def letters(found, key):
    """What a key of headquarters makes of every escrow slot in the folder."""
    escrow = {
        slot: None for copy in sound_copies(found.folder) for slot in copy.of_type(SlotType.ESCROW)
    }
    read = []
    for slot in escrow:
        try:
            read.append((slot, pyrage.decrypt(slot.wrapped.encode(), [key])))
        except pyrage.DecryptError:
            continue
    return read


def open_at_headquarters(found, key):
    return open_with_escrow(found.folder, letters(found, key), clock=a_clock(), ids=Ids())


@pytest.fixture
def stuck(monkeypatch):
    """The disk is full when the dropped slot is to be taken out of the header."""

    def dropping(change):
        real = ways.write_header
        calls = iter((real,))

        def full(folder, header):
            wanted = next(calls, None)
            if wanted is None:
                raise DiskFull
            wanted(folder, header)

        with monkeypatch.context() as patched:
            patched.setattr(ways, "write_header", full)
            with pytest.raises(OldWayRemains):
                change()

    return dropping


def test_a_replaced_key_of_headquarters_opens_nothing_when_the_old_header_is_the_backup(
    closed_vault,
):
    old = (closed_vault.folder / HEADER).read_bytes()
    mine, other = fresh_key(), fresh_key()
    with closed_vault.open() as vault:
        rescue.replace_escrow(vault, recipients(mine, other))
    (closed_vault.folder / BACKUP).write_bytes(old)

    with pytest.raises(WrongIdentity):
        open_at_headquarters(closed_vault, OLD_KEY)
    with open_at_headquarters(closed_vault, mine) as vault:
        assert "escrow" == vault.facts.known_slots()[vault.slot_id]


def test_a_dropped_slot_under_the_id_of_its_successor_opens_nothing(closed_vault):
    (dropped,) = read_header(closed_vault.folder).of_type(SlotType.ESCROW)
    with closed_vault.open() as vault:
        rescue.replace_escrow(vault, recipients(fresh_key(), fresh_key()))
    whole = read_header(closed_vault.folder)
    forged = tuple(
        type(slot)(slot.slot_id, slot.type, dropped.wrapped) if slot.type == "escrow" else slot
        for slot in whole.slots
    )
    ways.write_header(closed_vault.folder, type(whole)(whole.vault_id, CHEAP, whole.salt, forged))
    (closed_vault.folder / BACKUP).write_bytes(encoded(whole))

    with pytest.raises(WrongIdentity):
        open_at_headquarters(closed_vault, OLD_KEY)


def test_a_key_that_stays_opens_though_the_dropped_slot_lies_beside(closed_vault, stuck):
    """The log names the slot that is the vault's own."""
    vault = closed_vault.open()
    stuck(lambda: rescue.replace_escrow(vault, (HQ_RECIPIENTS[0], *recipients(fresh_key()))))
    vault.close()

    with open_at_headquarters(closed_vault, OLD_KEY) as again:
        assert again.slot_id in again.facts.known_slots()


def test_an_old_passphrase_opens_nothing_when_the_old_header_is_the_backup(closed_vault):
    old = (closed_vault.folder / HEADER).read_bytes()
    with closed_vault.open() as vault:
        change_passphrase(vault, PASSPHRASE, NEW)
    (closed_vault.folder / BACKUP).write_bytes(old)

    assert (False, True) == (opens(closed_vault, PASSPHRASE), opens(closed_vault, NEW))


def test_a_dropped_key_of_headquarters_proves_nothing_in_a_rehearsal(vault, stuck):
    old = letters(vault, OLD_KEY)
    stuck(lambda: rescue.replace_escrow(vault, recipients(fresh_key(), fresh_key())))

    assert 1 == len(old)
    assert [] == [one for one in rescue.escrow_letters(vault) if one == old[0][0].wrapped]


def test_a_dropped_sheet_proves_nothing_in_a_rehearsal(vault, closed_vault, stuck):
    code = recovery_code.written(recovery_code.fresh())
    stuck(lambda: rescue.replace_sheet(vault, code, code, AT))

    for prove in (rescue.rehearse_sheet, rescue.confirm_sheet):
        with pytest.raises(WrongCode):
            prove(vault, closed_vault.recovery_code, AT)
        prove(vault, code, AT)


def test_a_dropped_passphrase_does_not_show_the_screen_again(vault, stuck):
    stuck(lambda: change_passphrase(vault, PASSPHRASE, NEW))

    with pytest.raises(WrongPassphrase):
        prove_passphrase(vault, PASSPHRASE)
    prove_passphrase(vault, NEW)


def test_panic_does_not_keep_a_dropped_key_of_headquarters(closed_vault, stuck):
    vault = closed_vault.open()
    stays = fresh_key()
    stuck(lambda: rescue.replace_escrow(vault, recipients(stays, fresh_key())))
    panic(vault)

    assert ([], 1) == (letters(closed_vault, OLD_KEY), len(letters(closed_vault, stays)))


# Moving to a new key


def cut_before_backup(patched, error):
    """The power goes, or the disk is full, when the second copy is to take its place."""
    real = Path.replace

    def replace(self, target):
        if Path(target).name == BACKUP:
            raise error
        return real(self, target)

    patched.setattr(Path, "replace", replace)


def test_the_old_passphrase_cannot_undo_a_move_that_is_decided(closed_vault, monkeypatch):
    vault = closed_vault.open()
    vault.records.add_many([a_record()])
    with monkeypatch.context() as patched:
        cut_before_backup(patched, Cut())
        # A power cut clears nothing away.
        patched.setattr(rotation, "_remove", lambda path: None)
        with pytest.raises(Cut):
            rotate(vault, NEW, CHEAP)
    vault.close()
    there = (closed_vault.folder / rotation.NEW).exists()

    with pytest.raises(WrongPassphrase):
        closed_vault.open(PASSPHRASE)
    with closed_vault.open(NEW) as again:
        assert (True, (RECORD,)) == (there, again.records.ids())
    assert not opens(closed_vault, PASSPHRASE)


def test_a_backup_header_that_could_not_be_moved_is_told_and_done_later(
    closed_vault, monkeypatch, tmp_path
):
    vault = closed_vault.open()
    with monkeypatch.context() as patched:
        cut_before_backup(patched, OSError(errno.ENOSPC, "full"))
        done = rotate(vault, NEW, CHEAP)

    left = copies_that_open(closed_vault, PASSPHRASE, tmp_path / "left")
    with pytest.raises(WrongPassphrase):
        closed_vault.open(PASSPHRASE)
    closed_vault.open(NEW).close()
    assert (True, [BACKUP], []) == (
        done.old_way_remains,
        left,
        copies_that_open(closed_vault, PASSPHRASE, tmp_path / "after"),
    )


def test_the_name_of_the_new_database_is_synced_before_the_header_decides(
    closed_vault, monkeypatch
):
    """Otherwise a power cut could leave a header that opens no file."""
    folder = closed_vault.folder
    old, real, synced = (folder / HEADER).read_bytes(), os.fsync, []

    def fsync(handle):
        is_folder = Path(f"/proc/self/fd/{handle}").resolve() == folder
        if is_folder and (folder / HEADER).read_bytes() == old:
            synced.append((folder / rotation.NEW).exists())
        real(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        rotate(closed_vault.open(), NEW, CHEAP)

    assert any(synced)


def test_a_move_without_trouble_leaves_no_old_way(closed_vault):
    assert not rotate(closed_vault.open(), NEW, CHEAP).old_way_remains
