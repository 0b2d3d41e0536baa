"""The lines of the timeline panel, in words: made anew when answers or language change."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from intake_app.codebook.detention import Held
from intake_app.codebook.timeline import Entry, Timeline
from intake_app.codebook.timeline_words import (
    CLASHES,
    Reader,
    borrowed_words,
    earlier_words,
    held_words,
    person_of,
    step_words,
    when_words,
)
from intake_app.domain.answers import AnswerPath

if TYPE_CHECKING:
    from intake_app.commands.consistency import Elsewhere


class Mark(Enum):
    """What stands before a line; its shape tells what the words tell too."""

    HEAD = "head"
    NOTE = "note"
    EXACT = "exact"
    ROUGH = "rough"
    NONE = "none"
    CLASH = "clash"


@dataclass(frozen=True, slots=True)
class Line:
    """`path` is where Enter leads; empty leads nowhere. `flags` are told in words of warning."""

    mark: Mark
    title: str
    text: str = ""
    note: str = ""
    flags: tuple[str, ...] = ()
    path: str = ""

    @property
    def spoken(self) -> str:
        """All of it, as it is read to somebody who does not see it."""
        return "\n".join(part for part in (self.title, self.text, self.note, *self.flags) if part)


def lines_of(found: Timeline, reader: Reader) -> tuple[Line, ...]:
    """The clock of each custody, what is dated in order, and what is told without a day."""
    catalog = reader.catalog
    lines: list[Line] = []
    if found.held:
        lines.append(Line(Mark.HEAD, catalog.t("Time in custody")))
        lines.extend(_held(clock, reader) for clock in found.held)
    if found.contradictions:
        count = len(found.contradictions)
        words = catalog.tn(
            "{n} pair of answers cannot both be right. It is marked below; ask when it fits.",
            "{n} pairs of answers cannot both be right. They are marked below; ask when it fits.",
            count,
        )
        lines.append(Line(Mark.NOTE, words))
    if found.dated:
        lines.append(Line(Mark.HEAD, catalog.t("In order of time")))
        lines.extend(_entry(found, entry, reader) for entry in found.dated)
    if found.undated:
        lines.append(Line(Mark.HEAD, catalog.t("Without a day")))
        lines.extend(_entry(found, entry, reader) for entry in found.undated)
    if not lines:
        lines.append(Line(Mark.NOTE, catalog.t("No date or time has been told yet.")))
    return tuple(lines)


def earlier_lines(reader: Reader) -> tuple[Line, ...]:
    """To whom these events were told before; nothing without any."""
    rows = reader.answers.rows("prior_statements")
    if not rows:
        return ()
    catalog = reader.catalog
    return (
        Line(Mark.HEAD, catalog.t("Told before")),
        Line(Mark.NOTE, catalog.t("What is told otherwise now is written as it is told now.")),
        *(_earlier(index, reader) for index in range(len(rows))),
    )


def _earlier(index: int, reader: Reader) -> Line:
    path = AnswerPath("prior_statements", "to_whom", index)
    return Line(
        mark=Mark.NONE,
        title=reader.value(path) or reader.row(path),
        note="\n".join(earlier_words(reader, index)),
        path=str(path),
    )


def hint_lines(elsewhere: "tuple[Elsewhere, ...]", reader: Reader) -> tuple[Line, ...]:
    """What other testimonies of this vault tell otherwise; nothing without any."""
    if not elsewhere:
        return ()
    catalog = reader.catalog
    note = catalog.t("Neither is taken for right. Do not read it to the person; ask openly.")
    return (
        Line(Mark.HEAD, catalog.t("Told otherwise in other records")),
        Line(Mark.NOTE, note),
        *(_hint(one, reader) for one in elsewhere),
    )


def _hint(one: "Elsewhere", reader: Reader) -> Line:
    there = Reader(reader.book, one.answers, reader.catalog)
    return Line(
        mark=Mark.NONE,
        title=reader.question(one.here),
        text=reader.catalog.t("Here: {answer}", answer=reader.value(one.here)),
        note=reader.catalog.t(
            "In {number}: {answer}", number=one.reference, answer=there.value(one.there)
        ),
        path=str(one.here),
    )


def _entry(found: Timeline, entry: Entry, reader: Reader) -> Line:
    flags = dict.fromkeys(CLASHES[one.clash](reader.catalog) for one in found.about(entry))
    return Line(
        mark=Mark.CLASH if flags else _mark(entry),
        title=when_words(reader, entry),
        text=reader.row(entry.path) if entry.alike == 1 else "",
        note="\n".join(_notes(entry, reader)),
        flags=tuple(flags),
        path=str(entry.path),
    )


def _notes(entry: Entry, reader: Reader) -> Iterator[str]:
    asked = reader.question(entry.path)
    if entry.alike > 1:
        yield reader.catalog.t("{question} (× {n})", question=asked, n=entry.alike)
    else:
        yield asked
    if borrowed := borrowed_words(reader, entry):
        yield borrowed


def _mark(entry: Entry) -> Mark:
    if not entry.when.is_known:
        return Mark.NONE
    bounds = entry.when.nominal
    is_day = bounds.first and bounds.last and bounds.first.date() == bounds.last.date()
    return Mark.EXACT if is_day and not entry.when.about else Mark.ROUGH


def _held(clock: Held, reader: Reader) -> Line:
    several = len({person_of(reader, step) for step in clock.steps}) > 1
    steps: list[str] = []
    named = ""
    for step in clock.steps:
        person = person_of(reader, step)
        if several and person != named:
            steps.append(person)
            named = person
        steps.append(step_words(reader, clock, step))
    return Line(
        mark=Mark.NONE,
        title=reader.row(clock.path),
        text="\n".join(held_words(reader, clock)),
        note="\n".join(steps),
        path=str(clock.path),
    )
