"""What the answers of a row say about time: read by the kind of each question, never by its name.

A time of day belongs to the date of its row: `from_time` to `from_date`, and where a section has
one date alone, to that. A row without a date has the day of the row it belongs to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from intake_app.codebook.schema import Codebook, Field, Section
from intake_app.domain.answers import AnswerPath, Answers, Json, JsonObject
from intake_app.domain.bounds import When, at, between, told_when
from intake_app.domain.partial_date import PartialDate
from intake_app.domain.spans import ClockSpan, DurationRange, parse_clock

DATES = frozenset({"partial_date", "date"})
CLOCKS = frozenset({"clock", "clock_exact"})
_OF_TIME = DATES | CLOCKS | {"duration", "datetime"}
_INTERVIEW_END = "interview.end_time"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline: `paths` are the answers it is made of, the leading one first.

    `is_borrowed`: the day is that of the row it belongs to. `alike` counts entries that say the
    same; they are told once.
    """

    paths: tuple[AnswerPath, ...]
    when: When
    order: int = 0
    is_borrowed: bool = False
    alike: int = 1

    @property
    def path(self) -> AnswerPath:
        """The answer that the line leads to."""
        return self.paths[0]


def entries_of(book: Codebook, answers: Answers) -> Iterator[Entry]:
    """Every dated fact, in stored order. What is not well formed is passed over."""
    for section_id in answers.sections:
        section = book.find_section(section_id)
        if section is None or not any(field.kind in _OF_TIME for field in section.fields):
            continue
        for index, row in enumerate(answers.rows(section_id)):
            place = index if answers.is_repeating(section_id) else None
            yield from _of_row(_Row(book, answers, section, place, row))


def date_of(row: JsonObject, name: str) -> PartialDate | None:
    """The date told in a row, of either kind; None without a sound one."""
    value = row.get(name)
    try:
        return PartialDate(value) if isinstance(value, str) else PartialDate.from_json(value)
    except ValueError:
        return None


def clock_of(row: JsonObject, name: str) -> ClockSpan | None:
    """The time of day told in a row, of either kind; None without a sound one."""
    value = row.get(name)
    try:
        if not isinstance(value, str):
            return ClockSpan.from_json(value)
        exact = parse_clock(value)
    except ValueError:
        return None
    return ClockSpan(exact, exact)


def duration_of(row: JsonObject, name: str) -> DurationRange | None:
    """The duration told in a row; None without a sound one."""
    try:
        return DurationRange.from_json(row.get(name))
    except ValueError:
        return None


def moment_of(row: JsonObject, name: str) -> datetime | None:
    """The moment in a row, with its offset; None without a sound one."""
    value = row.get(name)
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def row_when(row: JsonObject, date_name: str, clock_name: str = "") -> When:
    """What a date of a row says, with its time of day."""
    return told_when(date_of(row, date_name), clock_of(row, clock_name) if clock_name else None)


def day_of_row(book: Codebook, answers: Answers, section: Section, row: JsonObject) -> When:
    """When a row without a date was: the time of the first dated row that it refers to."""
    for field in section.fields:
        if field.kind != "ref":
            continue
        for target in answers.rows(field.to):
            if target.get("id") == row.get(field.name) and target.get("id"):
                return _whole(book.section(field.to), target)
    return When()


@dataclass(frozen=True, slots=True)
class _Row:
    book: Codebook
    answers: Answers
    section: Section
    place: int | None
    row: JsonObject

    def path(self, field: Field) -> AnswerPath:
        return AnswerPath(self.section.id, field.name, self.place)

    def fields(self, *kinds: str) -> tuple[Field, ...]:
        """The questions of these kinds that have a value here."""
        return tuple(
            field
            for field in self.section.fields
            if field.kind in kinds and _is_said(self.row.get(field.name))
        )

    @property
    def order(self) -> int:
        value = self.row.get("order")
        return value if isinstance(value, int) else 0


