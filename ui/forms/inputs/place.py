"""A place: the words it was told in stay apart from what the map calls it."""

from PySide6.QtWidgets import QGridLayout, QWidget

from intake_app.domain.answers import Json
from intake_app.domain.text import normalise
from intake_app.i18n import Catalog
from ui.forms.context import options
from ui.forms.input import Input
from ui.forms.inputs.chosen import country_options
from ui.forms.inputs.towns import known_localities, towns
from ui.forms.named import first_of, named_countries
from ui.forms.parts import Part, typed
from ui.theme import px
from ui.widgets.chooser import Chooser
from ui.widgets.line import Line
from ui.widgets.suggest_line import SuggestLine

_LISTS = {"place_type": "place_type", "basis": "knowledge_basis"}


class PlaceInput(Input):
    """Six fields, of which only the words must be there."""

    def build(self) -> None:
        """The words over the whole width, the rest in two columns."""
        self._town = SuggestLine()
        self._lines = {"as_told": Line(), "locality": self._town, "address": Line()}
        self._choosers = {name: Chooser() for name in ("country", "place_type", "basis")}
        for line in self._lines.values():
            line.textEdited.connect(self.edited)
        for chooser in self._choosers.values():
            chooser.picked.connect(self.edited)
            chooser.taken.connect(lambda: self.focusNextPrevChild(True))  # noqa: FBT003 - Qt names it "next"
        self._parts = {
            name: Part(widget, self)
            for name, widget in (*self._lines.items(), *self._choosers.items())
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        grid.addWidget(self._parts["as_told"], 0, 0, 1, 2)
        for at, name in enumerate(("place_type", "country", "locality", "address", "basis")):
            grid.addWidget(self._parts[name], 1 + at // 2, at % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.down.addLayout(grid)

    def first(self) -> QWidget:
        """The words."""
        return self._lines["as_told"]

    def read(self) -> Json:
        """The stored form, without the keys that say nothing; None when all is empty."""
        found = {name: typed(normalise(line.text())) for name, line in self._lines.items()}
        found |= {name: chooser.code for name, chooser in self._choosers.items()}
        stored: dict[str, Json] = {name: found[name] for name in _KEYS if found[name]}
        return stored or None

    def show_value(self, value: Json) -> None:
        """Show a stored place."""
        part = value if isinstance(value, dict) else {}
        texts = {name: one if isinstance(one, str) else "" for name, one in part.items()}
        for name, line in self._lines.items():
            line.setText(texts.get(name, ""))
            line.setCursorPosition(0)
        for name, chooser in self._choosers.items():
            chooser.show_code(texts.get(name, ""))

    def say(self, catalog: Catalog) -> None:
        """Names of the parts, and what there is to choose from."""
        names = {
            "as_told": catalog.t("In the person's words"),
            "locality": catalog.t("Town or village"),
            "address": catalog.t("Address"),
            "country": catalog.t("Country"),
            "place_type": catalog.t("Kind of place"),
            "basis": catalog.t("How the person knows the place"),
        }
        for name, part in self._parts.items():
            part.say(names[name])
        known = known_localities(self.context.book, self.context.answers())
        self._town.suggest((*known, *towns(catalog.language)))
        self._choosers["country"].set_options(
            first_of(country_options(catalog), named_countries(self.context.answers()))
        )
        for name, codelist in _LISTS.items():
            offered = options(self.context.book.lists[codelist], catalog)
            self._choosers[name].set_options(offered)


_KEYS = ("as_told", "country", "locality", "address", "place_type", "basis")
