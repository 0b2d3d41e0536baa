"""Long lists are chosen from by a few letters, whatever keyboard typed them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.typing import press, type_text
from ui.widgets.chip import Option
from ui.widgets.chooser import Chooser, matching

PLACES = [
    Option("KZ", "Қазақстан"),
    Option("KG", "Қырғызстан"),
    Option("UA", "Україна"),
    Option("UZ", "Өзбекстан"),
    Option("TW", "Тайвань"),
]


@pytest.fixture
def chooser(shown):
    made = shown(Chooser())
    made.set_options(PLACES)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def codes(typed):
    return [one.code for one in matching(PLACES, typed)]


def test_words_that_begin_so_come_before_words_that_hold_it():
    assert codes("ста") == ["KZ", "KG", "UZ"]
    assert codes("т") == ["TW", "KZ", "KG", "UZ"]


def test_a_kazakh_word_is_found_from_a_russian_keyboard():
    assert codes("каза") == ["KZ"]
    assert codes("озбек") == ["UZ"]


def test_a_code_is_found_too():
    assert codes("ua") == ["UA"]


def test_enter_takes_the_first_that_fits(chooser):
    picked = []
    chooser.picked.connect(picked.append)

    type_text("кыр")
    press(Qt.Key.Key_Return)

    assert (chooser.code, chooser.text(), picked) == ("KG", "Қырғызстан", ["KG"])


def test_the_list_is_walked_with_the_arrows(chooser):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    assert chooser.code == "KG"


def test_escape_gives_the_last_choice_back(chooser):
    chooser.show_code("UA")
    type_text("қ")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)

    assert (chooser.code, chooser.text()) == ("UA", "Україна")


def test_letters_that_fit_nothing_do_not_stay(chooser):
    chooser.show_code("UA")
    chooser.selectAll()
    type_text("щщщ")
    QApplication.focusWidget().clearFocus()

    assert (chooser.code, chooser.text()) == ("UA", "Україна")


def test_an_emptied_field_is_no_choice(chooser):
    chooser.show_code("UA")
    chooser.selectAll()
    press(Qt.Key.Key_Backspace)
    chooser.clearFocus()

    assert chooser.code == ""


def test_other_words_for_the_same_options_keep_the_choice(chooser):
    chooser.show_code("UA")
    chooser.set_options([Option("UA", "Украина")])

    assert (chooser.code, chooser.text()) == ("UA", "Украина")


def test_a_code_that_is_not_offered_is_shown_and_kept(chooser):
    chooser.show_code("XX")

    assert (chooser.code, chooser.text()) == ("XX", "XX")


def test_it_is_a_field_to_write_in(chooser):
    assert isinstance(chooser, QLineEdit)
