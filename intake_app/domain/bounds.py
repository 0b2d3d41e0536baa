"""When something can have happened at all: the earliest and the latest moment a told date allows.

Two bounds are kept apart. `nominal` takes "about" at its word, and serves for order and for hours
on a clock. `certain` lets what was told as approximate bound nothing: only on it may anybody say
that two things cannot both be right. Moments are those of the place, without an offset.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from intake_app.domain.edtf import EdtfDate, EdtfPoint, Precision
from intake_app.domain.partial_date import PartialDate
from intake_app.domain.spans import ClockSpan

NOON = time(12)
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Not before `first`, not after `last`; None is open."""

    first: datetime | None = None
    last: datetime | None = None

    def is_before(self, other: "Bounds") -> bool:
        """Whether this certainly ended before the other began, by the minute."""
        return self.last is not None and other.first is not None and self.last < other.first

    def touches(self, other: "Bounds") -> bool:
        """Whether both can have been at the same moment."""
        return not self.is_before(other) and not other.is_before(self)

    def widened(self, by: timedelta) -> "Bounds":
        """The same with so much more room at both sides."""
        return Bounds(
            self.first - by if self.first else None, self.last + by if self.last else None
        )


@dataclass(frozen=True, slots=True)
class When:
    """`by_clock`: the bounds are those of a time of day. `about`: one of them is rough."""

    nominal: Bounds = Bounds()
    certain: Bounds = Bounds()
    by_clock: bool = False
    about: bool = False

    @property
    def is_known(self) -> bool:
        """Whether anything bounds it."""
        return self.nominal.first is not None or self.nominal.last is not None


def told_when(day: PartialDate | None, clock: ClockSpan | None = None) -> When:
    """What a date and a time of day say together. A time sharpens one day or night only."""
    if day is None:
        return When()
    parsed = day.parsed  # once: reading the text is what costs
    whole, sure = _of_date(parsed, is_night=day.night_of)
    about = _is_rough(parsed.start) or _is_rough(parsed.end)
    first_day = _one_day(parsed, is_night=day.night_of)
    if clock is None or first_day is None or (clock.start is None and clock.end is None):
        return When(whole, sure, about=about)
    sharp = _of_clock(first_day, clock, is_night=day.night_of)
    certain = _certain(sure, sharp, clock, rough_day=about)
    return When(sharp, certain, by_clock=True, about=about or clock.approx)


def at(moment: datetime) -> When:
    """One exact moment; its offset is left aside."""
    plain = moment.replace(tzinfo=None, second=0, microsecond=0)
    exact = Bounds(plain, plain)
    return When(exact, exact, by_clock=True)


def between(start: When, end: When) -> When:
    """From the beginning of one to the end of the other; a side that is not known is open."""
    return When(
        Bounds(start.nominal.first, end.nominal.last),
        Bounds(start.certain.first, end.certain.last),
        about=start.about or end.about,
    )


def _of_date(day: EdtfDate, *, is_night: bool) -> tuple[Bounds, Bounds]:
    """Nominal and certain bounds by whole days; a night lies between two noons."""
    start, end = day.start, day.end
    first = datetime.combine(start.earliest, time()) if start else None
    last = datetime.combine(end.latest, _LAST_MINUTE) if end else None
    if is_night:
        first, last = _night(day, first, last)
    sure_first = None if _is_rough(start) else first
    sure_last = None if _is_rough(end) else last
    return Bounds(first, last), Bounds(sure_first, sure_last)


def _night(
    day: EdtfDate, first: datetime | None, last: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """No night begins before noon or ends after it; 7/8 September is the night of the 7th."""
    begins_on_a_day = day.start is not None and day.start.precision is Precision.DAY
    opens = datetime.combine(first.date(), NOON) if first and begins_on_a_day else first
    if last is None:
        return opens, None
    is_the_morning = begins_on_a_day and first is not None and first.date() < last.date()
    morning = last.date() + timedelta(days=0 if is_the_morning else 1)
    return opens, datetime.combine(morning, NOON)


def _one_day(day: EdtfDate, *, is_night: bool) -> date | None:
    """The day that a time of day belongs to; of a night the day it began on."""
    first, last = day.earliest, day.latest
    if first is None or last is None:
        return None
    return first if last - first <= timedelta(days=1 if is_night else 0) else None


def _of_clock(day: date, clock: ClockSpan, *, is_night: bool) -> Bounds:
    start = _moment(day, clock.start, is_night=is_night) if clock.start else None
    end = _moment(day, clock.end, is_night=is_night) if clock.end else None
    if start and end and end < start:
        end += timedelta(days=1)
    opens = NOON if is_night else time()
    return Bounds(start or datetime.combine(day, opens), end or start)


def _moment(day: date, clock: time, *, is_night: bool) -> datetime:
    past_midnight = is_night and clock < NOON
    return datetime.combine(day + timedelta(days=past_midnight), clock)


def _certain(sure: Bounds, sharp: Bounds, clock: ClockSpan, *, rough_day: bool) -> Bounds:
    """What a rough clock or a rough day leaves certain; past midnight the next day counts too."""
    if not clock.approx and not rough_day:
        return sharp
    if sure.last is None or sharp.last is None:
        return sure
    return Bounds(sure.first, max(sure.last, datetime.combine(sharp.last, _LAST_MINUTE)))


def _is_rough(point: EdtfPoint | None) -> bool:
    return point is not None and (point.about or point.uncertain)
