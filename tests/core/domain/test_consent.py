"""Nothing leaves the vault for a purpose without the person's consent to that purpose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.answers import Answers
from intake_app.domain.consent import Decision, Level, decision_for, require_consent
from intake_app.errors import ConsentMissing

EARLIER, LATER = "2022-01-08T10:00:00+02:00", "2022-01-09T09:00:00+02:00"
UNKNOWN = {"missing": "unknown"}
PURPOSES = st.sampled_from(["case_file", "unhcr", "public_report"])
ROWS = st.lists(
    st.fixed_dictionaries(
        {"purpose": PURPOSES, "level": st.sampled_from([*Level, "unheard_of"])},
        optional={
            "withdrawn": st.sampled_from(["yes", "no"]),
            "withdrawn_scope": st.sampled_from(
                ["this_purpose", "all_future", "erase", {"missing": "unknown"}]
            ),
        },
    ),
    max_size=5,
)


def record(*rows, given="yes", **consent):
    return Answers({"consent": {"given": given, **consent}, "consent_decisions": list(rows)})


def named(purpose="unhcr", **more):
    return {"purpose": purpose, "level": "named", **more}


@pytest.mark.parametrize(
    ("answers", "decision"),
    [
        (record(named()), Decision(Level.NAMED)),
        (record(named(level="anonymous")), Decision(Level.ANONYMOUS)),
        (record(named(level="recipient_only")), Decision(Level.RECIPIENT_ONLY)),
        (record(named(level="refused")), Decision(Level.REFUSED, "refused")),
        (record(named(level="unheard_of")), Decision(Level.REFUSED, "refused")),
        (record({"purpose": "unhcr"}), Decision(Level.REFUSED, "refused")),
        (record(named("case_file")), Decision(Level.REFUSED, "absent")),
        (record(), Decision(Level.REFUSED, "absent")),
        (record(named(), given="no"), Decision(Level.REFUSED, "interview")),
        (record(named(), given={"missing": "not_asked"}), Decision(Level.REFUSED, "interview")),
        (Answers(), Decision(Level.REFUSED, "interview")),
        (record(named(withdrawn="no")), Decision(Level.NAMED)),
        (record(named(withdrawn="yes")), Decision(Level.REFUSED, "withdrawn")),
        (record(named(), named(level="refused")), Decision(Level.REFUSED, "refused")),
        (record(named(level="refused"), named()), Decision(Level.NAMED)),
        (record(named(), named("case_file", withdrawn="yes")), Decision(Level.NAMED)),
        (
            record(named(), named("case_file", withdrawn="yes", withdrawn_scope="all_future")),
            Decision(Level.REFUSED, "withdrawn"),
        ),
        (
            record(named(), named("case_file", withdrawn="yes", withdrawn_scope="erase")),
            Decision(Level.REFUSED, "withdrawn"),
        ),
        (
            record(named("case_file", withdrawn="no", withdrawn_scope="all_future"), named()),
            Decision(Level.NAMED),
        ),
        (
            record(named(withdrawn=UNKNOWN)),
            Decision(Level.REFUSED, "withdrawn"),
        ),
        (
            record(
                named(), named("media", withdrawn="yes", withdrawn_scope={"missing": "unknown"})
            ),
            Decision(Level.REFUSED, "withdrawn"),
        ),
        (
            record(named(), named(UNKNOWN, withdrawn="yes")),
            Decision(Level.REFUSED, "withdrawn"),
        ),
        (
            record(named(level="refused", decided_at=LATER), named(decided_at=EARLIER)),
            Decision(Level.REFUSED, "refused"),
        ),
        (
            record(named(decided_at=LATER), named(level="refused", decided_at=EARLIER)),
            Decision(Level.REFUSED, "refused"),
        ),
        (record(named(), understood="no"), Decision(Level.REFUSED, "interview")),
        (record(named(), able_to_consent="no"), Decision(Level.REFUSED, "interview")),
        (record(named(), able_to_consent="no", guardian="p2"), Decision(Level.NAMED)),
    ],
)
def test_the_decision_in_force_for_unhcr(answers, decision):
    assert decision_for(answers, "unhcr") == decision


def test_consent_is_asked_before_anything_leaves():
    assert require_consent(record(named(level="anonymous")), "unhcr") is Level.ANONYMOUS


def test_a_refusal_tells_purpose_and_reason():
    with pytest.raises(ConsentMissing) as refused:
        require_consent(record(named(withdrawn="yes")), "unhcr")

    assert refused.value.facts == {"purpose": "unhcr", "reason": "withdrawn"}


@given(rows=ROWS, purpose=PURPOSES)
def test_without_consent_to_the_interview_no_purpose_is_allowed(rows, purpose):
    assert decision_for(record(*rows, given="no"), purpose).level is Level.REFUSED


@given(rows=ROWS, purpose=PURPOSES)
def test_a_purpose_is_allowed_only_by_a_row_of_its_own(rows, purpose):
    others = [row for row in rows if row["purpose"] != purpose]

    assert decision_for(record(*others), purpose).level is Level.REFUSED


@given(rows=ROWS, purpose=PURPOSES)
def test_a_refusal_always_has_a_reason_and_a_permission_never(rows, purpose):
    decision = decision_for(record(*rows), purpose)

    assert (decision.reason == "") is (decision.level is not Level.REFUSED)


@given(rows=ROWS, purpose=PURPOSES)
def test_a_last_row_that_refuses_always_wins(rows, purpose):
    refusal = {"purpose": purpose, "level": "refused"}

    assert decision_for(record(*rows, refusal), purpose).level is Level.REFUSED


@given(rows=ROWS, purpose=PURPOSES)
def test_a_withdrawal_for_all_future_closes_every_purpose(rows, purpose):
    withdrawal = named("case_file", withdrawn="yes", withdrawn_scope="all_future")

    assert decision_for(record(*rows, withdrawal), purpose).level is Level.REFUSED
