"""What a new record knows of its setting: who takes the testimony, and nothing of what is told."""

from intake_app.commands import interview
from intake_app.commands.interview import StartRecord
from intake_app.domain.answers import AnswerPath, Said

NAME = AnswerPath("interviewers", "name", 0)
ORGANISATION = AnswerPath("interviewers", "organisation", 0)
START = StartRecord("UA", "Europe/Kyiv", "uk", "uk", "uk")


def begun(session):
    return interview.start(session, START)


def test_the_first_record_names_the_person_whose_vault_it_is(session):
    stored = begun(session)

    assert ({"id": "int1", "name": session.vault.operator},) == stored.body.answers.rows(
        "interviewers"
    )


def test_the_next_record_knows_the_organisation_of_the_last(session):
    stored = begun(session)
    answers = stored.body.answers.with_answer(ORGANISATION, Said("Умовна організація"))
    interview.save(session, stored.record_id, answers)

    found = begun(session).body.answers.rows("interviewers")

    expected = {"id": "int1", "name": session.vault.operator, "organisation": "Умовна організація"}
    assert (expected,) == found


def test_what_another_person_wrote_of_themselves_is_not_taken(session):
    stored = begun(session)
    answers = stored.body.answers.with_answer(NAME, Said("Інша людина"))
    answers = answers.with_answer(ORGANISATION, Said("Чужа організація"))
    interview.save(session, stored.record_id, answers)

    found = begun(session).body.answers.rows("interviewers")

    assert ({"id": "int1", "name": session.vault.operator},) == found


def test_nothing_that_is_told_is_known_before(session):
    sections = set(begun(session).body.answers.to_json())

    assert {"record", "interview", "interviewers"} == sections
