"""Day, month and year in the order of the language; a part that was not said stays empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from intake_app.domain.edtf import LAST_YEAR, EdtfDate
from intake_app.i18n import Catalog
from ui.forms.inputs.written_date import ends_itself, read_written
from ui.forms.parts import Part
from ui.theme import px
from ui.widgets.chip import Option
from ui.widgets.chooser import Chooser
from ui.widgets.flow_box import FlowBox
from ui.widgets.number_edit import NumberEdit
from ui.widgets.written_edit import RowKeys, WrittenEdit

YEAR, MONTH, DAY, SEASON = "year", "month", "day", "season"
_MONTHS = 12
_EARLIEST = 1900
_ORDER = {"kk": (YEAR, DAY, MONTH)}


class DayFields(FlowBox):
    """`edited` is sent for every change by a person; `numbers` says what stands there.

    A year somebody is in the middle of typing is none: 202 is not a year of long ago. One that is
    stored stays what it is. A whole date may be written or pasted into any of the fields: `whole`
    is sent with it, and whoever owns the fields shows it.
    """

    edited = Signal()
    whole = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._not_read = ""
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
        begun = self.is_year_begun or self.is_in_words
        return self.numbers == (None, None, None) and not begun

    @property
    def is_in_words(self) -> bool:
        """Whether something is written that is not understood as a date, or not yet."""
        return any(edit.is_in_words for edit in self._written())

    @property
    def is_not_read(self) -> bool:
        """Whether what is written was whole, and not understood."""
        return any(
            edit.is_in_words and edit.text().strip() == self._not_read for edit in self._written()
        )

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
        is_placed = names == self._asked and bool(self._parts)
        self._asked = names
        if not is_placed:
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
        if (in_words := next((e for e in self._written() if e.is_in_words), None)) is not None:
            return in_words
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
        return _EARLIEST <= number <= LAST_YEAR

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
        widget: WrittenEdit | MonthEdit
        if name in (YEAR, DAY):
            widget = WrittenEdit(4 if name == YEAR else 2)
            widget.textEdited.connect(self._on_typed)
        else:
            widget = MonthEdit()
            widget.picked.connect(self.edited)
        widget.written.connect(self._on_written)
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

    def _written(self) -> list[WrittenEdit]:
        shown = [self._parts[name].widget for name in self._asked if name in self._parts]
        return [widget for widget in shown if isinstance(widget, WrittenEdit)]

    def _on_typed(self, text: str) -> None:
        if ends_itself(text):
            self._on_written(text)
        else:
            self.edited.emit()

    def _on_written(self, text: str) -> None:
        inside = any(part.widget.hasFocus() for part in self._parts.values())
        found: EdtfDate | None = read_written(text)
        self._not_read = text
        if found is None:
            self.edited.emit()
            return
        self.whole.emit(found)
        if inside and not self.is_in_words:
            self._parts[self._in_order()[-1]].widget.setFocus(Qt.FocusReason.OtherFocusReason)


class MonthEdit(Chooser):
    """A month by its name or number; `written` is sent with what is neither."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(px(150))
        self._keys = RowKeys(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See RowKeys."""
        super().keyPressEvent(self._keys.meant(event))

    def take_unknown(self, text: str) -> None:
        """Perhaps it is a whole date."""
        super().take_unknown(text)
        self.written.emit(text.strip())


def year_begun(catalog: Catalog) -> str:
    """Why a year that was begun does not count."""
    return catalog.t("The year is not whole: it has four digits.")


def not_a_date(catalog: Catalog) -> str:
    """What is written is not understood."""
    return catalog.t(
        "This is not understood as a date. Write it like this: {example}", example="07.01.2022"
    )


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
