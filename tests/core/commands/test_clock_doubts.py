"""A wrong clock is noticed before it writes a wrong time into a testimony."""

from dataclasses import replace
from datetime import timedelta

import pytest

from intake_app.commands import clock_doubts, interview, returning
from intake_app.commands.clock_doubts import LONG, TOLERATED, ClockDoubt, Odd
from intake_app.domain.clock import Clock
from tests.core.commands.conftest import NOW

MINUTE = timedelta(minutes=1)


def at(session, moment):
    return replace(session, clock=Clock(lambda: moment))


def test_a_clock_that_goes_on_is_not_doubted(session):
    assert None is clock_doubts.doubt(at(session, NOW + timedelta(days=30)))


@pytest.mark.parametrize("behind", [timedelta(0), TOLERATED])
def test_a_clock_set_right_by_minutes_is_not_doubted(session, behind):
    assert None is clock_doubts.doubt(at(session, NOW - behind))


def test_a_clock_behind_the_log_is_doubted_with_both_times(session):
    moment = NOW - TOLERATED - MINUTE

    found = clock_doubts.doubt(at(session, moment))

    assert ClockDoubt(Odd.BEHIND, moment.isoformat(timespec="seconds"), NOW.isoformat()) == found


def test_more_than_a_year_without_an_entry_is_worth_a_look(session):
    moment = NOW + LONG + MINUTE

    found = clock_doubts.doubt(at(session, moment))

    assert ClockDoubt(Odd.FAR_AHEAD, moment.isoformat(), NOW.isoformat()) == found


def test_the_entry_of_this_opening_does_not_hide_a_clock_far_ahead(session):
    far = at(session, NOW + LONG + MINUTE)
    session.vault.audit.record("unlocked")

    assert Odd.FAR_AHEAD is clock_doubts.doubt(far).odd


def test_the_doubt_is_written_about_the_testimony_that_was_begun(session):
    record = interview.start(
        session, interview.StartRecord("KZ", "Asia/Almaty", "uz", "ru", "ru")
    ).record_id
    found = clock_doubts.doubt(at(session, NOW - timedelta(days=3)))

    clock_doubts.note(session, found, record)
    clock_doubts.note(session, None, record)

    newest = session.vault.audit.newest(1)[0]
    assert ("clock_doubted", record, NOW.isoformat()) == (
        newest.event,
        newest.record_id,
        newest.detail,
    )


def test_what_cannot_be_read_of_the_log_is_no_doubt(session):
    session.vault.audit.record("printed")

    assert None is clock_doubts.doubt(session)


def test_an_unlock_with_a_doubted_clock_says_so_and_the_log_keeps_it(session):
    early = at(session, NOW - timedelta(days=3))

    came_back = returning.begin(early)

    assert Odd.BEHIND is came_back.clock.odd
    assert "clock_doubted" == session.vault.audit.newest(1)[0].event
