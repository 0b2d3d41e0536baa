"""Amounts as people tell them: exactly, at least, at most, from one to another."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_app.domain.answers import JsonObject
from intake_app.i18n import Catalog
from ui.forms.inputs.spans import SpanInput
from ui.forms.inputs.written_amount import Amount, read_count, read_duration
from ui.forms.parts import Part
from ui.widgets.calm_combo import CalmCombo
from ui.widgets.written_edit import WrittenEdit


class Bound(StrEnum):
    """Which bounds were told."""

    EXACT = "exact"
    LEAST = "least"
    MOST = "most"
    BETWEEN = "between"


_NAMES: dict[Bound, Callable[[Catalog], str]] = {
    Bound.EXACT: lambda c: c.t("Exactly"),
    Bound.LEAST: lambda c: c.t("At least"),
    Bound.MOST: lambda c: c.t("At most"),
    Bound.BETWEEN: lambda c: c.t("From … to …"),
}


class AmountInput(SpanInput):
    """One number, or two. Subclasses say with which keys they are stored."""

    keys = ("min", "max")

    def make_ends(self) -> tuple[QWidget, ...]:
        """How exactly, and the fields of both numbers."""
        self._bound = CalmCombo()
        self._bound.addItems([""] * len(Bound))
        self._bound.activated.connect(self._on_bound)
        self._first, self._second = self.make_numbers(), self.make_numbers()
        self._not_read = ""
        for number in (*self._first, *self._second):
            number.textEdited.connect(self.edited)
            number.written.connect(self._on_written)
        return self._bound, *self._first, *self._second

    def first(self) -> QWidget:
        """The number: it is nearly always told exactly, and "6+" says that it is not."""
        return self._first[0]

    def make_numbers(self) -> tuple[WrittenEdit, ...]:
        """The fields of one number."""
        return (WrittenEdit(6),)

    def understood(self, text: str) -> Amount | None:
        """What is written in words; None when it is not understood."""
        return read_count(text)

    def number(self, fields: tuple[WrittenEdit, ...]) -> int | None:
        """The number that stands in its fields."""
        return fields[0].number

    def show_number(self, fields: tuple[WrittenEdit, ...], number: int | None) -> None:
        """Write a number into its fields."""
        fields[0].show_number(number)

    def number_names(self, catalog: Catalog) -> tuple[str, ...]:
        """What the fields of one number are called."""
        return (catalog.t("Number"),)

    @property
    def bound(self) -> Bound:
        """What is chosen."""
        return list(Bound)[max(self._bound.currentIndex(), 0)]

    def shown_parts(self) -> tuple[Part, ...]:
        """Two numbers only for "from ... to"."""
        single = 1 + len(self._first)
        both = self.bound is Bound.BETWEEN
        for part in self._parts[single:]:
            part.setVisible(both)
        return self._parts if both else self._parts[:single]

    def read_ends(self) -> JsonObject:
        """The bounds that were told."""
        least, most = self.keys
        first, second = self.number(self._first), self.number(self._second)
        stored = {
            Bound.EXACT: {least: first, most: first},
            Bound.LEAST: {least: first},
            Bound.MOST: {most: first},
            Bound.BETWEEN: {least: first, most: second},
        }[self.bound]
        return {key: number for key, number in stored.items() if number is not None}

    def show_ends(self, part: JsonObject) -> None:
        """Show stored bounds."""
        least, most = (_number(part, key) for key in self.keys)
        bound = _bound(least, most)
        self._bound.setCurrentIndex(list(Bound).index(bound))
        self.show_number(self._first, most if bound is Bound.MOST else least)
        self.show_number(self._second, most if bound is Bound.BETWEEN else None)
        self.show_parts()

    def end_names(self, catalog: Catalog) -> tuple[str, ...]:
        """How exactly, and the fields."""
        for at, bound in enumerate(Bound):
            self._bound.setItemText(at, _NAMES[bound](catalog))
        self._bound.setFixedWidth(self._bound.sizeHint().width())
        numbers = self.number_names(catalog)
        return (catalog.t("How exactly"), *numbers, *numbers)

    def unfinished(self) -> str:
        """See Input; what is not understood is lost even where the words as told are kept."""
        if any(edit.is_in_words for edit in self._asked()) and not self.chips.reason:
            return _not_a_number(self.catalog)
        return super().unfinished()

    def _asked(self) -> tuple[WrittenEdit, ...]:
        return (*self._first, *(self._second if self.bound is Bound.BETWEEN else ()))

    def _on_written(self, text: str) -> None:
        inside = any(edit.hasFocus() for edit in self._asked())
        found, (least, most) = self.understood(text), self.keys
        self._not_read = text
        if found is not None:
            bounds = ((least, found.least), (most, found.most))
            self.show_ends({key: number for key, number in bounds if number is not None})
            if found.about:
                self.tick_about()
            if inside:
                self._asked()[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited()

    def reading(self) -> str:
        """See SpanInput; or that what is written was not understood."""
        words = [edit.text().strip() for edit in self._asked() if edit.is_in_words]
        return _not_a_number(self.catalog) if self._not_read in words else super().reading()

    def _on_bound(self) -> None:
        self.show_parts()
        self.edited()


class CountInput(AmountInput):
    """How many people, how many blows."""


class DurationInput(AmountInput):
    """How long, in hours and minutes."""

    keys = ("min_minutes", "max_minutes")
    can_be_about = False

    def understood(self, text: str) -> Amount | None:
        """See AmountInput: "2 дня", "1,5 часа", "40 хв"."""
        return read_duration(text)

    def make_numbers(self) -> tuple[WrittenEdit, ...]:
        """Hours and minutes."""
        return WrittenEdit(4), WrittenEdit(3)

    def number(self, fields: tuple[WrittenEdit, ...]) -> int | None:
        """Minutes altogether; None while both fields are empty."""
        hours, minutes = (field.number for field in fields)
        if hours is None and minutes is None:
            return None
        return 60 * (hours or 0) + (minutes or 0)

    def show_number(self, fields: tuple[WrittenEdit, ...], number: int | None) -> None:
        """Write minutes as hours and minutes; a field that would say nothing stays empty."""
        hours, minutes = divmod(number or 0, 60)
        fields[0].show_number(hours or None)
        fields[1].show_number(minutes if minutes or number == 0 else None)

    def number_names(self, catalog: Catalog) -> tuple[str, ...]:
        """Hours and minutes."""
        return catalog.t("Hours"), catalog.t("Minutes")


def _not_a_number(catalog: Catalog) -> str:
    return catalog.t("This is not understood as an amount. Choose how exactly, and write a number.")


def _bound(least: int | None, most: int | None) -> Bound:
    if least is None:
        return Bound.EXACT if most is None else Bound.MOST
    if most is None:
        return Bound.LEAST
    return Bound.EXACT if least == most else Bound.BETWEEN


def _number(part: JsonObject, key: str) -> int | None:
    found = part.get(key)
    return found if isinstance(found, int) else None
