"""A date as exact as the person remembers it, with their words; nothing is ever invented."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_app.codebook.kinds import KINDS
from intake_app.domain.answers import Answer, Json, JsonObject, MissingReason
from intake_app.domain.edtf import EdtfDate, EdtfPoint
from intake_app.domain.text import normalise
from intake_app.i18n import Catalog
from ui.forms.input import Input
from ui.forms.inputs.date_shapes import (
    ABOUT,
    FIELDS,
    NAMES,
    NIGHT,
    OPEN_FIELDS,
    UNCERTAIN,
    Shape,
    is_complete,
    marks_of,
    next_day,
    numbers,
    parsed,
    shown_as,
    soft_words,
)
from ui.forms.inputs.day_fields import (
    DAY,
    MONTH,
    SEASON,
    YEAR,
    DayFields,
    not_a_date,
    year_begun,
)
from ui.forms.inputs.moments import exact_day, weekday_reading
from ui.forms.parts import Part, typed, wrapped
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.calm_combo import CalmCombo
from ui.widgets.chip import Option
from ui.widgets.flow_box import FlowBox
from ui.widgets.line import Line


class ApproxDateInput(Input):
    """Precision, fields, about or not sure, night of, the words; below it what will be stored."""

    def build(self) -> None:
        """The fields of both ends exist; what is not asked for is hidden."""
        self._shape = CalmCombo()
        self._shape.addItems([""] * len(Shape))
        self._shape.activated.connect(self._on_shape)
        self._row = FlowBox(self)
        self._start, self._end = DayFields(self._row), DayFields(self._row)
        self._start.setObjectName("start")
        self._end.setObjectName("end")
        self._start.edited.connect(self.edited)
        self._end.edited.connect(self.edited)
        self._start.whole.connect(lambda found: self._on_whole(self._start, found))
        self._end.whole.connect(lambda found: self._on_whole(self._end, found))
        self._marks = AnswerChips((), several=True, parent=self)
        self._marks.changed.connect(self.edited)
        self._told = Line()
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
        """See Input; where a date was begun and is none yet, what it lacks.

        Else the first of its fields: a date that is written whole tells how exactly it is meant.
        """
        lacking = self._start.lacking()
        if lacking is None and self.shape is Shape.BETWEEN:
            lacking = self._end.lacking()
        if lacking is not None and self._edtf() is None:
            lacking.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._start.isVisibleTo(self):
            self._start.begin().setFocus(Qt.FocusReason.TabFocusReason)
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

    def set_value(self, answer: Answer | None) -> None:
        """See Input."""
        super().set_value(answer)
        self._follow_reason()

    def edited(self) -> None:
        """See Input; who writes on knows something."""
        super().edited()
        self._follow_reason()

    def read(self) -> Json:
        """`{edtf, as_told, night_of}`; None while there is neither a date nor words."""
        stored: JsonObject = {}
        found = self._edtf()
        if found is not None:
            stored["edtf"] = str(found)
        if words := typed(normalise(self._told.text())):
            stored["as_told"] = words
        if stored and NIGHT in self._marks.codes:
            stored["night_of"] = True
        return stored or None

    def show_value(self, value: Json) -> None:
        """Show a stored date; one that is out of the subset shows its words only."""
        part = value if isinstance(value, dict) else {}
        night = part.get("night_of") is True
        found = parsed(part.get("edtf"))
        shape, start, end = shown_as(found, night=night)
        self._shape.setCurrentIndex(list(Shape).index(shape))
        self._start.show_numbers(*numbers(start))
        self._end.show_numbers(*numbers(end))
        told = part.get("as_told")
        self._told.setText(told if isinstance(told, str) else "")
        self._told.setCursorPosition(0)
        self._show_shape()
        self._marks.show_choice(marks_of(start or end, night=night))
        self._read_back()

    def say(self, catalog: Catalog) -> None:
        """Everything in another language."""
        for at, shape in enumerate(Shape):
            self._shape.setItemText(at, NAMES[shape](catalog))
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
        if self.shape is not Shape.UNKNOWN:
            self.edited()
        elif self.chips.reason != MissingReason.UNKNOWN:
            self.chips.pick_reason(MissingReason.UNKNOWN.value)

    def _on_chips(self) -> None:
        self._follow_reason()
        super()._on_chips()

    def _follow_reason(self) -> None:
        """Where nothing is written, the reason and the drop-down say the same: not known."""
        is_unknown = self.chips.reason == MissingReason.UNKNOWN
        shape = self.shape
        if is_unknown and self._start.is_empty:
            shape = Shape.UNKNOWN
        elif not is_unknown and shape is Shape.UNKNOWN:
            shape = Shape.DAY
        if shape is not self.shape:
            self._turn_to(shape)

    def _turn_to(self, shape: Shape) -> None:
        self._shape.setCurrentIndex(list(Shape).index(shape))
        self._show_shape()
        self._read_back()

    def _on_whole(self, fields: DayFields, found: EdtfDate) -> None:
        """A whole date was written: it tells by itself how exactly it is meant."""
        point = found.start or found.end
        if found.is_interval or self.shape in FIELDS:
            shape, point, _ = shown_as(found, night=False)
            self._turn_to(shape)
            fields = self._start
        fields.show_numbers(*numbers(point))
        marks = self._marks.codes
        if point is not None and point.about and ABOUT not in marks:
            self._marks.show_choice([*marks, ABOUT])
        self.edited()

    def _show_shape(self) -> None:
        shape = self.shape
        both = shape is Shape.BETWEEN
        self._start.ask(*FIELDS.get(shape, OPEN_FIELDS))
        if both:
            self._end.say(self.catalog)
        self._end.setVisible(both)
        width = self._shape.sizeHint().width() + px(16)
        self._shape.setFixedWidth(min(width, px(280)))
        known = shape is not Shape.UNKNOWN
        self._start.setVisible(known)
        self._marks.setVisible(known)
        shown = [*([self._start] if known else []), *([self._end] if both else [])]
        self._row.fill([self._shape_part, *shown])
        self._offer_marks(night=shape is Shape.DAY)

    def _offer_marks(self, *, night: bool) -> None:
        if self._last_marks == (night,):
            return
        kept, catalog = self._marks.codes, self.catalog
        offered = [
            Option(ABOUT, catalog.t("About")),
            Option(UNCERTAIN, catalog.t("The person is not sure")),
            *([Option(NIGHT, catalog.t("The night that began on this day"))] if night else []),
        ]
        self._marks.set_options(offered)
        codes = {one.code for one in offered}
        self._marks.show_choice([code for code in kept if code in codes])
        self._last_marks = (night,)

    def _edtf(self) -> EdtfDate | None:
        start = self._point(self._start)
        end = self._point(self._end)
        night = NIGHT in self._marks.codes
        match self.shape:
            case Shape.BEFORE if start:
                return EdtfDate(None, start, is_interval=True)
            case Shape.AFTER if start:
                return EdtfDate(start, None, is_interval=True)
            case Shape.BETWEEN if start and end:
                first, last = sorted((start, end), key=lambda point: point.earliest)
                return EdtfDate(first, last, is_interval=True)
            case Shape.DAY if start and night and start.day:
                return EdtfDate(start, next_day(start), is_interval=True)
            case Shape.DAY | Shape.MONTH | Shape.SEASON | Shape.YEAR if start:
                return EdtfDate(start, start)
        return None

    def _point(self, fields: DayFields) -> EdtfPoint | None:
        year, month, day = fields.numbers
        if year is None or (month is None and day is not None):
            return None
        if self.shape in FIELDS and not is_complete(self.shape, month, day):
            return None
        point = EdtfPoint(
            year,
            month,
            day,
            about=ABOUT in self._marks.codes,
            uncertain=UNCERTAIN in self._marks.codes,
        )
        return None if parsed(str(point)) is None else point

    def _read_back(self) -> None:
        told = [self._sentence(), *soft_words(self._edtf(), self.field, self.context, self.catalog)]
        self._reading.setText("\n".join(filter(None, told)))
        self._reading.setVisible(bool(self._reading.text()))

    def _sentence(self) -> str:
        catalog, book, value = self.catalog, self.context.book, self.read()
        kind = KINDS[self.field.kind]
        if value is None or not isinstance(value, dict) or "edtf" not in value:
            typing = self._start.is_in_words and not self._start.is_not_read
            return "" if self._start.is_empty or typing else self._lacking(catalog)
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
        asked = FIELDS.get(self.shape, (YEAR,))
        shown = (self._start, self._end) if self.shape is Shape.BETWEEN else (self._start,)
        if any(fields.is_in_words for fields in shown):
            return not_a_date(catalog)
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
