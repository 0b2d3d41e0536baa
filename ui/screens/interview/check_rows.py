"""The answers as a list to be checked: sections, rows, questions, and what was not answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from intake_app.codebook.display import card_title
from intake_app.codebook.problems import value_problem
from intake_app.codebook.reading import answer_words, heading, question
from intake_app.codebook.relevance import relevant_fields
from intake_app.codebook.schema import Codebook, Section
from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from intake_app.i18n import Catalog
from ui.screens.interview.course import Stop

_MADE = frozenset({"key", "uuid"})


class Tone(Enum):
    """How an answer is shown; the words say the same."""

    CHAPTER = "chapter"
    SECTION = "section"
    ROW = "row"
    SAID = "said"
    REASON = "reason"
    OPEN = "open"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list. `path` leads to the question, the row or the section.

    `kind`: SAID, OPEN, or the reason why there is no value; empty for a heading.
    """

    path: str
    tone: Tone
    title: str
    answer: str = ""
    kind: str = ""


HEADS = (Tone.CHAPTER, Tone.SECTION, Tone.ROW)
"""Lines that head others, the widest first."""

SAID = "said"
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Counts:
    """Six different facts, counted apart."""

    answered: int
    reasons: dict[MissingReason, int]
    open: int
    needed: int

    @property
    def every(self) -> int:
        """How many questions are asked now."""
        return self.answered + self.open + sum(self.reasons.values())

    def of(self, kind: str) -> int:
        """How many lines are of this kind; all of them for an empty one."""
        plain = {"": self.every, SAID: self.answered, OPEN: self.open}
        return plain[kind] if kind in plain else self.reasons[MissingReason(kind)]


def lines(
    book: Codebook, answers: Answers, stops: tuple[Stop, ...], catalog: Catalog
) -> Iterator[Line]:
    """Every open section with its questions, chapter by chapter, in the order of the talk."""
    chapter = ""
    for stop in stops:
        if not stop.is_section or stop.lock is not None:
            continue
        if stop.chapter is not None and stop.chapter.id != chapter:
            chapter = stop.chapter.id
            yield Line(stop.key, Tone.CHAPTER, heading(stop.chapter, catalog))
        yield from _section_lines(book, answers, book.section(stop.key), catalog)


def of_kind(every: Sequence[Line], kind: str) -> tuple[Line, ...]:
    """The lines of one kind with what heads them; all lines for an empty kind."""
    if not kind:
        return tuple(every)
    shown: list[Line] = []
    heads: list[Line] = []
    for line in every:
        if line.tone in HEADS:
            rank = HEADS.index(line.tone)
            heads = [*(one for one in heads if HEADS.index(one.tone) < rank), line]
        elif line.kind == kind:
            shown.extend((*heads, line))
            heads = []
    return tuple(shown)


def counts(book: Codebook, answers: Answers, stops: tuple[Stop, ...]) -> Counts:
    """How many answers there are, how many of each reason, how many open questions."""
    said = unanswered = needed = 0
    reasons = dict.fromkeys(MissingReason, 0)
    for stop in stops:
        if not stop.is_section or stop.lock is not None:
            continue
        for path in asked_in(answers, book.section(stop.key)):
            match answers.get(path):
                case Said():
                    said += 1
                case Missing(reason):
                    reasons[reason] += 1
                case None:
                    unanswered += 1
                    needed += book.field(path.field_id).required
    return Counts(said, reasons, unanswered, needed)


def asked_in(answers: Answers, section: Section) -> Iterator[AnswerPath]:
    """The questions a section asks now, row by row; what the program makes is not asked."""
    rows = answers.rows(section.id) or (() if section.repeat else ({},))
    for place, row in enumerate(rows):
        for field in relevant_fields(section, row, answers):
            if field.kind not in _MADE:
                yield AnswerPath(section.id, field.name, place if section.repeat else None)


def _section_lines(
    book: Codebook, answers: Answers, section: Section, catalog: Catalog
) -> Iterator[Line]:
    yield Line(section.id, Tone.SECTION, heading(section, catalog))
    row: int | None = None
    for path in asked_in(answers, section):
        if path.row != row:
            row = path.row
            title = card_title(book, answers, section.id, row or 0, catalog)
            yield Line(f"{section.id}[{row}]", Tone.ROW, title)
        yield _line(book, answers, path, catalog)


def _line(book: Codebook, answers: Answers, path: AnswerPath, catalog: Catalog) -> Line:
    field = book.field(path.field_id)
    title = question(field, catalog)
    match answers.get(path):
        case Said(value):
            if value_problem(book, path, value) is not None:
                return Line(str(path), Tone.NEEDED, title, catalog.t("To be corrected"), SAID)
            words = answer_words(book, answers, path, catalog)
            return Line(str(path), Tone.SAID, title, words, SAID)
        case Missing(reason):
            words = answer_words(book, answers, path, catalog)
            return Line(str(path), Tone.REASON, title, words, reason.value)
        case None:
            tone = Tone.NEEDED if field.required else Tone.OPEN
            return Line(str(path), tone, title, catalog.t("Not answered"), OPEN)
