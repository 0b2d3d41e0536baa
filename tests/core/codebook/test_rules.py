"""The twelve rules: each one broken and kept, at finalising and as a hint in a draft."""

from dataclasses import replace

import pytest

from intake_app.codebook.load import load_codebook
from intake_app.codebook.problems import Problem, Severity, problems
from intake_app.codebook.rules import HARD, RULES
from intake_app.domain.answers import Answers
from tests.builders.records import (
    ALMATY,
    DECLINED,
    MISSING_FRIEND,
    REFUSED,
    sample_answers,
    with_section,
    with_value,
    without_value,
)

BOOK = load_codebook()
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def broken(answers, *, final=True):
    return [each for each in problems(BOOK, answers, final=final) if each.code in RULES]


def changed(answers, **paths):
    for path, value in paths.items():
        section, _, field = path.partition("__")
        name, _, row = section.partition("_at_")
        answers = with_value(answers, f"{name}[{row}].{field}" if row else f"{name}.{field}", value)
    return answers


def custody_ends(how):
    return changed(sample_answers(ALMATY), custody_at_0__ended_how=how)


def decisions(*rows):
    return with_section(sample_answers(ALMATY), "consent_decisions", list(rows))


def decision(at, purpose="media", **more):
    return {"purpose": purpose, "level": "refused", "decided_at": at, **more}


NINE, TEN = "2009-09-10T09:00:00+06:00", "2009-09-10T10:00:00+06:00"
TEN_IN_UTC = "2009-09-10T04:00:00Z"

