"""What was begun and is no answer yet is shown once before the page is left, never lost unseen."""

from PySide6.QtWidgets import QLineEdit

from tests.ui.interview.conftest import WITNESS
from tests.ui.typing import type_text


def begins_a_date(sitting, *numbers):
    sitting.opens_the_sample(WITNESS).goes_to("incidents[0].date")
    sitting.question("incidents.date").input.set_value(None)
    boxes = [
        box
        for box in sitting.question("incidents.date").input.findChildren(QLineEdit)
        if box.isVisible()
    ]
    for box, number in zip(boxes, numbers, strict=False):
        box.setFocus()
        type_text(number)
    sitting.turn()


def test_a_date_without_its_rest_is_shown_before_the_way_on(sitting):
    begins_a_date(sitting, "7")
    before = sitting.talk.key

    sitting.presses("interview-on")

    said = sitting.question("incidents.date").input
    assert sitting.talk.key == before
    assert said.property("wrong")
    assert [box.text() for box in said.findChildren(QLineEdit) if box.text()] == ["7"]


def test_the_second_time_the_way_is_free(sitting):
    begins_a_date(sitting, "7")

    for _ in range(4):
        sitting.presses("interview-on")

    assert sitting.talk.key != "incidents"
