"""Times, durations and numbers of people are ranges, as people know them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.spans import ClockSpan, CountRange, DurationRange, parse_clock

A_REASON = r"\w"  # every refusal says why, to a programmer
CLOCKS = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
AMOUNTS = st.integers(0, 10_000)
TOLD = st.text(min_size=1)
BOUNDS = st.one_of(
    st.just((None, None)),
    st.tuples(AMOUNTS, st.none()),
    st.tuples(st.none(), AMOUNTS),
    st.tuples(AMOUNTS, AMOUNTS).map(lambda pair: (min(pair), max(pair))),
)


SPANS = st.builds(ClockSpan, st.none() | CLOCKS, st.none() | CLOCKS, st.booleans(), TOLD)


@given(moment=CLOCKS)
def test_a_time_is_read_as_it_is_written(moment):
    assert parse_clock(moment.isoformat("minutes")) == moment


@pytest.mark.parametrize(
    "text", ["", "7:00", "24:00", "23:60", "07.00", "07:00:00", "٠٧:٠٠", " 07:00"]
)
def test_a_time_of_another_form_is_refused(text):
    with pytest.raises(ValueError, match=A_REASON):
        parse_clock(text)


@given(span=SPANS)
def test_a_span_of_time_comes_back_from_its_stored_form(span):
    assert ClockSpan.from_json(span.to_json()) == span


@given(bounds=BOUNDS, told=TOLD)
def test_a_duration_comes_back_from_its_stored_form(bounds, told):
    duration = DurationRange(*bounds, told)

    assert DurationRange.from_json(duration.to_json()) == duration


@given(bounds=BOUNDS, approx=st.booleans(), told=TOLD)
def test_a_count_comes_back_from_its_stored_form(bounds, approx, told):
    count = CountRange(*bounds, approx, told)

    assert CountRange.from_json(count.to_json()) == count


@pytest.mark.parametrize(
    ("kind", "stored"),
    [
        (ClockSpan, {"from": "23:45", "to": "00:30", "approx": True, "as_told": "soat o‘n ikki"}),
        (ClockSpan, {"from": "00:00"}),
        (DurationRange, {"min_minutes": 0, "max_minutes": 5, "as_told": "bir necha daqiqa"}),
        (DurationRange, {"max_minutes": 10}),
        (CountRange, {"min": 6, "approx": True, "as_told": "kamida olti kishi"}),
        (CountRange, {"min": 0, "max": 0}),
        (ClockSpan, {"as_told": "вечером"}),
        (DurationRange, {"as_told": "пока не стемнело"}),
        (CountRange, {"as_told": "много"}),
    ],
)
def test_a_key_that_was_absent_stays_absent_and_nought_is_kept(kind, stored):
    assert kind.from_json(stored).to_json() == stored


@pytest.mark.parametrize(
    ("start", "end", "crosses"),
    [
        (time(23, 45), time(0, 30), True),
        (time(1), time(7), False),
        (time(7), time(7), False),
        (time(23), None, False),
        (None, time(0, 30), False),
    ],
)
def test_an_end_before_the_start_lies_on_the_next_day(start, end, crosses):
    assert ClockSpan(start, end).crosses_midnight is crosses


@pytest.mark.parametrize(
    ("count", "exact"),
    [
        (CountRange(3, 3), True),
        (CountRange(3, 3, approx=True), False),
        (CountRange(6), False),
        (CountRange(2, 3), False),
        (CountRange(as_told="много"), False),
    ],
)
def test_a_count_is_exact_only_when_one_number_was_said(count, exact):
    assert count.is_exact is exact


@pytest.mark.parametrize(
    ("kind", "stored"),
    [
        (ClockSpan, {}),
        (ClockSpan, {"from": None}),
        (ClockSpan, {"from": 7}),
        (ClockSpan, {"from": "7:00"}),
        (ClockSpan, {"from": "07:00", "approx": "yes"}),
        (ClockSpan, {"from": "07:00", "zone": "Asia/Almaty"}),
        (ClockSpan, "07:00"),
        (DurationRange, {}),
        (DurationRange, {"min_minutes": 10, "max_minutes": 5}),
        (DurationRange, {"min_minutes": -1}),
        (DurationRange, {"min_minutes": 1.5}),
        (DurationRange, {"min_minutes": True}),
        (DurationRange, {"min_minutes": "5"}),
        (CountRange, {}),
        (CountRange, {"min": 3, "max": 2}),
        (CountRange, {"max": -2}),
        (CountRange, {"min": None}),
        (CountRange, {"min": 3, "as_told": 3}),
        (CountRange, 3),
    ],
)
def test_a_stored_amount_of_another_shape_is_refused(kind, stored):
    with pytest.raises(ValueError, match=A_REASON):
        kind.from_json(stored)


def test_an_amount_without_number_and_words_cannot_be_made():
    for make in (ClockSpan, DurationRange, CountRange):
        with pytest.raises(ValueError, match=A_REASON):
            make()
