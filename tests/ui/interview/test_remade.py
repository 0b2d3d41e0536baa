"""Another size or colour makes the page again; the steps of the sitting and the reading go on."""

import pytest

from intake_app.domain.answers import AnswerPath, Said
from tests.ui.interview.conftest import WITNESS
from tests.ui.interview.test_undo import MODE, redoes, undoes
from ui.theme import Theme

LOOKS = {"larger": Theme(zoom=150), "dark": Theme(dark=True)}


@pytest.fixture
def wears(sitting):
    """Another look, and back to the one before at the end."""
    before = sitting.window.shell.settings.theme

    def change(name):
        talk = sitting.talk
        sitting.window.wear(LOOKS[name])
        sitting.turn()
        assert talk is not sitting.talk

    yield change
    sitting.window.wear(before)


@pytest.mark.parametrize("look", LOOKS)
def test_the_steps_of_the_sitting_outlast_another_look(sitting, wears, look):
    sitting.begins().goes_to("interview").picks("interview.mode", "in_person")
    after = sitting.answers

    wears(look)
    undoes(sitting)
    undone = sitting.stored.body.answers
    redoes(sitting)

    assert "interview" == sitting.talk.key
    assert after.with_answer(MODE, None) == undone
    assert after == sitting.stored.body.answers


def test_what_was_undone_can_be_done_again_in_another_look(sitting, wears):
    sitting.begins().goes_to("interview").picks("interview.mode", "in_person")
    after = sitting.answers
    undoes(sitting)

    wears("dark")
    redoes(sitting)

    assert after == sitting.stored.body.answers


def test_a_step_of_the_record_made_elsewhere_is_not_undone_by_an_old_stack(sitting):
    sitting.begins().goes_to("interview").picks("interview.mode", "in_person")
    sitting.window.open_records()
    sitting.turn()
    sitting.opens(sitting.record_id)
    before = sitting.answers

    undoes(sitting)

    assert before == sitting.stored.body.answers


@pytest.mark.parametrize("look", LOOKS)
def test_the_reading_goes_on_with_the_same_paragraph(sitting, wears, look):
    sitting.opens_the_sample(WITNESS).goes_to("read_back").presses("read-aloud")
    sitting.page.reading.go_to(2)
    before = (2, sitting.page.reading.language, sitting.page.reading.paper.text.text())

    wears(look)

    reading = sitting.page.reading
    assert before == (reading.at, reading.language, reading.paper.text.text())
    assert reading.isVisible()


def test_parts_that_were_unfolded_stay_so(sitting, wears):
    sitting.opens_the_sample(WITNESS)
    folded = next(stop.key for stop in sitting.talk.desk.every_stop if stop.is_folded)
    sitting.goes_to(folded).goes_to("interview")

    wears("dark")

    assert folded in {stop.key for stop in sitting.talk.desk.stops}


def test_a_word_in_the_middle_outlasts_another_look(sitting, wears):
    sitting.begins().goes_to("interview")
    path = AnswerPath("interview", "breaks")
    sitting.question("interview.breaks").input.focus_first()
    sitting.window.focusWidget().insertPlainText("переры")

    wears("larger")

    assert Said("переры") == sitting.stored.body.answers.get(path)
