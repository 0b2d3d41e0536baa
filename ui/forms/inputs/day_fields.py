"""Day, month and year in the order of the language; a part that was not said stays empty."""

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from intake_app.domain.text import fold
from intake_app.i18n import Catalog
from ui.forms.parts import Part
from ui.theme import px
from ui.widgets.chip import Option
from ui.widgets.chooser import Chooser
from ui.widgets.digit_keys import digit_of
from ui.widgets.flow_box import FlowBox
from ui.widgets.number_edit import COMMANDS, NumberEdit, digit_event

YEAR, MONTH, DAY, SEASON = "year", "month", "day", "season"
_MONTHS = 12
_EARLIEST = 1900
_ORDER = {"kk": (YEAR, DAY, MONTH)}
_ENDING = re.compile(r"(ень|ий|ь|й)$")
_LONGEST_ENDING = 3
_WRITTEN = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})"),
)


class DayFields(FlowBox):
    """`edited` is sent for every change by a person; `numbers` says what stands there.

    A year somebody is in the middle of typing is none: 202 is not a year of long ago. One that is
    stored stays what it is.
    """

    edited = Signal()

    def __init__(self, parent: QWidget, this_year: int) -> None:
        super().__init__(parent)
        self._latest = this_year + 1
        self._catalog: Catalog | None = None
        self._parts: dict[str, Part] = {}
        self._numbers: dict[str, int] = {}
        self._asked: tuple[str, ...] = (YEAR, MONTH, DAY)

    @property
    def numbers(self) -> tuple[int | None, int | None, int | None]:
        """Year, month (21 to 24 for a season) and day; None for what is empty or not asked."""
        month = self._number(SEASON if SEASON in self._asked else MONTH)
        return self._number(YEAR), month, self._number(DAY)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written at all."""
        return self.numbers == (None, None, None) and not self.is_year_begun

    @property
    def is_year_begun(self) -> bool:
        """Whether something stands for the year that is no year."""
        if YEAR not in self._asked or YEAR not in self._parts:
            return False
        widget = self._parts[YEAR].widget
        return isinstance(widget, NumberEdit) and bool(widget.text()) and not self._number(YEAR)

    def show_numbers(self, year: int | None, month: int | None, day: int | None) -> None:
        """Show a stored date; nothing is sent."""
        season = month is not None and month > _MONTHS
        stored = {YEAR: year, DAY: day, MONTH: None, SEASON: None}
        stored[SEASON if season else MONTH] = month
        self._numbers = {name: number for name, number in stored.items() if number is not None}
        for name in self._parts:
            self._write(name)

    def ask(self, *names: str) -> None:
        """Which of the fields are asked for."""
        self._asked = names
        self._place()

    def say(self, catalog: Catalog) -> None:
        """Name the fields and put them in the order of the language."""
        self._catalog = catalog
        for name in self._parts:
            self._say_part(name, catalog)
        self._place()

    def begin(self) -> QWidget:
        """The first field in this language."""
        return self._parts[self._in_order()[0]].widget

    def lacking(self) -> QWidget | None:
        """The first field that still needs something; None while nothing was begun, or all is."""
        if self.is_empty:
            return None
        left = (name for name in self._in_order() if self._number(name) is None)
        name = YEAR if self.is_year_begun else next(left, "")
        return self._parts[name].widget if name else None

    def field(self, name: str) -> QWidget:
        """One of the fields that are asked for; KeyError for another."""
        return self._parts[name].widget

    def _number(self, name: str) -> int | None:
        if name not in self._asked or name not in self._parts:
            return None
        widget = self._parts[name].widget
        if isinstance(widget, MonthEdit):
            return int(widget.code) if widget.code else None
        number = widget.number if isinstance(widget, NumberEdit) else None
        return None if name == YEAR and not self._is_year(number) else number

    def _is_year(self, number: int | None) -> bool:
        if number is None or number == self._numbers.get(YEAR):
            return number is not None
        return _EARLIEST <= number <= self._latest

    def _write(self, name: str) -> None:
        widget, number = self._parts[name].widget, self._numbers.get(name)
        if isinstance(widget, MonthEdit):
            widget.show_code("" if number is None else str(number))
        elif isinstance(widget, NumberEdit):
            widget.show_number(number)

    def _in_order(self) -> list[str]:
        language = self._catalog.language if self._catalog else ""
        order: tuple[str, ...] = _ORDER.get(language, (DAY, MONTH, YEAR))
        if SEASON in self._asked:
            order = tuple(SEASON if name == MONTH else name for name in order)
        return [name for name in order if name in self._asked]

    def _place(self) -> None:
        if self._catalog is None:
            return
        shown = self._in_order()
        for name in shown:
            if name not in self._parts:
                self._make(name, self._catalog)
        for name, part in self._parts.items():
            part.setVisible(name in shown)
        self.fill([self._parts[name] for name in shown])

    def _make(self, name: str, catalog: Catalog) -> None:
        # Made when first asked for: most dates never need a season or a second end.
        widget: NumberEdit | MonthEdit
        if name in (YEAR, DAY):
            widget = NumberEdit(4 if name == YEAR else 2)
            widget.textEdited.connect(self.edited)
            widget.pasted.connect(self._on_pasted)
        else:
            widget = MonthEdit()
            widget.picked.connect(self.edited)
        widget.setObjectName(name)
        self._parts[name] = Part(widget, self)
        self._say_part(name, catalog)
        self._write(name)

    def _say_part(self, name: str, catalog: Catalog) -> None:
        part = self._parts[name]
        if name == YEAR:
            part.say(catalog.t("Year"))
        elif name == DAY:
            part.say(catalog.t("Day"))
        else:
            part.say(catalog.t("Month") if name == MONTH else catalog.t("Season"))
        if isinstance(part.widget, MonthEdit):
            part.widget.set_options(_months(catalog) if name == MONTH else _seasons(catalog))

    def _on_pasted(self, text: str) -> None:
        if self._catalog is None:
            return
        found = read_written(text, self._catalog.month_names())
        if found is not None:
            self.show_numbers(found.year, found.month, found.day)
            self.edited.emit()


class MonthEdit(Chooser):
    """A month by its name or number; the digit row writes digits in every layout."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(px(150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write the digit that is printed on the key."""
        digit = None if event.modifiers() & COMMANDS else digit_of(event)
        super().keyPressEvent(event if digit is None else digit_event(digit))


