"""The detention clock: how long each custody lasted, and what came in that time.

A range, as wide as what was told. It is set against nothing: which term the law allows depends on
the country, the year and the case, and is for the lawyer to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from intake_app.codebook.dated import duration_of, row_when
from intake_app.codebook.rules_of_time import last_day_of_interview
from intake_app.domain.answers import AnswerPath, Answers, JsonObject
from intake_app.domain.bounds import When
from intake_app.domain.spans import DurationRange

# What a person who is held is owed first; the hours to each are what is asked about later.
STEPS = ("lawyer", "relatives_informed", "judge")
STILL_HELD = frozenset({"still_held", "fate_unknown"})
_HOUR = 60


@dataclass(frozen=True, slots=True)
class Length:
    """How long, in minutes; None is open. `about`: a time it rests on is rough."""

    least: int | None
    most: int | None
    about: bool = False

    @property
    def says_nothing(self) -> bool:
        """Whether it bounds nothing at all."""
        return not self.least and self.most is None


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one thing owed to a person: the answer stands at `path`."""

    name: str
    path: AnswerPath


@dataclass(frozen=True, slots=True)
class Held:
    """One custody. `by_times` follows from dates and times, `told` is the person's own figure.

    `goes_on`: not released as far as is known, so the time is counted to the interview.
    """

    index: int
    by_times: Length | None
    told: DurationRange | None
    steps: tuple[Step, ...]
    goes_on: bool = False

    @property
    def path(self) -> AnswerPath:
        """Where the custody begins."""
        return AnswerPath("custody", "from_date", self.index)


def held(answers: Answers) -> tuple[Held, ...]:
    """A clock for each custody, in the order of the rows."""
    return tuple(_clock(answers, index, row) for index, row in enumerate(answers.rows("custody")))


def _clock(answers: Answers, index: int, row: JsonObject) -> Held:
    begun = row_when(row, "from_date", "from_time")
    ended = row_when(row, "to_date", "to_time")
    goes_on = row.get("ended_how") in STILL_HELD and not ended.is_known
    length = _until_interview(answers, begun) if goes_on else _length(begun, ended)
    return Held(
        index=index,
        by_times=None if length is None or length.says_nothing else length,
        told=duration_of(row, "duration"),
        steps=tuple(_steps(answers, row)),
        goes_on=goes_on,
    )


def _length(begun: When, ended: When) -> Length | None:
    start, end = begun.nominal, ended.nominal
    least = _minutes(start.last, end.first)
    most = _minutes(start.first, end.last)
    if most is not None and most < 0:
        return None
    if not (begun.by_clock and ended.by_clock):
        # Whole days bound only whole hours: no minute that nobody told.
        least = None if least is None else least // _HOUR * _HOUR
        most = None if most is None else -(-most // _HOUR) * _HOUR
    least = None if least is None else max(least, 0)
    return Length(least, most, about=begun.about or ended.about)


def _until_interview(answers: Answers, begun: When) -> Length | None:
    day = last_day_of_interview(answers)
    if day is None or begun.nominal.last is None:
        return None
    minutes = _minutes(begun.nominal.last, datetime.combine(day, datetime.min.time()))
    least = max((minutes or 0) // _HOUR * _HOUR, 0)
    return Length(least, None, about=begun.about)


def _minutes(start: datetime | None, end: datetime | None) -> int | None:
    if start is None or end is None:
        return None
    return (end - start) // timedelta(minutes=1)


def _steps(answers: Answers, custody: JsonObject) -> Iterator[Step]:
    for index, row in enumerate(answers.rows("safeguards")):
        if _is_of(answers, row, custody):
            for name in STEPS:
                if name in row:
                    yield Step(name, AnswerPath("safeguards", name, index))


def _is_of(answers: Answers, row: JsonObject, custody: JsonObject) -> bool:
    """By the custody it names; where it names none, by a person who was held once only."""
    named = row.get("custody")
    if isinstance(named, str):
        return named == custody.get("id")
    person = row.get("person")
    of_person = [
        one
        for one in answers.rows("custody")
        if isinstance(people := one.get("persons"), list) and person in people
    ]
    return of_person == [custody]
