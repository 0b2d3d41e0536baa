"""Going about in the talk: keys by their place, languages without losing anything."""

from PySide6.QtCore import Qt

from intake_app.domain.answers import AnswerPath, Said
from tests.ui.interview.conftest import REFUGEE
from tests.ui.typing import ALT, CONTROL, KAZAKH_ROW, press, send, type_text
from ui.forms.input import Input
from ui.theme import Theme
from ui.widgets.digit_keys import native_digit


def shortcut(qtbot, sitting, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(sitting.window.focusWidget() or sitting.window, key, modifiers)
    sitting.turn()


def focused_field(sitting):
    widget = sitting.window.focusWidget()
    while widget is not None and not isinstance(widget, Input):
        widget = widget.parentWidget()
    return widget.field.id if widget else ""


def test_a_new_record_opens_where_the_set_up_goes_on(sitting):
    sitting.begins()

    assert "interview" == sitting.talk.key


def test_save_and_continue_goes_to_the_next_open_page_by_key_too(sitting, qtbot):
    sitting.begins().goes_to("interviewers")

    shortcut(qtbot, sitting, Qt.Key.Key_Return, CONTROL)

    assert "consent" == sitting.talk.key


def test_alt_arrows_go_back_and_forth(sitting, qtbot):
    sitting.begins().goes_to("interviewers")

    shortcut(qtbot, sitting, Qt.Key.Key_Right, ALT)
    there = sitting.talk.key
    shortcut(qtbot, sitting, Qt.Key.Key_Left, ALT)

    assert ("consent", "interviewers") == (there, sitting.talk.key)


def test_the_digit_row_of_a_kazakh_keyboard_opens_sections(sitting):
    sitting.begins().goes_to("interview")
    sitting.page.focus_first()

    send(Qt.Key.Key_unknown, CONTROL, scan_code=native_digit(3), text=KAZAKH_ROW[3])

    assert "interviewers" == sitting.talk.key


def test_f8_walks_the_open_questions_across_sections(sitting, qtbot):
    sitting.opens_the_sample(REFUGEE).goes_to("context")
    sitting.page.focus_first()

    shortcut(qtbot, sitting, Qt.Key.Key_F8)

    assert "context.publications" == focused_field(sitting)
    shortcut(qtbot, sitting, Qt.Key.Key_F8)
    assert "context" != sitting.talk.key
    assert None is sitting.answers.get(AnswerPath.parse(_focused_path(sitting)))


def _focused_path(sitting):
    section, _, name = focused_field(sitting).partition(".")
    row = sitting.page.form.open_row
    return str(AnswerPath(section, name, row))


def test_f2_swaps_rail_and_form(sitting, qtbot):
    sitting.begins().goes_to("interview")
    sitting.page.focus_first()
    before = sitting.window.focusWidget()

    shortcut(qtbot, sitting, Qt.Key.Key_F2)
    assert sitting.talk.rail.hasFocus()
    shortcut(qtbot, sitting, Qt.Key.Key_F2)

    assert before is sitting.window.focusWidget()


def test_the_language_switches_without_losing_answer_focus_or_cursor(sitting):
    sitting.begins().goes_to("interview")
    sitting.question("interview.breaks").input.focus_first()
    type_text("Один перерыв")
    editor = sitting.window.focusWidget()
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)

    for language in ("kk", "ru", "uk"):
        sitting.window.speak(language)

    assert editor is sitting.window.focusWidget()
    assert ("Один перерыв", 4) == (editor.toPlainText(), editor.textCursor().position())
    assert "Опитування" == sitting.talk.rail.steps.step(2).title
    sitting.leaves_the_field()
    assert Said("Один перерыв") == sitting.stored.body.answers.get(
        AnswerPath("interview", "breaks")
    )


def test_the_bar_names_record_state_and_language(sitting):
    sitting.opens_the_sample(REFUGEE)

    bar = sitting.window.bar
    assert ("KZ-2009-0001", "Draft", "Record: Russian") == (
        bar._reference.text(),
        bar._pill.text(),
        bar._aside.text(),
    )


def test_a_narrow_window_keeps_its_room_for_the_questions(sitting):
    sitting.begins()

    sitting.window.resize(1024, 640)
    narrow = sitting.talk.rail.width()
    sitting.window.resize(1280, 860)

    assert (64, 284) == (narrow, sitting.talk.rail.width())


def test_another_size_or_colour_keeps_the_page(sitting):
    sitting.begins().goes_to("consent")

    sitting.window.wear(Theme(zoom=125))
    sitting.turn()

    assert "consent" == sitting.talk.key


def test_the_footer_counts_the_answers_of_the_page(sitting):
    sitting.begins().goes_to("interviewers")

    assert "Answers: 1 of 3" == sitting.talk.footer.count.text()


def test_arrow_keys_in_the_rail_open_a_page_with_enter(sitting):
    sitting.begins().goes_to("interview")
    rail = sitting.talk.rail
    rail.setFocus()
    rail.setCurrentIndex(rail.steps.index(rail.steps.row_of("interviewers")))

    press(Qt.Key.Key_Return)
    sitting.turn()

    assert "interviewers" == sitting.talk.key
