"""What is half typed stays with its own row, and with what is kept, whatever way is taken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from intake_app.commands import half_typed
from intake_app.domain.answers import AnswerPath, Said
from tests.ui.interview.conftest import REFUGEE, WITNESS
from tests.ui.interview.test_half_typed import boxes, come_back, ended
from tests.ui.typing import ALT, CONTROL, press, send, type_text

__all__ = ["come_back", "ended"]
DATE = "incidents[0].date"
STORED = Said({"edtf": "2022-01-06"})
HALF = {"day": "7", "month": "January", "year": ""}


def box(sitting, field, name):
    found = sitting.question(field).input.findChildren(QLineEdit, name)
    return next(one for one in found if one.isVisible())


def writes(sitting, field, **texts):
    for name, text in texts.items():
        line = box(sitting, field, name)
        line.setFocus()
        line.selectAll()
        type_text(text)


def of_the_person(sitting, key):
    return next(n for n, row in enumerate(sitting.answers.rows("persons")) if row["id"] == key)


def birth_date(sitting, key):
    sitting.goes_to(f"persons[{of_the_person(sitting, key)}].birth_date")
    return boxes(sitting, "persons.birth_date")


@pytest.fixture
def born(qtbot, sitting):
    """Three persons whose birth dates nobody wrote yet; the second one's is begun."""
    sitting.opens_the_sample(REFUGEE)
    answers = sitting.answers
    for row in range(3):
        answers = answers.with_answer(AnswerPath("persons", "birth_date", row), None)
    sitting.talk.editing.restore(answers, ())
    qtbot.waitUntil(sitting.window.isActiveWindow)
    sitting.goes_to("persons[1].birth_date")
    writes(sitting, "persons.birth_date", day="7", month="Jan")
    press(Qt.Key.Key_Return)
    sitting.turn()
    return sitting


@pytest.fixture
def overtyped(qtbot, sitting):
    """The year of a date that is kept, written over as far as "20"."""
    qtbot.waitUntil(sitting.window.isActiveWindow)
    sitting.opens_the_sample(WITNESS).goes_to(DATE)
    writes(sitting, "incidents.date", year="20")
    return sitting


def by_the_next_page(sitting):
    send(Qt.Key.Key_Right, ALT)


def by_the_rail(sitting):
    sitting.talk.rail.chosen.emit("closing")


def by_the_number_of_a_part(sitting):
    QTest.keyClick(sitting.window.focusWidget(), Qt.Key.Key_2, CONTROL)


def by_closing_the_card(sitting):
    sitting.page.form.body.cards[0].title.click()


WAYS = [
    by_the_next_page,
    by_the_rail,
    by_the_number_of_a_part,
    by_closing_the_card,
]


@pytest.mark.parametrize("way", WAYS)
def test_a_date_half_written_over_is_kept_both_as_it_was_and_as_it_was_begun(overtyped, way):
    sitting = overtyped
    before = boxes(sitting)

    way(sitting)
    sitting.turn()
    gone, said = sitting.talk.key, sitting.talk.bars.returned.isVisible()
    sitting.presses("returned-go") if said else sitting.goes_to(DATE)

    assert said, gone
    assert {**before, "year": "20"} == boxes(sitting)
    assert STORED == sitting.answers.get(AnswerPath.parse(DATE))
    assert STORED == sitting.stored.body.answers.get(AnswerPath.parse(DATE))
    assert [DATE] == list(half_typed.of(sitting.session, sitting.record_id))


def test_a_whole_new_date_takes_the_place_of_the_old_one(overtyped):
    by_the_next_page(overtyped)
    overtyped.goes_to(DATE)

    writes(overtyped, "incidents.date", year="2021")
    overtyped.goes_to("closing")

    assert Said({"edtf": "2021-01-06"}) == overtyped.stored.body.answers.get(AnswerPath.parse(DATE))
    assert {} == half_typed.of(overtyped.session, overtyped.record_id)
    assert not overtyped.talk.bars.returned.isVisible()


def test_a_date_whose_boxes_are_all_emptied_is_taken_out(overtyped):
    for name in ("year", "month", "day"):
        line = box(overtyped, "incidents.date", name)
        line.setFocus()
        line.selectAll()
        press(Qt.Key.Key_Backspace)
    overtyped.goes_to("closing")

    assert None is overtyped.stored.body.answers.get(AnswerPath.parse(DATE))
    assert not overtyped.talk.bars.returned.isVisible()


def test_discarded_the_stored_date_is_shown_again(overtyped):
    by_the_next_page(overtyped)
    overtyped.presses("returned-drop").goes_to(DATE)

    assert "2022" == boxes(overtyped)["year"]
    assert {} == half_typed.of(overtyped.session, overtyped.record_id)


def test_another_answer_of_the_row_leaves_what_is_half_typed_alone(overtyped):
    overtyped.talk.editing.shown_anew.emit()

    assert "20" == boxes(overtyped)["year"]
    assert STORED == overtyped.answers.get(AnswerPath.parse(DATE))


def test_half_a_date_goes_with_its_person_when_the_card_is_moved(born):
    send(Qt.Key.Key_Up, ALT)
    born.turn()

    assert ["p2", "p1", "p3"] == [row["id"] for row in born.answers.rows("persons")]
    assert HALF == birth_date(born, "p2")
    assert {"day": "", "month": "", "year": ""} == birth_date(born, "p1")


def test_half_a_date_is_there_again_after_another_card(born):
    born.page.form.body.cards[0].title.click()
    born.turn()

    assert {"day": "", "month": "", "year": ""} == birth_date(born, "p1")
    assert HALF == birth_date(born, "p2")


def test_after_a_lock_half_a_date_goes_with_its_person_too(born, ended, come_back):
    born.window.lock_alone()
    back = come_back()

    back.presses("persons[1].up")

    assert HALF == birth_date(back, "p2")
    assert {"day": "", "month": "", "year": ""} == birth_date(back, "p1")
    assert ["persons[0].birth_date"] == list(half_typed.of(back.session, back.record_id))
    back.window.lock_alone()
    assert HALF == birth_date(come_back(), "p2")


def test_a_new_person_does_not_get_what_was_begun_for_one_that_was_removed(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("persons").presses("add-row")
    sitting.goes_to("persons[3].birth_date")
    writes(sitting, "persons.birth_date", day="7", month="Jan")

    sitting.presses("persons[3].trash").presses("add-row")

    assert ["p1", "p2", "p3", "p5"] == [row["id"] for row in sitting.answers.rows("persons")]
    assert {"day": "", "month": "", "year": ""} == birth_date(sitting, "p5")
    sitting.goes_to("closing")
    assert {} == half_typed.of(sitting.session, sitting.record_id)


def test_half_a_date_is_there_again_after_another_topic(born):
    turned = born.page.form.turn(1) or born.page.form.turn(-1)
    born.turn()
    said = born.talk.bars.returned.isVisible()

    assert (True, True) == (turned, said)
    assert HALF == birth_date(born, "p2")
