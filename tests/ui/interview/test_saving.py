"""Nothing is called saved before the disk has it, and nothing typed is lost."""

from threading import Event

import pytest
from PySide6.QtCore import QObject

from intake_app.commands import vaults
from intake_app.commands.interview import StartRecord, start
from intake_app.domain.answers import AnswerPath, Said
from tests.builders.disks import files_no_longer_than
from tests.ui.interview.conftest import WITNESS
from tests.ui.typing import type_text
from ui.screens.interview.autosave import Autosave
from ui.tasks import CommandRunner

BREAKS = AnswerPath("interview", "breaks")


def types_into(sitting, field, text):
    sitting.question(field).input.focus_first()
    type_text(text)


def test_half_an_answer_is_saved_a_moment_after_the_last_key(sitting, qtbot):
    sitting.begins().goes_to("interview")

    types_into(sitting, "interview.breaks", "Перерыв в пол")
    assert None is sitting.stored.body.answers.get(BREAKS)
    assert "Saving…" == sitting.saving()
    qtbot.waitUntil(lambda: sitting.saving().startswith("Saved at "), timeout=4000)

    assert Said("Перерыв в пол") == sitting.stored.body.answers.get(BREAKS)


def test_who_types_without_a_pause_is_saved_after_some_seconds_too(sitting, qtbot):
    sitting.begins().goes_to("interview")
    types_into(sitting, "interview.breaks", "П")

    def types_on():
        type_text("а")
        return sitting.stored.body.answers.get(BREAKS) is not None

    qtbot.waitUntil(types_on, timeout=8000)

    assert sitting.stored.body.answers.value("interview.breaks").startswith("Па")


def test_leaving_a_field_saves_it_at_once(sitting):
    sitting.begins().goes_to("interview")

    types_into(sitting, "interview.breaks", "Один перерыв.")
    sitting.leaves_the_field()

    assert Said("Один перерыв.") == sitting.stored.body.answers.get(BREAKS)
    assert sitting.saving().startswith("Saved at ")


def test_going_back_to_the_list_saves_what_is_half_typed(sitting):
    sitting.begins().goes_to("interview")

    types_into(sitting, "interview.breaks", "Полсло")
    sitting.presses("interview-pause").presses("pause-leave")

    assert Said("Полсло") == sitting.stored.body.answers.get(BREAKS)


def test_locking_saves_what_is_half_typed(sitting, qtbot, environment):
    sitting.begins().goes_to("interview")

    types_into(sitting, "interview.breaks", "Полсло")
    with qtbot.waitSignal(sitting.window.ended):
        sitting.window.lock()

    with vaults.unlock(
        sitting.folder, "шесть простых слов для этой проверки", environment
    ).vault as v:
        assert Said("Полсло") == v.records.get(sitting.record_id).body.answers.get(BREAKS)


def test_a_full_disk_is_loud_keeps_the_text_and_saves_it_when_there_is_room(sitting):
    sitting.begins().goes_to("interview")
    words = "слово " * 100

    with files_no_longer_than(20_000):
        sitting.answers_question("interview.breaks", words)
        said = (sitting.saving(), sitting.screen.notice.isVisible())
        stored = sitting.stored.body.answers.get(BREAKS)

    assert said == ("Not saved: the disk is full. It is tried again by itself.", True)
    assert None is stored
    assert Said(words) == sitting.answers.get(BREAKS)
    sitting.goes_to("interviewers")
    assert Said(words) == sitting.stored.body.answers.get(BREAKS)
    assert sitting.saving().startswith("Saved at ")
    assert sitting.screen.notice.isHidden()


def test_after_a_full_disk_it_is_tried_again_until_there_is_room(sitting, qtbot, monkeypatch):
    monkeypatch.setattr("ui.screens.interview.autosave.AGAIN_MS", 50)
    sitting.begins().goes_to("interview")
    words, failed = "слово " * 100, []
    autosave = sitting.screen._autosave
    autosave.stood.connect(lambda: failed.append(autosave.tries_again))

    with files_no_longer_than(20_000):
        sitting.answers_question("interview.breaks", words)
        qtbot.waitUntil(lambda: failed.count(True) > 4, timeout=8000)
        stored = sitting.stored.body.answers.get(BREAKS)
    qtbot.waitUntil(lambda: sitting.saving().startswith("Saved at "), timeout=8000)

    assert None is stored
    assert Said(words) == sitting.stored.body.answers.get(BREAKS)
    assert (True, False) == (sitting.screen.notice.isHidden(), autosave._again.isActive())


def test_another_failure_than_a_full_disk_is_not_tried_again_by_itself(sitting):
    sitting.begins().goes_to("interview")
    database = sitting.session.vault._database
    database._connection.set_authorizer(None)
    database.rows("PRAGMA query_only=ON")

    sitting.answers_question("interview.breaks", "Слово")

    autosave = sitting.screen._autosave
    assert (False, False) == (autosave.tries_again, autosave._again.isActive())


def test_locking_on_a_full_disk_asks_before_anything_is_lost(sitting):
    sitting.begins().goes_to("interview")
    types_into(sitting, "interview.breaks", "слово " * 100)

    with files_no_longer_than(20_000):
        sitting.window.lock()

        assert sitting.window.isVisible()
        sitting.presses("lock-back")
        assert sitting.saving().startswith("Not saved")
    sitting.window.open_records()

    assert Said("слово " * 100) == sitting.stored.body.answers.get(BREAKS)


