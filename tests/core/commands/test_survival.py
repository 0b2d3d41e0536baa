"""Backups, a new key, panic, salvage and the reserve, as commands on a session."""

from contextlib import ExitStack
from dataclasses import replace

import pytest

from intake_app.commands import backups, emergency, interview, vaults
from intake_app.commands.interview import StartRecord
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.clock import Clock
from intake_app.errors import (
    ConfirmationWrong,
    DiskFull,
    HeaderDamaged,
    NotABackup,
    TargetInVault,
    WrongPassphrase,
)
from intake_app.i18n import catalog
from intake_app.store import ballast
from tests.builders.disks import files_no_longer_than

PASSPHRASE = "қоңыр алма жүз терезе"
NEW = "отвёртка метель куропатка"
START = StartRecord("UA", "Europe/Kyiv", "uk", "uk", "uk", synthetic=True)


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def record(session):
    return interview.start(session, START)


def with_words(record, words):
    return record.body.answers.with_answer(AnswerPath.parse("interview.breaks"), Said(words))


def test_what_stands_about_backups_is_told(session, record, stick):
    before = backups.standing(session)
    made = backups.back_up(session, stick)
    backups.rehearse_restore(session, stick)
    after = backups.standing(session)

    assert ("", "", "") == (before.last, before.folder, before.rehearsed)
    assert (made.at, str(stick), True) == (after.last, after.folder, bool(after.rehearsed))


def test_a_restored_vault_raises_no_doubt_and_knows_its_backup(
    session, record, stick, surroundings, tmp_path
):
    made = backups.back_up(session, stick)
    interview.save(session, record.record_id, with_words(record, "після копії"))

    done = backups.restore(stick, tmp_path / "back", PASSPHRASE, surroundings)

    restored = vaults.unlock(done.folder, PASSPHRASE, surroundings)
    try:
        assert () == vaults.doubts_of(restored)
        assert made.at == backups.standing(restored).last
        assert "restored" in [entry.event for entry in restored.vault.audit.entries()]
    finally:
        vaults.close(restored)


def test_a_restored_vault_whose_log_cannot_be_written_stands_and_that_is_said(
    session, record, stick, surroundings, tmp_path
):
    backups.back_up(session, stick)
    back = tmp_path / "back"
    with ExitStack() as disk:

        def stamp():
            """The disk is full from the first entry of the log after the restoring."""
            if (back / "vault.json").exists():
                disk.enter_context(files_no_longer_than(10_000))
            return surroundings.clock.now()

        late = replace(surroundings, clock=Clock(stamp))
        done = backups.restore(stick, back, PASSPHRASE, late)

    assert (back, False) == (done.folder, done.is_noted)
    again = vaults.unlock(back, PASSPHRASE, surroundings)
    try:
        assert again.vault.records.has(record.record_id)
        assert ["older"] == [doubt.kind.value for doubt in vaults.doubts_of(again)]
    finally:
        vaults.close(again)


def test_of_several_backups_the_newest_is_taken(session, record, stick, surroundings, tmp_path):
    backups.back_up(session, stick)
    interview.save(session, record.record_id, with_words(record, "новіше"))
    backups.back_up(session, stick)

    done = backups.restore(stick, tmp_path / "back", PASSPHRASE, surroundings)

    restored = vaults.unlock(done.folder, PASSPHRASE, surroundings)
    try:
        body = restored.vault.records.get(record.record_id).body
        assert (2, "новіше") == (done.number, body.answers.value("interview.breaks"))
    finally:
        vaults.close(restored)


def test_an_empty_stick_has_no_backup(session, stick):
    with pytest.raises(NotABackup):
        backups.rehearse_restore(session, stick)


def test_a_vault_under_a_new_key_knows_of_no_backup_and_no_confirmed_sheet(
    session, record, stick, surroundings
):
    backups.back_up(session, stick)
    folder = session.vault.folder

    done = emergency.rotate(session, NEW, surroundings)

    with pytest.raises(WrongPassphrase):
        vaults.unlock(folder, PASSPHRASE, surroundings)
    anew = vaults.unlock(folder, NEW, surroundings)
    try:
        assert ("", False) == (
            backups.standing(anew).last,
            vaults.recovery_is_confirmed(anew),
        )
        vaults.confirm_recovery(anew, done.recovery_code)
        assert () == vaults.doubts_of(anew)
        assert () == vaults.check(anew).problems
    finally:
        vaults.close(anew)


@pytest.mark.parametrize("typed", ["", "yes", "destroy it", "уничтожить"])
def test_panic_without_its_word_changes_nothing(session, record, typed):
    with pytest.raises(ConfirmationWrong) as raised:
        emergency.panic(session, typed, catalog("en"))

    assert {"word": "destroy"} == raised.value.facts
    assert record == session.vault.records.get(record.record_id)


def test_panic_closes_the_vault_for_its_passphrase(session, surroundings):
    folder = session.vault.folder

    emergency.panic(session, " Destroy ", catalog("en"))

    with pytest.raises(HeaderDamaged):
        vaults.unlock(folder, PASSPHRASE, surroundings)


def test_a_salvaged_vault_finds_its_testimonies_by_their_words(
    session, record, surroundings, tmp_path
):
    interview.save(session, record.record_id, with_words(record, "чайна перерва"))

    done = emergency.salvage(session, tmp_path / "new", NEW, surroundings)

    saved = vaults.unlock(done.folder, NEW, surroundings)
    try:
        assert done.is_complete
        assert [record.record_id] == [
            row.record_id for row in saved.vault.records.page(words="перерва").rows
        ]
        assert () == vaults.check(saved).problems
    finally:
        vaults.close(saved)


def test_a_vault_is_not_salvaged_into_itself(session, surroundings):
    with pytest.raises(TargetInVault):
        emergency.salvage(session, session.vault.folder / "new", NEW, surroundings)


def test_every_vault_keeps_room_in_reserve(session, surroundings):
    folder = session.vault.folder
    assert surroundings.ballast == (folder / "ballast.bin").stat().st_size
    ballast.release(folder)
    vaults.close(session)

    vaults.close(vaults.unlock(folder, PASSPHRASE, surroundings))

    assert ballast.is_there(folder)


def test_a_full_disk_gives_the_reserve_up_before_it_refuses_an_answer(session, record):
    """The limit stays when the ballast is gone, so here the second try is refused as well."""
    folder = session.vault.folder
    before = session.vault.records.get(record.record_id)

    with files_no_longer_than(10_000), pytest.raises(DiskFull):
        interview.save(session, record.record_id, with_words(record, "слово " * 4000))

    assert not ballast.is_there(folder)
    assert before == session.vault.records.get(record.record_id)
    saved = interview.save(session, record.record_id, with_words(record, "слово " * 4000))
    assert not saved.disk_is_full
