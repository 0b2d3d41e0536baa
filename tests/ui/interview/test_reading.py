"""Read aloud, one paragraph at a time: confirmed, corrected or refused by one key each."""

from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from intake_app.domain.answers import AnswerPath, Missing, MissingReason, Said
from intake_app.i18n import LANGUAGES
from tests.builders.disks import files_no_longer_than
from tests.ui.interview.conftest import REFUGEE, WITNESS
from tests.ui.typing import CONTROL, SHIFT, hold, press, press_letter_key, send, type_text
from ui.screens.interview.first_look import LEAST, FirstLook

C_KEY, R_KEY, T_KEY, Z_KEY = 54, 27, 28, 52
"""Where these letters stand on the keyboard, whatever the layout writes there."""

CORRECTIONS = AnswerPath("closing", "corrections_made")


def confirmed(place):
    return AnswerPath("statement_paragraphs", "confirmed", place)


def on_top(widget):
    """Whether somebody who looks at the window sees this widget."""
    if not widget.isVisible():
        return False
    window = widget.window()
    return window.childAt(widget.mapTo(window, widget.rect().center())) is widget


@pytest.fixture
def reads(sitting):
    """The witness's statement, nothing confirmed yet, the first paragraph before the person."""
    sitting.opens_the_sample(WITNESS).goes_to("interview")
    answers = sitting.answers
    for place in range(len(answers.rows("statement_paragraphs"))):
        answers = answers.with_answer(confirmed(place), None)
    answers = answers.with_answer(CORRECTIONS, Said("no"))
    sitting.talk.editing.replace(answers, lambda _: "")
    sitting.goes_to("read_back").presses("read-aloud")
    return reads_slowly(sitting)


def reads_slowly(sitting):
    """Seconds pass whenever the reading looks at its clock."""
    reading(sitting).look = FirstLook(count().__next__)
    return sitting


def reading(sitting):
    return sitting.page.reading


def shown(sitting):
    return reading(sitting).paper.text.text()


def texts(sitting, language=None):
    rows = sitting.answers.rows("statement_paragraphs")
    return [row["text"]["text"] for row in rows]


def verdicts(sitting):
    rows = sitting.answers.rows("statement_paragraphs")
    return [row.get("confirmed") for row in rows]


def key(scan_code, letter):
    press_letter_key(scan_code, Qt.KeyboardModifier.NoModifier, letter)


def test_one_paragraph_stands_there_alone_and_large(reads):
    page = reading(reads)

    assert texts(reads)[0] == shown(reads)
    assert "Paragraph 1" == page.paper.number.text()
    assert page.paper.text.font().pixelSize() >= 24
    assert not on_top(reads.talk.rail.viewport())
    assert page.geometry() == reads.talk.rect()


def test_enter_confirms_and_reads_on_to_the_questions_after_the_reading(reads):
    count = len(texts(reads))

    for place in range(count):
        assert texts(reads)[place] == shown(reads)
        press(Qt.Key.Key_Return)
    reads.turn()

    assert None is reading(reads)
    assert ["yes"] * count == verdicts(reads)
    assert reads.page.form.isAncestorOf(reads.window.focusWidget())
    reads.goes_to("check")
    assert "yes" == reads.stored.body.answers.value("statement_paragraphs[0].confirmed")


def test_enter_held_down_confirms_one_paragraph_and_not_the_statement(reads):
    hold(Qt.Key.Key_Return)

    assert ["yes", None] == verdicts(reads)[:2]
    assert texts(reads)[1] == shown(reads)


