"""What is half typed at a lock stands after it in its own place, and is named."""

import shutil
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from intake_app.commands import half_typed, last_saved, returning, vaults
from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from intake_app.i18n import LANGUAGES, catalog
from tests.builders.disks import files_no_longer_than
from tests.ui.interview.conftest import PASSPHRASE, REFUGEE, WITNESS, Sitting
from tests.ui.typing import press, type_text
from ui import inside
from ui.crash_notice import CrashNotice
from ui.exit_codes import LOCKED
from ui.main_window import MainWindow
from ui.screens.interview import InterviewScreen
from ui.screens.records import RecordsScreen
from ui.shell import Shell
from ui.tasks import InlineRunner

DATE = "incidents[0].date"


@pytest.fixture
def ended(sitting):
    codes = []
    sitting.window.ended.connect(codes.append)
    return codes


@pytest.fixture
def come_back(qtbot, sitting, environment, settings):
    """Another process in all but name: another runner, another window, the passphrase again."""
    made = []

    def come_back(language="en", *, after_lock=True, folder=sitting.folder):
        runner, kept = InlineRunner(), []
        shell = Shell(runner, lambda: environment, settings, after_lock=after_lock)
        window = MainWindow(shell, catalog(language), inside.SCREENS)
        made.append((runner, window))

        def opened():
            kept.append(vaults.unlock(folder, PASSPHRASE, environment))
            return kept[0], None

        runner.open(window, opened, done=lambda _: None, failed=pytest.fail)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        inside.SCREENS.after_unlock(window)
        back = Sitting(window, kept[0], folder)
        back.record_id = sitting.record_id
        back.turn()
        return back

    yield come_back
    for runner, window in made:
        window.hide()
        window.deleteLater()
        runner.stop()


def boxes(sitting, field="incidents.date"):
    found = sitting.question(field).input.findChildren(QLineEdit)
    return {box.objectName(): box.text() for box in found if box.isVisible() and box.objectName()}


def begins_a_date(sitting):
    """The day and the month of a date whose year nobody said yet."""
    sitting.opens_the_sample(WITNESS)
    sitting.talk.editing.restore(sitting.answers.with_answer(AnswerPath.parse(DATE), None), ())
    sitting.goes_to(DATE)
    for name, text in (("day", "7"), ("month", "Jan")):
        box = next(
            one
            for one in sitting.question("incidents.date").input.findChildren(QLineEdit, name)
            if one.isVisible()
        )
        box.setFocus()
        type_text(text)
    press(Qt.Key.Key_Return)
    sitting.turn()


def test_half_a_date_stands_in_its_boxes_after_the_lock(sitting, ended, come_back):
    begins_a_date(sitting)
    sitting.window.lock_alone()

    back = come_back()

    assert [LOCKED] == ended
    assert isinstance(back.screen, InterviewScreen)
    assert "incidents" == back.talk.key
    assert {"day": "7", "month": "January", "year": ""} == boxes(back)
    said = [one.text() for one in back.question("incidents.date").findChildren(QLabel)]
    assert 1 == sum("This was begun before and is not finished" in one for one in said)


def test_half_a_year_is_no_answer_and_the_keyboard_goes_on_there(sitting, ended, come_back):
    begins_a_date(sitting)
    sitting.question("incidents.date").input.findChild(QLineEdit, "year").setFocus()
    type_text("202")
    sitting.window.lock_alone()

    back = come_back()

    assert [LOCKED] == ended
    assert DATE not in [str(path) for path in back.stored.body.answers.paths()]
    assert {"day": "7", "month": "January", "year": "202"} == boxes(back)
    assert back.talk.bars.returned.isVisible()
    assert "year" == back.window.focusWidget().objectName()


def test_it_stands_right_in_a_language_that_writes_the_year_first(sitting, ended, come_back):
    begins_a_date(sitting)
    sitting.window.lock_alone()

    back = come_back("kk")

    assert [LOCKED] == ended
    assert {"day": "7", "month": "қаңтар", "year": ""} == boxes(back)