def year_begun(catalog: Catalog) -> str:
    """Why a year that was begun does not count."""
    return catalog.t("The year is not whole: it has four digits and is not in the future.")


def read_written(text: str, months: Sequence[str]) -> date | None:
    """A whole date as people paste it: 07.01.2022, 2022-01-07, "7 қаңтар 2022"; else None."""
    for form in _WRITTEN:
        if found := form.search(text):
            return _day(found["y"], found["m"], found["d"])
    numbers = re.findall(r"\d+", text)
    words = re.findall(r"[^\W\d]{3,}", fold(text))
    for at, month in enumerate(months, 1):
        if len(numbers) == 2 and any(_same_month(word, fold(month)) for word in words):
            year, day = sorted(numbers, key=len, reverse=True)
            return _day(year, str(at), day)
    return None


def _same_month(word: str, month: str) -> bool:
    # Months in dates stand in the genitive: січень, 7 січня; январь, 7 января.
    stem = _ENDING.sub("", month)
    return word.startswith(stem) and len(word) - len(stem) <= _LONGEST_ENDING


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _months(catalog: Catalog) -> list[Option]:
    return [Option(str(at), name) for at, name in enumerate(catalog.month_names(), 1)]


def _seasons(catalog: Catalog) -> list[Option]:
    names = (
        catalog.t("spring"),
        catalog.t("summer"),
        catalog.t("autumn"),
        catalog.t("winter"),
    )
    return [Option(str(code), name) for code, name in enumerate(names, 21)]
