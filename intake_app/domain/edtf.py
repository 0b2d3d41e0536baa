"""Dates as exact as they are known: the part of EDTF (ISO 8601-2) that the questionnaire uses.

`2022`, `2022-01`, `2022-21` (spring) to `2022-24` (winter), `2022-01-07`, each with `~` (about)
or `?` (uncertain), and the intervals `A/B`, `../B`, `A/..`. A day or month that was not said is
never invented: `earliest` and `latest` only bound what the text allows.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FIRST_YEAR, LAST_YEAR = 1000, 2999  # a year outside is a slip of the hand
WINTER = 24
# Season -> first and last month. Winter may be meant as the beginning or the end of its year.
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?]?)", re.ASCII)
_OPEN = ".."


class Precision(StrEnum):
    """How much of the date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class EdtfPoint:
    """One date. `month` is 1-12, or 21-24 for a season; None is what was not said."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False
    uncertain: bool = False

    @property
    def precision(self) -> Precision:
        """How much of it is known."""
        if self.month is None:
            return Precision.YEAR
        if self.month > 12:
            return Precision.SEASON
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def earliest(self) -> date:
        """The first day it can mean, `about` left aside."""
        first, _ = self._months()
        return date(self.year, first, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean, `about` left aside."""
        if self.month == WINTER:
            return date(self.year + 1, 2, monthrange(self.year + 1, 2)[1])
        _, last = self._months()
        return date(self.year, last, self.day or monthrange(self.year, last)[1])

    def __str__(self) -> str:
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}{month}{day}{'~' * self.about}{'?' * self.uncertain}"

    def _months(self) -> tuple[int, int]:
        if self.month is None or self.month == WINTER:
            return 1, 12
        return _SEASON_MONTHS.get(self.month, (self.month, self.month))


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date or an interval. In an interval a side that is None is open; both never are."""

    start: EdtfPoint | None
    end: EdtfPoint | None
    is_interval: bool = False

    @property
    def precision(self) -> Precision:
        """How much of it is known."""
        if self.is_interval or self.start is None:
            return Precision.INTERVAL
        return self.start.precision

    @property
    def is_exact_day(self) -> bool:
        """Whether it is one day, neither `about` nor uncertain."""
        point = self.start
        if self.precision is not Precision.DAY or point is None:
            return False
        return not (point.about or point.uncertain)

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None when open towards the past."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None when open towards the future."""
        return self.end.latest if self.end else None

    def __str__(self) -> str:
        if not self.is_interval:
            return str(self.start)
        return f"{self.start or _OPEN}/{self.end or _OPEN}"


def parse_edtf(text: str) -> EdtfDate:
    """Read a date; `str()` gives the same text back. ValueError outside the subset."""
    first, slash, second = text.partition("/")
    if not slash:
        point = _point(first)
        return EdtfDate(point, point)
    start = None if first == _OPEN else _point(first)
    end = None if second == _OPEN else _point(second)
    if start is None and end is None:
        raise ValueError("an interval without any date")
    if start and end and start.earliest > end.latest:
        raise ValueError("an interval that ends before it begins")
    return EdtfDate(start, end, is_interval=True)


def _point(text: str) -> EdtfPoint:
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError("not a date of the subset")
    year, month, day, mark = found.groups()
    point = EdtfPoint(
        int(year),
        int(month) if month else None,
        int(day) if day else None,
        about=mark == "~",
        uncertain=mark == "?",
    )
    _require_calendar(point)
    return point


def _require_calendar(point: EdtfPoint) -> None:
    if not FIRST_YEAR <= point.year <= LAST_YEAR:
        raise ValueError("not a year of our time")
    if point.precision is Precision.SEASON:
        if point.month not in {*_SEASON_MONTHS, WINTER} or point.day is not None:
            raise ValueError("no such season")
    elif point.month is not None:
        date(point.year, point.month, point.day or 1)  # ValueError for month 0 and 30 February
