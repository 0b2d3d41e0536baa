"""A sealed statement is looked through: what may not be changed can still be gone to."""

import pytest

from intake_app.commands import interview
from tests.ui.interview.conftest import REFUGEE


@pytest.fixture
def sealed(sitting):
    record_id = sitting.opens_the_sample(REFUGEE).record_id
    found = interview.check(sitting.session, record_id)
    interview.read_back(sitting.session, record_id, {one.code: "heard" for one in found})
    interview.seal(sitting.session, record_id)
    sitting.window.resize(1024, 640)
    return sitting.opens(record_id)


def is_in_sight(page, widget):
    """Its middle is: more than the beginning of it is seen."""
    place = widget.mapTo(page.viewport(), widget.rect().center())
    return 0 <= place.y() < page.viewport().height()


def test_the_marks_on_the_body_are_scrolled_to_though_nothing_can_be_marked(sealed, qtbot):
    sealed.goes_to("injuries[1].marks")

    figure = sealed.question("injuries.marks").input.first()
    assert not figure.isEnabled()
    qtbot.waitUntil(lambda: is_in_sight(sealed.page, figure))


def test_a_question_that_takes_the_keyboard_has_it_as_ever(sealed):
    sealed.goes_to("account.verbatim")

    box = sealed.question("account.verbatim").input
    assert box.isAncestorOf(sealed.window.focusWidget())