def test_the_person_is_told_which_answer_it_is(sitting, ended, come_back):
    begins_a_date(sitting)
    sitting.window.lock_alone()

    bar = come_back().talk.bars.returned

    assert [LOCKED] == ended
    assert bar.isVisible()
    assert bar.title.text().startswith("1 answer is not finished yet.")
    assert "" != bar.detail.text()


def test_a_date_that_is_finished_is_an_answer_and_nothing_waits_any_more(sitting, ended, come_back):
    begins_a_date(sitting)
    sitting.window.lock_alone()
    back = come_back()

    box = back.question("incidents.date").input.findChild(QLineEdit, "year")
    box.setFocus()
    type_text("2022")
    back.window.lock_alone()
    again = come_back()

    assert [LOCKED] == ended
    assert Said({"edtf": "2022-01-07"}) == again.stored.body.answers.get(
        next(path for path in again.answers.paths() if str(path) == DATE)
    )
    assert {} == half_typed.of(again.session, again.record_id)
    assert not again.talk.bars.returned.isVisible()


def test_what_was_begun_can_be_discarded(sitting, ended, come_back):
    begins_a_date(sitting)
    sitting.window.lock_alone()
    back = come_back()

    back.presses("returned-drop")

    assert [LOCKED] == ended
    assert {"day": "", "month": "", "year": ""} == boxes(back)
    assert {} == half_typed.of(back.session, back.record_id)
    assert not back.talk.bars.returned.isVisible()


def test_letters_that_choose_nothing_yet_come_back_too(sitting, ended, come_back):
    sitting.begins().goes_to("interview.interview_language")
    sitting.question("interview.interview_language").input.focus_first()
    type_text("zzq")
    sitting.window.lock_alone()

    back = come_back()

    line = back.question("interview.interview_language").input.findChild(QLineEdit)
    assert [LOCKED] == ended
    assert "zzq" == line.text()
    assert Said("ru") == back.question("interview.interview_language").input.value()


def test_a_refusal_of_consent_that_waits_is_asked_again(sitting, ended, come_back):
    sitting.opens_the_sample(REFUGEE).goes_to("consent").picks("consent.given", "no")
    sitting.window.lock_alone()

    back = come_back()
    kept = back.stored.body.answers

    assert [LOCKED] == ended
    assert "yes" == kept.value("consent.given")
    assert kept.rows("acts")
    assert back.talk.bars.question.isVisible()
    back.presses("void-drop")
    assert "no" == back.stored.body.answers.value("consent.given")


def test_a_change_without_its_reason_waits_for_it_again(sitting, ended, come_back):
    sitting.opens_the_sample(WITNESS).goes_to("read_back").presses("interview-on")
    sitting.goes_to("interview").answers_question("interview.breaks", "Без перерыва")
    sitting.talk.bars.reason.line.setText("Оговор")
    sitting.window.lock_alone()

    back = come_back()
    stored = back.stored.body.answers.value("interview.breaks")
    back.talk.bars.reason.line.setText("Оговорка")
    back.presses("reason-change")

    assert [LOCKED] == ended
    assert "Без перерыва" != stored
    assert "Без перерыва" == back.stored.body.answers.value("interview.breaks")


def test_a_person_who_locks_comes_back_to_the_same_question(sitting, ended, come_back):
    sitting.opens_the_sample(WITNESS).goes_to("interview.breaks")
    sitting.window.lock()

    back = come_back()

    assert [LOCKED] == ended
    assert "interview" == back.talk.key
    assert back.question("interview.breaks").input.isAncestorOf(back.window.focusWidget())


def test_whoever_closed_the_program_begins_at_the_list(sitting, ended, come_back):
    sitting.opens_the_sample(WITNESS).goes_to("interview.breaks")
    sitting.window.close()

    back = come_back(after_lock=False)

    assert [0] == ended
    assert isinstance(back.screen, RecordsScreen)


