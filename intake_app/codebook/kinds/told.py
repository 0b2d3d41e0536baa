"""Kinds that stay as uncertain as what was told: dates, times, durations, numbers of people."""

# ruff: noqa: ARG002, D102 - the methods are those of Kind, which tells what they promise

import re

from intake_app.codebook.kinds.base import (
    Flaw,
    Kind,
    expected,
    flag_flaw,
    keys_flaw,
    line_flaw,
    object_of,
    said,
)
from intake_app.codebook.kinds.moments import clock_flaw
from intake_app.codebook.kinds.told_words import (
    clock_words,
    count_words,
    date_words,
    duration_words,
)
from intake_app.codebook.schema import Codebook, Field
from intake_app.domain.answers import Answers, Json, JsonObject
from intake_app.domain.edtf import parse_edtf
from intake_app.domain.partial_date import PartialDate as ToldDate
from intake_app.domain.spans import ClockSpan, CountRange, DurationRange
from intake_app.i18n import Catalog

_POINT_FORM = re.compile(r"(\d{4}(-\d{2}){0,2}[~?]?|\.\.)", re.ASCII)
_MOST_MINUTES = 60 * 24 * 366 * 100  # a hundred years: beyond is a slip of the hand
_MOST_PEOPLE = 10_000_000


class PartialDate(Kind):
    """A date as exact as it is known, with the person's words; see `domain.edtf`."""

    name = "partial_date"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        flaw = keys_flaw(value, self.name, ("edtf", "as_told", "night_of"), ("edtf",))
        if flaw:
            return flaw
        part = object_of(value)
        if flaw := _edtf_flaw(part["edtf"]) or line_flaw(part, "as_told"):
            return flaw
        if flaw := flag_flaw(part, "night_of"):
            return flaw
        if not said(part, "as_told") and not parse_edtf(str(part["edtf"])).is_exact_day:
            return Flaw("words_needed", {})
        return None

    def texts(self, value: Json) -> tuple[str, ...]:
        return _told(value)

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        return date_words(ToldDate.from_json(value), catalog)


class Clock(Kind):
    """A time of day or a span that may cross midnight, or words alone ("in the afternoon")."""

    name = "clock"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if flaw := keys_flaw(value, self.name, ("from", "to", "approx", "as_told")):
            return flaw
        part = object_of(value)
        for key in ("from", "to"):
            if key in part and (flaw := clock_flaw(part[key])):
                return flaw
        if flaw := line_flaw(part, "as_told") or flag_flaw(part, "approx"):
            return flaw
        return None if {"from", "to", "as_told"} & set(part) else Flaw("says_nothing", {})

    def texts(self, value: Json) -> tuple[str, ...]:
        return _told(value)

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        return clock_words(ClockSpan.from_json(value), catalog)


class Duration(Kind):
    """How long, in minutes, between two bounds or beyond one."""

    name = "duration"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        keys = ("min_minutes", "max_minutes", "as_told")
        if flaw := keys_flaw(value, self.name, keys):
            return flaw
        part = object_of(value)
        flaw = _bounds_flaw(part, "min_minutes", "max_minutes", _MOST_MINUTES)
        return flaw or line_flaw(part, "as_told")

    def texts(self, value: Json) -> tuple[str, ...]:
        return _told(value)

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        return duration_words(DurationRange.from_json(value), catalog)


class Count(Kind):
    """How many: "at least six" is `{min: 6}`."""

    name = "count_range"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if flaw := keys_flaw(value, self.name, ("min", "max", "approx", "as_told")):
            return flaw
        part = object_of(value)
        if flaw := _bounds_flaw(part, "min", "max", _MOST_PEOPLE):
            return flaw
        return line_flaw(part, "as_told") or flag_flaw(part, "approx")

    def texts(self, value: Json) -> tuple[str, ...]:
        return _told(value)

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        return count_words(CountRange.from_json(value), catalog)


def _told(value: Json) -> tuple[str, ...]:
    words = said(object_of(value), "as_told")
    return (words,) if words else ()


def _edtf_flaw(value: Json) -> Flaw | None:
    if not isinstance(value, str):
        return expected("partial_date")
    points = value.split("/")
    if len(points) > 2 or not all(_POINT_FORM.fullmatch(point) for point in points):
        return Flaw("date_form", {})
    try:
        parse_edtf(value)
    except ValueError:
        return Flaw("no_such_date", {})
    return None


def _bounds_flaw(part: JsonObject, least: str, most: str, limit: int) -> Flaw | None:
    amounts: list[int] = []
    for key in (least, most):
        if key not in part:
            continue
        amount = part[key]
        if isinstance(amount, bool) or not isinstance(amount, int):
            return expected("integer")
        if amount < 0:
            return Flaw("below", {"least": 0})
        if amount > limit:
            return Flaw("above", {"most": limit})
        amounts.append(amount)
    if not amounts and not said(part, "as_told"):
        return Flaw("says_nothing", {})
    return Flaw("bounds_crossed", {}) if amounts != sorted(amounts) else None
