"""A person takes consent back: nothing leaves any more, and whoever has a copy is told."""

import json
from dataclasses import asdict

import pytest

from intake_app.commands import erasures, exports, hq, records, statements, withdrawals
from intake_app.commands.withdrawals import Standing
from intake_app.domain.consent import Level, decision_for
from intake_app.domain.lifecycle import State
from intake_app.domain.statement_code import statement_code
from intake_app.domain.withdrawal import Scope, Withdrawal
from intake_app.errors import (
    ConsentMissing,
    ErasureUnconfirmed,
    NothingWithdrawn,
    RecordGone,
    StepNotAllowed,
    UnknownPurpose,
    UnknownRecord,
)
from tests.core.commands.conftest import ClockBroken
from tests.core.commands.sealing_steps import read_back_and_sealed

PARTLY = Withdrawal(Scope.THIS_PURPOSE, ("unhcr", "media"))
WHOLLY = Withdrawal(Scope.ALL_FUTURE)


@pytest.fixture
def sealed(filled):
    """A testimony whose person agreed to much, sealed."""
    return read_back_and_sealed(filled, "KZ-2009-0001")


@pytest.fixture
def told_at_hq(opened_at_hq):
    """The withdrawals that headquarters reads in a bundle for a purpose."""

    def told(purpose, record_ids=()):
        out = opened_at_hq(purpose, record_ids)
        audit = json.loads((out / "audit.json").read_text(encoding="utf-8"))
        told = audit.get("withdrawals", [])
        shown = [asdict(one) | {"purposes": list(one.purposes)} for one in hq.withdrawals_in(out)]
        assert told == shown
        return told

    return told


def level(session, record_id, purpose):
    return decision_for(session.vault.records.get(record_id).body.answers, purpose).level


def test_what_is_agreed_to_is_shown_and_no_more(filled):
    record_id = records.find(filled, "UA-2022-0009")

    assert withdrawals.standing(filled, record_id) == Standing(record_id, State.REFUSED, {})
    sealed = records.find(filled, "KZ-2009-0001")
    allowed = withdrawals.standing(filled, sealed).allowed
    assert allowed["public_report"] is Level.ANONYMOUS
    assert Level.REFUSED not in allowed.values()


def test_withdrawing_some_purposes_of_a_sealed_testimony_leaves_it_sealed(filled, sealed):
    before = filled.vault.records.get(sealed)

    done = withdrawals.withdraw(filled, sealed, PARTLY)

    after = filled.vault.records.get(sealed)
    assert (done.state, done.revision) == (State.SEALED, before.revision + 1)
    assert filled.vault.records.revision(sealed, before.revision) == before.body
    assert level(filled, sealed, "unhcr") is Level.REFUSED
    assert level(filled, sealed, "case_file") is not Level.REFUSED
    entry = filled.vault.audit.entries()[-1]
    assert (entry.event, entry.revision, entry.detail) == (
        "consent_withdrawn",
        after.revision,
        "this_purpose unhcr media",
    )
    assert statement_code(after.body) != statement_code(before.body)
    assert filled.vault.check().problems == ()


def test_withdrawing_everything_stops_every_way_out(filled, sealed, tmp_path):
    done = withdrawals.withdraw(filled, sealed, WHOLLY)

    assert done.state is State.WITHDRAWN
    assert filled.vault.records.get(sealed).state is State.WITHDRAWN
    for purpose in ("case_file", "unhcr", "research"):
        with pytest.raises(ConsentMissing):
            exports.write(filled, tmp_path, purpose, (sealed,))
    with pytest.raises(ConsentMissing):
        statements.render(filled, sealed, statements.PrintStatement("ru", "uz"))


def test_a_read_back_testimony_stays_read_back_when_a_purpose_is_withdrawn(filled):
    from intake_app.commands import interview

    record_id = records.find(filled, "KZ-2009-0001")
    found = interview.check(filled, record_id)
    interview.read_back(filled, record_id, {problem.code: "x" for problem in found})

    withdrawals.withdraw(filled, record_id, PARTLY)

    assert filled.vault.records.get(record_id).state is State.READ_BACK


@pytest.mark.parametrize("twice", [PARTLY, WHOLLY])
def test_nothing_is_withdrawn_twice(filled, sealed, twice):
    withdrawals.withdraw(filled, sealed, twice)
    before = filled.vault.records.get(sealed)

    with pytest.raises(NothingWithdrawn):
        withdrawals.withdraw(filled, sealed, twice)
    assert filled.vault.records.get(sealed) == before


def test_a_purpose_nobody_knows_is_refused_and_nothing_is_noted(filled, sealed):
    head = filled.vault.audit.head()

    with pytest.raises(UnknownPurpose):
        withdrawals.withdraw(filled, sealed, Withdrawal(Scope.THIS_PURPOSE, ("gossip",)))
    assert filled.vault.audit.head() == head


def test_a_withdrawal_that_cannot_be_logged_changes_nothing(filled, sealed, wall_clock):
    before = filled.vault.records.get(sealed)

    with wall_clock.broken(), pytest.raises(ClockBroken):
        withdrawals.withdraw(filled, sealed, WHOLLY)
    assert filled.vault.records.get(sealed) == before


