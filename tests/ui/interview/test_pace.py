"""A pause has a reason, hides the testimony and is written down from its first moment."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from intake_app.commands import interview
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.clock import Clock
from tests.ui.interview.conftest import REFUGEE
from tests.ui.typing import CONTROL, press

BREAKS = "interview.breaks"
STORY = "Около полуночи постучали."


class Hands:
    """A clock that is set by hand."""

    def __init__(self, stamp):
        self.at = datetime.fromisoformat(stamp)

    def now(self):
        return self.at

    def show(self, stamp):
        self.at = datetime.fromisoformat(stamp)


@pytest.fixture
def hands():
    return Hands("2022-01-09T23:50:00+02:00")


@pytest.fixture
def talking(sitting, hands):
    sitting.begins(consents=True, tells=STORY).goes_to("account")
    sitting.talk.desk.clock = Clock(hands.now)
    return sitting


def breaks(sitting):
    return sitting.answers.value(BREAKS)


def seen(sitting):
    labels = sitting.screen.findChildren(QLabel)
    return {one.text() for one in labels if one.isVisible()}


def test_one_key_asks_and_one_digit_answers(talking):
    press(Qt.Key.Key_F10)
    asked = talking.talk.bars.pause.isVisible()
    press(Qt.Key.Key_2)

    assert asked
    assert "09.01.2022, 23:50 – …: Человеку тяжело" == breaks(talking)
    talking.talk._autosave.save_now()
    assert breaks(talking) == talking.stored.body.answers.value(BREAKS)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_takes_the_reason_that_has_the_keyboard(talking, key):
    press(Qt.Key.Key_F10)
    press(Qt.Key.Key_Right)

    press(key)

    assert "09.01.2022, 23:50 – …: Человеку тяжело" == breaks(talking)
    assert talking.talk.bars.pause.isHidden()


def test_in_the_pause_no_word_of_the_testimony_is_in_sight(talking):
    press(Qt.Key.Key_F10)
    press(Qt.Key.Key_2)

    assert not talking.talk.isVisible()
    assert {"Pause", "The person is upset"} < seen(talking)
    assert any(line.startswith("Ask: «What would help you now?»") for line in seen(talking))
    assert talking.screen.pace.page.go_on is QApplication.focusWidget()


def test_going_on_writes_the_end_and_shows_the_talk_again(talking, hands):
    press(Qt.Key.Key_F10)
    press(Qt.Key.Key_1)
    hands.show("2022-01-10T00:05:00+02:00")

    talking.presses("pause-end")

    assert "09.01.2022, 23:50 – 10.01.2022, 00:05: Человек устал" == breaks(talking)
    assert talking.talk.isVisible()
    assert None is talking.screen.pace.page
    assert talking.page.isAncestorOf(QApplication.focusWidget())


def test_escape_goes_on_and_nothing_is_written(talking):
    press(Qt.Key.Key_F10)
    press(Qt.Key.Key_Escape)

    assert not talking.talk.bars.pause.isVisible()
    assert None is breaks(talking)
    assert talking.page.isAncestorOf(QApplication.focusWidget())


def test_a_break_can_be_undone(talking):
    press(Qt.Key.Key_F10)
    press(Qt.Key.Key_1)
    talking.presses("pause-end")
    talking.goes_to("interview")
    talking.talk.rail.setFocus()

    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_Z, CONTROL)

    assert None is breaks(talking)


def test_a_talk_that_was_left_in_a_break_is_taken_up_on_another_day(talking, hands):
    press(Qt.Key.Key_F10)
    press(Qt.Key.Key_3)
    talking.presses("pause-close")
    left_open = talking.stored.body.answers.value(BREAKS)
    talking.opens(talking.record_id)
    hands.show("2022-01-12T10:00:00+02:00")
    talking.talk.desk.clock = Clock(hands.now)
    asked = talking.talk.bars.pace.title.text()

    talking.presses("pace-go-on")

    assert "09.01.2022, 23:50 – …: Переводчику нужен перерыв" == left_open
    assert "The talk was interrupted on 09.01.2022 at 23:50." == asked
    assert "09.01.2022, 23:50 – 12.01.2022, 10:00: Переводчику нужен перерыв" == breaks(talking)


def test_after_a_while_a_break_is_offered_without_taking_the_keyboard(talking):
    where = QApplication.focusWidget()
    talking.screen.remind_after(50)

    talking.screen.pace.offer_a_break()

    assert "The talk has gone on for 50 minutes." == talking.talk.bars.pace.title.text()
    assert where is QApplication.focusWidget()
    assert talking.screen.pace._timer.interval() == 50 * 60_000
    talking.presses("pace-later")
    assert not talking.talk.bars.pace.isVisible()
    assert talking.screen.pace._timer.isActive()


def test_with_never_nothing_is_offered(talking):
    talking.screen.remind_after(0)

    assert not talking.screen.pace._timer.isActive()


def test_a_finished_record_is_left_without_a_question(sitting):
    sitting.opens_the_sample(REFUGEE)
    sitting.talk.desk.is_read_only = True

    sitting.presses("interview-pause")

    assert "RecordsScreen" == type(sitting.screen).__name__


def test_what_was_read_back_is_not_changed_by_a_pause(talking):
    talking.talk.desk.state = type(talking.talk.desk.state)("read_back")

    talking.screen.pace.pause("tired")

    assert None is breaks(talking)
    assert talking.screen.pace.page.isVisible()


def test_the_language_can_change_in_the_pause(talking):
    press(Qt.Key.Key_F10)
    press(Qt.Key.Key_4)

    talking.window.speak("uk")

    assert {"Пауза", "Небезпека або перешкода"} < seen(talking)
    talking.presses("pause-end")
    talking.window.speak("kk")
    assert "09.01.2022, 23:50 – 23:50: Опасность или помеха" == breaks(talking)


def test_a_reason_of_a_missing_break_gives_way_to_the_break(talking):
    answers = talking.answers.with_answer(AnswerPath("interview", "breaks"), Said("Чай"))
    interview.save(talking.session, talking.record_id, answers)
    talking.talk.desk.draft.answers = answers

    talking.screen.pace.pause("other")

    assert "Чай\n09.01.2022, 23:50 – …: Другая причина" == breaks(talking)
