"""An exchange of slots cut short at any write: the old way opens or the new one, never neither."""

import os
import unicodedata
from contextlib import contextmanager

import pytest

from intake_app import files
from intake_app.domain.clock import Ids
from intake_app.errors import (
    DiskFull,
    OldWayRemains,
    ReadOnlyPlace,
    WrongPassphrase,
    WrongRecoveryCode,
)
from intake_app.store import recovery_code
from intake_app.store.header import BACKUP, HEADER, read_header, sound_copies, write_header
from intake_app.store.opening import open_with_recovery
from intake_app.store.passphrases import change_passphrase
from intake_app.store.rescue import replace_sheet
from intake_app.store.users import add_user, remove_user
from tests.builders.headers import copies_that_open, opens
from tests.builders.vaults import PASSPHRASE, RECORD, a_clock, a_record

NEW = "журавель телега ноябрь"
AT = "2026-11-22T09:00:00+02:00"


class Cut(BaseException):
    """The power went: nothing after it runs, not even a handler of ours."""


@contextmanager
def cut_at(monkeypatch, number, error):
    """The rename that puts a header in its place fails, the `number`-th time and ever after."""
    count = 0
    whole = os.replace

    def failing(source, target):
        nonlocal count
        if str(target).endswith((HEADER, BACKUP)):
            count += 1
            if count >= number:
                raise error
        return whole(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(files.Path, "replace", failing)
        yield


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_cut_at_any_header_the_vault_opens_with_one_of_the_two(
    closed_vault, monkeypatch, tmp_path, number
):
    vault = closed_vault.open()
    vault.records.add_many([a_record()])
    with cut_at(monkeypatch, number, Cut), pytest.raises(Cut):
        change_passphrase(vault, PASSPHRASE, NEW)
    vault.close()

    holds = NEW if number > 2 else PASSPHRASE
    gone = PASSPHRASE if number > 2 else NEW
    assert (True, False) == (opens(closed_vault, holds), opens(closed_vault, gone))
    with closed_vault.open(holds) as again:
        assert a_record().body == again.records.get(RECORD).body
        assert () == again.check().problems
    assert [] == copies_that_open(closed_vault, gone, tmp_path / "gone")


def test_a_disk_that_fills_up_before_the_change_holds_changes_nothing(closed_vault, monkeypatch):
    before = closed_vault.files()["vault.json"]
    with closed_vault.open() as vault:
        with cut_at(monkeypatch, 1, DiskFull()), pytest.raises(DiskFull):
            change_passphrase(vault, PASSPHRASE, NEW)
        assert ["vault_created", "unlocked"] == [e.event for e in vault.audit.entries()][:2]

    assert before == closed_vault.files()["vault.json"]
    assert (True, False) == (opens(closed_vault, PASSPHRASE), opens(closed_vault, NEW))


def test_a_disk_that_fills_up_at_the_very_end_says_what_remains(
    closed_vault, monkeypatch, tmp_path
):
    vault = closed_vault.open()
    with cut_at(monkeypatch, 3, DiskFull()), pytest.raises(OldWayRemains):
        change_passphrase(vault, PASSPHRASE, NEW)
    vault.close()
    left = copies_that_open(closed_vault, PASSPHRASE, tmp_path / "left")
    closed_vault.open(NEW).close()

    assert ["vault.json", "vault.json.bak"] == sorted(left)
    assert [] == copies_that_open(closed_vault, PASSPHRASE, tmp_path / "after")


def test_a_change_takes_back_what_one_copy_has_lost(closed_vault):
    with closed_vault.open() as vault:
        whole = read_header(vault.folder)
        without = type(whole)(whole.vault_id, whole.cost, whole.salt, whole.slots[:1])
        backup = (vault.folder / BACKUP).read_bytes()
        write_header(vault.folder, without)
        (vault.folder / BACKUP).write_bytes(backup)

        change_passphrase(vault, PASSPHRASE, NEW)

        assert () == vault.check().problems
    first, second = sound_copies(closed_vault.folder)
    assert first == second
    assert {"user": 1, "recovery": 1, "escrow": 1} == dict(first.counted())


def test_a_change_does_not_hide_what_both_copies_have_lost(closed_vault):
    with closed_vault.open() as vault:
        whole = read_header(vault.folder)
        write_header(
            vault.folder, type(whole)(whole.vault_id, whole.cost, whole.salt, whole.slots[:2])
        )

        change_passphrase(vault, PASSPHRASE, NEW)

        assert ("slots",) == vault.check().problems


def test_a_header_bound_to_another_cost_is_not_built_upon(closed_vault, another_vault):
    with closed_vault.open() as vault:
        (vault.folder / HEADER).write_bytes((another_vault.folder / HEADER).read_bytes())

        add_user(vault, "Айгүл", NEW)

        assert () == vault.check().problems
    assert (True, True) == (opens(closed_vault, PASSPHRASE), opens(closed_vault, NEW))


def test_a_damaged_vault_takes_no_change(closed_vault):
    with closed_vault.open() as vault:
        vault.faults = ("pages",)
        for step in (
            lambda: change_passphrase(vault, PASSPHRASE, NEW),
            lambda: add_user(vault, "Айгүл", NEW),
            lambda: replace_sheet(vault, code(), code(), AT),
        ):
            with pytest.raises(ReadOnlyPlace):
                step()


def code():
    return recovery_code.written(bytes(range(16)))


def test_a_new_sheet_opens_and_the_old_one_opens_nothing(closed_vault):
    with closed_vault.open() as vault:
        replace_sheet(vault, code(), code().replace("-", " "), AT)
        assert ((), AT) == (vault.check().problems, vault.facts.get("last_rehearsal_sheet"))

    who = {"clock": a_clock(), "ids": Ids()}
    open_with_recovery(closed_vault.folder, code(), **who).close()
    for name in (HEADER, BACKUP):
        alone = (closed_vault.folder / name).read_bytes()
        for other in (HEADER, BACKUP):
            (closed_vault.folder / other).write_bytes(alone)
        with pytest.raises(WrongRecoveryCode):
            open_with_recovery(closed_vault.folder, closed_vault.recovery_code, **who)


def test_until_the_new_sheet_is_typed_back_the_old_one_is_good(closed_vault):
    groups = code().split("-")
    groups[4] = "000011"
    before = closed_vault.files()
    with closed_vault.open() as vault, pytest.raises(WrongRecoveryCode) as raised:
        replace_sheet(vault, code(), "-".join(groups), AT)

    assert {"group": 5} == raised.value.facts
    assert before["vault.json"] == closed_vault.files()["vault.json"]
    who = {"clock": a_clock(), "ids": Ids()}
    open_with_recovery(closed_vault.folder, closed_vault.recovery_code, **who).close()


def test_a_passphrase_typed_as_separate_accents_opens_the_vault(closed_vault):
    apart = unicodedata.normalize("NFD", PASSPHRASE + " й ё")
    with closed_vault.open() as vault:
        change_passphrase(vault, PASSPHRASE, PASSPHRASE + " й ё")

    assert apart != PASSPHRASE + " й ё"
    assert opens(closed_vault, apart)


def test_the_same_keys_on_another_layout_open_nothing(closed_vault):
    with pytest.raises(WrongPassphrase):
        closed_vault.open("jndthnrf vtntkm rehjgfnrf")


def test_a_removed_user_whose_last_write_was_cut_is_gone_at_the_next_unlock(
    closed_vault, monkeypatch, tmp_path
):
    with closed_vault.open() as vault:
        slot_id = add_user(vault, "Айгүл", NEW)
        with cut_at(monkeypatch, 1, DiskFull()), pytest.raises(OldWayRemains):
            remove_user(vault, slot_id)

    assert not opens(closed_vault, NEW)
    closed_vault.open().close()
    assert [] == copies_that_open(closed_vault, NEW, tmp_path / "after")
