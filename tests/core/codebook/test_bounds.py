"""What a told date and time can mean: never more exact than what was told."""

from datetime import datetime

import pytest
from hypothesis import given

from intake_app.domain.bounds import Bounds, When, between, told_when
from intake_app.domain.partial_date import PartialDate
from intake_app.domain.spans import ClockSpan, parse_clock
from tests.builders.answers import edtf


def clock(start="", end="", *, approx=False):
    return ClockSpan(
        parse_clock(start) if start else None, parse_clock(end) if end else None, approx, "так"
    )


def bounds(first, last):
    return Bounds(*(datetime.fromisoformat(each) if each else None for each in (first, last)))


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2022-01-07", "2022-01-07T00:00", "2022-01-07T23:59"),
        ("2022-01", "2022-01-01T00:00", "2022-01-31T23:59"),
        ("2022", "2022-01-01T00:00", "2022-12-31T23:59"),
        ("2022-21", "2022-03-01T00:00", "2022-05-31T23:59"),
        ("../2022-01", "", "2022-01-31T23:59"),
        ("2022-01-07/..", "2022-01-07T00:00", ""),
    ],
)
def test_a_date_bounds_what_it_may_mean_and_no_more(told, first, last):
    sure = bounds(first, last)

    assert When(sure, sure) == told_when(PartialDate(told))


def test_what_is_told_as_rough_bounds_nothing_for_certain():
    assert When(bounds("2021-10-01T00:00", "2021-11-30T23:59"), Bounds(), about=True) == told_when(
        PartialDate("2021-10~/2021-11?")
    )


@pytest.mark.parametrize("told", ["2009-09-07", "2009-09-07/2009-09-08"])
def test_a_night_spans_two_dates(told):
    sure = bounds("2009-09-07T12:00", "2009-09-08T12:00")

    assert When(sure, sure) == told_when(PartialDate(told, night_of=True))


@pytest.mark.parametrize(
    ("time", "moment"), [("23:45", "2009-09-07T23:45"), ("00:30", "2009-09-08T00:30")]
)
def test_a_time_in_a_night_stands_on_the_side_of_midnight_where_it_was(time, moment):
    sure = bounds(moment, moment)
    night = PartialDate("2009-09-07", night_of=True)

    assert When(sure, sure, by_clock=True) == told_when(night, clock(time))


def test_a_span_past_midnight_ends_on_the_next_day():
    sure = bounds("2022-01-07T23:00", "2022-01-08T01:00")

    assert When(sure, sure, by_clock=True) == told_when(
        PartialDate("2022-01-07"), clock("23:00", "01:00")
    )


def test_a_rough_time_leaves_the_whole_day_certain():
    assert When(
        bounds("2022-01-07T15:00", "2022-01-07T15:00"),
        bounds("2022-01-07T00:00", "2022-01-07T23:59"),
        by_clock=True,
        about=True,
    ) == told_when(PartialDate("2022-01-07"), clock("15:00", approx=True))


def test_a_time_of_day_sharpens_no_month():
    assert told_when(PartialDate("2022-01")) == told_when(PartialDate("2022-01"), clock("15:00"))


def test_a_time_without_any_day_is_not_known():
    assert not told_when(None, clock("15:00")).is_known


def test_a_time_not_later_than_leaves_the_day_open_before_it():
    sure = bounds("2022-01-07T00:00", "2022-01-07T09:00")

    assert When(sure, sure, by_clock=True) == told_when(
        PartialDate("2022-01-07"), clock(end="09:00")
    )


def test_a_period_is_open_where_its_end_was_not_told():
    begun = told_when(PartialDate("2022-01-07"))

    assert bounds("2022-01-07T00:00", "") == between(begun, When()).certain


@given(edtf(), edtf())
def test_of_two_dates_at_most_one_is_certainly_before_the_other(one, other):
    first, second = (told_when(PartialDate(each, "так")) for each in (one, other))

    sides = [first.certain.is_before(second.certain), second.certain.is_before(first.certain)]
    assert 1 >= sum(sides)
    assert first.certain.touches(second.certain) == (not any(sides))


@given(edtf())
def test_no_certain_bound_is_closer_than_the_nominal_one(told):
    when = told_when(PartialDate(told, "так"))

    assert when.certain.first in (None, when.nominal.first)
    assert when.certain.last in (None, when.nominal.last)
