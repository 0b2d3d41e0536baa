"""While a record is read back or sealed on a slow machine, nothing that is typed gets lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.lifecycle import State
from intake_app.i18n import LANGUAGES
from tests.ui.interview.conftest import WITNESS
from tests.ui.typing import CONTROL, press, type_text
from ui.tasks import InlineRunner

BREAKS = AnswerPath("interview", "breaks")


class SlowRunner(InlineRunner):
    """Keeps the work while it `is_slow`, and does it in its order when that ends."""

    def __init__(self):
        super().__init__()
        self.is_slow = False
        self.waiting = []

    def ask(self, owner, work, *, done, failed):
        if self.is_slow:
            self.waiting.append((owner, work, done, failed))
        else:
            super().ask(owner, work, done=done, failed=failed)

    def catches_up(self):
        self.is_slow = False
        while self.waiting:
            owner, work, done, failed = self.waiting.pop(0)
            super().ask(owner, work, done=done, failed=failed)


@pytest.fixture
def runner():
    runner = SlowRunner()
    yield runner
    runner.stop()


@pytest.fixture
def ready(sitting):
    """The witness's statement, to be called read back; the keyboard is in the closing words."""
    sitting.opens_the_sample(WITNESS).goes_to("read_back")
    words_of(sitting).focus_first()
    return sitting


def words_of(sitting):
    return next(
        one.input for one in sitting.page.form.questions if one.field.kind in ("long_text", "text")
    )


def cover(sitting):
    return sitting.screen.stepping.cover


def test_what_is_typed_while_the_read_back_is_kept_is_not_taken(ready, runner):
    before = ready.answers
    runner.is_slow = True
    ready.presses("interview-on")

    type_text("Слово")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CONTROL)
    QTest.mouseClick(ready.page.childAt(40, 40), Qt.MouseButton.LeftButton)

    assert (before, 1) == (ready.answers, len(runner.waiting))
    assert cover(ready) is ready.window.focusWidget()
    runner.catches_up()
    assert State.READ_BACK is ready.stored.state
    assert before.value("closing.readback") == ready.stored.body.answers.value("closing.readback")
    assert ready.saving().startswith("Saved at ")


def test_it_lies_over_the_whole_talk_and_says_what_is_done(ready, runner, qtbot):
    runner.is_slow = True
    ready.presses("interview-on")

    assert ready.talk.rect() == cover(ready).geometry()
    assert cover(ready) is ready.talk.childAt(ready.talk.rect().center())
    assert "The read-back is being kept. One moment." == cover(ready).accessibleName()
    qtbot.waitUntil(cover(ready).panel.isVisible)


def test_when_it_is_over_the_keyboard_is_back_in_the_page(ready, runner):
    runner.is_slow = True
    ready.presses("interview-on")
    runner.catches_up()
    ready.turn()

    assert None is cover(ready)
    assert ready.page.isAncestorOf(ready.window.focusWidget())


def test_a_refused_read_back_gives_the_page_back(ready, runner):
    ready.talk.editing.on_answer(AnswerPath("closing", "corrections_made"), None)
    runner.is_slow = True
    ready.presses("interview-on")
    runner.catches_up()
    ready.turn()

    assert None is cover(ready)
    assert ("check", State.DRAFT) == (ready.talk.key, ready.stored.state)
    assert ready.talk.bars.trouble.isVisible()


def test_what_is_typed_while_the_seal_is_set_is_not_taken(ready, runner):
    ready.presses("interview-on").presses("interview-on")
    before = ready.answers
    runner.is_slow = True
    ready.presses("seal-now")

    type_text("Слово")

    assert "The statement is being sealed. One moment." == cover(ready).accessibleName()
    runner.catches_up()
    assert State.SEALED is ready.stored.state
    assert before.value("closing.readback") == ready.stored.body.answers.value("closing.readback")
    assert "Read-only" == ready.saving()


def test_a_change_that_came_with_the_step_waits_for_its_reason_and_is_not_lost(ready, runner):
    runner.is_slow = True
    ready.presses("interview-on")
    ready.talk.editing.on_answer(BREAKS, Said("Один."))
    runner.catches_up()
    ready.turn()

    assert Said("Один.") == ready.answers.get(BREAKS)
    assert ready.talk.bars.reason.isVisible()
    assert State.READ_BACK is ready.stored.state
    ready.talk.bars.reason.line.setText("Уточнення")
    ready.presses("reason-change")
    assert Said("Один.") == ready.stored.body.answers.get(BREAKS)


def test_nothing_is_sealed_while_a_change_waits_for_its_reason(ready):
    ready.presses("interview-on")
    ready.talk.editing.on_answer(BREAKS, Said("Один."))

    ready.presses("interview-on").presses("seal-now")

    assert State.READ_BACK is ready.stored.state
    assert Said("Один.") == ready.answers.get(BREAKS)
    assert ready.talk.bars.reason.line is ready.window.focusWidget()


def test_a_page_left_in_the_middle_of_a_step_leaves_the_step_whole(ready, runner):
    runner.is_slow = True
    ready.presses("interview-on")
    ready.window.open_records()
    runner.catches_up()
    ready.turn()

    assert State.READ_BACK is ready.stored.state


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_the_language_of_the_window(ready, runner, language):
    ready.window.speak(language)
    runner.is_slow = True

    ready.presses("interview-on")

    said = ready.window.catalog.t("The read-back is being kept. One moment.")
    assert said == cover(ready).accessibleName()
