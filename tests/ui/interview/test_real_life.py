"""What happens in a kitchen at midnight: another language, a closed window, a lid, a next week."""

from datetime import timedelta

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from intake_app.commands import vaults
from intake_app.domain.answers import AnswerPath, Said
from intake_app.i18n import LANGUAGES
from tests.ui.interview.conftest import PASSPHRASE
from tests.ui.typing import type_text
from ui.screens.interview.saving_words import saving_words

BREAKS = AnswerPath("interview", "breaks")


def types(sitting, text):
    sitting.begins().goes_to("interview")
    sitting.question("interview.breaks").input.focus_first()
    type_text(text)
    return sitting.window.focusWidget()


def place_of_the_caret(box):
    return box.textCursor().position() if hasattr(box, "textCursor") else box.cursorPosition()


def text_of(box):
    return box.toPlainText() if hasattr(box, "toPlainText") else box.text()


def test_the_word_goes_on_in_another_language_of_the_interface(sitting):
    box = types(sitting, "переры")
    caret = place_of_the_caret(box)

    for language in (*LANGUAGES, "en"):
        sitting.window.speak(language)
        sitting.turn()
        assert (box, "переры", caret) == (
            sitting.window.focusWidget(),
            text_of(box),
            place_of_the_caret(box),
        )
    type_text("в")
    sitting.leaves_the_field()

    assert Said("перерыв") == sitting.stored.body.answers.get(BREAKS)


def test_what_an_input_method_composes_outlasts_a_change_of_language(sitting):
    box = types(sitting, "пере")
    QApplication.sendEvent(box, QInputMethodEvent("ры", []))

    sitting.window.speak("kk")
    sitting.turn()
    done = QInputMethodEvent()
    done.setCommitString("рыв")
    QApplication.sendEvent(box, done)
    sitting.leaves_the_field()

    assert Said("перерыв") == sitting.stored.body.answers.get(BREAKS)


def test_closing_the_window_in_the_middle_of_a_word_keeps_the_word(sitting, qtbot, environment):
    types(sitting, "Полсло")

    with qtbot.waitSignal(sitting.window.ended):
        sitting.window.close()

    with vaults.unlock(sitting.folder, PASSPHRASE, environment).vault as vault:
        assert Said("Полсло") == vault.records.get(sitting.record_id).body.answers.get(BREAKS)


def test_a_lid_that_closes_in_the_middle_of_a_word_keeps_the_word(sitting, qtbot, environment):
    types(sitting, "Полсло")

    with qtbot.waitSignal(sitting.window.ended):
        sitting.window.lock_alone(at_once=True)

    with vaults.unlock(sitting.folder, PASSPHRASE, environment).vault as vault:
        assert Said("Полсло") == vault.records.get(sitting.record_id).body.answers.get(BREAKS)


def test_an_interview_that_crosses_midnight_is_no_error(sitting):
    sitting.begins(consents=True, tells="Пришли ночью.").goes_to("interview")
    answers = sitting.answers.with_answer(AnswerPath("interview", "start_time"), Said("23:10"))
    answers = answers.with_answer(AnswerPath("interview", "end_time"), Said("01:40"))
    sitting.talk.editing.replace(answers, lambda _: "")

    wrong = [one.path for one in sitting.talk.desk.problems() if "_time" in one.path]

    assert [] == wrong
    sitting.goes_to("check")
    assert "01:40" == sitting.stored.body.answers.value("interview.end_time")


def test_a_draft_taken_up_after_days_says_when_it_was_last_worked_on(sitting):
    sitting.begins().goes_to("interview")
    autosave, desk = sitting.screen._autosave, sitting.talk.desk
    _, today = saving_words(autosave, sitting.window.catalog, desk=desk)
    now = desk.clock.now()

    class NextWeek:
        def now(self):
            return now + timedelta(days=6)

    desk.clock = NextWeek()
    _, later = saving_words(autosave, sitting.window.catalog, desk=desk)

    day = sitting.window.catalog.date_numeric(now.date())
    assert today.startswith("Saved at ")
    assert later.startswith(f"Saved on {day} at ")
