"""Kinds for moments that a document or a clock tells exactly."""

# ruff: noqa: ARG002, D102 - the methods are those of Kind, which tells what they promise

import re
from datetime import date, datetime

from intake_app.codebook.kinds.base import Flaw, Kind, expected
from intake_app.codebook.schema import Codebook, Field
from intake_app.domain.answers import Answers, Json
from intake_app.domain.edtf import FIRST_YEAR, LAST_YEAR
from intake_app.domain.spans import parse_clock
from intake_app.i18n import Catalog

_DATE_FORM = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT_FORM = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII
)


class Date(Kind):
    """One exact day, `2009-09-10`."""

    name = "date"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if not isinstance(value, str):
            return expected(self.name)
        if not _DATE_FORM.fullmatch(value):
            return Flaw("date_form", {})
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return Flaw("no_such_date", {})
        return None if FIRST_YEAR <= day.year <= LAST_YEAR else Flaw("no_such_date", {})

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        return catalog.date_long(date.fromisoformat(str(value)))


class DateTime(Kind):
    """A moment with its offset, `2009-09-10T11:02:00+06:00`."""

    name = "datetime"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        if not isinstance(value, str):
            return expected(self.name)
        form = _MOMENT_FORM.fullmatch(value)
        if not form:
            return Flaw("moment_form", {})
        try:
            datetime.fromisoformat(value)
        except ValueError:
            return Flaw("no_such_date", {})
        # Without the offset nobody can tell later which night it was.
        return None if form[3] else Flaw("offset_missing", {})

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        moment = datetime.fromisoformat(str(value))
        return catalog.t(
            "{date}, {time}", date=catalog.date_long(moment.date()), time=catalog.time(moment)
        )


class ClockExact(Kind):
    """A time of day, `14:20`."""

    name = "clock_exact"

    def problem(self, value: Json, field: Field, book: Codebook) -> Flaw | None:
        return clock_flaw(value)

    def words(
        self, value: Json, field: Field, book: Codebook, catalog: Catalog, answers: Answers
    ) -> str:
        return str(value)


def clock_flaw(value: Json) -> Flaw | None:
    """Whether `value` is no time of day."""
    if not isinstance(value, str):
        return expected("clock_exact")
    try:
        parse_clock(value)
    except ValueError:
        return Flaw("clock_form", {})
    return None