CASES = [
    (
        "r_interviewee",
        changed(sample_answers(ALMATY), persons_at_0__role=["victim"]),
        [Problem("r_interviewee", "persons", ERROR, {"marked": 0})],
    ),
    (
        "r_interviewee",
        changed(sample_answers(ALMATY), persons_at_2__role=["interviewee"]),
        [Problem("r_interviewee", "persons[2].role", ERROR, {"marked": 2})],
    ),
    (
        "r_times",
        changed(sample_answers(ALMATY), interview__end_time="11:05"),
        [Problem("r_times", "interview.end_time", ERROR, {"what": "interview"})],
    ),
    (
        "r_times",
        changed(sample_answers(ALMATY), interview__start_time="14:20", interview__end_time="11:05"),
        [Problem("r_times", "interview.end_time", ERROR, {"what": "interview"})],
    ),
    (
        "r_times",
        changed(sample_answers(ALMATY), interview__start_time="22:30", interview__end_time="01:10"),
        [],
    ),
    (
        "r_times",
        changed(sample_answers(ALMATY), custody_at_0__to_date={"edtf": "2009-09-07"}),
        [Problem("r_times", "custody[0].to_date", ERROR, {"what": "custody"})],
    ),
    (
        "r_times",
        changed(sample_answers(ALMATY), custody_at_0__to_date={"edtf": "2009", "as_told": "a"}),
        [],
    ),
    (
        "r_not_future",
        changed(sample_answers(ALMATY), incidents_at_1__date={"edtf": "2009-09-11"}),
        [Problem("r_not_future", "incidents[1].date", ERROR)],
    ),
    (
        "r_not_future",
        changed(
            sample_answers(ALMATY),
            incidents_at_1__date={"edtf": "2009-09-11"},
            interview__start_time="22:30",
            interview__end_time="01:10",
        ),
        [],
    ),
    (
        "r_not_future",
        changed(sample_answers(ALMATY), incidents_at_1__date={"edtf": "2009~", "as_told": "a"}),
        [],
    ),
    (
        "r_not_future",
        changed(sample_answers(ALMATY), remedies_at_0__date={"edtf": "2009-10-01"}),
        [Problem("r_not_future", "remedies[0].date", WARNING)],
    ),
    (
        "r_not_future",
        changed(sample_answers(ALMATY), return_risk__deadline={"edtf": "2009-12-01"}),
        [],
    ),
    (
        "r_interpreter",
        changed(sample_answers(MISSING_FRIEND), interview__record_language="uk"),
        [Problem("r_interpreter", "interview.interpreter_used", WARNING)],
    ),
    (
        "r_readback",
        with_value(
            without_value(sample_answers(ALMATY), "closing.readback_language"),
            "closing.readback",
            "not_done",
        ),
        [Problem("r_readback", "closing.confirmed_true", ERROR)],
    ),
    (
        "r_refs",
        changed(sample_answers(ALMATY), witnesses_at_0__person="p7"),
        [Problem("r_refs", "witnesses[0].person", ERROR, {"to": "persons"})],
    ),
    (
        "r_refs",
        changed(sample_answers(ALMATY), acts_at_0__perpetrators=["g1", "p1"]),
        [Problem("r_refs", "acts[0].perpetrators", ERROR, {"to": "perpetrators"})],
    ),
    (
        "r_refs",
        changed(sample_answers(ALMATY), injuries_at_0__evidence=["x3"]),
        [Problem("r_refs", "injuries[0].evidence", ERROR, {"to": "attachments"})],
    ),
    (
        "r_refs",
        changed(
            sample_answers(ALMATY),
            closing__anything_else={
                "lang": "uz",
                "text": "a",
                "translations": [{"lang": "ru", "text": "b", "by": "interp2"}],
            },
        ),
        [Problem("r_refs", "closing.anything_else", ERROR, {"to": "interpreters"})],
    ),
    (
        "r_refs",
        changed(
            sample_answers(ALMATY),
            closing__anything_else={
                "lang": "uz",
                "text": "a",
                "translations": [{"lang": "ru", "text": "b", "by": "translator:A-01"}],
            },
        ),
        [],
    ),
    (
        "r_consent_latest",
        decisions(decision(TEN), decision(NINE)),
        [Problem("r_consent_latest", "consent_decisions[1].decided_at", ERROR, {"what": "order"})],
    ),
    ("r_consent_latest", decisions(decision(TEN), decision(NINE, "unhcr")), []),
    ("r_consent_latest", decisions(decision(TEN_IN_UTC), decision(TEN)), []),
    (
        "r_consent_latest",
        decisions(decision(NINE, withdrawn="yes", withdrawn_scope="this_purpose")),
        [
            Problem(
                "r_consent_latest",
                "consent_decisions[0].withdrawn_at",
                ERROR,
                {"what": "since_when"},
            )
        ],
    ),
    (
        "r_consent_latest",
        decisions(decision(TEN, withdrawn="yes", withdrawn_at=NINE)),
        [
            Problem(
                "r_consent_latest",
                "consent_decisions[0].withdrawn_at",
                ERROR,
                {"what": "before_decision"},
            )
        ],
    ),
    ("r_consent_latest", decisions(decision(NINE, withdrawn="yes", withdrawn_at=TEN)), []),
    (
        "r_minor",
        changed(sample_answers(ALMATY), protection__special_needs=["minor"]),
        [Problem("r_minor", "consent.guardian", ERROR)],
    ),
    (
        "r_minor",
        changed(
            sample_answers(ALMATY),
            protection__special_needs=["minor"],
            consent__guardian={"missing": "declined"},
        ),
        [],
    ),
    (
        "r_release",
        custody_ends("still_held"),
        [Problem("r_release", "custody[0].ended_how", WARNING)],
    ),
    (
        "r_release",
        custody_ends("fate_unknown"),
        [Problem("r_release", "custody[0].ended_how", WARNING)],
    ),
    ("r_release", changed(custody_ends("fate_unknown"), protection__risk="urgent"), []),
    (
        "r_exclusive",
        changed(sample_answers(ALMATY), protection__special_needs=["none", "medical"]),
        [Problem("r_exclusive", "protection.special_needs", ERROR, {"code": "none"})],
    ),
    (
        "r_exclusive",
        changed(sample_answers(ALMATY), perpetrators_at_0__weapons=["rifle", "none_seen"]),
        [Problem("r_exclusive", "perpetrators[0].weapons", ERROR, {"code": "none_seen"})],
    ),
    (
        "r_exclusive",
        changed(sample_answers(ALMATY), acts_at_4__stated_reasons=["none_given", "wanted"]),
        [Problem("r_exclusive", "acts[4].stated_reasons", ERROR, {"code": "none_given"})],
    ),
    (
        "r_signed_lock",
        changed(sample_answers(MISSING_FRIEND), record__record_status="locked"),
        [Problem("r_signed_lock", "signatures", ERROR)],
    ),
    (
        "r_signed_lock",
        changed(sample_answers(ALMATY), record__record_status="locked"),
        [],
    ),
    (
        "r_signed_lock",
        changed(
            sample_answers(ALMATY), record__record_status="locked", signatures_at_0__kind="refused"
        ),
        [Problem("r_signed_lock", "signatures", ERROR)],
    ),
    (
        "r_consent_first",
        with_section(sample_answers(REFUSED), "persons", [{"id": "p1", "role": ["interviewee"]}]),
        [Problem("r_consent_first", "persons", ERROR, {"given": "no"})],
    ),
    (
        "r_consent_first",
        with_section(sample_answers(REFUSED), "account", {"corrections": "a"}),
        [Problem("r_consent_first", "account", ERROR, {"given": "no"})],
    ),
    ("r_consent_first", with_section(sample_answers(REFUSED), "acts", []), []),
]


