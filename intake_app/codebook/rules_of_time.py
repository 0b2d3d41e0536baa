"""The two rules about time: things in order, and nothing told after the interview happened."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from intake_app.codebook.problem import Problem, Severity
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import Answers, Json, Said
from intake_app.domain.partial_date import PartialDate
from intake_app.domain.spans import parse_clock

# An end before the start means past midnight, unless that makes an interview of half a day:
# then the two times are swapped.
LONGEST_PAST_MIDNIGHT = timedelta(hours=12)


def times_in_order(_book: Codebook, answers: Answers) -> Iterator[Problem]:
    """The interview ends after it starts, custody not before it begins."""
    start, end = _interview_times(answers)
    if start and end and not timedelta(0) < _length(start, end) <= _longest(start, end):
        yield Problem("r_times", "interview.end_time", facts={"what": "interview"})
    for index, row in enumerate(answers.rows("custody")):
        begun, ended = _told(row.get("from_date")), _told(row.get("to_date"))
        first = begun.earliest if begun else None
        last = ended.latest if ended else None
        if first and last and last < first:
            yield Problem("r_times", f"custody[{index}].to_date", facts={"what": "custody"})


def incidents_in_the_past(book: Codebook, answers: Answers) -> Iterator[Problem]:
    """No incident after the interview (ERROR), and nothing else that was told (WARNING)."""
    day = last_day_of_interview(answers)
    if day is None:
        return
    for path in answers.paths():
        field = book.field(path.field_id)
        answer = answers.get(path) if field.kind == "partial_date" else None
        if field.may_lie_ahead or not isinstance(answer, Said):
            continue
        told = _told(answer.value)
        if told and told.earliest and told.earliest > day:
            of_incident = path.section == "incidents"
            severity = Severity.ERROR if of_incident else Severity.WARNING
            yield Problem("r_not_future", str(path), severity)


def last_day_of_interview(answers: Answers) -> date | None:
    """The day the interview ended; the next one when it went past midnight."""
    value = answers.value("interview.interview_date")
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    start, end = _interview_times(answers)
    past_midnight = bool(start and end and end < start)
    return day + timedelta(days=past_midnight) if day else None


def _interview_times(answers: Answers) -> tuple[time | None, time | None]:
    start, end = answers.value("interview.start_time"), answers.value("interview.end_time")
    return _clock(start), _clock(end)


def _length(start: time, end: time) -> timedelta:
    day = date(2000, 1, 1)
    length = datetime.combine(day, end) - datetime.combine(day, start)
    return length if length >= timedelta(0) else length + timedelta(days=1)


def _longest(start: time, end: time) -> timedelta:
    return LONGEST_PAST_MIDNIGHT if end < start else timedelta(days=1)


def _clock(value: Json) -> time | None:
    try:
        return parse_clock(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _told(value: Json) -> PartialDate | None:
    try:
        return PartialDate.from_json(value)
    except ValueError:
        return None
