"""A date as exact as the person remembers it, with their words; nothing is ever invented."""

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from intake_app.codebook.kinds import KINDS
from intake_app.domain.answers import Json, JsonObject
from intake_app.domain.edtf import EdtfDate, EdtfPoint, Precision, parse_edtf
from intake_app.domain.text import normalise
from intake_app.i18n import Catalog
from ui.forms.input import Input
from ui.forms.inputs.day_fields import DAY, MONTH, SEASON, YEAR, DayFields, year_begun
from ui.forms.inputs.moments import exact_day, weekday_reading
from ui.forms.parts import Part, typed, wrapped
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.calm_combo import CalmCombo
from ui.widgets.chip import Option
from ui.widgets.flow_box import FlowBox


class Shape(StrEnum):
    """How exactly the date is told: what the fields ask for follows from it."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"


_FIELDS = {
    Shape.DAY: (YEAR, MONTH, DAY),
    Shape.MONTH: (YEAR, MONTH),
    Shape.SEASON: (YEAR, SEASON),
    Shape.YEAR: (YEAR,),
}
_OPEN_FIELDS = (YEAR, MONTH, DAY)
_NAMES: dict[Shape, Callable[[Catalog], str]] = {
    Shape.DAY: lambda c: c.t("Exact day"),
    Shape.MONTH: lambda c: c.t("Month and year"),
    Shape.SEASON: lambda c: c.t("Season and year"),
    Shape.YEAR: lambda c: c.t("Year"),
    Shape.BEFORE: lambda c: c.t("Before"),
    Shape.AFTER: lambda c: c.t("After"),
    Shape.BETWEEN: lambda c: c.t("Between two dates"),
}
_ABOUT, _UNCERTAIN, _NIGHT = "about", "uncertain", "night"


class ApproxDateInput(Input):
    """Precision, fields, about or not sure, night of, the words; below it what will be stored."""

    def build(self) -> None:
        """The fields of both ends exist; what is not asked for is hidden."""
        self._shape = CalmCombo()
        self._shape.addItems([""] * len(Shape))
        self._shape.activated.connect(self._on_shape)
        self._row = FlowBox(self)
        year = self.context.clock.now().year
        self._start, self._end = DayFields(self._row, year), DayFields(self._row, year)
        self._start.setObjectName("start")
        self._end.setObjectName("end")
        self._start.edited.connect(self.edited)
        self._end.edited.connect(self.edited)
        self._marks = AnswerChips((), several=True, parent=self)
        self._marks.changed.connect(self.edited)
        self._told = QLineEdit()
        self._told.textEdited.connect(self.edited)
        self._reading = wrapped("reading")
        self._shape_part, self._told_part = Part(self._shape, self._row), Part(self._told, self)
        for item in (self._row, self._marks, self._told_part, self._reading):
            self.down.addWidget(item)
        self.changed.connect(self._read_back)
        self._last_marks: tuple[bool, ...] = ()

    def first(self) -> QWidget:
        """How exactly: a person chooses it first, or goes on to the fields."""
        return self._shape

    def focus_first(self) -> None:
        """See Input; where a date was begun and is none yet, what it lacks."""
        lacking = self._start.lacking()
        if lacking is None and self.shape is Shape.BETWEEN:
            lacking = self._end.lacking()
        if lacking is not None and self._edtf() is None:
            lacking.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    @property
    def shape(self) -> Shape:
        """What is chosen."""
        return list(Shape)[max(self._shape.currentIndex(), 0)]

    def unfinished(self) -> str:
        """See Input; a date that was begun is lost even where the words as told are kept."""
        begun = not (self._start.is_empty or self.chips.reason)
        return self._lacking(self.catalog) if begun and self._edtf() is None else ""

    def read(self) -> Json:
        """`{edtf, as_told, night_of}`; None while there is neither a date nor words."""
        stored: JsonObject = {}
        found = self._edtf()
        if found is not None:
            stored["edtf"] = str(found)
        if words := typed(normalise(self._told.text())):
            stored["as_told"] = words
        if stored and _NIGHT in self._marks.codes:
            stored["night_of"] = True
        return stored or None

    def show_value(self, value: Json) -> None:
        """Show a stored date; one that is out of the subset shows its words only."""
        part = value if isinstance(value, dict) else {}
        night = part.get("night_of") is True
        found = _parsed(part.get("edtf"))
        shape, start, end = _shown_as(found, night=night)
        self._shape.setCurrentIndex(list(Shape).index(shape))
        self._start.show_numbers(*_numbers(start))
        self._end.show_numbers(*_numbers(end))
        told = part.get("as_told")
        self._told.setText(told if isinstance(told, str) else "")
        self._told.setCursorPosition(0)
        self._show_shape()
        self._marks.show_choice(_marks_of(start or end, night=night))
        self._read_back()

    def say(self, catalog: Catalog) -> None:
        """Everything in another language."""
        for at, shape in enumerate(Shape):
            self._shape.setItemText(at, _NAMES[shape](catalog))
        self._start.say(catalog)
        if self.shape is Shape.BETWEEN:
            self._end.say(catalog)
        self._shape_part.say(catalog.t("How exactly"))
        self._told_part.say(catalog.t("In the person's words"))
        self._last_marks = ()
        self._show_shape()
        self._read_back()

    def _on_shape(self) -> None:
        self._show_shape()
        self.edited()

    def _show_shape(self) -> None:
        shape = self.shape
        both = shape is Shape.BETWEEN
        self._start.ask(*_FIELDS.get(shape, _OPEN_FIELDS))
        if both:
            self._end.say(self.catalog)
        self._end.setVisible(both)
        width = self._shape.sizeHint().width() + px(16)
        self._shape.setFixedWidth(min(width, px(280)))
        self._row.fill([self._shape_part, self._start, *([self._end] if both else [])])
        self._offer_marks(night=shape is Shape.DAY)

    def _offer_marks(self, *, night: bool) -> None:
        if self._last_marks == (night,):
            return
        kept, catalog = self._marks.codes, self.catalog
        offered = [
            Option(_ABOUT, catalog.t("About")),
            Option(_UNCERTAIN, catalog.t("The person is not sure")),
            *([Option(_NIGHT, catalog.t("The night that began on this day"))] if night else []),
        ]
        self._marks.set_options(offered)
        codes = {one.code for one in offered}
        self._marks.show_choice([code for code in kept if code in codes])
        self._last_marks = (night,)

    def _edtf(self) -> EdtfDate | None:
        start = self._point(self._start)
        end = self._point(self._end)
        night = _NIGHT in self._marks.codes
        match self.shape:
            case Shape.BEFORE if start:
                return EdtfDate(None, start, is_interval=True)
            case Shape.AFTER if start:
                return EdtfDate(start, None, is_interval=True)
            case Shape.BETWEEN if start and end:
                first, last = sorted((start, end), key=lambda point: point.earliest)
                return EdtfDate(first, last, is_interval=True)
            case Shape.DAY if start and night and start.day:
                return EdtfDate(start, _next_day(start), is_interval=True)
            case Shape.DAY | Shape.MONTH | Shape.SEASON | Shape.YEAR if start:
                return EdtfDate(start, start)
        return None

    def _point(self, fields: DayFields) -> EdtfPoint | None:
        year, month, day = fields.numbers
        if year is None or (month is None and day is not None):
            return None
        if self.shape in _FIELDS and not _is_complete(self.shape, month, day):
            return None
        point = EdtfPoint(
            year,
            month,
            day,
            about=_ABOUT in self._marks.codes,
            uncertain=_UNCERTAIN in self._marks.codes,
        )
        return None if _parsed(str(point)) is None else point

    def _read_back(self) -> None:
        self._reading.setText(self._sentence())
        self._reading.setVisible(bool(self._reading.text()))

    def _sentence(self) -> str:
        catalog, book, value = self.catalog, self.context.book, self.read()
        kind = KINDS[self.field.kind]
        if value is None or not isinstance(value, dict) or "edtf" not in value:
            return "" if self._start.is_empty else self._lacking(catalog)
        day = exact_day(self._start)
        if set(value) == {"edtf"} and day is not None and day.isoformat() == value["edtf"]:
            return weekday_reading(day, catalog)
        bare: JsonObject = {key: one for key, one in value.items() if key != "as_told"}
        flaw = kind.problem(bare, self.field, book)
        if flaw is not None and flaw.code != "words_needed":
            return catalog.t("There is no such day.")
        words = kind.words(bare, self.field, book, catalog, self.context.answers())
        return catalog.t("= {words}", words=words)

    def _lacking(self, catalog: Catalog) -> str:
        year, month, day = self._start.numbers
        asked = _FIELDS.get(self.shape, (YEAR,))
        if self._start.is_year_begun or (self.shape is Shape.BETWEEN and self._end.is_year_begun):
            return year_begun(catalog)
        if year is None:
            return catalog.t("The year is still missing.")
        lacks_month = month is None and (MONTH in asked or SEASON in asked or day is not None)
        if lacks_month or (DAY in asked and day is None):
            return catalog.t("Not complete yet. If the rest is not known, choose less exactness.")
        if self.shape is Shape.BETWEEN and self._end.is_empty:
            return catalog.t("The second date is still missing.")
        return catalog.t("There is no such day.")


def _is_complete(shape: Shape, month: int | None, day: int | None) -> bool:
    asked = _FIELDS[shape]
    return (month is not None or len(asked) == 1) and (day is not None or DAY not in asked)


def _parsed(text: Json) -> EdtfDate | None:
    try:
        return parse_edtf(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _shown_as(
    found: EdtfDate | None, *, night: bool
) -> tuple[Shape, EdtfPoint | None, EdtfPoint | None]:
    if found is None:
        return Shape.DAY, None, None
    start, end = found.start, found.end
    if not found.is_interval:
        return _SHAPES[found.precision], start, None
    if start is None or end is None:
        return (Shape.BEFORE, end, None) if start is None else (Shape.AFTER, start, None)
    if night and start.day and end.earliest - start.earliest == timedelta(days=1):
        return Shape.DAY, start, None
    return Shape.BETWEEN, start, end


_SHAPES = {
    Precision.DAY: Shape.DAY,
    Precision.MONTH: Shape.MONTH,
    Precision.SEASON: Shape.SEASON,
    Precision.YEAR: Shape.YEAR,
}


def _numbers(point: EdtfPoint | None) -> tuple[int | None, int | None, int | None]:
    return (point.year, point.month, point.day) if point else (None, None, None)


def _marks_of(point: EdtfPoint | None, *, night: bool) -> list[str]:
    about = [_ABOUT] if point and point.about else []
    uncertain = [_UNCERTAIN] if point and point.uncertain else []
    return [*about, *uncertain, *([_NIGHT] if night else [])]


def _next_day(point: EdtfPoint) -> EdtfPoint:
    after = point.earliest + timedelta(days=1)
    return EdtfPoint(
        after.year, after.month, after.day, about=point.about, uncertain=point.uncertain
    )