def test_a_locked_sealed_record_opens_again_without_a_word(sitting, ended, come_back):
    sitting.opens_the_sample(WITNESS).goes_to("interview")
    sitting.question("interview.breaks").input.chips.pick_reason("declined")
    sitting.window.lock_alone()

    back = come_back()

    path = next(path for path in back.answers.paths() if str(path) == "interview.breaks")
    assert [LOCKED] == ended
    assert Missing(MissingReason.DECLINED) == back.answers.get(path)
    assert not back.talk.bars.returned.isVisible()


def test_on_a_full_disk_half_a_date_is_asked_about_and_not_lost_unseen(sitting, ended):
    begins_a_date(sitting)

    with files_no_longer_than(20_000):
        sitting.leaves_the_field()
        sitting.window.lock()
        waited = list(ended)
        sitting.presses("leave-again")
        still = list(ended)
    sitting.presses("leave-again")

    assert ([], []) == (waited, still)
    assert [LOCKED] == ended


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_crash_notice_says_up_to_when_everything_is_here(
    sitting, come_back, language, tmp_path
):
    returning.begin(sitting.session)
    sitting.begins()
    shutil.copytree(sitting.folder, tmp_path / "crashed")  # what a killed process leaves behind

    back = come_back(language, folder=tmp_path / "crashed")

    notice = back.window.findChild(CrashNotice)
    words, saved = back.window.catalog, datetime.fromisoformat(back.stored.saved_at)
    assert isinstance(back.screen, RecordsScreen)
    assert notice.isVisible()
    assert words.date_numeric(saved.date()) in notice.remedy.text()
    assert words.time(saved) in notice.remedy.text()
    back.presses("crash-notice-close")
    assert not notice.isVisible()


def after_a_crash(sitting, come_back, tmp_path, language="en"):
    """What a killed process leaves behind, opened by the next one."""
    shutil.copytree(sitting.folder, tmp_path / "crashed")
    return come_back(language, folder=tmp_path / "crashed")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_crash_notice_names_the_answer_saved_last_and_leads_to_it(
    sitting, come_back, language, tmp_path
):
    returning.begin(sitting.session)
    sitting.opens_the_sample(WITNESS).goes_to("interview")
    sitting.answers_question("interview.breaks", "Тайный перерыв").leaves_the_field()

    back = after_a_crash(sitting, come_back, tmp_path, language)

    notice, words = back.window.findChild(CrashNotice), back.window.catalog
    field = back.session.book.field("interview.breaks")
    said = notice.remedy.text()
    assert WITNESS in said
    assert words.label(field.context, field.label) in said
    assert "Тайный" not in said
    back.presses("crash-notice-go")
    assert "interview" == back.talk.key
    assert back.question("interview.breaks").isAncestorOf(back.window.focusWidget())
    assert not notice.isVisible()


def test_an_answer_of_a_testimony_that_is_gone_is_not_named(sitting, come_back, tmp_path):
    returning.begin(sitting.session)
    sitting.begins()
    last_saved.note(sitting.session, "gone", "interview.breaks", "2026-01-02T10:00:00+00:00")

    back = after_a_crash(sitting, come_back, tmp_path)

    assert "The answer saved last" not in back.window.findChild(CrashNotice).remedy.text()


def test_half_a_date_that_was_left_outlasts_a_crash(sitting, come_back, tmp_path):
    returning.begin(sitting.session)
    begins_a_date(sitting)
    sitting.leaves_the_field()

    back = after_a_crash(sitting, come_back, tmp_path)
    back.record_id = sitting.record_id
    back.opens(sitting.record_id).goes_to(DATE)

    assert {"day": "7", "month": "January", "year": ""} == boxes(back)
    assert back.talk.bars.returned.isVisible()


def test_a_place_that_changed_is_found_whether_an_answer_a_row_or_nothing():
    before = Answers({"acts": [{"id": "a1", "order": 1}], "interview": {"breaks": "да"}})

    assert ["", "acts[0].order", "acts", "interview", "interview.place"] == [
        last_saved.changed_path(before, after)
        for after in (
            before,
            before.with_answer(AnswerPath("acts", "order", 0), Said(2)),
            before.without_row("acts", 0),
            before.with_answer(AnswerPath("interview", "breaks"), None),
            before.with_answer(AnswerPath("interview", "place"), Said("дом")),
        )
    ]
