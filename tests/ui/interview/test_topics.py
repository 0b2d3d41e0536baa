"""The way on leads through the topics of a section, then to the next section; back likewise."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.interview.conftest import REFUGEE
from tests.ui.typing import CONTROL
from ui.screens.records import RecordsScreen


def place(sitting):
    """The section and the first question that is shown."""
    return sitting.talk.key, sitting.page.form.questions[0].field.name


def by_button(sitting, qtbot):
    sitting.presses("interview-on")


def by_keys(sitting, qtbot):
    qtbot.keyClick(sitting.window.focusWidget() or sitting.window, Qt.Key.Key_Return, CONTROL)
    sitting.turn()


@pytest.mark.parametrize("goes_on", [by_button, by_keys])
def test_the_way_on_leads_through_the_topics_and_back_again(sitting, qtbot, goes_on):
    sitting.begins().goes_to("interview")
    first = place(sitting)

    goes_on(sitting, qtbot)
    second = place(sitting)
    goes_on(sitting, qtbot)
    after = sitting.talk.key
    sitting.goes_to("interview")
    goes_on(sitting, qtbot)
    sitting.presses("interview-back")

    assert ("interview", "interview_date") == first == place(sitting)
    assert ("interview", "interviewee_language") == second
    assert "interviewers" == after


def test_the_topics_of_an_open_row_are_walked_too(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("persons[0].role")

    seen = [place(sitting)]
    for _ in range(2):
        sitting.presses("interview-on")
        seen.append(place(sitting))
    sitting.presses("interview-on")

    assert [("persons", "role"), ("persons", "birth_date"), ("persons", "occupation")] == seen
    assert "persons" != sitting.talk.key


def test_what_is_half_typed_is_kept_on_the_way_to_the_next_topic(sitting):
    sitting.begins().goes_to("interview")
    sitting.question("interview.breaks").input.focus_first()
    sitting.window.focusWidget().insertPlainText("Один перерыв")

    sitting.presses("interview-on")

    assert "Один перерыв" == sitting.stored.body.answers.value("interview.breaks")


def test_back_in_the_first_section_leads_to_the_list(sitting):
    sitting.begins().goes_to("record")

    sitting.presses("interview-back")

    assert isinstance(sitting.screen, RecordsScreen)
