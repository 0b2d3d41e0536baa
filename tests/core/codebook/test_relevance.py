"""Skip logic: what is asked, what follows from a changed answer, and what dropping does."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from intake_app.codebook.load import load_codebook
from intake_app.codebook.relevance import (
    irrelevant_paths,
    is_relevant,
    relevant_fields,
    section_is_relevant,
    without,
)
from intake_app.codebook.schema import Field, Relevance, Section
from intake_app.domain.answers import AnswerPath, Answers
from tests.builders.answers import answers_for
from tests.builders.records import (
    ALMATY,
    REFUSED,
    SAMPLES,
    sample_answers,
    with_section,
    with_value,
)

BOOK = load_codebook()
RECORDS = answers_for(BOOK)


def asked(answers, path):
    return is_relevant(BOOK, answers, AnswerPath.parse(path))


def dropped(answers):
    return [str(path) for path in irrelevant_paths(BOOK, answers)]


@pytest.mark.parametrize(
    ("act", "question", "expected"),
    [
        ("restraint", "restraint_type", True),
        ("restraint", "head_cover_type", False),
        ("head_cover", "head_cover_type", True),
        ("suffocation", "head_cover_type", True),
        ("suffocation", "could_see", False),
        ("verbal_abuse", "threat_words", True),
        ("verbal_abuse", "threat_kinds", False),
        ("raid", "description", True),
    ],
)
def test_the_questions_about_an_act_follow_its_type(act, question, expected):
    answers = Answers({"acts": [{"id": "a1", "act_type": "threat"}, {"id": "a2", "act_type": act}]})

    assert expected is asked(answers, f"acts[1].{question}")


def test_the_rows_of_a_section_do_not_decide_for_each_other():
    answers = Answers({"acts": [{"act_type": "restraint"}, {"act_type": "raid"}]})

    assert asked(answers, "acts[0].restraint_type")
    assert not asked(answers, "acts[1].restraint_type")


def test_any_member_of_a_list_answer_counts():
    answers = Answers({"perpetrators": [{"identified_how": ["place", "said_orally"]}]})

    assert asked(answers, "perpetrators[0].self_identified_as")


def test_a_question_may_depend_on_another_section():
    child = Answers({"protection": {"special_needs": ["disability", "minor"]}})
    adult = Answers({"protection": {"special_needs": ["disability"]}})

    assert asked(child, "consent.guardian")
    assert not asked(adult, "consent.guardian")


def test_any_answer_is_enough_where_any_answer_is_meant():
    told = Answers({"custody": [{"place_learned_later": "ДКНБ"}]})
    silent = Answers({"custody": [{"place_learned_later": {"missing": "unknown"}}]})

    assert asked(told, "custody[0].place_learned_how")
    assert not asked(silent, "custody[0].place_learned_how")


@pytest.mark.parametrize("value", [None, {"missing": "declined"}, "no"])
def test_without_a_telling_answer_nothing_is_asked(value):
    interview = {} if value is None else {"interpreter_used": value}

    assert not section_is_relevant(BOOK, Answers({"interview": interview}), "interpreters")


def test_a_row_knows_its_questions():
    section = BOOK.section("legal_documents")

    assert "read" in {field.name for field in relevant_fields(section, {"shown": "yes"}, Answers())}
    assert "read" not in {field.name for field in relevant_fields(section, {}, Answers())}


def test_a_question_the_questionnaire_does_not_have_is_a_key_error():
    with pytest.raises(KeyError):
        asked(Answers(), "acts[0].weather")


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_in_a_sample_is_answered_unasked(name):
    assert [] == dropped(sample_answers(name))


def test_a_changed_act_gives_up_what_depended_on_it():
    answers = with_value(sample_answers(ALMATY), "acts[3].act_type", "suffocation")

    assert ["acts[3].could_see"] == dropped(answers)


def a_chain_of_questions():
    """Each question is asked if the one before it says yes."""
    names = ("asked", "told", "written")
    fields = tuple(
        Field("chain", name, "yes_no", name, relevant=Relevance(f"chain.{before}", ("yes",)))
        for before, name in pairwise(names)
    )
    first = Field("chain", names[0], "yes_no", names[0])
    return replace(
        BOOK, sections=(Section("chain", "setup", "Chain", (first, *fields)),), chapters=()
    )


def test_what_depends_on_a_dropped_answer_is_dropped_too():
    answers = Answers({"chain": {"asked": "no", "told": "yes", "written": "yes"}})

    assert (
        AnswerPath("chain", "told"),
        AnswerPath("chain", "written"),
    ) == irrelevant_paths(a_chain_of_questions(), answers)


def test_a_section_no_longer_asked_gives_up_its_rows():
    answers = Answers(
        {
            "interview": {"interpreter_used": "no"},
            "interpreters": [{"id": "interp1", "name": "П-03"}],
            "consent": {"copy_given": "yes", "recontact": "no", "safe_contact": "a"},
        }
    )

    assert ["interpreters[0].id", "interpreters[0].name", "consent.safe_contact"] == dropped(
        answers
    )
    assert Answers(
        {
            "interview": {"interpreter_used": "no"},
            "consent": {"copy_given": "yes", "recontact": "no"},
        }
    ) == without(answers, irrelevant_paths(BOOK, answers))


def test_dropping_moves_no_other_row_and_keeps_rows_that_were_empty_before():
    answers = Answers({"acts": [{"time": {"as_told": "a"}}, {}, {"order": 2}]})

    left = without(answers, [AnswerPath("acts", "time", 0)])

    assert Answers({"acts": [{}, {"order": 2}]}) == left
    assert 3 == len(answers.rows("acts"))


def test_dropping_nothing_changes_nothing():
    answers = with_section(sample_answers(REFUSED), "signatures", [])

    assert answers == without(answers, [])


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(RECORDS)
def test_what_is_left_after_dropping_was_all_asked(answers):
    assert () == irrelevant_paths(BOOK, answers)
    assert all(is_relevant(BOOK, answers, path) for path in answers.paths())
