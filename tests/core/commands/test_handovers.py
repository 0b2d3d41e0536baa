"""A draft that a colleague goes on with: named, told why, and with a note for them alone."""

from dataclasses import replace

import pytest

from intake_app.commands import (
    erasures,
    handovers,
    history,
    interview,
    last_saved,
    own_data,
    previews,
    records,
    returning,
    users,
    vaults,
)
from intake_app.commands.history_words import line_in_words
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.handover import Note, Why
from intake_app.domain.lifecycle import State
from intake_app.errors import DiskFull, ReadOnlyPlace, StepNotAllowed, UnknownRecord, UnknownUser
from intake_app.i18n import catalog
from tests.builders.disks import files_no_longer_than
from tests.core.commands.test_interview import START, a_sample

COLLEAGUE = "И-08"
THEIRS = "жеті көк қозы далада"
NOTE = Note("Күні мен уақыты", "Шаршаған, бірақ сабырлы", "Сейсенбі, 10:00")


@pytest.fixture
def colleague(session):
    return users.add_user(session, COLLEAGUE, THEIRS)


@pytest.fixture
def draft(session):
    return interview.start(session, START).record_id


@pytest.fixture
def as_the_colleague(session, surroundings):
    """The first closes the vault, the second opens it."""
    opened = []

    def come():
        vaults.close(session)
        opened.append(vaults.unlock(session.vault.folder, THEIRS, surroundings))
        return opened[0]

    yield come
    for one in opened:
        vaults.close(one)


def events(session, record_id):
    english = catalog("en")
    return [
        line_in_words(line, english)
        for line in history.history(session, record_id=record_id).lines
        if line.event in {handovers.HANDED_OVER, handovers.TAKEN_ON}
    ]


def handed_to(session):
    return {row.record_id: row.handed_to for row in records.page(session).rows}


def standing(session, record_id):
    stored = session.vault.records.get(record_id)
    return stored.state, stored.revision, stored.body, handed_to(session)


def test_a_handover_appends_a_revision_and_is_told_with_who_and_why(session, draft, colleague):
    stored = handovers.hand_over(session, draft, colleague.slot_id, Why.LANGUAGE, NOTE)

    frozen = session.vault.records.revision(draft, 1)
    assert (State.DRAFT, 1) == (stored.state, stored.revision)
    assert frozen == stored.body
    assert NOTE == frozen.envelope.handover.note
    assert {draft: COLLEAGUE} == handed_to(session)
    said = "The draft was handed over to И-08. The colleague speaks the person's language"
    assert [said] == events(session, draft)


def test_the_colleague_is_told_everything_and_takes_it_on(
    session, draft, colleague, as_the_colleague
):
    handovers.hand_over(session, draft, colleague.slot_id, Why.SHIFT, NOTE)
    theirs = as_the_colleague()

    before = handovers.told(theirs, theirs.vault.records.get(draft))
    taken = handovers.take_on(theirs, draft)
    after = handovers.told(theirs, taken)

    at = taken.body.envelope.handover.at
    expected = handovers.Told("И-07", COLLEAGUE, at, Why.SHIFT, NOTE, True, False)
    assert expected == before
    assert replace(expected, is_taken=True) == after
    assert [("int1", "И-07"), ("int2", COLLEAGUE)] == [
        (row["id"], row["name"]) for row in taken.body.answers.rows("interviewers")
    ]
    assert {draft: ""} == handed_to(theirs)
    assert "A colleague took the draft on" == events(theirs, draft)[0]


def test_a_draft_that_nobody_handed_over_can_be_taken_on(
    session, draft, colleague, as_the_colleague
):
    theirs = as_the_colleague()

    taken = handovers.take_on(theirs, draft)

    assert handovers.is_interviewer(theirs, taken.body.answers)
    assert handovers.told(theirs, taken) is None
    assert ["A colleague took the draft on"] == events(theirs, draft)


def test_who_takes_it_back_stands_in_it_once(session, draft, colleague):
    handovers.hand_over(session, draft, colleague.slot_id, Why.OTHER, Note())

    taken = handovers.take_on(session, draft)

    assert 1 == len(taken.body.answers.rows("interviewers"))
    assert {draft: ""} == handed_to(session)


def test_what_the_first_types_after_the_handover_keeps_the_note(session, draft, colleague):
    handovers.hand_over(session, draft, colleague.slot_id, Why.SHIFT, NOTE)
    answers = session.vault.records.get(draft).body.answers
    breaks = AnswerPath("interview", "breaks")

    interview.save(session, draft, answers.with_answer(breaks, Said("12:00")))

    told = handovers.told(session, session.vault.records.get(draft))
    assert (NOTE, False) == (told.note, told.is_for_me)


