"""Text that nobody should have to fear: pasted, hidden, too long, marked up. Nothing is cut."""

import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from intake_app.domain.answers import Said
from intake_app.i18n import catalog
from tests.ui.typing import CONTROL, press, type_text
from ui.widgets.entering import entered
from ui.widgets.grow_text import GrowText

ONE_LINE, MANY_LINES = "persons.surname", "account.verbatim"
MARKUP = "<b>жирный</b><img src='file:///etc/hostname'> AT&T & co"


def remark(asked):
    line = asked.findChild(QLabel, "remark")
    return line.text() if line is not None and line.isVisibleTo(asked) else ""


def paste(asked, text, html=""):
    """Ctrl+V of what a browser or an office program puts on the clipboard."""
    from PySide6.QtGui import QGuiApplication

    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    asked.focus_first()
    press(Qt.Key.Key_V, CONTROL)


def words(asked):
    answer = asked.value()
    if answer is None:
        return ""
    return answer.value["text"] if isinstance(answer.value, dict) else answer.value


@pytest.mark.parametrize(
    ("written", "one_line", "taken", "left_out"),
    [
        ("Ақжан\r\nОтырар", True, "Ақжан Отырар", ()),
        ("Ақжан\r\nОтырар\u2029", False, "Ақжан\nОтырар\n", ()),
        ("a\x00b\x07c", True, "abc", ("U+0000", "U+0007")),
        ("фото\u202egpj.exe", False, "фотоgpj.exe", ("U+202E",)),
        ("слово\ud800", False, "слово", ("U+D800",)),
        ("👩\u200d👧 она", True, "👩\u200d👧 она", ()),
        ("\u200fعربي", False, "\u200fعربي", ()),
        ("два\tслова\u000b", True, "два слова", ()),
    ],
)
def test_a_field_takes_plain_text_and_names_what_it_leaves_out(written, one_line, taken, left_out):
    assert entered(written, one_line=one_line) == (taken, left_out)


@pytest.mark.parametrize("field", [ONE_LINE, MANY_LINES])
def test_a_rich_paste_brings_its_letters_and_no_more(input_for, field):
    asked = input_for(field)

    paste(asked, MARKUP, html="<b>другое</b>")

    assert words(asked) == MARKUP
    assert remark(asked) == ""


@pytest.mark.parametrize("field", [ONE_LINE, MANY_LINES])
def test_hidden_signs_are_left_out_and_named(input_for, field):
    asked = input_for(field)

    paste(asked, "имя\u202eтайна\x07")

    assert words(asked) == "имятайна"
    assert remark(asked) == "Hidden signs were left out: U+0007, U+202E"
    asked.retranslate(catalog("uk"))
    assert remark(asked) == "Приховані знаки не взято: U+0007, U+202E"


@pytest.mark.parametrize("sign", "\u200b\u200e\u200f\u2060\ufeff")
def test_a_sign_nobody_sees_makes_no_second_name_of_one(input_for, sign):
    one_line, told = input_for(ONE_LINE), input_for(MANY_LINES)

    paste(one_line, f"Ахме{sign}това")
    paste(told, f"Ахме{sign}това")

    assert words(one_line) == "Ахметова"
    assert remark(one_line) == f"Hidden signs were left out: U+{ord(sign):04X}"
    assert words(told) == f"Ахме{sign}това"  # a text is kept as it was pasted


def test_a_break_in_a_field_of_one_line_is_a_space(input_for):
    asked = input_for(ONE_LINE)

    paste(asked, "Ахметова\nАйгүл\r\n")
    type_text("!")

    assert words(asked) == "Ахметова Айгүл!"


@pytest.mark.parametrize(("field", "most"), [(ONE_LINE, 500), (MANY_LINES, 20_000)])
def test_a_paste_that_does_not_fit_is_refused_whole_and_said(input_for, field, most):
    asked = input_for(field)
    paste(asked, "а" * (most - 3))

    paste(asked, "бббб")

    assert words(asked) == "а" * (most - 3)
    assert remark(asked).startswith("Nothing was taken in: it is too long for this field.")
    assert catalog("en").number(most + 1) in remark(asked)

    type_text("в")
    assert words(asked) == "а" * (most - 3) + "в"
    assert remark(asked) == "There is room for 2 more letters."


@pytest.mark.parametrize(("field", "most"), [(ONE_LINE, 500), (MANY_LINES, 20_000)])
def test_the_end_of_the_room_is_told_before_it_comes(input_for, field, most):
    asked = input_for(field)
    paste(asked, "а" * (most - 1))
    assert remark(asked) == "There is room for 1 more letter."

    type_text("б")
    assert remark(asked) == "There is room for 0 more letters."
    type_text("в")

    assert words(asked) == "а" * (most - 1) + "б"
    assert remark(asked).startswith("Nothing was taken in")


def test_a_line_refused_or_cleaned_can_still_be_undone(input_for):
    asked = input_for(ONE_LINE)
    asked.focus_first()
    type_text("Ким")
    paste(asked, "\x07 Вера")
    assert words(asked) == "Ким Вера"

    press(Qt.Key.Key_Z, CONTROL)
    assert words(asked) == "Ким"
    press(Qt.Key.Key_Z, CONTROL)

    assert words(asked) == ""


@pytest.mark.parametrize("field", [ONE_LINE, MANY_LINES])
def test_letters_of_two_signs_count_as_they_are_stored(input_for, field):
    asked = input_for(field)
    most = 500 if field == ONE_LINE else 20_000

    paste(asked, "И\u0306" * (most - 1))

    assert words(asked) == "Й" * (most - 1)


def test_a_text_stored_too_long_can_be_made_shorter(input_for):
    asked = input_for(ONE_LINE)
    asked.set_value(Said("а" * 600))
    asked.focus_first()

    press(Qt.Key.Key_Backspace)

    assert words(asked) == "а" * 599


def test_a_read_only_text_takes_nothing(input_for):
    asked = input_for(MANY_LINES)
    asked.set_value(Said({"lang": "ru", "text": "слово"}))
    asked.set_read_only(read_only=True)

    paste(asked, "ещё")
    type_text("ещё")

    assert words(asked) == "слово"


def test_a_key_at_the_end_of_the_room_takes_less_than_fifty_milliseconds(input_for):
    asked = input_for(MANY_LINES)
    asked.set_value(Said({"lang": "kk", "text": ("Қаңтарда есік қағылды. " * 900)[:19_900]}))
    asked.focus_first()
    editor = asked.findChild(GrowText)
    editor.moveCursor(editor.textCursor().MoveOperation.End)

    slowest = []
    for _ in range(30):
        begun = time.perf_counter()
        type_text("а")
        slowest.append(time.perf_counter() - begun)

    assert sorted(slowest)[len(slowest) // 2] < 0.05
    assert len(asked.findChild(QPlainTextEdit).toPlainText()) == 19_930


def test_the_remark_stands_between_the_lines_and_the_reasons(input_for):
    asked = input_for("record.linked_records")
    paste(asked, "Айя")
    press(Qt.Key.Key_Return)
    type_text("Ая")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_V, CONTROL)
    type_text("\u202e")

    line = asked.findChild(QLabel, "remark")
    assert line is not None
    assert asked.down.indexOf(line) == asked.down.indexOf(asked.chips) - 1
