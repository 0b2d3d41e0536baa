"""A draft changes hands: from the pause to the list, and the note above the colleague's talk."""

import pytest

from intake_app.commands import handovers, interview, users
from intake_app.domain.handover import Note, Why
from tests.ui.interview.conftest import WITNESS
from tests.ui.typing import type_text
from ui.models.records_model import STATE
from ui.places import Place
from ui.screens.handover import HandoverScreen

COLLEAGUE = "И-08"
THEIRS = "жеті көк қозы далада"


@pytest.fixture
def colleague(sitting):
    return users.add_user(sitting.session, COLLEAGUE, THEIRS)


@pytest.fixture
def handing(sitting, colleague):
    """The page, reached from the talk."""
    sitting.begins()
    sitting.screen.pace.pause("tired")
    sitting.presses("pause-handover")
    assert isinstance(sitting.screen, HandoverScreen)
    return sitting


def opened_with(sitting, note, to):
    record_id = sitting.begins().record_id
    handovers.hand_over(sitting.session, record_id, to, Why.WELL_BEING, note)
    sitting.opens(record_id)
    return sitting.screen.handed.note


def kept(sitting):
    return sitting.stored.body.envelope.handover


def names(sitting):
    return [row["name"] for row in sitting.stored.body.answers.rows("interviewers")]


def test_a_draft_is_handed_over_in_the_pause_and_the_list_says_to_whom(handing, colleague):
    handing.screen.why.pick(Why.SHIFT.value)
    handing.screen.texts["person"].setFocus()
    type_text("Устала")

    handing.presses("hand-over")

    model = handing.screen.model
    row = model.row_of(handing.record_id)
    assert f"Handed to {COLLEAGUE}" == model.index(row, STATE).data()
    assert (colleague.slot_id, Why.SHIFT) == (kept(handing).to, kept(handing).why)
    assert Note(person="Устала") == kept(handing).note


def test_nothing_changes_hands_before_it_is_said_why(handing):
    handing.presses("hand-over")

    assert "A choice is missing." == handing.screen.notice.happened.text()
    assert kept(handing) is None


def test_who_was_removed_meanwhile_gets_nothing_and_what_was_written_stays(handing, colleague):
    handing.screen.why.pick(Why.OTHER.value)
    handing.screen.texts["person"].setPlainText("Устала")
    users.remove_user(handing.session, colleague.slot_id)

    handing.presses("hand-over")

    assert handing.screen.notice.isVisible()
    assert "Устала" == handing.screen.texts["person"].toPlainText()
    assert handing.screen.go.isEnabled()
    assert kept(handing) is None


def test_where_nobody_else_has_a_passphrase_the_page_says_what_to_do(sitting):
    record_id = sitting.begins().record_id

    sitting.window.open_record_place(Place.HANDOVER, record_id)
    sitting.turn()

    said = sitting.screen.notice.happened.text()
    assert "Nobody else has a passphrase of this vault." == said
    assert not sitting.screen.go.isEnabled()


def test_what_is_sealed_stays_with_who_took_it(sitting, colleague):
    sitting.opens_the_sample(WITNESS)
    interview.read_back(sitting.session, sitting.record_id)

    sitting.window.open_record_place(Place.HANDOVER, sitting.record_id)
    sitting.turn()

    assert "Only a draft can be handed over." == sitting.screen.notice.happened.text()
    assert not sitting.screen.go.isEnabled()


def test_the_note_stands_above_the_talk_letter_for_letter(sitting, colleague):
    note = opened_with(sitting, Note("<b>1 < 2</b>", "", "Во вторник"), colleague.slot_id)

    shown = [line.text() for line in note.lines if line.isVisible()]
    assert note.title.text().startswith(f"Оператор 7 handed this draft over to {COLLEAGUE}, ")
    assert "The interviewer cannot go on" == note.why.text()
    assert ["Still to be asked: <b>1 < 2</b>", "Next meeting: Во вторник"] == shown


def test_the_note_speaks_the_language_of_the_window(sitting, colleague):
    note = opened_with(sitting, Note("День"), colleague.slot_id)

    sitting.window.speak("ru")

    assert "Осталось спросить: День" == note.lines[0].text()


def test_the_note_is_put_away_for_this_time_only(sitting, colleague):
    opened_with(sitting, Note("День"), colleague.slot_id)

    sitting.presses("handover-away")
    gone = not sitting.screen.handed.note.isVisible()
    sitting.opens(sitting.record_id)

    assert gone
    assert sitting.screen.handed.note.isVisible()


def test_in_a_pause_the_note_is_out_of_sight(sitting, colleague):
    note = opened_with(sitting, Note(person="Плачет"), colleague.slot_id)

    sitting.screen.pace.pause("tired")

    assert not note.isVisible()


def test_who_takes_it_on_stands_in_it_and_the_list_waits_for_nobody(sitting):
    me = next(user for user in users.users(sitting.session) if user.is_me)
    note = opened_with(sitting, Note("День"), me.slot_id)
    assert note.title.text().startswith("Оператор 7 handed this draft over to you, ")

    sitting.presses("handover-take")

    assert ["Оператор 7"] == names(sitting)
    assert kept(sitting).taken_at
    assert (False, True) == (note.take.isVisible(), note.isVisible())
    assert {} == dict(handovers.waiting(sitting.session))


def test_what_is_typed_before_it_is_taken_on_is_kept(sitting, colleague):
    opened_with(sitting, Note("День"), colleague.slot_id)
    sitting.goes_to("interview")
    sitting.question("interview.breaks").input.focus_first()
    type_text("12:00, чай")

    sitting.presses("handover-take")

    assert "12:00, чай" == sitting.stored.body.answers.value("interview.breaks")
    assert "12:00, чай" == sitting.answers.value("interview.breaks")


def test_a_draft_without_a_handover_has_no_note(sitting):
    sitting.begins()

    assert sitting.screen.handed.note is None
