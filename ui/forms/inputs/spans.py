"""What ranges have in common; and the time of day, which may cross midnight."""

from PySide6.QtWidgets import QLineEdit, QWidget

from intake_app.codebook.kinds import KINDS
from intake_app.domain.answers import Json, JsonObject
from intake_app.domain.text import normalise
from intake_app.i18n import Catalog
from ui.forms.input import Input
from ui.forms.inputs.clock_edit import ClockEdit
from ui.forms.parts import Part, typed, wrapped
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option
from ui.widgets.flow_box import FlowBox

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
        self._told = QLineEdit()
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

    def _read_back(self) -> None:
        value, book = self.read_ends(), self.context.book
        kind = KINDS[self.field.kind]
        if self._about.codes:
            value["approx"] = True
        if self.read_ends() and kind.problem(value, self.field, book) is None:
            words = kind.words(value, self.field, book, self.catalog, self.context.answers())
            self._reading.setText(self.catalog.t("= {words}", words=words))
        else:
            self._reading.setText("")
        self._reading.setVisible(bool(self._reading.text()))


class ClockInput(SpanInput):
    """A time of day or a span of it; the end may lie after midnight."""

    def make_ends(self) -> tuple[QWidget, ...]:
        """From and to."""
        self._from, self._to = ClockEdit(), ClockEdit()
        for end in (self._from, self._to):
            end.textEdited.connect(self.edited)
        return self._from, self._to

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


def _text(part: JsonObject, key: str) -> str:
    found = part.get(key)
    return found if isinstance(found, str) else ""