def _of_row(row: _Row) -> list[Entry]:
    own = [entry for field in row.fields(*DATES) if (entry := _of_date(row, field))]
    merged = {path for entry in own for path in entry.paths}
    clocks = [field for field in row.fields(*CLOCKS) if row.path(field) not in merged]
    own += [_of_clock(row, field) for field in clocks if clock_of(row.row, field.name)]
    for field in row.fields("duration"):
        if duration_of(row.row, field.name):
            _add_duration(row, field, own)
    for field in row.fields("datetime"):
        if moment := moment_of(row.row, field.name):
            own.append(Entry((row.path(field),), at(moment), row.order))
    return own


def _of_date(row: _Row, field: Field) -> Entry | None:
    told = date_of(row.row, field.name)
    if told is None:
        return None
    for clock in row.fields(*CLOCKS):
        span = clock_of(row.row, clock.name)
        if span and _day_field(row.section, clock) == field:
            return Entry((row.path(field), row.path(clock)), told_when(told, span), row.order)
    return Entry((row.path(field),), told_when(told), row.order)


def _of_clock(row: _Row, field: Field) -> Entry:
    """A time of day that is told by itself: a second one of its date, or one of a row without."""
    span = clock_of(row.row, field.name)
    day = _day_field(row.section, field)
    if day is not None:
        told = date_of(row.row, day.name)
        return Entry((row.path(field),), _next_day(row, field, told_when(told, span)), row.order)
    borrowed = _borrowed_date(row)
    when = told_when(borrowed, span) if borrowed else _day(row)
    return Entry((row.path(field),), when, row.order, is_borrowed=when.is_known)


def _add_duration(row: _Row, field: Field, own: list[Entry]) -> None:
    """How long it lasted stands with when it began."""
    if own:
        first = own[0]
        paths = (*first.paths, row.path(field))
        own[0] = Entry(paths, first.when, first.order, is_borrowed=first.is_borrowed)
        return
    when = _day(row)
    own.append(Entry((row.path(field),), when, row.order, is_borrowed=when.is_known))


def _next_day(row: _Row, field: Field, when: When) -> When:
    """An interview that ends earlier than it starts went past midnight."""
    if f"{row.section.id}.{field.name}" != _INTERVIEW_END or not when.by_clock:
        return when
    start = row_when(row.row, "interview_date", "start_time")
    if not when.nominal.is_before(start.nominal) or when.nominal.last is None:
        return when
    return at(when.nominal.last + timedelta(days=1))


def _day(row: _Row) -> When:
    return day_of_row(row.book, row.answers, row.section, row.row)


def _borrowed_date(row: _Row) -> PartialDate | None:
    """The one date of the row that this one belongs to; none when that lasted longer."""
    for field in row.section.fields:
        if field.kind != "ref" or not row.row.get(field.name):
            continue
        key = row.row.get(field.name)
        target = next((one for one in row.answers.rows(field.to) if one.get("id") == key), None)
        if target is None:
            continue
        found = [date_of(target, name) for name in _date_names(row.book.section(field.to))]
        told = [one for one in found if one is not None]
        if told and all(one.edtf == told[0].edtf for one in told):
            return told[0]
    return None


def _whole(section: Section, row: JsonObject) -> When:
    """From the first date of a row to its last."""
    told = [_with_clock(section, row, name) for name in _date_names(section)]
    known = [when for when in told if when.is_known]
    if not known:
        return When()
    return known[0] if len(told) == 1 else between(told[0], told[-1])


def _with_clock(section: Section, row: JsonObject, name: str) -> When:
    clocks = [
        field.name
        for field in section.fields
        if field.kind in CLOCKS and (day := _day_field(section, field)) and day.name == name
    ]
    return row_when(row, name, clocks[0] if clocks else "")


def _date_names(section: Section) -> tuple[str, ...]:
    return tuple(field.name for field in section.fields if field.kind in DATES)


def _day_field(section: Section, clock: Field) -> Field | None:
    """The date that a time of day belongs to."""
    dates = [field for field in section.fields if field.kind in DATES]
    named = section.field(clock.name.replace("time", "date"))
    if named in dates:
        return named
    return dates[0] if len(dates) == 1 else None


def _is_said(value: Json) -> bool:
    return value is not None and not (isinstance(value, dict) and set(value) == {"missing"})
