"""The smaller widgets, each by what a person sees or does."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from intake_app.domain.body_mark import BodyView
from tests.ui.typing import CONTROL, SHIFT, press, press_digit, type_text
from ui.widgets.body_figure import BodyFigure, Spot
from ui.widgets.calm_combo import CalmCombo
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.focus_ring import FocusRing
from ui.widgets.grow_text import GrowText
from ui.widgets.number_edit import NumberEdit
from ui.widgets.save_state import SaveState, Saving
from ui.widgets.step import Mark, Step
from ui.widgets.step_rail import StepRail
from ui.widgets.undo_bar import UndoBar
from ui.widgets.written_edit import WrittenEdit


def test_the_digit_row_writes_digits_in_a_kazakh_layout(shown):
    number = shown(NumberEdit(4))
    number.setFocus()

    for digit in (2, 0, 0, 9, 7):
        press_digit(digit)

    assert (number.text(), number.number) == ("2009", 2009)


def test_letters_are_no_number(shown):
    number = shown(NumberEdit(4))
    number.setFocus()

    type_text("ж7x")

    assert number.number == 7


def test_a_number_that_is_written_in_words_is_told_when_it_is_whole(shown, qapp):
    number = shown(WrittenEdit(2))
    written = []
    number.written.connect(written.append)
    qapp.clipboard().setText("07.01.2022")
    number.setFocus()
    narrow = number.width()

    type_text("6+")
    assert written == []
    press(Qt.Key.Key_Return)
    number.clear()
    press(Qt.Key.Key_V, CONTROL)

    assert (number.number, written) == (None, ["6+", "07.01.2022"])
    assert number.width() > narrow
    number.show_number(7)
    assert (number.number, number.width()) == (7, narrow)


def test_a_text_grows_up_to_sixteen_lines(shown):
    text = shown(GrowText())
    least = text.height()

    text.setPlainText("\n".join("абв" for _ in range(10)))
    ten = text.height()
    text.setPlainText("\n".join("абв" for _ in range(300)))
    most = text.height()

    assert least < ten < most
    assert most <= 16 * text.fontMetrics().lineSpacing() + 24
    text.clear()
    assert text.height() == least


def test_one_long_paragraph_grows_too(shown):
    text = shown(GrowText())
    least = text.height()

    text.setPlainText("слово " * 200)

    assert text.height() > least


def test_the_scroll_bar_of_a_long_text_covers_no_letter(shown):
    text = GrowText()
    text.setPlainText("слово олар сындырып " * 500)
    shown(text)

    line = text.document().begin().layout().lineAt(0)
    margin = text.document().documentMargin()
    assert text.verticalScrollBar().isVisible()
    assert line.width() + 2 * margin <= text.viewport().width()


def test_a_paste_brings_letters_and_no_markup(shown):
    text = shown(GrowText())
    copied = QMimeData()
    copied.setHtml("<img src=file:///etc/hostname><b>қаңтар</b>")
    copied.setText("қаңтар")

    text.insertFromMimeData(copied)

    assert text.toPlainText() == "қаңтар"
    assert "<b>" not in text.document().toHtml()


def test_tab_leaves_a_text_and_control_enter_is_not_its(shown):
    text = shown(GrowText())
    text.setFocus()

    press(Qt.Key.Key_Return, CONTROL)
    press(Qt.Key.Key_Tab)

    assert text.toPlainText() == ""


def test_the_wheel_does_not_change_a_drop_down(shown, qtbot):
    combo = CalmCombo()
    combo.addItems(["а", "ә", "б"])
    area = QScrollArea()
    area.setWidget(combo)
    shown(area)

    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)

    assert combo.currentIndex() == 0


def test_what_was_removed_can_be_brought_back_once(shown):
    bar = shown(UndoBar())
    back = []
    bar.offer("Removed: A3", "Undo", lambda: back.append("A3"))
    assert bar.isVisible()

    bar.button.click()

    assert back == ["A3"]
    assert bar.isHidden()


def test_after_its_time_the_undo_bar_is_gone(shown):
    bar = shown(UndoBar())
    bar.offer("Removed: A3", "Undo", lambda: pytest.fail("too late"))

    bar._timer.timeout.emit()

    assert bar.isHidden()


def test_each_line_of_the_error_summary_leads_to_its_question(shown):
    summary = shown(ErrorSummary())
    chosen = []
    summary.chosen.connect(chosen.append)

    summary.say("There is a problem", [("acts[1].order", "Say the order"), ("a.b", "AT&T")])
    summary.focus_first()
    press(Qt.Key.Key_Space)

    assert chosen == ["acts[1].order"]
    assert [line.accessibleName() for line in summary._lines] == ["Say the order", "AT&T"]
    summary.say("", [])
    assert summary.isHidden()


@pytest.mark.parametrize("state", Saving)
def test_the_save_state_says_what_it_is_told(state, shown):
    shown_state = shown(SaveState())

    shown_state.say(state, "Saved at 14:02")

    assert shown_state.accessibleName() == "Saved at 14:02"
    assert shown_state.findChildren(QLabel)[1].property("role") == (
        "error" if state is Saving.FAILED else "hint"
    )


def steps(answered):
    return [
        Step("c", "Chapter", Mark.CHAPTER),
        Step("a", "Consent", Mark.SHARE, answered, 8),
        Step("b", "Account", Mark.LOCKED),
        Step("d", "Injuries & <b>effects</b>", Mark.WRONG, 1, 2),
        Step("e", "Closing", Mark.DONE, 3, 3),
    ]


def test_the_rail_shows_counts_and_keeps_the_place_when_they_change(shown):
    rail = shown(StepRail())
    rail.show_steps(steps(5), "a")

    rail.show_steps(steps(6), "a")

    assert rail.currentIndex().row() == 1
    heard = rail.model().data(rail.model().index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Consent 6/8"
    rail.grab()


def test_a_step_is_chosen_by_the_keyboard(shown):
    rail = shown(StepRail())
    rail.show_steps(steps(5), "a")
    chosen = []
    rail.chosen.connect(chosen.append)
    rail.setFocus()

    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    assert chosen == ["b"]


def test_a_collapsed_rail_paints_marks_only(shown):
    rail = shown(StepRail())
    rail.show_steps(steps(5), "a")
    wide = rail.width()

    rail.collapse(collapsed=True)
    rail.grab()

    assert rail.width() < wide


def test_the_cross_is_moved_and_set_by_keys(shown):
    figure = shown(BodyFigure())
    marked = []
    figure.marked.connect(lambda *place: marked.append(place))
    figure.setFocus()

    press(Qt.Key.Key_Left, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Space)

    assert marked == [(0.49, 0.51)]


@pytest.mark.parametrize("view", list(BodyView))
def test_every_drawing_is_there_and_shows_its_marks(view, shown):
    figure = shown(BodyFigure())
    figure.show_view(view, ())
    bare = figure.grab().toImage()

    figure.show_view(view, [Spot(1, 0.5, 0.5)])

    assert figure.grab().toImage() != bare


def test_the_ring_follows_the_focus_and_stays_inside_the_scrolled_page(qtbot, qapp):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    area = QScrollArea(window)
    area.setGeometry(0, 0, 300, 200)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page = QWidget()
    lines = [NumberEdit(4) for _ in range(12)]
    column = QVBoxLayout(page)
    for line in lines:
        column.addWidget(line)
    area.setWidget(page)
    ring = FocusRing(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    lines[0].setFocus()
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry().adjusted(4, 4, -4, -4).size() == lines[0].size()

    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not ring.isVisible()

    page.deleteLater()
    window.setFocus()
    QApplication.sendPostedEvents(None, 0)
    assert not ring.isVisible()
