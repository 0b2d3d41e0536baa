"""The keyboard goes on by itself where an answer is whole, and never from under the mouse."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from tests.ui.typing import CONTROL, SHIFT, press, press_digit, type_text
from ui.widgets.chooser import Chooser


def question(form, name):
    return next(one for one in form.questions if one.field.name == name)


def in_focus(form):
    """The name of the question that has the keyboard."""
    focused = QApplication.focusWidget()
    return next((one.field.name for one in form.questions if one.isAncestorOf(focused)), None)


def begin(form, name):
    question(form, name).input.focus_first()
    return question(form, name)


@pytest.fixture
def setup(form_for):
    return form_for("interview", Answers({}))


def test_the_digit_of_the_only_answer_goes_on(setup):
    asked = begin(setup, "mode")

    press_digit(1)

    assert Said("in_person") == asked.input.value()
    assert "place" == in_focus(setup)


def test_a_digit_that_takes_the_tick_away_stays(setup):
    asked = begin(setup, "mode")
    press_digit(1)
    asked.input.focus_first()

    press_digit(1)

    assert None is asked.input.value()
    assert "mode" == in_focus(setup)


def test_a_digit_held_down_answers_nothing(setup):
    asked = begin(setup, "mode")
    chip = QApplication.focusWidget()
    held = (QEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, 0, 0, 0, "2", True)

    QApplication.sendEvent(chip, QKeyEvent(*held))

    assert None is asked.input.value()
    assert "mode" == in_focus(setup)


def test_a_click_never_goes_on(setup):
    asked = begin(setup, "mode")

    QTest.mouseClick(asked.input.chips.chips[1], Qt.MouseButton.LeftButton)

    assert Said("phone") == asked.input.value()
    assert "mode" == in_focus(setup)


def test_of_several_answers_enter_says_that_they_are_all(form_for):
    form = form_for("protection", Answers({}))
    asked = begin(form, "special_needs")

    press_digit(1)
    press_digit(2)
    assert "special_needs" == in_focus(form)
    press(Qt.Key.Key_Return)

    assert 2 == len(asked.input.value().value)
    assert "special_needs" != in_focus(form)


@pytest.mark.parametrize(
    ("modifiers", "reason"),
    [
        (Qt.KeyboardModifier.NoModifier, MissingReason.DECLINED),
        (CONTROL, MissingReason.UNKNOWN),
    ],
)
def test_a_reason_is_a_whole_answer(setup, modifiers, reason):
    asked = begin(setup, "breaks")

    press(Qt.Key.Key_F9, modifiers)

    assert Missing(reason) == asked.input.value()
    assert "breaks" != in_focus(setup)


def test_enter_leaves_one_line_and_stays_in_a_text(form_for):
    form = form_for("persons", Answers({"persons": [{"id": "p1"}]}))
    begin(form, "surname")
    type_text("Левченко")
    press(Qt.Key.Key_Return)
    assert "given_name" == in_focus(form)

    long = form_for("interview", Answers({}))
    asked = begin(long, "breaks")
    type_text("а\nб")
    assert Said("а\nб") == asked.input.value()
    assert "breaks" == in_focus(long)


def test_enter_takes_from_a_list_and_goes_on(form_for):
    form = form_for("closing", Answers({"closing": {"readback": "read_aloud"}}))
    asked = begin(form, "readback_language")
    type_text("kaz")

    press(Qt.Key.Key_Return)

    assert Said("kk") == asked.input.value()
    assert "readback_language" != in_focus(form)


def test_a_click_on_a_list_stays(form_for):
    form = form_for("closing", Answers({"closing": {"readback": "read_aloud"}}))
    asked = begin(form, "readback_language")
    chooser = asked.input.findChild(Chooser)
    chooser.open_list()
    view = chooser._popup
    where = view.visualRect(view.model().index(0, 0)).center()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert chooser.options[0].code == chooser.code
    assert chooser is QApplication.focusWidget() or QApplication.focusWidget() is None


@pytest.mark.parametrize("name", ["interview_date", "start_time", "mode", "place"])
def test_one_key_goes_to_the_next_question_and_one_comes_back(setup, name):
    names = [one.field.name for one in setup.questions]
    begin(setup, name)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, CONTROL)
    assert names[names.index(name) + 1] == in_focus(setup)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, CONTROL)
    assert name == in_focus(setup)


def test_tab_passes_the_reasons_of_a_text_by(setup):
    begin(setup, "breaks")

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert "breaks" != in_focus(setup)


def test_an_answer_that_would_drop_others_keeps_the_keyboard(form_for):
    stored = {"interview": {"interpreter_used": "yes"}, "interpreters": [{"id": "interp1"}]}
    form = form_for("interview", Answers(stored))
    while "interpreter_used" not in [one.field.name for one in form.questions]:
        assert form.turn(1)
    asked = begin(form, "interpreter_used")

    press_digit(2)

    assert asked.is_asking
    assert "interpreter_used" == in_focus(form)


def test_after_the_last_question_of_a_page_stands_the_way_to_the_next(setup):
    begin(setup, setup.questions[-1].field.name)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, CONTROL)

    assert "next-topic" == QApplication.focusWidget().objectName()


def test_after_the_last_question_of_a_row_stands_another_row(form_for):
    form = form_for("interviewers", Answers({"interviewers": [{"id": "int1"}]}))
    begin(form, form.questions[-1].field.name)

    press(Qt.Key.Key_Return)

    assert "add-row" == QApplication.focusWidget().objectName()


def test_a_drop_down_lets_the_keys_of_the_page_through(form_for):
    form = form_for("incidents", Answers({"incidents": [{"id": "i1"}]}))
    begin(form, "date")

    press(Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)

    assert ["i1", "i2"] == [row["id"] for row in form.answers.rows("incidents")]


def test_after_a_row_comes_the_next_one_and_enter_opens_it(form_for):
    rows = [{"id": "int1", "name": "А"}, {"id": "int2", "name": "Б"}]
    form = form_for("interviewers", Answers({"interviewers": rows}), row=0)
    begin(form, form.questions[-1].field.name)

    press(Qt.Key.Key_Return)
    assert form.body.cards[1].title is QApplication.focusWidget()
    press(Qt.Key.Key_Space)

    assert 1 == form.open_row
    assert "name" == in_focus(form)


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_question_has_the_key_of_its_number(setup, number):
    begin(setup, "mode")

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_0 + number, CONTROL | SHIFT)

    assert setup.questions[number - 1].field.name == in_focus(setup)


def test_a_number_without_a_question_goes_nowhere(form_for):
    form = form_for("interviewers", Answers({"interviewers": [{"id": "int1"}]}))
    begin(form, "name")

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_9, CONTROL | SHIFT)

    assert "name" == in_focus(form)


NAMED = {
    "record": {"reference": "UA-2022-0001"},
    "interview": {"interviewee_language": "uz", "record_language": "ru"},
    "persons": [{"id": "p1", "citizenship": ["KZ"], "languages": ["kk", "ru"]}],
}


@pytest.mark.parametrize(
    ("name", "first"), [("citizenship", ["UA", "KZ"]), ("languages", ["uz", "ru", "kk"])]
)
def test_what_the_record_names_already_stands_first_in_a_long_list(form_for, name, first):
    form = form_for("persons", Answers(NAMED))
    form.go_to(AnswerPath("persons", name, 0))

    offered = question(form, name).input.findChild(Chooser).options

    assert first == [one.code for one in offered[: len(first)]]
    assert len(offered) == len({one.code for one in offered})
