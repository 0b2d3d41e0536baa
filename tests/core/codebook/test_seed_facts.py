"""Every fact of the two stories finds its field, and its answer in a sample."""

import pytest

from intake_app.domain.answers import AnswerPath
from tests.builders.records import ALMATY, MISSING_FRIEND, sample_answers
from tests.seed_facts import seed_facts

FACTS = seed_facts()


def by_id(facts):
    return pytest.mark.parametrize("fact", facts, ids=lambda fact: fact.id)


def test_there_are_34_facts_of_the_one_story_and_17_of_the_other():
    told = [f"004-{n}" for n in range(1, 35)] + [f"000-{n}" for n in range(1, 18)]

    assert told == [fact.id for fact in FACTS]
    assert {ALMATY, MISSING_FRIEND} == {fact.sample for fact in FACTS}


@by_id(FACTS)
def test_every_field_of_a_fact_stands_in_the_questionnaire(book, fact):
    known = {field.id for field in book.fields}

    assert fact.fields
    assert set(fact.fields) <= known


@by_id(FACTS)
def test_every_answer_of_a_fact_stands_in_its_sample(fact):
    answers = sample_answers(fact.sample)

    assert [] == [str(path) for path in fact.found if answers.get(path) is None]


@by_id(FACTS)
def test_a_field_of_a_fact_is_either_answered_or_left_open(fact):
    answered = {path.field_id for path in fact.found}

    assert set(fact.fields) == answered | set(fact.unsaid)
    assert not answered & set(fact.unsaid)


def test_what_was_not_mentioned_is_absent_and_not_no():
    silent = next(fact for fact in FACTS if fact.id == "000-17")
    answers = sample_answers(MISSING_FRIEND)

    assert {"safeguards.lawyer", "acts.restraint_type"} == set(silent.unsaid)
    assert () == answers.rows("safeguards")
    assert not any("restraint_type" in row for row in answers.rows("acts"))


def test_one_night_over_two_dates_is_told_as_such():
    date = sample_answers(ALMATY).get(AnswerPath("incidents", "date", 0))

    assert date.value["edtf"] == "2009-09-07/2009-09-08"
    assert date.value["night_of"] is True
