"""The first decisions: one row each, mended while they are fresh, appended to later."""

from datetime import UTC, datetime, timedelta

import pytest

from intake_app.domain.answers import Answers
from intake_app.domain.consent import Level, decision_for
from intake_app.domain.first_consent import SAME_BREATH, decided, is_one_row_each, levels

NOW = datetime(2022, 1, 9, 23, 50, tzinfo=UTC)
LATER = NOW + SAME_BREATH + timedelta(minutes=1)
NOTHING = Answers({"consent": {"given": "yes", "understood": "yes", "able_to_consent": "yes"}})


def row(purpose, level, at=NOW):
    return {"purpose": purpose, "level": level, "decided_at": at.isoformat(timespec="seconds")}


def test_each_decision_is_a_row_with_its_time_in_the_order_in_which_it_was_taken():
    answers = decided(decided(NOTHING, "media", "refused", NOW), "case_file", "named", NOW)

    assert (row("media", "refused"), row("case_file", "named")) == answers.rows("consent_decisions")
    assert {"media": "refused", "case_file": "named"} == levels(answers)
    assert is_one_row_each(answers)


def test_a_slip_is_mended_in_its_own_row_even_across_midnight():
    slip = decided(decided(NOTHING, "media", "named", NOW), "unhcr", "named", NOW)
    mended_at = NOW + timedelta(minutes=20)

    mended = decided(slip, "media", "refused", mended_at)

    assert (row("media", "refused", mended_at), row("unhcr", "named")) == mended.rows(
        "consent_decisions"
    )


def test_a_change_of_mind_later_is_a_row_of_its_own_and_wins():
    first = decided(NOTHING, "media", "refused", NOW)

    changed = decided(first, "media", "anonymous", LATER)

    assert (row("media", "refused"), row("media", "anonymous", LATER)) == changed.rows(
        "consent_decisions"
    )
    assert Level.ANONYMOUS is decision_for(changed, "media").level
    assert not is_one_row_each(changed)


def test_the_same_level_again_changes_nothing_however_late():
    first = decided(NOTHING, "media", "refused", NOW)

    assert first == decided(first, "media", "refused", LATER)


def test_what_was_just_decided_can_be_taken_back_and_later_it_stays():
    first = decided(NOTHING, "media", "named", NOW)

    assert NOTHING == decided(first, "media", "", NOW)
    assert first == decided(first, "media", "", LATER)


@pytest.mark.parametrize("stamp", [None, "2022-01-09", "2022-01-09T23:50:00", "then", 7])
def test_a_row_of_unknown_age_is_never_changed(stamp):
    old = NOTHING.with_row(
        "consent_decisions", {"purpose": "media", "level": "named", "decided_at": stamp}
    )

    changed = decided(old, "media", "refused", NOW)

    assert 2 == len(changed.rows("consent_decisions"))
    assert "refused" == levels(changed)["media"]


@pytest.mark.parametrize(
    "extra",
    [
        {"purpose": "media", "level": "named", "conditions": "кейін"},
        {"purpose": "media", "level": {"missing": "declined"}},
        {"purpose": "media"},
        {"level": "named"},
        {"purpose": "media", "level": "named", "withdrawn": "yes"},
    ],
)
def test_what_one_line_cannot_show_is_not_one_row_each(extra):
    assert not is_one_row_each(NOTHING.with_row("consent_decisions", extra))
