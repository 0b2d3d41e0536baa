"""The timeline in words: what an entry says, what cannot both be right, how long somebody was held.

None of it blames an answer: where two cannot both be right, nobody says which is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from intake_app.codebook.clash import Clash
from intake_app.codebook.dated import DATES, Entry
from intake_app.codebook.detention import Held, Length, Step
from intake_app.codebook.display import person_name, row_title
from intake_app.codebook.kinds.told_words import duration_words
from intake_app.codebook.problems import value_problem
from intake_app.codebook.reading import answer_words, heading, question
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import AnswerPath, Answers
from intake_app.domain.spans import DurationRange
from intake_app.i18n import Catalog

_WITH_A_DAY = frozenset({*DATES, "datetime"})
_CAME = frozenset({"given", "late"})
_WITHOUT = frozenset({"refused", "not_offered"})

CLASHES: Mapping[Clash, Callable[[Catalog], str]] = {
    Clash.ENDS_BEFORE_IT_BEGINS: lambda c: c.t(
        "The end is told to be before the beginning. Both cannot be right."
    ),
    Clash.AFTER_INTERVIEW: lambda c: c.t(
        "This is told to be after the interview. Both dates cannot be right."
    ),
    Clash.CONSENT_AFTER_INTERVIEW: lambda c: c.t(
        "The consent is dated after the end of the interview. Both cannot be right."
    ),
    Clash.SIGNED_BEFORE_INTERVIEW: lambda c: c.t(
        "The signature is dated before the start of the interview. Both cannot be right."
    ),
    Clash.TOLD_BEFORE_IT_HAPPENED: lambda c: c.t(
        "The earlier statement is dated before all the incidents. Both cannot be right."
    ),
    Clash.AGE: lambda c: c.t("The age and the date of birth cannot both be right."),
    Clash.BEFORE_BIRTH: lambda c: c.t(
        "This is dated before the birth of the person. Both cannot be right."
    ),
    Clash.EXPIRES_BEFORE_ISSUE: lambda c: c.t(
        "The document expires before it was issued. Both cannot be right."
    ),
    Clash.ORDER_OF_ACTS: lambda c: c.t(
        "The order of two acts and their times cannot both be right."
    ),
    Clash.RETURNED_BEFORE_TAKEN: lambda c: c.t(
        "The item is told to be returned before the incident. Both cannot be right."
    ),
    Clash.HELD_BEFORE_DETAINED: lambda c: c.t(
        "The custody is told to begin before the detention. Both cannot be right."
    ),
    Clash.RELEASED_BEFORE_DETAINED: lambda c: c.t(
        "The release is told to be before the detention. Both cannot be right."
    ),
    Clash.RELEASED_BEFORE_INCIDENT: lambda c: c.t(
        "The custody is told to end before the incident. Both cannot be right."
    ),
    Clash.HELD_IN_TWO_PLACES: lambda c: c.t(
        "A person is told to be held in two places at the same time. Both cannot be right."
    ),
    Clash.LASTED_OTHERWISE: lambda c: c.t(
        "The duration and the dates of the custody cannot both be right."
    ),
    Clash.QUESTIONED_BEFORE_CUSTODY: lambda c: c.t(
        "The questioning is told to be before the custody. Both cannot be right."
    ),
    Clash.QUESTIONED_AFTER_RELEASE: lambda c: c.t(
        "The questioning is told to be after the release. Both cannot be right."
    ),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose answers are read, and in which language."""

    book: Codebook
    answers: Answers
    catalog: Catalog

    def value(self, path: AnswerPath) -> str:
        """The answer at a path as told; empty when it is not well formed."""
        stored = self.answers.value(str(path))
        if value_problem(self.book, path, stored) is not None:
            return ""
        return answer_words(self.book, self.answers, path, self.catalog)

    def row(self, path: AnswerPath) -> str:
        """The row that an answer stands in, by its name; of a single section the section's."""
        if path.row is None:
            return heading(self.book.section(path.section), self.catalog)
        return row_title(self.book, self.answers, path.section, path.row, self.catalog)

    def question(self, path: AnswerPath) -> str:
        """The section and the question; the section alone stands above single ones already."""
        asked = question(self.book.field(path.field_id), self.catalog)
        if path.row is None:
            return asked
        section = heading(self.book.section(path.section), self.catalog)
        return self.catalog.t("{section}: {question}", section=section, question=asked)


