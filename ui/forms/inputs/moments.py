"""Moments known exactly: a day, a day with a time and its zone, a time of day."""

import re
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from intake_app.domain.answers import Json
from intake_app.domain.edtf import EdtfDate
from intake_app.i18n import Catalog
from ui.forms.input import Input
from ui.forms.inputs.clock_edit import ClockEdit
from ui.forms.inputs.date_shapes import not_come_yet, numbers
from ui.forms.inputs.day_fields import DayFields, not_a_date, year_begun
from ui.forms.inputs.now_input import NowInput
from ui.forms.parts import Part, wrapped
from ui.theme import px
from ui.widgets.flow_box import FlowBox

_OFFSET = re.compile(r"([+\-\u2212])(\d{1,2}):?(\d{2})?", re.ASCII)


class DateInput(Input):
    """One exact day."""

    def build(self) -> None:
        """Three fields and the line that reads them back."""
        self._day = DayFields(self)
        self._day.edited.connect(self.edited)
        self._day.whole.connect(self._on_whole)
        self.down.addWidget(self._day)
        self._reading = wrapped("reading")
        self.down.addWidget(self._reading)
        self.changed.connect(self._read_back)

    def first(self) -> QWidget:
        """The first field in this language."""
        return self._day.begin()

    def focus_first(self) -> None:
        """See Input; where a day was begun, what it lacks."""
        if (lacking := self._day.lacking()) is not None:
            lacking.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def read(self) -> Json:
        """YYYY-MM-DD, or None until there is such a day."""
        day = exact_day(self._day)
        return None if day is None else day.isoformat()

    def show_value(self, value: Json) -> None:
        """Show the day."""
        day = date.fromisoformat(value) if isinstance(value, str) else None
        self._day.show_numbers(*((day.year, day.month, day.day) if day else (None,) * 3))
        self._read_back()

    def say(self, catalog: Catalog) -> None:
        """Fields and reading line in another language."""
        self._day.say(catalog)
        self._read_back()

    def _on_whole(self, found: EdtfDate) -> None:
        show_whole(self._day, found)
        self.edited()

    def _read_back(self) -> None:
        told = day_reading(self._day, self.catalog)
        day = exact_day(self._day)
        if not self.field.may_lie_ahead and day and day > self.context.clock.now().date():
            told = f"{told}\n{not_come_yet(self.catalog)}"
        self._reading.setText(told)
        self._reading.setVisible(bool(self._reading.text()))


class ClockExactInput(NowInput):
    """One time of day."""

    def build(self) -> None:
        """One field, and the time now at one press."""
        self._time = ClockEdit()
        self._time.textEdited.connect(self.edited)
        self._row = FlowBox(self)
        self._time.setParent(self._row)
        self._row.fill([self._time, self.now_button(self._row)])
        self._reading = wrapped("reading")
        self.down.addWidget(self._row)
        self.down.addWidget(self._reading)
        self.changed.connect(self._read_back)

    def first(self) -> QWidget:
        """The field."""
        return self._time

    def focus_first(self) -> None:
        """See Input; a time that stands there is written anew, never lengthened."""
        self._time.setFocus(Qt.FocusReason.TabFocusReason)

    def read(self) -> Json:
        """HH:MM, or None."""
        return self._time.time or None

    def show_value(self, value: Json) -> None:
        """Show the time."""
        self._time.show_time(value if isinstance(value, str) else "")
        self._read_back()

    def say(self, catalog: Catalog) -> None:  # noqa: ARG002 - the base names it
        """The button's width changed."""
        self._row.arrange()
        self._read_back()

    def _read_back(self) -> None:
        """An end before its beginning is past midnight: said, so that a slip is seen."""
        begun = self.context.beside(self.field, "start_time")
        is_past = self.field.name == "end_time" and isinstance(begun, str)
        is_past = is_past and "" < self._time.time < str(begun)
        sentence = self.catalog.t("= past midnight, on the day after the beginning")
        self._reading.setText(sentence if is_past else "")
        self._reading.setVisible(is_past)

    def write_now(self) -> None:
        """See NowInput."""
        self._time.show_time(f"{self.context.clock.now():%H:%M}")
        self.edited()