def test_a_read_only_vault_is_said_in_its_own_words(sitting):
    sitting.begins().goes_to("interview")
    database = sitting.session.vault._database
    database._connection.set_authorizer(None)
    database.rows("PRAGMA query_only=ON")

    sitting.answers_question("interview.breaks", "Слово")

    assert sitting.saving().startswith("Not saved: ")
    assert Said("Слово") == sitting.answers.get(BREAKS)
    database.rows("PRAGMA query_only=OFF")
    sitting.goes_to("consent")
    assert Said("Слово") == sitting.stored.body.answers.get(BREAKS)


def test_a_damaged_record_is_named_and_leads_back_to_the_list(sitting):
    sitting.begins()
    record_id = sitting.record_id
    database = sitting.session.vault._database
    sitting.window.open_records()
    database.run("UPDATE records SET body_mac = zeroblob(32) WHERE record_id = ?", record_id)

    sitting.opens(record_id)

    assert sitting.screen.notice.isVisible()
    assert None is sitting.talk
    sitting.presses("interview-to-list")
    assert "RecordsScreen" == type(sitting.screen).__name__


@pytest.fixture
def worker(qtbot, qapp, drafts, environment):
    faults = []
    runner = CommandRunner(faults.append)
    owner, opened = QObject(), []

    def unlock():
        session = vaults.unlock(drafts.folder, drafts.passphrase, environment)
        return session, start(session, StartRecord("KZ", "Asia/Almaty", "kk", "kk", "kk"))

    runner.open(owner, unlock, done=opened.append, failed=faults.append)
    qtbot.waitUntil(lambda: bool(opened))
    yield runner, opened[0]
    runner.stop()
    assert [] == faults


def test_edits_made_while_a_save_is_under_way_follow_it(worker, qtbot):
    runner, stored = worker
    owner, seen = QObject(), []
    autosave = Autosave(runner, stored, owner)
    answers = stored.body.answers

    for number in range(30):
        answers = answers.with_answer(BREAKS, Said(f"Перерыв {number}"))
        autosave.note(answers)
        autosave.save_now()
    autosave.settle(lambda: seen.append("settled"), lambda: seen.append("stuck"))
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    runner.submit(
        owner,
        lambda session: session.vault.records.get(stored.record_id),
        done=seen.append,
        failed=seen.append,
    )
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=10_000)

    assert "settled" == seen[0]
    assert answers == seen[1].body.answers


def test_what_is_typed_while_a_slow_save_is_under_way_is_saved_without_another_key(worker, qtbot):
    runner, stored = worker
    owner, found, disk_answers = QObject(), [], Event()
    autosave = Autosave(runner, stored, owner)
    first = stored.body.answers.with_answer(BREAKS, Said("Перерыв"))
    newest = stored.body.answers.with_answer(BREAKS, Said("Перерыв в полдень"))
    runner.ask(owner, disk_answers.wait, done=lambda _: None, failed=found.append)

    autosave.note(first)
    autosave.save_now()
    autosave.note(newest)
    autosave.save_now()
    disk_answers.set()
    qtbot.waitUntil(lambda: autosave.is_settled, timeout=5000)
    runner.submit(
        owner,
        lambda session: session.vault.records.get(stored.record_id),
        done=found.append,
        failed=found.append,
    )
    qtbot.waitUntil(lambda: bool(found), timeout=5000)

    assert [newest] == [record.body.answers for record in found]


def test_after_the_read_back_a_change_waits_for_its_reason(sitting):
    sitting.opens_the_sample(WITNESS)
    reads_it_back(sitting)
    sitting.goes_to("interview").answers_question("interview.breaks", "Без перерыва")

    assert "Not saved yet: the reason is missing" == sitting.saving()
    assert "read_back" == sitting.stored.state.value
    assert None is sitting.stored.body.answers.get(BREAKS)
    sitting.talk.bars.reason.focus_first()
    type_text("Забыли записать")
    sitting.presses("reason-change")

    assert Said("Без перерыва") == sitting.stored.body.answers.get(BREAKS)
    assert "draft" == sitting.stored.state.value
    assert "Забыли записать" in sitting.stored.body.envelope.acknowledged.values()


def test_without_a_reason_the_answers_stay_as_they_were_read(sitting):
    sitting.opens_the_sample(WITNESS)
    before = reads_it_back(sitting)
    sitting.goes_to("interview").answers_question("interview.breaks", "Без перерыва")

    sitting.presses("reason-leave")

    assert before == sitting.answers
    assert before == sitting.stored.body.answers
    assert "read_back" == sitting.stored.state.value
    assert None is sitting.question("interview.breaks").input.value()


def test_leaving_without_the_reason_is_asked_and_changes_nothing(sitting):
    sitting.opens_the_sample(WITNESS)
    before = reads_it_back(sitting)
    sitting.goes_to("interview").answers_question("interview.breaks", "Без перерыва")

    sitting.presses("interview-pause").presses("pause-leave")
    asked = sitting.talk.bars.question.title.text()
    sitting.presses("leave-unsaved")

    assert "The reason for the change is missing." == asked
    assert "RecordsScreen" == type(sitting.screen).__name__
    assert before == sitting.stored.body.answers


def reads_it_back(sitting):
    sitting.goes_to("read_back").presses("interview-on")
    assert "read_back" == sitting.stored.state.value
    return sitting.stored.body.answers