@pytest.mark.parametrize("held", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_button_held_down_by_its_key_is_pressed_once(reads, held):
    reads.window.findChild(QPushButton, "reading-confirm").setFocus()

    hold(held)

    assert ["yes", None] == verdicts(reads)[:2]


def test_the_key_that_opens_the_reading_confirms_nothing_when_it_is_held(reads):
    reading(reads).close_reading()
    reads.turn()
    reads.page.aloud.setFocus()

    hold(Qt.Key.Key_Return)

    assert [None, None] == verdicts(reads)[:2]
    assert texts(reads)[0] == shown(reads)


def test_a_second_press_at_once_is_not_the_persons_word_on_the_next_paragraph(reads):
    moment = [0.0]
    reading(reads).look = FirstLook(lambda: moment[0])
    moment[0] = LEAST
    press(Qt.Key.Key_Return)

    press(Qt.Key.Key_Return)
    key(R_KEY, "к")
    reading(reads).buttons.findChild(QPushButton, "reading-confirm").click()

    assert ["yes", None] == verdicts(reads)[:2]
    moment[0] += LEAST
    press(Qt.Key.Key_Return)
    assert ["yes", "yes"] == verdicts(reads)[:2]


def test_what_was_just_corrected_is_not_confirmed_by_the_same_press(reads):
    reading(reads).look = FirstLook(lambda: 0.0)
    key(C_KEY, "с")
    type_text(" Так.")
    press(Qt.Key.Key_Return, CONTROL)

    press(Qt.Key.Key_Return)

    assert None is reads.answers.get(confirmed(0))


def test_back_goes_to_the_paragraph_before_and_decides_nothing(reads):
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Left)

    assert texts(reads)[0] == shown(reads)
    assert ["yes", None] == verdicts(reads)[:2]
    assert "The person confirmed this paragraph." == reading(reads).paper.verdict.text()


def test_a_refusal_is_kept_and_the_paragraph_is_not_confirmed(reads):
    key(R_KEY, "к")

    assert Missing(MissingReason.DECLINED) == reads.answers.get(confirmed(0))
    assert texts(reads)[1] == shown(reads)
    press(Qt.Key.Key_Left)
    assert "It is kept and is not printed." in reading(reads).paper.verdict.text()
    press(Qt.Key.Key_Escape)
    assert "declined" == reads.page.cards[0].chips.reason


def test_a_refused_paragraph_holds_no_read_back(reads):
    key(R_KEY, "к")
    while reading(reads) is not None:
        press(Qt.Key.Key_Return)
    reads.turn()
    reads.presses("interview-on")

    assert "read_back" == reads.stored.state.value
    assert Missing(MissingReason.DECLINED) == reads.stored.body.answers.get(confirmed(0))


def test_it_is_corrected_in_place_and_old_and_new_are_kept(reads):
    before = reads.stored
    old = texts(reads)[0]
    key(C_KEY, "с")
    box = next(iter(reading(reads).correction.texts.values()))
    assert box.hasFocus()
    type_text(" Ні, двоє.")
    press(Qt.Key.Key_Return, CONTROL)
    reads.turn()

    assert f"{old} Ні, двоє." == shown(reads)
    press(Qt.Key.Key_Return)
    reads.goes_to("check")
    stored = reads.stored
    assert f"{old} Ні, двоє." == stored.body.answers.rows("statement_paragraphs")[0]["text"]["text"]
    frozen = reads.session.vault.records.revision(reads.record_id, before.revision + 1)
    assert old == frozen.answers.rows("statement_paragraphs")[0]["text"]["text"]
    assert ("yes", "yes") == (
        stored.body.answers.value("closing.corrections_made"),
        stored.body.answers.value("statement_paragraphs[0].confirmed"),
    )
    events = [entry.event for entry in reads.session.vault.audit.entries()]
    assert 1 == events.count("corrected")


def test_a_correction_unconfirms_what_was_confirmed_before(reads):
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Left)
    key(C_KEY, "с")
    type_text(" Так.")
    press(Qt.Key.Key_Return, CONTROL)

    assert None is reads.answers.get(confirmed(0))


def test_escape_leaves_a_paragraph_that_was_not_changed(reads):
    before = reads.answers
    key(C_KEY, "с")
    type_text("!")
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Escape)
    reads.turn()

    assert before == reads.answers
    assert texts(reads)[0] == shown(reads)
    assert reading(reads).correction is None


def test_it_is_left_as_it_was_by_its_button(reads):
    before = reads.answers
    key(C_KEY, "с")
    reads.turn()
    type_text(" Ні.")
    reads.presses("correction-leave")

    assert before == reads.answers
    assert reading(reads).correction is None


def test_escape_in_changed_words_drops_nothing_and_names_the_ways_out(reads):
    old = texts(reads)[0]
    key(C_KEY, "с")
    reads.turn()
    type_text(" Ні.")
    box = reads.window.focusWidget()

    press(Qt.Key.Key_Escape)
    assert "What you wrote is not lost." in reading(reads).correction.kept.text()
    assert reading(reads).correction.kept.isVisible()
    assert "correction-done" == reads.window.focusWidget().objectName()
    press(Qt.Key.Key_Escape)

    assert box is reads.window.focusWidget()
    assert f"{old} Ні." == box.toPlainText() == texts(reads)[0]
    assert reading(reads).correction.kept.isHidden()


