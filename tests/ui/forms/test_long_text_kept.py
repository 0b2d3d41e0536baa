"""Minutes of writing do not go by one key, and writing goes on where it ended."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from intake_app.codebook.kinds.base import TEXT_LIMIT
from intake_app.domain.answers import Missing, MissingReason, Said
from tests.ui.typing import press, type_text

TOLD = "Пришли ночью. Дверь выбили."
LONG = ["account.verbatim", "injuries.description"]


def remarks(asked):
    return [one.text() for one in asked.findChildren(QLabel, "remark") if not one.isHidden()]


@pytest.fixture
def told(input_for):
    asked = input_for("interview.breaks")
    asked.set_value(Said(TOLD))
    asked.focus_first()
    return asked


def test_the_first_press_asks_and_the_second_puts_the_reason(told):
    before = told.value()
    press(Qt.Key.Key_F9)
    asked = (told.value(), remarks(told))
    press(Qt.Key.Key_F9)

    assert (before, ["Text stands here. The same key once more puts the reason in its place."]) == (
        asked
    )
    assert (Missing(MissingReason.DECLINED), []) == (told.value(), remarks(told))


def test_another_reason_is_another_question(told):
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)

    assert Said(TOLD) == told.value()


def test_who_writes_on_is_asked_anew(told):
    press(Qt.Key.Key_F9)
    type_text(" И увели")
    after = remarks(told)
    press(Qt.Key.Key_F9)

    assert ([], Said(TOLD + " И увели")) == (after, told.value())


def test_a_reason_is_taken_back_by_one_press(told):
    for _ in range(3):
        press(Qt.Key.Key_F9)

    assert told.value() == Said(TOLD)


def test_the_caret_stands_after_what_was_written(told):
    editor = QApplication.focusWidget()
    type_text(" Потом увели.")

    assert TOLD + " Потом увели." == editor.toPlainText()


def test_a_full_text_takes_no_further_line(input_for):
    asked = input_for("interview.breaks")
    asked.set_value(Said("а" * TEXT_LIMIT))
    asked.focus_first()

    press(Qt.Key.Key_Return)

    assert Said("а" * TEXT_LIMIT) == asked.value()
