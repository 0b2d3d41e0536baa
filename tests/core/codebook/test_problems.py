"""Problems of a whole record: the shape of a file, gaps, and answers nobody asked for."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from intake_app.codebook.load import load_codebook
from intake_app.codebook.problems import Problem, Severity, problems
from intake_app.domain.answers import Answers
from tests.builders.answers import answers_for
from tests.builders.records import (
    ALMATY,
    DECLINED,
    LANDLADY,
    MISSING_FRIEND,
    REFUSED,
    SAMPLES,
    sample_answers,
    with_section,
    with_value,
    without_value,
)

BOOK = load_codebook()
RECORDS = answers_for(BOOK)


def draft(answers, **more):
    return problems(BOOK, answers, final=False, **more)


def final(answers):
    return problems(BOOK, answers, final=True)


def found(answers):
    return [(problem.code, problem.path) for problem in draft(answers)]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_sound_as_a_draft_and_ready_to_be_finalised(name):
    assert () == draft(sample_answers(name))
    assert () == final(sample_answers(name))


def test_an_empty_draft_has_no_problem():
    assert () == draft(Answers())


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(RECORDS)
def test_no_generated_sound_record_has_an_error_as_a_draft(answers):
    assert [] == [each for each in draft(answers) if each.severity is Severity.ERROR]


ALMATY_CHANGED = [
    ("an unknown section", "weather", {"sky": "grey"}, [("unknown_section", "weather")]),
    ("a section that is testimony", "Ермек айтты", {}, [("unknown_section", "?")]),
    ("one row where rows are due", "remedies", {"kind": "ngo"}, [("rows_expected", "remedies")]),
    ("rows where one is due", "effects", [], [("single_expected", "effects")]),
    ("a text where an object is due", "effects", "pain", [("single_expected", "effects")]),
    ("nothing where an object is due", "effects", None, []),
    ("a row that is none", "remedies", ["prosecutor"], [("row_expected", "remedies[0]")]),
    (
        "an unknown question",
        "remedies",
        [{"kind": "police", "weather": "grey"}],
        [("unknown_field", "remedies[0].weather")],
    ),
    ("a wrong type", "effects", {"details": 7}, [("type", "effects.details")]),
    (
        "a missing reason outside the four",
        "effects",
        {"details": {"missing": "forgot"}},
        [("missing_reason", "effects.details")],
    ),
    (
        "a missing reason with something beside it",
        "effects",
        {"details": {"missing": "unknown", "why": "a"}},
        [("missing_reason", "effects.details")],
    ),
    (
        "a missing key",
        "attachments",
        [{"id": {"missing": "unknown"}}],
        [
            ("r_refs", "injuries[0].evidence"),
            ("r_refs", "injuries[0].evidence"),
            ("r_refs", "injuries[1].evidence"),
            ("missing_reason", "attachments[0].id"),
        ],
    ),
]


@pytest.mark.parametrize(("case", "section", "stored", "expected"), ALMATY_CHANGED)
def test_what_does_not_fit_is_told_with_its_path(case, section, stored, expected):
    answers = with_section(sample_answers(ALMATY), section, stored)

    assert expected == found(answers)


def test_one_slip_hides_no_other():
    answers = with_section(sample_answers(ALMATY), "weather", {})
    answers = with_value(answers, "incidents[1].date", {"edtf": "2009-02-30"})
    answers = with_value(answers, "acts[8].victims", ["p9"])

    assert [
        ("no_such_date", "incidents[1].date"),
        ("r_refs", "acts[8].victims"),
        ("unknown_section", "weather"),
    ] == found(answers)


def test_a_row_that_is_none_keeps_the_places_of_the_others():
    rows = [*sample_answers(ALMATY).rows("remedies")]
    answers = with_section(sample_answers(ALMATY), "remedies", [7, *rows[:1]])
    answers = with_section(answers, "remedies", [7, {"kind": "castle"}])

    assert [("row_expected", "remedies[0]"), ("unknown_code", "remedies[1].kind")] == found(answers)


def test_problems_stand_in_the_order_of_an_interview():
    answers = with_value(sample_answers(ALMATY), "closing.corrections_made", "perhaps")
    for row in (8, 2):
        answers = with_value(answers, f"acts[{row}].order", 0)
    answers = with_value(answers, "interview.mode", "dream")

    assert ["interview.mode", "acts[2].order", "acts[8].order", "closing.corrections_made"] == [
        path for _, path in found(answers)
    ]


def test_a_row_without_a_key_and_a_key_used_twice_are_told():
    answers = sample_answers(ALMATY)
    answers = with_value(answers, "persons[2].id", "p2")
    answers = without_value(answers, "attachments[1].id")

    assert ("key_twice", "persons[2].id") in found(answers)
    assert ("key_lacks", "attachments[1]") in found(answers)


STORED_THOUGH_NOT_ASKED = [
    ("acts[0].threat_words", {"lang": "kk", "text": "a"}, "acts.act_type"),
    ("acts[1].head_cover_type", "plastic_bag", "acts.act_type"),
    ("consent.pseudonym", "Г.", "consent.use_pseudonym"),
    ("consent.guardian", "p2", "protection.special_needs"),
    ("perpetrators[1].weapons", ["pistol"], "perpetrators.armed"),
    ("legal_documents[0].read", "yes", "legal_documents.shown"),
    ("incidents[0].told_by", "p3", "incidents.knowledge"),
    ("acts[0].restraint_tight", {"missing": "not_asked"}, "acts.act_type"),
]


@pytest.mark.parametrize(("path", "value", "controls"), STORED_THOUGH_NOT_ASKED)
def test_an_answer_nobody_asked_for_is_an_error_even_in_a_draft(path, value, controls):
    answers = with_value(sample_answers(ALMATY), path, value)

    assert (Problem("not_asked_here", path, Severity.ERROR, {"field": controls}),) == draft(answers)


def test_an_interpreter_where_none_was_used_is_an_error():
    answers = with_value(sample_answers(REFUSED), "interview.interpreter_used", "no")

    asked = {problem.path for problem in draft(answers) if problem.code == "not_asked_here"}
    assert {f"interpreters[0].{name}" for name in answers.rows("interpreters")[0]} == asked


def test_a_row_without_answers_in_a_section_not_asked_is_an_error():
    answers = with_section(sample_answers(LANDLADY), "interpreters", [{}])

    assert ("not_asked_here", "interpreters") in found(answers)


def test_finalising_needs_every_required_answer_that_is_asked():
    answers = sample_answers(ALMATY)
    answers = without_value(answers, "acts[2].restraint_type")
    answers = without_value(answers, "closing.readback")
    answers = without_value(answers, "closing.readback_language")
    answers = without_value(answers, "consent.understood")

    assert [("r_readback", "closing.confirmed_true")] == found(answers)
    assert [
        ("required", "consent.understood"),
        ("required", "acts[2].restraint_type"),
        ("r_readback", "closing.confirmed_true"),
        ("required", "closing.readback"),
    ] == [(problem.code, problem.path) for problem in final(answers)]


def test_a_missing_reason_answers_a_required_question():
    answers = with_value(sample_answers(ALMATY), "acts[2].restraint_type", {"missing": "declined"})

    assert () == final(answers)


def test_finalising_needs_the_least_number_of_rows():
    answers = with_section(sample_answers(DECLINED), "consent_decisions", [])

    assert (Problem("rows_lacking", "consent_decisions", Severity.ERROR, {"least": 1}),) == final(
        answers
    )


def test_a_section_never_opened_still_has_its_required_questions():
    answers = with_section(sample_answers(MISSING_FRIEND), "return_risk", None)

    assert (Problem("required", "return_risk.fears"),) == final(answers)


def test_a_refused_interview_needs_no_rows_and_no_content():
    answers = with_section(sample_answers(REFUSED), "interviewers", None)

    assert () == final(answers)
    assert (Problem("required", "consent.form"),) == final(without_value(answers, "consent.form"))


def test_an_interview_tomorrow_is_refused_today():
    answers = sample_answers(ALMATY)

    assert () == draft(answers, today=date(2009, 9, 10))
    assert (Problem("in_the_future", "interview.interview_date"),) == draft(
        answers, today=date(2009, 9, 9)
    )
