"""What leaves is in the log before it leaves; what failed is taken back there too."""

import os

import pytest

from intake_app.commands import (
    access,
    attachment_views,
    attachments,
    exports,
    health,
    own_data,
    records,
    recovery,
    slips,
    statements,
    vaults,
    withdrawals,
)
from intake_app.domain.withdrawal import Scope, Withdrawal
from intake_app.errors import FileExists, PlaceGone, TargetInVault
from intake_app.i18n import catalog
from tests.core.commands.conftest import PASSPHRASE, ClockBroken
from tests.core.commands.sealing_steps import called_real, read_back_and_sealed

NUMBER = "KZ-2009-0001"
RUSSIAN = statements.PrintStatement("ru", "uz")


@pytest.fixture
def sealed(filled):
    called_real(filled, records.find(filled, NUMBER))
    return read_back_and_sealed(filled, NUMBER)


WAYS = {
    "printed": lambda s, one, to: statements.print_to(s, one, RUSSIAN, to / "x.pdf"),
    "exported": lambda s, one, to: exports.write(s, to, "case_file", (one,)),
    "slip_printed": lambda s, one, to: slips.print_to(s, one, to / "x.pdf"),
    "own_data_given": own_data.give_copy,
    "recovery_sheet_saved": lambda s, _, to: recovery.save_sheet(
        s, recovery.new_sheet(s), catalog("ru"), to / "x.pdf"
    ),
    "escrow_letter_written": lambda s, _, to: recovery.write_letter(s, to / "x.json"),
}


def events(session):
    return [entry.event for entry in session.vault.audit.entries()]


@pytest.mark.parametrize("event", WAYS)
def test_what_fails_leaves_nothing_and_the_log_says_both(filled, sealed, tmp_path, event):
    slips.give(filled, sealed)

    with pytest.raises(PlaceGone):
        WAYS[event](filled, sealed, tmp_path / "no such stick")

    assert events(filled)[-2:] == [event, f"{event}_undone"]
    assert not (tmp_path / "no such stick").exists()


def told_of_copies(session, record_id):
    record = access.who_can_open(session, record_id).record
    counted = {line.code: line.facts.get("n") for line in health.health(session)}
    return record.exports, record.prints, counted["unsent"], counted["printed"]


def test_what_never_left_is_told_neither_as_sent_nor_as_printed(filled, sealed, tmp_path):
    before = told_of_copies(filled, sealed)
    for event in ("exported", "printed"):
        with pytest.raises(PlaceGone):
            WAYS[event](filled, sealed, tmp_path / "no such stick")
    failed = told_of_copies(filled, sealed)
    (tmp_path / "stick").mkdir()
    for event in ("exported", "printed"):
        WAYS[event](filled, sealed, tmp_path / "stick")

    assert before == failed == (0, 0, 1, 0)
    assert (1, 1, 0, 1) == told_of_copies(filled, sealed)


@pytest.mark.parametrize("event", WAYS)
def test_what_went_well_is_one_line(filled, sealed, tmp_path, event):
    slips.give(filled, sealed)
    (tmp_path / "stick").mkdir()

    WAYS[event](filled, sealed, tmp_path / "stick")

    assert (events(filled)[-1], events(filled).count(event)) == (event, 1)
    assert list((tmp_path / "stick").iterdir()) != []


@pytest.mark.parametrize("event", WAYS)
def test_a_kill_with_the_file_outside_finds_it_in_the_log(
    filled, sealed, tmp_path, surroundings, event
):
    slips.give(filled, sealed)
    folder, stick = filled.vault.folder, tmp_path / "stick"
    stick.mkdir()
    vaults.close(filled)
    killed_with_the_file_outside(event, folder, sealed, stick, surroundings)

    again = vaults.unlock(folder, PASSPHRASE, surroundings)

    assert events(again).count(event) == 1
    vaults.close(again)


def killed_with_the_file_outside(event, folder, record_id, stick, surroundings):
    """A program of its own opens the vault, lets a file out, and dies before it can say so."""
    if (child := os.fork()) == 0:
        try:
            dying = vaults.unlock(folder, PASSPHRASE, surroundings)
            os.fsync = killing_once_something_lies_in(stick, os.fsync)
            WAYS[event](dying, record_id, stick)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def killing_once_something_lies_in(stick, sync):
    """The power goes at the first sync after the first byte is there."""

    def fsync(handle):
        sync(handle)
        if any(stick.iterdir()):
            os._exit(9)

    return fsync


def test_what_was_begun_for_headquarters_counts_as_outside(filled, sealed, tmp_path, surroundings):
    folder, stick = filled.vault.folder, tmp_path / "stick"
    stick.mkdir()
    vaults.close(filled)
    killed_with_the_file_outside("exported", folder, sealed, stick, surroundings)

    again = vaults.unlock(folder, PASSPHRASE, surroundings)

    assert withdrawals.withdraw(again, sealed, Withdrawal(Scope.ALL_FUTURE)).to_pass_on
    vaults.close(again)


def test_what_is_known_to_have_left_nothing_is_not_outside(filled, sealed, tmp_path):
    with pytest.raises(PlaceGone):
        WAYS["exported"](filled, sealed, tmp_path / "no such stick")

    assert not withdrawals.withdraw(filled, sealed, Withdrawal(Scope.ALL_FUTURE)).to_pass_on


@pytest.mark.parametrize("event", WAYS)
def test_what_cannot_be_noted_does_not_leave(filled, sealed, tmp_path, wall_clock, event):
    slips.give(filled, sealed)
    stick = tmp_path / "stick"
    stick.mkdir()

    with wall_clock.broken(), pytest.raises(ClockBroken):
        WAYS[event](filled, sealed, stick)

    assert list(stick.iterdir()) == []


def test_nothing_readable_is_put_beside_the_vault(filled, sealed, tmp_path):
    photo = tmp_path / "note.txt"
    photo.write_text("Мені погрожували", encoding="utf-8")
    attached = attachments.attach(filled, sealed, photo, attachments.About(title="x"))
    vault = filled.vault.folder
    before, log = (vault / "vault.json.bak").read_bytes(), events(filled)

    for refused in (
        lambda: statements.print_to(filled, sealed, RUSSIAN, vault / "x.pdf"),
        lambda: statements.print_to(
            filled, sealed, RUSSIAN, vault / "vault.json.bak", overwrite=True
        ),
        lambda: attachment_views.export(filled, attached.attachment_id, vault / "att"),
    ):
        with pytest.raises(TargetInVault):
            refused()

    assert (vault / "vault.json.bak").read_bytes() == before
    assert events(filled) == log


def test_a_file_that_is_there_is_neither_replaced_nor_logged(filled, sealed, tmp_path):
    there = tmp_path / "x.pdf"
    there.write_bytes(b"older")
    log = events(filled)

    with pytest.raises(FileExists):
        WAYS["printed"](filled, sealed, tmp_path)

    assert (there.read_bytes(), events(filled)) == (b"older", log)