def when_words(reader: Reader, entry: Entry) -> str:
    """The date, time of day and duration of an entry, as they were told."""
    told = [words for path in entry.paths if (words := reader.value(path))]
    kinds = {reader.book.field(path.field_id).kind for path in entry.paths}
    if not kinds & _WITH_A_DAY and (day := _day_words(reader, entry)):
        told.insert(0, day)
    return " · ".join(told)


def _day_words(reader: Reader, entry: Entry) -> str:
    """The day of a time that stands alone: of its own date, or of the row it belongs to."""
    first, last = entry.when.nominal.first, entry.when.nominal.last
    if first is None or last is None:
        return ""
    start, end = (reader.catalog.date_long(moment.date()) for moment in (first, last))
    return start if start == end else reader.catalog.t("{start} – {end}", start=start, end=end)


def borrowed_words(reader: Reader, entry: Entry) -> str:
    """Whose day it stands under, when the day was told of another row; empty otherwise."""
    if not entry.is_borrowed:
        return ""
    return reader.catalog.t("The day is that of the row it belongs to.")


def held_words(reader: Reader, clock: Held) -> tuple[str, ...]:
    """How long a custody lasted, by its times and by the person's words."""
    catalog = reader.catalog
    lines: list[str] = []
    if clock.by_times is not None:
        length = length_words(clock.by_times, catalog)
        lines.append(
            catalog.t("Not released by the interview: {duration}", duration=length)
            if clock.goes_on
            else catalog.t("By the times told: {duration}", duration=length)
        )
    if clock.told is not None:
        told = duration_words(clock.told, catalog)
        lines.append(catalog.t("By the person’s estimate: {duration}", duration=told))
    return tuple(lines) or (catalog.t("These answers do not tell how long."),)


def step_words(reader: Reader, clock: Held, step: Step) -> str:
    """What became of one thing owed to a person in that time.

    When it came is not asked: it came while the custody lasted, and no closer than that is said.
    """
    book, catalog = reader.book, reader.catalog
    asked = question(book.field(step.path.field_id), catalog)
    # A reason why there is no answer is an answer here too.
    answer = answer_words(book, reader.answers, step.path, catalog)
    code, length = reader.answers.value(str(step.path)), clock.by_times
    if code in _WITHOUT:
        return catalog.t(
            "{question}: {answer}. Not in all that time.", question=asked, answer=answer
        )
    if code in _CAME and length is not None and length.most is not None:
        latest = length_words(Length(None, length.most, about=length.about), catalog)
        return catalog.t(
            "{question}: {answer}. After how long: {duration}",
            question=asked,
            answer=answer,
            duration=latest,
        )
    return catalog.t("{question}: {answer}", question=asked, answer=answer)


def earlier_words(reader: Reader, index: int) -> tuple[str, ...]:
    """What is known of an earlier statement: when, in what form, whether there is a copy."""
    paths = [AnswerPath("prior_statements", name, index) for name in ("when", "form")]
    copy = AnswerPath("prior_statements", "copy_available", index)
    lines = [words for path in paths if (words := reader.value(path))]
    if words := answer_words(reader.book, reader.answers, copy, reader.catalog):
        asked = question(reader.book.field(copy.field_id), reader.catalog)
        lines.append(reader.catalog.t("{question}: {answer}", question=asked, answer=words))
    return tuple(lines)


def person_of(reader: Reader, step: Step) -> str:
    """Whom a step is about, by name."""
    person = reader.answers.value(str(AnswerPath("safeguards", "person", step.path.row)))
    return person_name(reader.answers, person) if isinstance(person, str) else ""


def length_words(length: Length, catalog: Catalog) -> str:
    """A length of time, rough where it rests on a rough time."""
    words = duration_words(DurationRange(length.least or None, length.most), catalog)
    return catalog.t("about {amount}", amount=words) if length.about else words
