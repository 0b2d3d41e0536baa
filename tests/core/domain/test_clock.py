"""Time is aware and ids are random, and both are injected."""

import re
import uuid
from datetime import UTC, datetime, timedelta, timezone

from intake_app.domain.clock import Clock, Ids

ALMATY = timezone(timedelta(hours=6))


def test_a_stamp_has_the_offset_and_no_fraction():
    clock = Clock(lambda: datetime(2009, 9, 8, 1, 2, 3, 456_789, tzinfo=ALMATY))

    assert clock.stamp() == "2009-09-08T01:02:03+06:00"


def test_the_real_clock_is_aware_and_tells_the_time_of_now():
    before = datetime.now(UTC)
    told = Clock().now()

    assert told.utcoffset() is not None
    assert before <= told <= datetime.now(UTC)


def test_a_stamp_of_the_real_clock_reads_back_as_a_time_with_its_offset():
    assert datetime.fromisoformat(Clock().stamp()).utcoffset() is not None


def test_ids_are_random_and_never_the_same_twice():
    ids = Ids()
    made = {ids.uuid() for _ in range(100)}

    assert len(made) == 100
    assert {uuid.UUID(each).version for each in made} == {4}


def test_a_token_has_the_length_that_was_asked_for():
    assert re.fullmatch(r"[0-9a-f]{32}", Ids().token(16))
