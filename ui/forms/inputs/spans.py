"""Ranges as people tell them: a time of day, a duration, a number of people or of blows."""

from PySide6.QtWidgets import QLineEdit, QWidget

from intake_app.codebook.kinds import KINDS
from intake_app.domain.answers import Json, JsonObject
from intake_app.domain.text import normalise
from intake_app.i18n import Catalog
from ui.forms.input import Input
from ui.forms.inputs.clock_edit import ClockEdit
from ui.forms.parts import Part, typed
from ui.parts import label
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option
from ui.widgets.flow_box import FlowBox
from ui.widgets.number_edit import NumberEdit

_ABOUT = "about"


class SpanInput(Input):
    """Two ends, the words, and a line that reads them back. Subclasses name and read the ends."""

    can_be_about = True

    def build(self) -> None:
        """The ends in a row, the words below."""
        self._row = FlowBox()
        self._parts = self.make_ends()
        for part in self._parts:
            part.setParent(self._row)
        self._about = AnswerChips((), several=True, parent=self._row)
        self._about.changed.connect(self.edited)
        self._told = QLineEdit()
        self._told.textEdited.connect(self.edited)
        self._told_part = Part(self._told)
        self._reading = label("reading")
        for item in (self._row, self._told_part, self._reading):
            self.down.addWidget(item)
        self.changed.connect(self._read_back)

    def make_ends(self) -> tuple[Part, ...]:
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
        items: list[QWidget] = [*self._parts]
        if self.can_be_about:
            self._about.set_options([Option(_ABOUT, catalog.t("About"))])
            self._about.show_choice(kept)
            items.append(self._about)
        self._about.setVisible(self.can_be_about)
        self._row.fill(items)
        self._read_back()

    def _read_back(self) -> None:
        value, book = self.read(), self.context.book
        kind = KINDS[self.field.kind]
        sound = value is not None and kind.problem(value, self.field, book) is None
        if sound and self.read_ends():
            words = kind.words(value, self.field, book, self.catalog, self.context.answers())
            self._reading.setText(self.catalog.t("= {words}", words=words))
        else:
            self._reading.setText("")
        self._reading.setVisible(bool(self._reading.text()))


class ClockInput(SpanInput):
    """A time of day or a span of it; the end may lie after midnight."""

    def make_ends(self) -> tuple[Part, ...]:
        """From and to."""
        self._from, self._to = ClockEdit(), ClockEdit()
        for end in (self._from, self._to):
            end.textEdited.connect(self.edited)
        return Part(self._from), Part(self._to)

    def end_names(self, catalog: Catalog) -> tuple[str, ...]:
        """From and to."""
        return catalog.t("From (time)"), catalog.t("Until (time)")

    def read_ends(self) -> JsonObject:
        """The times that are complete."""
        ends = (("from", self._from), ("to", self._to))
        return {key: edit.time for key, edit in ends if edit.time}

    def show_ends(self, part: JsonObject) -> None:
        """Show both times."""
        self._from.show_time(_text(part, "from"))
        self._to.show_time(_text(part, "to"))


class DurationInput(SpanInput):
    """How long, at least and at most, in hours and minutes."""

    can_be_about = False

    def make_ends(self) -> tuple[Part, ...]:
        """Hours and minutes of both ends."""
        self._least = (NumberEdit(4), NumberEdit(3))
        self._most = (NumberEdit(4), NumberEdit(3))
        numbers = (*self._least, *self._most)
        for number in numbers:
            number.textEdited.connect(self.edited)
        return tuple(Part(number) for number in numbers)

    def end_names(self, catalog: Catalog) -> tuple[str, ...]:
        """At least and at most, in hours and minutes."""
        return (
            catalog.t("At least, hours"),
            catalog.t("minutes"),
            catalog.t("At most, hours"),
            catalog.t("minutes"),
        )

    def read_ends(self) -> JsonObject:
        """The bounds in minutes."""
        bounds = (("min_minutes", self._least), ("max_minutes", self._most))
        return {key: _minutes(edits) for key, edits in bounds if _is_written(edits)}

    def show_ends(self, part: JsonObject) -> None:
        """Show both bounds."""
        for key, edits in (("min_minutes", self._least), ("max_minutes", self._most)):
            found = part.get(key)
            known = isinstance(found, int)
            hours, minutes = divmod(found, 60) if isinstance(found, int) else (0, 0)
            edits[0].show_number(hours or None)
            edits[1].show_number(minutes if known and (minutes or not hours) else None)


class CountInput(SpanInput):
    """How many: exactly, at least, or between two numbers."""

    def make_ends(self) -> tuple[Part, ...]:
        """Least and most; "exactly" writes both."""
        self._least, self._most = NumberEdit(6), NumberEdit(6)
        for number in (self._least, self._most):
            number.textEdited.connect(self.edited)
        return Part(self._least), Part(self._most)

    def end_names(self, catalog: Catalog) -> tuple[str, ...]:
        """At least and at most."""
        return catalog.t("At least"), catalog.t("At most")

    def read_ends(self) -> JsonObject:
        """The numbers that are there."""
        ends = (("min", self._least), ("max", self._most))
        return {key: edit.number for key, edit in ends if edit.number is not None}

    def show_ends(self, part: JsonObject) -> None:
        """Show both numbers."""
        for key, edit in (("min", self._least), ("max", self._most)):
            found = part.get(key)
            edit.show_number(found if isinstance(found, int) else None)


def _text(part: JsonObject, key: str) -> str:
    found = part.get(key)
    return found if isinstance(found, str) else ""


def _is_written(edits: tuple[NumberEdit, NumberEdit]) -> bool:
    return any(edit.number is not None for edit in edits)


def _minutes(edits: tuple[NumberEdit, NumberEdit]) -> int:
    hours, minutes = edits
    return 60 * (hours.number or 0) + (minutes.number or 0)