def test_the_note_is_no_part_of_the_testimony(session, draft, colleague, tmp_path):
    (tmp_path / "own").mkdir()
    given = AnswerPath("consent", "given")
    answers = session.vault.records.get(draft).body.answers.with_answer(given, Said("yes"))
    interview.save(session, draft, answers)
    handovers.hand_over(session, draft, colleague.slot_id, Why.SHIFT, NOTE)

    done = own_data.give_copy(session, draft, tmp_path / "own")

    written = b"".join(file.read_bytes() for file in done.files)
    assert NOTE.person.encode() not in written + records.interchange(session, draft)
    assert () == records.page(session, "сабырлы").rows


def test_a_colleague_who_was_removed_takes_nothing_and_changes_nothing(session, draft, colleague):
    users.remove_user(session, colleague.slot_id)
    before = standing(session, draft)

    with pytest.raises(UnknownUser):
        handovers.hand_over(session, draft, colleague.slot_id, Why.SHIFT, NOTE)

    assert before == standing(session, draft)
    assert [] == events(session, draft)


def test_what_waits_for_a_colleague_who_was_removed_can_be_taken_back(session, draft, colleague):
    handovers.hand_over(session, draft, colleague.slot_id, Why.SHIFT, NOTE)
    users.remove_user(session, colleague.slot_id)

    assert COLLEAGUE == handovers.told(session, session.vault.records.get(draft)).to
    handovers.take_on(session, draft)

    assert {draft: ""} == handed_to(session)


def _hand_over(session, record_id, slot_id):
    handovers.hand_over(session, record_id, slot_id, Why.SHIFT, NOTE)


def _take_on(session, record_id, _):
    handovers.take_on(session, record_id)


@pytest.mark.parametrize("step", [_hand_over, _take_on])
def test_a_testimony_that_was_read_back_or_sealed_stays_with_who_took_it(session, colleague, step):
    record_id = a_sample(session, "s5")
    interview.read_back(session, record_id)
    for seals in (False, True):
        if seals:
            interview.seal(session, record_id)
        before = standing(session, record_id)

        with pytest.raises(StepNotAllowed):
            step(session, record_id, colleague.slot_id)

        assert before == standing(session, record_id)


def test_the_seal_leaves_the_note_behind(session, colleague):
    record_id = a_sample(session, "s5")
    handovers.hand_over(session, record_id, colleague.slot_id, Why.SHIFT, NOTE)
    interview.read_back(session, record_id)

    interview.seal(session, record_id)

    stored = session.vault.records.get(record_id)
    assert stored.body.envelope.handover is None
    assert handovers.told(session, stored) is None
    assert {record_id: ""} == handed_to(session)


def test_a_full_disk_leaves_the_draft_with_who_had_it(session, draft, colleague):
    before = standing(session, draft)

    with files_no_longer_than(20_000), pytest.raises(DiskFull):
        handovers.hand_over(session, draft, colleague.slot_id, Why.SHIFT, NOTE)

    assert before == standing(session, draft)
    assert [] == events(session, draft)


def test_a_vault_for_reading_only_hands_nothing_over(session, draft, colleague):
    session.vault.stop_writing(("page",))
    before = standing(session, draft)

    with pytest.raises(ReadOnlyPlace):
        handovers.hand_over(session, draft, colleague.slot_id, Why.SHIFT, NOTE)

    assert before == standing(session, draft)


def test_an_erased_testimony_waits_for_nobody(session, draft, colleague):
    answers = session.vault.records.get(draft).body.answers
    breaks = AnswerPath("interview", "breaks")
    interview.save(session, draft, answers.with_answer(breaks, Said("12:00")))
    returning.leave_at(session, draft, "interview.breaks")
    handovers.hand_over(session, draft, colleague.slot_id, Why.SHIFT, NOTE)
    assert last_saved.find(session) is not None

    erasures.erase(session, draft, erasures.confirmation(session, draft))

    kept = session.vault.database.rows("SELECT name, value FROM facts")
    assert [] == [name for name, value in kept if draft in f"{name} {value}"]
    assert last_saved.find(session) is None
    with pytest.raises(UnknownRecord):
        handovers.take_on(session, draft)


def test_the_card_of_the_list_says_who_goes_on(session, draft, colleague):
    handovers.hand_over(session, draft, colleague.slot_id, Why.SHIFT, NOTE)

    assert COLLEAGUE == previews.preview(session, draft).handed_to
