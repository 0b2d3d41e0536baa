"""Marks on the body: by arrows, by name, with what they fill in and what they belong to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from intake_app.codebook.body_map import body_map
from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from intake_app.domain.body_mark import BodyView
from tests.ui.typing import press, type_text
from ui.forms.inputs.body_marks import BodyMarksInput
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.body_figure import BodyFigure
from ui.widgets.chooser import Chooser

ACTS = [{"id": "a3", "act_type": "restraint"}]


@pytest.fixture
def injury(form_for):
    """The open card of an injury with some answers; its marks, and what was sent."""

    def make(**answered):
        answers = Answers({"acts": ACTS, "injuries": [{"person": "p1", **answered}]})
        form = form_for("injuries", answers)
        form.go_to(AnswerPath("injuries", "marks", 0))
        return form, form.findChild(BodyMarksInput)

    return make


def told(form, name):
    return form.answers.get(AnswerPath("injuries", name, 0))


def at(view, name, side):
    regions = body_map()[BodyView(view)]
    x, y = next(one.centre for one in regions if (one.id, one.side) == (name, side))
    return {"view": view, "x": x, "y": y}


def by_name(marks, letters):
    marks.findChild(Chooser).setFocus()
    type_text(letters)
    press(Qt.Key.Key_Return)


def pressed(form, name):
    return form.findChild(QPushButton, name)


def test_an_arrow_goes_to_the_place_beside_and_says_its_name(input_for):
    asked = input_for("injuries.marks", language="uk")
    figure = asked.findChild(BodyFigure)
    figure.setFocus()
    figure.place_cross(78, 52)

    press(Qt.Key.Key_Down)

    assert figure.accessibleDescription() == "ліва кисть"
    press(Qt.Key.Key_Space)
    assert asked.value() == Said([at("front", "hand", "left")])


def test_nothing_lies_beyond_the_edge(input_for):
    asked = input_for("injuries.marks")
    figure = asked.findChild(BodyFigure)
    figure.setFocus()
    figure.place_cross(78, 52)

    press(Qt.Key.Key_Right)

    assert figure.accessibleDescription() == "left wrist"


def test_a_place_is_marked_by_its_name_and_its_drawing_is_shown(input_for):
    asked = input_for("injuries.marks", language="kk")

    by_name(asked, "сол аяқтың бас")

    assert asked.value() == Said([at("soles", "big_toe", "left")])
    assert ("soles",) in [one.codes for one in asked.findChildren(AnswerChips)]
    notes = [one.accessibleName() for one in asked.findChildren(QLineEdit)]
    assert "1. сол аяқтың бас бақайы (табандар): ескертпе" in notes


def test_the_marks_fill_in_the_part_and_side_that_are_not_answered(injury):
    form, marks = injury()

    by_name(marks, "left wrist")
    assert (told(form, "region"), told(form, "side")) == (Said("wrist"), Said("left"))
    by_name(marks, "right wrist")

    assert (told(form, "region"), told(form, "side")) == (Said("wrist"), Said("both"))
    assert "Filled in from the drawing: Both sides" in [
        one.text() for one in marks.findChildren(QLabel)
    ]


def test_what_was_filled_in_is_taken_back_by_one_press(injury):
    form, marks = injury()
    by_name(marks, "nose")

    pressed(form, "marks-take-back").click()

    assert (told(form, "region"), told(form, "side")) == (None, None)
    assert told(form, "marks") == Said([at("head_front", "nose", "midline")])
    assert not pressed(form, "marks-take-back").isVisible()


@pytest.mark.parametrize("answer", ["arm", {"missing": "declined"}])
def test_what_a_person_answered_is_never_changed_by_a_mark(injury, answer):
    form, marks = injury(region=answer)

    by_name(marks, "left wrist")

    kept = Said("arm") if answer == "arm" else Missing(MissingReason.DECLINED)
    assert (told(form, "region"), told(form, "side")) == (kept, Said("left"))


def test_the_cross_waits_at_the_part_that_was_answered(injury):
    _form, marks = injury(region="foot", side="left")
    figure = marks.findChild(BodyFigure)

    figure.setFocus(Qt.FocusReason.TabFocusReason)

    assert figure.accessibleDescription() == "left ankle"


def test_the_list_tells_the_act_and_leads_to_it(injury):
    form, marks = injury(act="a3", marks=[at("front", "wrist", "left")])

    said = [one.text() for one in marks.findChildren(QLabel)]
    assert [one for one in said if one.startswith("Caused by act")] == [
        "Caused by act: A1 · Handcuffing / restraint"
    ]
    pressed(form, "marks-to-act").click()
    act = next(one for one in form.questions if one.field.name == "act")
    assert act.isAncestorOf(QApplication.focusWidget())


def test_sealed_marks_can_be_read_and_not_changed(input_for):
    asked = input_for("injuries.marks")
    asked.set_value(Said([at("front", "wrist", "left")]))

    asked.set_read_only(read_only=True)
    by_name(asked, "nose")

    assert asked.value() == Said([at("front", "wrist", "left")])
    assert not asked.findChild(BodyFigure).isEnabled()


@pytest.mark.parametrize(("width", "beside"), [(760, True), (440, False)])
def test_the_list_stands_under_the_figure_on_a_narrow_page(input_for, width, beside):
    asked = input_for("injuries.marks", language="ru")
    asked.set_value(Said([at("front", "wrist", "left")]))

    asked.window().resize(width, 900)
    asked.window().layout().activate()
    asked.layout().activate()

    figure, names = asked.findChild(BodyFigure), asked.findChild(Chooser)
    is_beside = names.mapTo(asked, names.rect().topLeft()).x() > figure.geometry().right()
    assert (is_beside, asked.minimumSizeHint().width() <= width) == (beside, True)