def test_the_store_lets_no_answer_change_on_the_way_of_a_withdrawal(filled, sealed):
    stored = filled.vault.records.get(sealed)
    changed = stored.body.with_answers(stored.body.answers.without_row("acts", 0))

    with pytest.raises(ValueError, match="changes no answer"):
        filled.vault.records.append_withdrawal(
            sealed, changed, State.SEALED, records.page(filled).rows[0].summary, "", "all_future"
        )
    assert filled.vault.records.get(sealed) == stored


def test_a_withdrawn_testimony_is_withdrawn_for_good(filled, sealed):
    withdrawals.withdraw(filled, sealed, WHOLLY)
    body = filled.vault.records.get(sealed).body

    with pytest.raises(StepNotAllowed):
        filled.vault.records.append_withdrawal(
            sealed, body, State.SEALED, records.page(filled).rows[0].summary, "", "all_future"
        )


def test_headquarters_is_told_in_every_bundle_as_nobody_knows_which_arrives(
    filled, sealed, told_at_hq
):
    told_at_hq("case_file", (sealed,))
    assert withdrawals.withdraw(filled, sealed, PARTLY).to_pass_on

    told = {
        "record_id": sealed,
        "scope": "this_purpose",
        "purposes": ["unhcr", "media"],
        "on": "2026-11-22",
    }
    assert [told_at_hq("case_file") for _ in range(2)] == [[told], [told]]


def test_of_what_never_left_nobody_is_told(filled, sealed, told_at_hq):
    assert not withdrawals.withdraw(filled, sealed, WHOLLY).to_pass_on

    assert told_at_hq("case_file") == []


def test_an_anonymous_copy_is_named_by_its_own_id_and_only_to_who_has_it(
    filled, sealed, told_at_hq
):
    told_at_hq("public_report", (sealed,))
    withdrawals.withdraw(filled, sealed, WHOLLY)

    assert told_at_hq("case_file") == []
    told = told_at_hq("public_report")
    assert [one["record_id"] for one in told] == [filled.vault.pseudonym("public_report", sealed)]


def test_beside_anonymous_records_only_no_id_of_a_record_stands(filled, sealed, told_at_hq):
    told_at_hq("case_file", (sealed,))
    withdrawals.withdraw(filled, sealed, WHOLLY)
    anonymous = next(
        choice.record_id
        for choice in exports.choices(filled, "public_report")
        if choice.level is Level.ANONYMOUS
    )

    assert told_at_hq("public_report", (anonymous,)) == []
    assert len(told_at_hq("case_file")) == 1


def test_an_erasure_is_passed_on_alone_when_nothing_else_goes(filled, told_at_hq):
    everybody = [
        choice.record_id for choice in exports.choices(filled, "case_file") if choice.allowed
    ]
    told_at_hq("case_file")
    for record_id in everybody:
        erasures.erase(filled, record_id, erasures.confirmation(filled, record_id))

    told = told_at_hq("case_file")

    assert {one["record_id"] for one in told} == set(everybody)
    assert {one["scope"] for one in told} == {"erase"}
    assert told_at_hq("case_file") == told


def test_a_failed_export_has_told_nobody(filled, sealed, told_at_hq, tmp_path, wall_clock):
    told_at_hq("case_file", (sealed,))
    withdrawals.withdraw(filled, sealed, WHOLLY)
    stick = tmp_path / "broken"
    stick.mkdir()

    with wall_clock.broken(), pytest.raises(ClockBroken):
        exports.write(filled, stick, "case_file", with_training=True)

    assert list(stick.iterdir()) == []
    assert len(told_at_hq("case_file")) == 1


def test_an_erasure_needs_the_number_typed(filled, sealed):
    with pytest.raises(ErasureUnconfirmed):
        erasures.erase(filled, sealed, "KZ-2009-0002")
    assert filled.vault.records.get(sealed).state is State.SEALED

    erasures.erase(filled, sealed, " kz-2009-0001 ")

    with pytest.raises(RecordGone):
        filled.vault.records.get(sealed)


def test_an_erasure_by_retention_is_no_withdrawal(filled, sealed, told_at_hq):
    told_at_hq("case_file", (sealed,))

    erasures.erase(filled, sealed, "KZ-2009-0001", erasures.Why.RETENTION)

    assert told_at_hq("case_file") == []


def test_who_comes_after_the_erasure_can_still_withdraw(filled, sealed, told_at_hq):
    told_at_hq("case_file", (sealed,))
    erasures.erase(filled, sealed, "KZ-2009-0001", erasures.Why.RETENTION)

    done = withdrawals.withdraw(filled, sealed, WHOLLY)

    assert (done.state, done.to_pass_on) == (None, True)
    assert withdrawals.standing(filled, sealed) == Standing(sealed, None, {}, is_gone=True)
    assert [one["scope"] for one in told_at_hq("case_file")] == ["all_future"]


def test_a_stranger_s_number_withdraws_nothing(filled):
    with pytest.raises(UnknownRecord):
        withdrawals.withdraw(filled, "0b6f3c52-8f1d-4b8e-9a53-2f6f0f1f7a01", WHOLLY)
    with pytest.raises(UnknownRecord):
        withdrawals.require_known(filled, "0b6f3c52-8f1d-4b8e-9a53-2f6f0f1f7a01")