def test_an_emptied_text_is_not_taken(reads):
    before = reads.answers
    key(C_KEY, "с")
    box = next(iter(reading(reads).correction.texts.values()))
    box.selectAll()
    press(Qt.Key.Key_Delete)

    press(Qt.Key.Key_Return, CONTROL)

    assert before == reads.answers


def test_a_correction_on_a_full_disk_stays_on_the_screen_and_keeps_the_old_text_later(reads):
    reads.talk.editing.restore(reads.answers, ())
    before, old = reads.stored.revision, texts(reads)[0]
    key(C_KEY, "с")
    with files_no_longer_than(20_000):
        type_text(" Ні. " + "слово " * 40)
        press(Qt.Key.Key_Return, CONTROL)
        reads.talk.editing._autosave.save_now()
        assert reads.saving().startswith("Not saved")
        assert before == reads.stored.revision
    press(Qt.Key.Key_Return)
    reads.talk.editing._autosave.save_now()

    frozen = reads.session.vault.records.revision(reads.record_id, before + 1)
    assert old == frozen.answers.rows("statement_paragraphs")[0]["text"]["text"]
    assert texts(reads) == [
        row["text"]["text"] for row in reads.stored.body.answers.rows("statement_paragraphs")
    ]


def test_a_window_that_is_locked_in_the_middle_of_a_correction_keeps_its_words(reads, qtbot):
    key(C_KEY, "с")
    type_text(" Напівслов")
    with qtbot.waitSignal(reads.window.ended):
        reads.window.lock_alone()


def test_turned_to_the_person_nothing_but_the_paragraph_is_seen(reads):
    key(T_KEY, "е")
    page = reading(reads)

    assert page.geometry() == page.parentWidget().rect()
    assert page.parentWidget() is reads.window.centralWidget()
    labels = [one for one in reads.window.findChildren(QLabel) if one.text()]
    assert ["Paragraph 1", texts(reads)[0]] == [one.text() for one in labels if on_top(one)]
    assert [] == [one for one in reads.window.findChildren(QPushButton) if on_top(one)]


def test_the_keys_hold_while_the_screen_is_turned_and_escape_turns_it_back(reads):
    key(T_KEY, "е")
    press(Qt.Key.Key_Return)
    key(R_KEY, "к")

    assert ["yes", {"missing": "declined"}] == verdicts(reads)[:2]
    assert texts(reads)[2] == shown(reads)
    press(Qt.Key.Key_Escape)
    assert (False, reads.talk) == (reading(reads).is_turned, reading(reads).parentWidget())
    press(Qt.Key.Key_Escape)
    assert None is reading(reads)


def test_undo_takes_the_persons_word_back_and_goes_to_its_paragraph(reads):
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert texts(reads)[2] == shown(reads)

    press_letter_key(Z_KEY, CONTROL, "я")

    assert ["yes", None] == verdicts(reads)[:2]
    assert texts(reads)[1] == shown(reads)