@pytest.mark.parametrize(("rule", "answers", "expected"), CASES)
def test_a_rule_holds_at_finalising(rule, answers, expected):
    assert expected == broken(answers)
    assert {rule} >= {each.code for each in expected}


@pytest.mark.parametrize(("rule", "answers", "expected"), CASES)
def test_in_a_draft_it_is_a_hint_unless_nothing_may_be_stored_so(rule, answers, expected):
    told = [each if rule in HARD else replace(each, severity=WARNING) for each in expected]

    assert told == broken(answers, final=False)


def test_every_rule_is_tried_here():
    assert set(RULES) == {rule for rule, _, expected in CASES if expected}


@pytest.mark.parametrize("given", [None, {"missing": "not_asked"}])
def test_content_before_consent_is_an_error_even_in_a_draft(given):
    answers = sample_answers(DECLINED)
    answers = without_value(answers, "consent.given_at")
    answers = (
        with_value(answers, "consent.given", given)
        if given
        else without_value(answers, "consent.given")
    )

    assert [
        Problem("r_consent_first", path, ERROR, {"given": ""})
        for path in ("account.verbatim", "incidents", "acts")
    ] == broken(answers, final=False)


def test_a_refusal_after_the_account_leaves_every_section_to_be_removed():
    answers = without_value(sample_answers(DECLINED), "consent.given_at")
    answers = with_value(answers, "consent.given", "no")

    kept = {"record", "interview", "interviewers", "consent"}
    assert set(answers.sections) - kept == {
        each.path for each in broken(answers, final=False) if each.code == "r_consent_first"
    }


def test_a_record_without_anybody_yet_is_not_scolded():
    assert [] == broken(Answers({"interview": {"mode": "phone"}}), final=False)


def test_a_broken_value_stops_no_rule():
    answers = changed(
        sample_answers(ALMATY),
        interview__start_time="11 o'clock",
        interview__interview_date="10.09.2009",
        custody_at_0__from_date={"edtf": "8.9.2009"},
        protection__special_needs=["none", {"missing": "unknown"}],
        closing__confirmed_true={"missing": "perhaps"},
        consent__given="maybe",
        witnesses_at_0__person="p7",
    )

    assert ["account.verbatim", "incidents", "acts", "witnesses[0].person"] == [
        each.path for each in broken(answers, final=False)
    ]
