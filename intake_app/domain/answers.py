"""Answers: what was said, field by field, in the interchange form.

`Answers` is an immutable view of a record's `data`: sections hold one row or a list of rows.
Every change returns a new `Answers` that shares what did not change (cost: one row).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]


class MissingReason(StrEnum):
    """Why there is no value. Four different facts, none of them an empty field."""

    UNKNOWN = "unknown"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Said:
    """The person answered; `value` is in the interchange form of the field's kind."""

    value: Json


@dataclass(frozen=True, slots=True)
class Missing:
    """No value, for a reason that is testimony itself."""

    reason: MissingReason


Answer = Said | Missing


def is_missing(value: Json) -> bool:
    """Whether a stored value is a reason why there is none."""
    return isinstance(value, dict) and len(value) == 1 and "missing" in value


def read_answer(value: Json) -> Answer:
    """Read one stored value; ValueError for a missing reason outside the four."""
    if isinstance(value, dict) and is_missing(value):
        return Missing(MissingReason(str(value["missing"])))
    return Said(value)


def write_answer(answer: Answer) -> Json:
    """The interchange form of one answer."""
    match answer:
        case Said(value):
            return value
        case Missing(reason):
            return {"missing": reason.value}


_PATH = re.compile(r"([a-z_]+)(?:\[(\d+)\])?\.([a-z_0-9]+)")


@dataclass(frozen=True, slots=True, order=True)
class AnswerPath:
    """Where an answer stands. `row` counts from 0 and is None in a section that is single."""

    section: str
    field: str
    row: int | None = None

    def __str__(self) -> str:
        row = "" if self.row is None else f"[{self.row}]"
        return f"{self.section}{row}.{self.field}"

    @property
    def field_id(self) -> str:
        """The stable id of the question, such as `acts.threat_words`."""
        return f"{self.section}.{self.field}"

    @classmethod
    def parse(cls, text: str) -> "AnswerPath":
        """Read `acts[2].threat_words`; ValueError for anything else."""
        found = _PATH.fullmatch(text)
        if found is None:
            raise ValueError(text)
        section, row, field = found.groups()
        return cls(section, field, None if row is None else int(row))


class Answers:
    """A record's data. Compare with ==; never changed in place."""

    __slots__ = ("_rows", "_sections")

    def __init__(self, sections: Mapping[str, Json] | None = None) -> None:
        self._sections: dict[str, Json] = dict(sections or {})
        # Rows are asked for at every look at an answer; this value never changes, so they are kept.
        self._rows: dict[str, tuple[JsonObject, ...]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answers) and self._sections == other._sections

    __hash__ = None  # type: ignore[assignment]  # a view of dicts, compared but never a key

    def __repr__(self) -> str:
        return f"Answers({len(self._sections)} sections)"

    @property
    def sections(self) -> tuple[str, ...]:
        """Ids of the sections that hold anything, in stored order."""
        return tuple(self._sections)

    def to_json(self) -> JsonObject:
        """The interchange `data`. Treat as read-only: it shares rows with this value."""
        return dict(self._sections)

    def section(self, section: str) -> Json:
        """The raw section (an object, a list of objects, or None when absent)."""
        return self._sections.get(section)

    def is_repeating(self, section: str) -> bool:
        """Whether the stored section is a list of rows."""
        return isinstance(self._sections.get(section), list)

    def rows(self, section: str) -> tuple[JsonObject, ...]:
        """All rows of a section; a single section that exists is one row."""
        if section not in self._rows:
            self._rows[section] = _rows_of(self._sections.get(section))
        return self._rows[section]

    def get(self, path: AnswerPath) -> Answer | None:
        """The answer at a path, or None when it was not reached yet."""
        rows = self.rows(path.section)
        index = path.row or 0
        if index >= len(rows) or path.field not in rows[index]:
            return None
        return read_answer(rows[index][path.field])

    def value(self, path: str) -> Json:
        """The value at `section.field` or `section[n].field`; None when missing or absent."""
        answer = self.get(AnswerPath.parse(path))
        return answer.value if isinstance(answer, Said) else None

    def paths(self) -> Iterator[AnswerPath]:
        """Every path that holds an answer, in stored order."""
        for section, stored in self._sections.items():
            single = not isinstance(stored, list)
            for index, row in enumerate(self.rows(section)):
                for field in row:
                    yield AnswerPath(section, field, None if single else index)

    def said(self) -> Iterator[tuple[str, Json]]:
        """The id of the question and the value of every answer that has one, in stored order."""
        for section in self._sections:
            for row in self.rows(section):
                for field, value in row.items():
                    if not is_missing(value):
                        yield f"{section}.{field}", value

    def with_answer(self, path: AnswerPath, answer: Answer | None) -> "Answers":
        """Set one answer, or take it back to "not reached" with None.

        An empty single section disappears; an emptied row stays, because a person added it.
        IndexError when the row does not exist.
        """
        if path.row is None:
            row = _changed(self.rows(path.section)[:1], path.field, answer)
            return self._with_section(path.section, row or None)
        rows = list(self.rows(path.section))
        rows[path.row] = _changed((rows[path.row],), path.field, answer)
        return self._with_section(path.section, list(rows))

    def with_row(self, section: str, row: JsonObject, at: int | None = None) -> "Answers":
        """Add a row to a repeating section, at the end or before position `at`."""
        rows = list(self.rows(section))
        rows.insert(len(rows) if at is None else at, dict(row))
        return self._with_section(section, list(rows))

    def without_row(self, section: str, index: int) -> "Answers":
        """Take one row out; the section disappears with its last row."""
        rows = list(self.rows(section))
        del rows[index]
        return self._with_section(section, list(rows) or None)

    def with_row_moved(self, section: str, index: int, to: int) -> "Answers":
        """Move a row to another position."""
        rows = list(self.rows(section))
        rows.insert(to, rows.pop(index))
        return self._with_section(section, list(rows))

    def _with_section(self, section: str, stored: Json) -> "Answers":
        sections = dict(self._sections)
        if stored is None:
            sections.pop(section, None)
        else:
            sections[section] = stored
        return Answers(sections)


def _rows_of(stored: Json) -> tuple[JsonObject, ...]:
    if isinstance(stored, list):
        return tuple(row for row in stored if isinstance(row, dict))
    return (stored,) if isinstance(stored, dict) else ()


def _changed(rows: tuple[JsonObject, ...], field: str, answer: Answer | None) -> JsonObject:
    row = dict(rows[0]) if rows else {}
    if answer is None:
        row.pop(field, None)
    else:
        row[field] = write_answer(answer)
    return row
