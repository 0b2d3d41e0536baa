"""Answers chosen from codes: chips up to nine, then chips with a filter, then a searchable list."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from intake_app.domain.answers import Json
from intake_app.i18n import Catalog
from ui.forms.context import options
from ui.forms.input import Input
from ui.forms.named import first_of, named_countries, named_languages
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option
from ui.widgets.chooser import Chooser, matching

FEW = 9
MANY = 21


class ChosenInput(Input):
    """Base of everything chosen. Subclasses say from what, and whether several may be."""

    several = False

    def offered(self, catalog: Catalog) -> tuple[Option, ...]:
        """What there is to choose from."""
        return options(self.context.book.list_of(self.field), catalog)

    def build(self) -> None:
        """A filter above many chips; a searchable list for more."""
        self._options = self.offered(self.context.catalog)
        self._chooser: Chooser | None = None
        self._filter: _Filter | None = None
        if self.is_long(len(self._options)):
            self._chooser = Chooser(keeps=not self.several)
            self._chooser.setMaximumWidth(px(440))
            self._chooser.picked.connect(self._on_picked)
            if not self.several:
                self._chooser.taken.connect(self.done)
            self._chooser.set_options(self._options)
            self.down.addWidget(self._chooser)
        elif len(self._options) > FEW:
            self._filter = _Filter(self.chips)
            self._filter.show_options(self._options)
            self.down.addWidget(self._filter)

    def is_long(self, count: int) -> bool:
        """Whether so many options need a list instead of chips."""
        return count > MANY

    def first(self) -> QWidget | None:
        """The searchable list, else the chips themselves."""
        return self._chooser

    def chosen(self) -> tuple[str, ...]:
        """The codes that are chosen."""
        if self._chooser is not None and not self.several:
            return (self._chooser.code,) if self._chooser.code else ()
        return self.chips.codes

    def read(self) -> Json:
        """One code, or a list of codes in the order of choosing."""
        codes = self.chosen()
        if not codes:
            return None
        return list(codes) if self.several else codes[0]

    def show_value(self, value: Json) -> None:
        """Tick or show what is stored."""
        listed = value if isinstance(value, list) else [] if value is None else [value]
        codes = tuple(str(one) for one in listed)
        if self._chooser is None:
            self.chips.show_choice(codes)
        elif self.several:
            self._show_taken(codes)
        else:
            self._chooser.show_code(codes[0] if codes else "")

    def make_chips(self) -> AnswerChips:
        """The answers, if they are not too many, and the reasons."""
        catalog = self.context.catalog
        offered = self.offered(catalog)
        shown = () if self.is_long(len(offered)) else offered
        made = AnswerChips(shown, self.own_reasons(catalog), several=self.several, parent=self)
        made.typed.connect(self._on_typed)
        return made

    def say_chips(self, catalog: Catalog) -> None:
        """Answers and reasons in another language."""
        self._options = self.offered(catalog)
        if self._chooser is None:
            self._say_answers(catalog)
            return
        self._chooser.set_options(self._options)
        self.chips.say(self._taken(self.chips.codes), self.own_reasons(catalog))

    def _say_answers(self, catalog: Catalog) -> None:
        reasons, kept = self.own_reasons(catalog), self.chips.codes
        if len(self._options) + len(reasons) != len(self.chips.chips):
            self.chips.set_options(self._options)  # rows were added or removed meanwhile
            self.chips.show_choice(kept, self.chips.reason)
        self.chips.say(self._options, reasons)

    def say(self, catalog: Catalog) -> None:
        """Name the filter."""
        if self._filter is not None:
            self._filter.say(catalog, self._options)

    def edited_chips(self) -> None:
        """A tick taken from a long list takes its chip along."""
        if self._chooser is None:
            return
        if self.several:
            self._show_taken(self.chips.codes, self.chips.reason)
        elif self.chips.reason:
            self._chooser.show_code("")

    def _taken(self, codes: Sequence[str]) -> tuple[Option, ...]:
        known = {one.code: one for one in self._options}
        return tuple(known.get(code, Option(code, code)) for code in codes)

    def _show_taken(self, codes: Sequence[str], reason: str = "") -> None:
        self.chips.set_options(self._taken(codes))
        self.chips.show_choice(codes, reason)

    def _on_picked(self, code: str) -> None:
        if self.several and code and code not in self.chips.codes:
            self._show_taken((*self.chips.codes, code))
        self.edited()

    def _on_chips(self) -> None:
        self.edited_chips()
        super()._on_chips()

    def _on_typed(self, letters: str) -> None:
        if self._filter is not None:
            self._filter.begin(letters)


class YesNoInput(ChosenInput):
    """Yes or no; everything between is a reason."""


class ChoiceInput(ChosenInput):
    """One code."""


class ChoicesInput(ChosenInput):
    """Any number of codes; an exclusive one stands alone."""

    several = True


class CountryInput(ChosenInput):
    """One country, by its name in the interface language."""

    def offered(self, catalog: Catalog) -> tuple[Option, ...]:
        """Those this record names first, then all in the order of the alphabet."""
        return first_of(country_options(catalog), named_countries(self.context.answers()))

    def is_long(self, count: int) -> bool:  # noqa: ARG002 - the base names it
        """Always a list."""
        return True


class CountriesInput(CountryInput):
    """Several countries."""

    several = True


class LanguageInput(ChosenInput):
    """One language, by its name in the interface language."""

    def offered(self, catalog: Catalog) -> tuple[Option, ...]:
        """Those this record names first, those of our interviews, then all by the alphabet."""
        return first_of(language_options(catalog), named_languages(self.context.answers()))

    def is_long(self, count: int) -> bool:  # noqa: ARG002 - the base names it
        """Always a list."""
        return True


class LanguagesInput(LanguageInput):
    """Several languages."""

    several = True


@lru_cache(maxsize=4)
def country_options(catalog: Catalog) -> tuple[Option, ...]:
    """All countries as options."""
    return tuple(Option(code, name) for code, name in catalog.countries())


@lru_cache(maxsize=4)
def language_options(catalog: Catalog) -> tuple[Option, ...]:
    """All languages as options."""
    return tuple(Option(code, name) for code, name in catalog.languages())


class _Filter(QLineEdit):
    """Appears with the first letter typed on a chip; Enter ticks the first chip that fits."""

    def __init__(self, chips: AnswerChips) -> None:
        super().__init__()
        self._chips = chips
        self._options: Sequence[Option] = ()
        self.setMaximumWidth(px(260))
        self.textChanged.connect(self._on_text)
        self.hide()

    def show_options(self, shown: Sequence[Option]) -> None:
        """What is filtered."""
        self._options = shown

    def say(self, catalog: Catalog, shown: Sequence[Option]) -> None:
        """Name it in another language."""
        self._options = shown
        self.setAccessibleName(catalog.t("Letters to look for"))

    def begin(self, letters: str) -> None:
        """Take letters that were typed on a chip."""
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setText(letters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks the first that fits, Down goes to the chips, Escape shows all again."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text():
            found = matching(self._options, self.text())
            if found:
                self._end()
                self._chips.pick_by_key(found[0].code)
        elif event.key() == Qt.Key.Key_Down:
            self._chips.focus_first()
        elif event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        self.clear()
        self._chips.focus_first()
        self.hide()

    def _on_text(self, text: str) -> None:
        found = matching(self._options, text)
        self._chips.show_only(frozenset(one.code for one in found) if text.strip() else None)
