"""Amounts as people know them: a time of day, a duration, a number of people, each as a range."""

import re
from dataclasses import dataclass
from datetime import time

from intake_app.domain.answers import Json, JsonObject
from intake_app.domain.shape import (
    read_amount,
    read_flag,
    read_object,
    read_text,
    without_empty,
)

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


def parse_clock(text: str) -> time:
    """Read `HH:MM`. ValueError for anything else."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError("not a time of day")
    return time(int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """A time of day or a span of it, or words alone. ValueError when made without any of them."""

    start: time | None = None
    end: time | None = None
    approx: bool = False
    as_told: str = ""

    def __post_init__(self) -> None:
        if self.start is None and self.end is None and not self.as_told:
            raise ValueError("a time that says nothing")

    @property
    def crosses_midnight(self) -> bool:
        """Whether the end lies on the next day."""
        return self.start is not None and self.end is not None and self.end < self.start

    @classmethod
    def from_json(cls, value: Json) -> "ClockSpan":
        """Read `{from, to, approx, as_told}`. ValueError for anything else."""
        part = read_object(value, ("from", "to", "approx", "as_told"))
        start, end = (
            parse_clock(read_text(part, key)) if key in part else None for key in ("from", "to")
        )
        return cls(start, end, read_flag(part, "approx"), read_text(part, "as_told"))

    def to_json(self) -> JsonObject:
        """The stored form, without the keys that say nothing."""
        return without_empty(
            {
                "from": f"{self.start:%H:%M}" if self.start else None,
                "to": f"{self.end:%H:%M}" if self.end else None,
                "approx": self.approx,
                "as_told": self.as_told,
            }
        )


@dataclass(frozen=True, slots=True)
class DurationRange:
    """How long, in minutes, or words alone. ValueError without any or with crossed bounds."""

    min_minutes: int | None = None
    max_minutes: int | None = None
    as_told: str = ""

    def __post_init__(self) -> None:
        _require_bounds(self.min_minutes, self.max_minutes, self.as_told)

    @classmethod
    def from_json(cls, value: Json) -> "DurationRange":
        """Read `{min_minutes, max_minutes, as_told}`. ValueError for anything else."""
        part = read_object(value, ("min_minutes", "max_minutes", "as_told"))
        return cls(
            read_amount(part, "min_minutes"),
            read_amount(part, "max_minutes"),
            read_text(part, "as_told"),
        )

    def to_json(self) -> JsonObject:
        """The stored form, without the keys that say nothing."""
        return without_empty(
            {
                "min_minutes": self.min_minutes,
                "max_minutes": self.max_minutes,
                "as_told": self.as_told,
            }
        )


@dataclass(frozen=True, slots=True)
class CountRange:
    """How many: "at least six" is `CountRange(6)`. ValueError as in DurationRange."""

    minimum: int | None = None
    maximum: int | None = None
    approx: bool = False
    as_told: str = ""

    def __post_init__(self) -> None:
        _require_bounds(self.minimum, self.maximum, self.as_told)

    @property
    def is_exact(self) -> bool:
        """Whether one number was said without "about"."""
        return self.minimum is not None and self.minimum == self.maximum and not self.approx

    @classmethod
    def from_json(cls, value: Json) -> "CountRange":
        """Read `{min, max, approx, as_told}`. ValueError for anything else."""
        part = read_object(value, ("min", "max", "approx", "as_told"))
        return cls(
            read_amount(part, "min"),
            read_amount(part, "max"),
            read_flag(part, "approx"),
            read_text(part, "as_told"),
        )

    def to_json(self) -> JsonObject:
        """The stored form, without the keys that say nothing."""
        return without_empty(
            {
                "min": self.minimum,
                "max": self.maximum,
                "approx": self.approx,
                "as_told": self.as_told,
            }
        )


def _require_bounds(least: int | None, most: int | None, as_told: str) -> None:
    if least is None and most is None and not as_told:
        raise ValueError("an amount that says nothing")
    if (least or 0) < 0 or (most is not None and most < (least or 0)):
        raise ValueError("bounds in the wrong order")