def test_the_language_of_the_reading_is_the_chosen_one(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("read_back")
    sitting.page.language.pick("ru")
    sitting.presses("read-aloud")

    quote = sitting.answers.rows("statement_paragraphs")[0]["text"]
    assert quote["translations"][0]["text"] == shown(sitting)
    key(C_KEY, "с")
    assert [quote["lang"], "ru"] == list(reading(sitting).correction.texts)
    assert reading(sitting).correction.texts["ru"].hasFocus()


def test_tab_goes_round_inside_the_reading(reads):
    buttons = [one for one in reading(reads).findChildren(QPushButton) if one.isEnabled()]
    seen = set()
    for _ in range(2 * len(buttons)):
        press(Qt.Key.Key_Tab)
        focused = reads.window.focusWidget()
        assert reading(reads).isAncestorOf(focused)
        seen.add(focused.objectName())
    before = verdicts(reads)

    assert {"reading-paper", *(one.objectName() for one in buttons)} == seen
    for _ in range(3):
        press(Qt.Key.Key_Backtab, SHIFT)
        assert reading(reads).isAncestorOf(reads.window.focusWidget())
    assert before == verdicts(reads)


def test_on_a_turned_screen_tab_finds_nothing_to_press(reads):
    key(T_KEY, "е")
    before = reads.window.focusWidget()

    press(Qt.Key.Key_Tab)

    assert before is reads.window.focusWidget()
    press(Qt.Key.Key_Return)
    assert "yes" == verdicts(reads)[0]


@pytest.mark.parametrize("correcting", [False, True])
def test_no_other_page_is_opened_from_the_middle_of_a_reading(reads, correcting):
    if correcting:
        key(C_KEY, "с")
        type_text(" Так")

    send(Qt.Key.Key_1, CONTROL, text="1")

    assert "read_back" == reads.talk.key
    assert (correcting, True) == (
        reading(reads).correction is not None,
        reading(reads).isVisible(),
    )


def test_another_language_of_the_interface_leaves_what_is_read(reads):
    press(Qt.Key.Key_Return)

    for language in LANGUAGES:
        reads.window.speak(language)
        reads.turn()
        assert texts(reads)[1] == shown(reads)


def test_after_the_read_back_it_can_be_read_again_and_nothing_changes(sitting):
    sitting.opens_the_sample(WITNESS).goes_to("read_back").presses("interview-on")
    before = sitting.answers
    sitting.presses("read-aloud")

    key(R_KEY, "к")
    key(C_KEY, "с")
    press(Qt.Key.Key_Return)

    assert before == sitting.answers
    assert texts(sitting)[1] == shown(sitting)


def test_markup_in_a_paragraph_is_read_as_it_was_typed(reads):
    markup = "<img src=file:///etc/passwd> <b>жирно</b>"
    path = AnswerPath("statement_paragraphs", "text", 0)
    reads.talk.editing.on_answer(path, Said({"lang": "uk", "text": markup}))
    reading(reads).refresh()

    assert markup == shown(reads)
    assert Qt.TextFormat.PlainText is reading(reads).paper.text.textFormat()


def test_the_privacy_sheet_covers_a_turned_screen(reads, qtbot):
    key(T_KEY, "е")
    content = reads.window.takeCentralWidget()
    content.hide()

    assert not reading(reads).isVisible()
    assert not reading(reads).is_turned
    reads.window.setCentralWidget(content)
    content.show()


def test_changing_a_confirmed_text_on_its_own_page_unconfirms_it_and_keeps_the_old(sitting):
    sitting.opens_the_sample(WITNESS).goes_to("statement_paragraphs[0].text")
    old, before = texts(sitting)[0], sitting.stored.revision
    type_text(" Так.")
    sitting.goes_to("check")

    assert None is sitting.stored.body.answers.get(confirmed(0))
    frozen = sitting.session.vault.records.revision(sitting.record_id, before + 1)
    assert old == frozen.answers.rows("statement_paragraphs")[0]["text"]["text"]


def _language_of_the_reading(sitting):
    return sitting.stored.body.answers.value("closing.readback_language")


def _without_a_language(sitting, how):
    answers = sitting.answers.with_answer(AnswerPath("closing", "readback_language"), None)
    answers = answers.with_answer(AnswerPath("closing", "readback"), how)
    sitting.talk.editing.replace(answers, lambda _: "")
    sitting.leaves_the_field()


def test_the_language_of_the_reading_is_filled_in_at_its_end(reads):
    _without_a_language(reads, Said("read_aloud"))

    while reading(reads) is not None:
        reading(reads).confirm()

    assert "uk" == reads.answers.value("closing.readback_language")
    shown = reads.question("closing.readback_language").input.value()
    assert Said("uk") == shown


def test_it_waits_until_it_is_said_how_it_was_read(reads):
    _without_a_language(reads, None)
    while reading(reads) is not None:
        reading(reads).confirm()
    before = reads.answers.value("closing.readback_language")

    reads.picks("closing.readback", "read_aloud")

    assert None is before
    assert "uk" == reads.answers.value("closing.readback_language")


def test_a_language_that_was_answered_is_left_alone(reads):
    answers = reads.answers.with_answer(AnswerPath("closing", "readback_language"), Said("ru"))
    reads.talk.editing.replace(answers, lambda _: "")

    while reading(reads) is not None:
        reading(reads).confirm()

    assert "ru" == reads.answers.value("closing.readback_language")


def test_a_reading_that_was_broken_off_fills_in_nothing(reads):
    _without_a_language(reads, Said("read_aloud"))

    reading(reads).confirm()
    reading(reads).close_reading()

    assert None is reads.answers.value("closing.readback_language")
