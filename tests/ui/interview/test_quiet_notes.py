"""Care is asked for where such an answer is given; a refusal is closed calmly."""

import pytest
from PySide6.QtWidgets import QFrame

from intake_app.domain.answers import AnswerPath, Said


@pytest.fixture
def talking(sitting):
    return sitting.begins(consents=True, tells="Около полуночи постучали.")


def notes(sitting):
    frames = sitting.page.notes.findChildren(QFrame)
    return [one.objectName() for one in frames if one.objectName() and one.isVisible()]


def test_nothing_is_said_while_nothing_asks_for_care(talking):
    talking.goes_to("protection")

    assert talking.page.notes.isHidden()


def test_a_minor_is_noted_at_once_and_leads_to_the_advice(talking):
    talking.goes_to("protection")

    talking.picks("protection.special_needs", "minor")
    noted = notes(talking)
    talking.presses("note-minor-guidance")

    assert ["note-minor"] == [one for one in noted if not one.endswith("guidance")]
    assert talking.talk.side.panel.parts["minors"].head.isChecked()
    assert talking.talk.side.panel.parts["minors"].head.hasFocus()


def test_sexual_violence_is_noted_on_the_page_of_acts(talking):
    answers = talking.answers.with_row("incidents", {"id": "i1"})
    act = {"id": "a1", "act_type": "sexual_violence", "incident": "i1"}
    talking.talk.desk.draft.answers = answers.with_row("acts", act)

    talking.goes_to("acts")

    assert "note-sexual-violence" in notes(talking)
    assert "note-minor" not in notes(talking)


def test_a_refusal_is_closed_calmly_and_can_still_be_taken_back(sitting):
    sitting.begins().goes_to("consent")

    sitting.picks("consent.given", "no")
    refused = notes(sitting)
    sitting.picks("consent.given", "yes")

    assert (["note-refused"], []) == (refused, notes(sitting))
    assert Said("yes") == sitting.answers.get(AnswerPath("consent", "given"))
