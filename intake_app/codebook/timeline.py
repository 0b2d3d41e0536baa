"""The dated facts of a testimony in one order, and what cannot both be right in it.

Nothing is stored or printed: it is worked out from the answers as they stand.
"""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from intake_app.codebook.contradictions import Contradiction, contradictions
from intake_app.codebook.dated import Entry, entries_of
from intake_app.codebook.detention import Held, held
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import AnswerPath, Answers

__all__ = ["Entry", "Timeline", "timeline"]

# After everything that is known.
_NEVER = datetime.combine(date.max, time())


@dataclass(frozen=True, slots=True)
class Timeline:
    """`dated` by the earliest moment each can mean; `undated` are told without any day."""

    dated: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    contradictions: tuple[Contradiction, ...]
    held: tuple[Held, ...]

    def about(self, entry: Entry) -> tuple[Contradiction, ...]:
        """The contradictions that an entry has a part in."""
        return tuple(
            one
            for one in self.contradictions
            if one.path in entry.paths or one.other in entry.paths
        )


def timeline(book: Codebook, answers: Answers) -> Timeline:
    """Read the answers. Cost: 2 ms for the fullest sample."""
    found = _told_once(answers, list(entries_of(book, answers)))
    places = {field.id: place for place, field in enumerate(book.fields)}
    ordered = sorted(found, key=lambda entry: _key(answers, places, entry))
    return Timeline(
        dated=tuple(entry for entry in ordered if entry.when.is_known),
        undated=tuple(entry for entry in ordered if not entry.when.is_known),
        contradictions=contradictions(book, answers),
        held=held(answers),
    )


def _told_once(answers: Answers, entries: list[Entry]) -> list[Entry]:
    """Moments of one question that agree, such as ten decisions of one minute, are one entry."""
    kept: dict[object, Entry] = {}
    for entry in entries:
        value = _value(answers, entry.path)
        # Only what machines and papers tell is a bare text: what was told has words of its own.
        same = (entry.path.field_id, value) if isinstance(value, str) else entry.paths
        before = kept.get(same)
        kept[same] = replace(before, alike=before.alike + 1) if before else entry
    return list(kept.values())


def _key(answers: Answers, places: dict[str, int], entry: Entry) -> tuple[object, ...]:
    """By time, then as the questionnaire goes, then by what is said: never by place among rows."""
    first, last = entry.when.nominal.first, entry.when.nominal.last
    return (
        first or last or _NEVER,
        last or _NEVER,
        entry.order,
        places[entry.path.field_id],
        json.dumps(_row(answers, entry.path), sort_keys=True),
    )


def _row(answers: Answers, path: AnswerPath) -> object:
    rows = answers.rows(path.section)
    return rows[path.row or 0] if rows else {}


def _value(answers: Answers, path: AnswerPath) -> object:
    return answers.value(str(path))
