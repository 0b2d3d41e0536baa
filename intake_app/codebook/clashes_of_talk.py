"""What the talk itself cannot have in this order: its times, consent, signatures, what was told."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from intake_app.codebook.clash import Clash, Contradiction
from intake_app.codebook.dated import clock_of, date_of, moment_of, row_when
from intake_app.codebook.rules_of_time import last_day_of_interview, times_in_order
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import AnswerPath, Answers
from intake_app.domain.bounds import told_when

_DAY = AnswerPath("interview", "interview_date")
_START = AnswerPath("interview", "start_time")
_END = AnswerPath("interview", "end_time")


def interview_in_order(book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """The rule of the read-back, told earlier."""
    for problem in times_in_order(book, answers):
        if problem.facts.get("what") == "interview":
            yield Contradiction(Clash.ENDS_BEFORE_IT_BEGINS, _START, _END)


def after_the_interview(book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """Nothing that was told can lie after the telling, but for the few dates that may."""
    day = last_day_of_interview(answers)
    if day is None:
        return
    end = datetime.combine(day, time(23, 59))
    for section in book.sections:
        told = [f for f in section.fields if f.kind == "partial_date" and not f.may_lie_ahead]
        for index, row in enumerate(answers.rows(section.id)) if told else ():
            for field in told:
                first = told_when(date_of(row, field.name)).certain.first
                if first and first > end:
                    place = index if answers.is_repeating(section.id) else None
                    path = AnswerPath(section.id, field.name, place)
                    yield Contradiction(Clash.AFTER_INTERVIEW, path, _DAY)


def consent_after_the_interview(_book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """Consent comes first; given after the last word it was none."""
    _, end = _interview(answers)
    given = next((moment_of(row, "given_at") for row in answers.rows("consent")), None)
    if given and end and given > end:
        path = AnswerPath("consent", "given_at")
        yield Contradiction(Clash.CONSENT_AFTER_INTERVIEW, path, _END)


def signed_before_the_interview(_book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """What is signed was read back, and what was read back was told before."""
    start, _ = _interview(answers)
    for index, row in enumerate(answers.rows("signatures")):
        signed = moment_of(row, "signed_at")
        if signed and start and signed < start:
            path = AnswerPath("signatures", "signed_at", index)
            yield Contradiction(Clash.SIGNED_BEFORE_INTERVIEW, path, _START)


def told_before_it_happened(_book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """An earlier statement "about these events" from before all of them."""
    happened = [row_when(row, "date", "time").certain for row in answers.rows("incidents")]
    if not happened:
        return
    for index, row in enumerate(answers.rows("prior_statements")):
        when = row_when(row, "when").certain
        if all(when.is_before(one) for one in happened):
            path = AnswerPath("prior_statements", "when", index)
            other = AnswerPath("incidents", "date", 0)
            yield Contradiction(Clash.TOLD_BEFORE_IT_HAPPENED, path, other)


def _interview(answers: Answers) -> tuple[datetime | None, datetime | None]:
    """Start and end with the offset of the place; nothing while a part of that is not known."""
    row = next(iter(answers.rows("interview")), {})
    day, zone = _day(row.get("interview_date")), _zone(row.get("timezone"))
    start, end = clock_of(row, "start_time"), clock_of(row, "end_time")
    if day is None or zone is None:
        return None, None
    began = datetime.combine(day, start.start, zone) if start and start.start else None
    ended = datetime.combine(day, end.start, zone) if end and end.start else None
    if began and ended and ended < began:
        ended += timedelta(days=1)
    # The minute that was written down lasts until the next.
    return began, ended + timedelta(minutes=1) if ended else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _zone(value: object) -> ZoneInfo | None:
    try:
        return ZoneInfo(value) if isinstance(value, str) else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
