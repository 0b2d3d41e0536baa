"""What ranges have in common; and the time of day, which may cross midnight."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from intake_app.codebook.kinds import KINDS
from intake_app.domain.answers import Json, JsonObject
from intake_app.domain.text import normalise
from intake_app.i18n import Catalog
from ui.forms.input import Input
from ui.forms.inputs.clock_edit import ClockEdit
from ui.forms.parts import Part, typed, wrapped
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.calm_combo import CalmCombo
from ui.widgets.chip import Option
from ui.widgets.flow_box import FlowBox
from ui.widgets.line import Line

_ABOUT = "about"


class SpanInput(Input):
    """Two ends, the words, and a line that reads them back. Subclasses name and read the ends."""

    can_be_about = True

    def build(self) -> None:
        """The ends in a row, the words below."""
        self._row = FlowBox(self)
        self._parts = tuple(Part(end, self._row) for end in self.make_ends())
        self._about = AnswerChips((), several=True, parent=self._row)
        self._about.changed.connect(self.edited)
        self._told = Line()
        self._told.textEdited.connect(self.edited)
        self._told_part = Part(self._told, self)
        self._reading = wrapped("reading")
        for item in (self._row, self._told_part, self._reading):
            self.down.addWidget(item)
        self.changed.connect(self._read_back)

    def make_ends(self) -> tuple[QWidget, ...]:
        """The fields of both ends."""
        raise NotImplementedError

    def read_ends(self) -> JsonObject:
        """What the ends say, without absent keys."""
        raise NotImplementedError

    def show_ends(self, part: JsonObject) -> None:
        """Show stored ends."""
        raise NotImplementedError

    def end_names(self, catalog: Catalog) -> tuple[str, ...]:
        """What the fields are called."""
        raise NotImplementedError

    def shown_parts(self) -> tuple[Part, ...]:
        """The fields that are asked for now."""
        return self._parts

    def first(self) -> QWidget:
        """The first field."""
        return self._parts[0].widget

    def read(self) -> Json:
        """The stored form, without the keys that say nothing."""
        stored = self.read_ends()
        if self._about.codes:
            stored["approx"] = True
        if words := typed(normalise(self._told.text())):
            stored["as_told"] = words
        return stored or None

    def show_value(self, value: Json) -> None:
        """Show a stored range."""
        part = value if isinstance(value, dict) else {}
        self.show_ends(part)
        self._about.show_choice([_ABOUT] if part.get("approx") is True else [])
        told = part.get("as_told")
        self._told.setText(told if isinstance(told, str) else "")
        self._told.setCursorPosition(0)
        self._read_back()

    def say(self, catalog: Catalog) -> None:
        """Everything in another language."""
        for part, name in zip(self._parts, self.end_names(catalog), strict=True):
            part.say(name)
        self._told_part.say(catalog.t("In the person's words"))
        kept = self._about.codes
        if self.can_be_about:
            self._about.set_options([Option(_ABOUT, catalog.t("About"))])
            self._about.show_choice(kept)
        self._about.setVisible(self.can_be_about)
        self.show_parts()
        self._read_back()

    def show_parts(self) -> None:
        """Place the fields anew: other ones are asked for."""
        about = [self._about] if self.can_be_about else []
        self._row.fill([*self.shown_parts(), *about])

    @property
    def is_about(self) -> bool:
        """Whether it is told as only about so much."""
        return bool(self._about.codes)

    def tick_about(self, *, on: bool = True) -> None:
        """Tell it as only about so much, or as exact; nothing is sent."""
        self._about.show_choice([_ABOUT] if on else [])

    def reading(self) -> str:
        """What will be stored, in words; empty while that is nothing."""
        value, book = self.read_ends(), self.context.book
        kind = KINDS[self.field.kind]
        if not value:
            return ""
        if self._about.codes:
            value["approx"] = True
        if kind.problem(value, self.field, book) is not None:
            return ""
        words = kind.words(value, self.field, book, self.catalog, self.context.answers())
        return self.catalog.t("= {words}", words=words)

    def _read_back(self) -> None:
        self._reading.setText(self.reading())
        self._reading.setVisible(bool(self._reading.text()))


class ClockInput(SpanInput):
    """A time of day or a span of it; the end may lie after midnight.

    A part of the day fills in the hours that are usually meant, as "about"; they can be changed.
    """

    def make_ends(self) -> tuple[QWidget, ...]:
        """From, to, and the parts of the day."""
        self._from, self._to = ClockEdit(), ClockEdit()
        self._shown_part = 0
        self._part_of_day = CalmCombo()
        self._part_of_day.addItems([""] * (1 + len(_PARTS_OF_DAY)))
        self._part_of_day.activated.connect(self._on_part)
        for end in (self._from, self._to):
            end.textEdited.connect(self.edited)
        return self._from, self._to, self._part_of_day

    def end_names(self, catalog: Catalog) -> tuple[str, ...]:
        """From and to, and the parts of the day."""
        self._part_of_day.setItemText(0, catalog.t("By the clock"))
        for at, part in enumerate(_PARTS_OF_DAY, 1):
            self._part_of_day.setItemText(at, part.words(catalog))
        self._part_of_day.setFixedWidth(self._part_of_day.sizeHint().width())
        return (
            catalog.t("From (time)"),
            catalog.t("Until (time)"),
            catalog.t("Time in words"),
        )

    def read_ends(self) -> JsonObject:
        """The times that are complete."""
        ends = (("from", self._from), ("to", self._to))
        return {key: edit.time for key, edit in ends if edit.time}

    def show_ends(self, part: JsonObject) -> None:
        """Show both times."""
        self._from.show_time(_text(part, "from"))
        self._to.show_time(_text(part, "to"))

    def _read_back(self) -> None:
        """Which part of the day the hours are, if they are one."""
        hours = (self._from.text(), self._to.text())
        fits = [at for at, part in enumerate(_PARTS_OF_DAY, 1) if (part.start, part.end) == hours]
        self._shown_part = fits[0] if fits and self.is_about else 0
        self._part_of_day.setCurrentIndex(self._shown_part)
        super()._read_back()

    def _on_part(self, at: int) -> None:
        if not at and not self._shown_part:
            return  # hours that were written by the clock stay
        part = _PARTS_OF_DAY[at - 1] if at else None
        self._from.show_time(part.start if part else "")
        self._to.show_time(part.end if part else "")
        self.tick_about(on=part is not None)
        self.edited()


class _PartOfDay(NamedTuple):
    words: Callable[[Catalog], str]
    start: str
    end: str = ""


_PARTS_OF_DAY = (
    _PartOfDay(lambda c: c.t("About midnight"), "00:00"),
    _PartOfDay(lambda c: c.t("Night"), "23:00", "05:00"),
    _PartOfDay(lambda c: c.t("Early morning"), "04:00", "07:00"),
    _PartOfDay(lambda c: c.t("Morning"), "07:00", "11:00"),
    _PartOfDay(lambda c: c.t("Daytime"), "11:00", "17:00"),
    _PartOfDay(lambda c: c.t("Evening"), "17:00", "23:00"),
)


def _text(part: JsonObject, key: str) -> str:
    found = part.get(key)
    return found if isinstance(found, str) else ""
