"""Chips are answered by keys in every keyboard layout."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.ui.typing import press, press_digit, type_text
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option

COLOURS = (Option("red", "Red"), Option("green", "Green"), Option("none", "None", exclusive=True))
REASONS = (Option("unknown", "Does not know"), Option("declined", "Declined"))


@pytest.fixture
def one(shown):
    chips = shown(AnswerChips(COLOURS, REASONS))
    chips.focus_first()
    return chips


@pytest.fixture
def several(shown):
    chips = shown(AnswerChips(COLOURS, REASONS, several=True))
    chips.focus_first()
    return chips


def test_a_digit_picks_by_its_place_on_a_kazakh_keyboard(one):
    press_digit(2)

    assert one.codes == ("green",)


def test_digits_count_on_into_the_reasons(one):
    press_digit(5)

    assert (one.codes, one.reason) == ((), "declined")


def test_zero_is_does_not_know(one):
    press_digit(1)
    press_digit(0)

    assert (one.codes, one.reason) == ((), "unknown")


def test_one_answer_takes_the_place_of_another(one):
    press_digit(1)
    press_digit(2)

    assert one.codes == ("green",)
    assert [chip.isChecked() for chip in one.chips] == [False, True, False, False, False]


def test_backspace_takes_the_answer_back(one):
    press_digit(1)
    press(Qt.Key.Key_Backspace)

    assert (one.codes, one.reason) == ((), "")


def test_arrows_go_round_and_space_ticks(one):
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)

    assert one.codes == ("green",)


def test_several_keep_the_order_of_ticking(several):
    press_digit(2)
    press_digit(1)

    assert several.codes == ("green", "red")


def test_an_exclusive_answer_stands_alone(several):
    press_digit(1)
    press_digit(3)
    assert several.codes == ("none",)

    press_digit(2)
    assert several.codes == ("green",)


def test_a_reason_takes_the_place_of_every_answer_and_back(several):
    press_digit(1)
    press_digit(0)
    assert (several.codes, several.reason) == ((), "unknown")

    press_digit(2)
    assert (several.codes, several.reason) == (("green",), "")


def test_every_change_by_a_person_is_told_and_none_by_the_program(one):
    told = []
    one.changed.connect(lambda: told.append(one.codes))

    one.show_choice(["red"])
    press_digit(2)
    press(Qt.Key.Key_Backspace)

    assert told == [("green",), ()]


def test_the_row_is_one_stop_of_the_tab_key(one):
    stops = [chip for chip in one.chips if chip.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops == [QApplication.focusWidget()]


def test_letters_are_passed_on(one):
    told = []
    one.typed.connect(told.append)

    type_text("қ")

    assert told == ["қ"]


def test_a_screen_reader_hears_name_and_kind(one, several):
    heard = [
        (interface.role(), interface.text(QAccessible.Text.Name))
        for interface in (
            QAccessible.queryAccessibleInterface(group.chips[0]) for group in (one, several)
        )
    ]

    assert heard == [(QAccessible.Role.RadioButton, "Red"), (QAccessible.Role.CheckBox, "Red")]


def test_long_words_break_into_lines_and_nothing_is_cut(shown):
    words = "Болуы реттелмеген (мерзімі өткен не құжатсыз) " * 4
    chips = shown(AnswerChips([Option("long", words.strip())]))
    chips.resize(300, chips.height())

    chip = chips.chips[0]
    assert chip.width() <= 300
    assert chip.height() > 60
    assert chips.height() == chip.height()


def test_other_words_for_the_same_answers_keep_the_ticks(several):
    press_digit(2)
    several.say([Option("red", "Қызыл"), Option("green", "Жасыл"), COLOURS[2]], REASONS)

    assert several.codes == ("green",)
    assert several.chips[1].accessibleName() == "Жасыл"


def test_a_repaint_leaks_nothing(one):
    """PySide6 6.12 lost a reference to None per virtual override and died of it."""
    import sys

    def repaint():
        for chip in one.chips:
            chip.repaint()
            QApplication.sendEvent(chip, QEvent(QEvent.Type.Leave))

    repaint()
    before = sys.getrefcount(None)
    for _ in range(100):
        repaint()

    assert abs(sys.getrefcount(None) - before) < 100