class DateTimeInput(NowInput):
    """A day, a time and the offset from UTC that held at the place."""

    def build(self) -> None:
        """The offset comes from the record's time zone until a person writes another one."""
        self._day = DayFields(self)
        self._day.edited.connect(self._on_day)
        self._day.whole.connect(self._on_whole)
        self._time, self._offset = ClockEdit(), QLineEdit()
        self._offset.setFixedWidth(px(96))
        self._offset.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self._time.textEdited.connect(self._on_day)
        self._offset.textEdited.connect(self._on_offset)
        self._own_offset = False
        self._row = FlowBox(self)
        self._parts = (Part(self._time, self._row), Part(self._offset, self._row))
        self._row.fill([*self._parts, self.now_button(self._row)])
        self.down.addWidget(self._day)
        self.down.addWidget(self._row)

    def first(self) -> QWidget:
        """The first field in this language."""
        return self._day.begin()

    def focus_first(self) -> None:
        """See Input; where a day was begun, what it lacks."""
        if (lacking := self._day.lacking()) is not None:
            lacking.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def read(self) -> Json:
        """ISO 8601 with offset, or None until day, time and offset are there."""
        day, offset = exact_day(self._day), parse_offset(self._offset.text())
        if day is None or offset is None or not self._time.time:
            return None
        moment = datetime.combine(day, time.fromisoformat(self._time.time), timezone(offset))
        return moment.isoformat(timespec="seconds")

    def show_value(self, value: Json) -> None:
        """Show the moment in its own offset."""
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        self._own_offset = moment is not None
        self._day.show_numbers(*(_numbers(moment.date()) if moment else (None,) * 3))
        self._time.show_time(f"{moment:%H:%M}" if moment else "")
        self._offset.setText(offset_text(moment.utcoffset()) if moment else "")

    def say(self, catalog: Catalog) -> None:
        """Fields in another language."""
        self._day.say(catalog)
        self._parts[0].say(catalog.t("Time"))
        self._parts[1].say(catalog.t("Offset from UTC"))
        self._row.arrange()

    def _on_day(self) -> None:
        day = exact_day(self._day)
        if day is not None and not self._own_offset:
            self._offset.setText(offset_text(self._usual_offset(day)))
        self.edited()

    def _on_whole(self, found: EdtfDate) -> None:
        show_whole(self._day, found)
        self._on_day()

    def _on_offset(self) -> None:
        self._own_offset = True
        self.edited()

    def write_now(self) -> None:
        """See NowInput."""
        now = self.context.clock.now()
        self._own_offset = True
        self._day.show_numbers(*_numbers(now.date()))
        self._time.show_time(f"{now:%H:%M}")
        self._offset.setText(offset_text(now.utcoffset()))
        self.edited()

    def _usual_offset(self, day: date) -> timedelta | None:
        name = self.context.answers().value("interview.timezone")
        clock = time.fromisoformat(self._time.time or "12:00")
        try:
            zone = ZoneInfo(name) if isinstance(name, str) else None
        except (ZoneInfoNotFoundError, ValueError):
            zone = None
        moment = datetime.combine(day, clock, zone)
        return (moment if zone else moment.astimezone()).utcoffset()


def exact_day(fields: DayFields) -> date | None:
    """The day the fields make, or None."""
    year, month, day = fields.numbers
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def show_whole(fields: DayFields, found: EdtfDate) -> None:
    """Show a date that was written whole, where it is one date and not only about it."""
    if found.start is not None and not (found.is_interval or found.start.about):
        fields.show_numbers(*numbers(found.start))


def day_reading(fields: DayFields, catalog: Catalog) -> str:
    """The day read back with its weekday; or that there is no such day; or nothing yet."""
    year, month, day = fields.numbers
    found = exact_day(fields)
    if found is not None:
        return weekday_reading(found, catalog)
    if fields.is_in_words:
        return not_a_date(catalog) if fields.is_not_read else ""
    if fields.is_year_begun:
        return year_begun(catalog)
    if year is None or month is None or day is None:
        return ""
    return catalog.t("There is no such day.")


def weekday_reading(day: date, catalog: Catalog) -> str:
    """7 January 2022, Friday."""
    weekday = QLocale(catalog.language).dayName(day.isoweekday())
    return catalog.t("= {date}, {weekday}", date=catalog.date_long(day), weekday=weekday)


def parse_offset(text: str) -> timedelta | None:
    """+06:00, +6, -0330; None for anything else."""
    found = _OFFSET.fullmatch(text.strip())
    if found is None or int(found[2]) > 14 or int(found[3] or 0) > 59:
        return None
    shift = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return shift if found[1] == "+" else -shift


def offset_text(offset: timedelta | None) -> str:
    """An offset as it is written: +06:00."""
    minutes = round((offset or timedelta()).total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _numbers(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
