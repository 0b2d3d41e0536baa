"""Marks on the body: the list is the answer, the figure beside it shows where."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from intake_app.codebook.body_map import body_map, part_marked, region_at, region_for
from intake_app.codebook.kinds.body import mark_words
from intake_app.domain.answers import Answer, Json, Said
from intake_app.domain.body_mark import BodyMark, BodyView
from intake_app.domain.text import normalise
from intake_app.i18n import Catalog
from ui.forms.input import Input
from ui.forms.inputs.mark_links import REGION, SIDE, MarkLinks
from ui.forms.inputs.mark_row import Mark, MarkRow, mark_of
from ui.forms.parts import Part, typed, wrapped
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.body_figure import BodyFigure, Spot
from ui.widgets.chip import Option
from ui.widgets.chooser import Chooser

_VIEWS: dict[str, Callable[[Catalog], str]] = {
    BodyView.FRONT: lambda c: c.t("Body from the front"),
    BodyView.BACK: lambda c: c.t("Body from behind"),
    BodyView.HEAD_FRONT: lambda c: c.t("Face"),
    BodyView.HEAD_LEFT: lambda c: c.t("Left side of the head"),
    BodyView.HEAD_RIGHT: lambda c: c.t("Right side of the head"),
    BodyView.HEAD_BACK: lambda c: c.t("Back of the head"),
    BodyView.HAND_BACKS: lambda c: c.t("Backs of the hands"),
    BodyView.PALMS: lambda c: c.t("Palms"),
    BodyView.SOLES: lambda c: c.t("Soles"),
}
_NARROW = 520
_ONE_SIDE = (BodyView.HEAD_LEFT, BodyView.HEAD_RIGHT)
_FROM_BEHIND = (BodyView.BACK, BodyView.HEAD_BACK)


class BodyMarksInput(Input):
    """Nine drawings. A mark is made on one, or by the name of the place, and stands in the list.

    What the marks agree on fills in part of the body and side, where these are not answered.
    """

    def build(self) -> None:
        """The drawings to choose from, the figure, the names, the list."""
        self._marks: list[Mark] = []
        self._rows: list[MarkRow] = []
        self._is_turned = False
        self._views = AnswerChips([Option(view, view) for view in _VIEWS])
        self._views.show_choice([BodyView.FRONT])
        self._views.changed.connect(self._on_view)
        self._view = str(BodyView.FRONT)
        self._figure = BodyFigure()
        self._figure.marked.connect(self._on_marked)
        self._figure.moved.connect(self._say_cross)
        self._figure.pointed.connect(self._say_place)
        self._figure.entered.connect(self._begin_at_the_answer)
        self._keys = wrapped("hint")
        self._where = wrapped("note")
        self._names = Chooser(keeps=False)
        self._names.picked.connect(self._on_named)
        self._named = Part(self._names)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(8))
        self._links = MarkLinks(self.field.section, self.context)
        self._links.wanted.connect(self.question_wanted)
        self._links.taken_back.connect(self._take_back)
        self._lay_out()
        self.words.show(
            self._keys.setText,
            lambda c: c.t(
                "Click the place, or go from place to place with the arrows and press Space. "
                "Shift with an arrow moves a little. Left and right are the person's own."
            ),
        )
        self.words.show(self._named.say, lambda c: c.t("Or the place by its name"))

    def first(self) -> QWidget:
        """The figure."""
        return self._figure

    def read(self) -> Json:
        """The marks in the order they were made, or None."""
        marks: list[Json] = [mark.stored() for mark in self._marks]
        return marks or None

    def show_value(self, value: Json) -> None:
        """Show stored marks, beginning with the drawing of the first."""
        rows = value if isinstance(value, list) else []
        self._marks = [mark_of(row) for row in rows if isinstance(row, dict)]
        if self._marks and self._view not in {mark.view for mark in self._marks}:
            self._turn_to(self._marks[0].view)
        self._rebuild()

    def say(self, catalog: Catalog) -> None:
        """Drawings and list in another language."""
        self._views.say([Option(view, name(catalog)) for view, name in _VIEWS.items()])
        self._names.set_options(_places(catalog))
        self._say_figure()
        self._links.say(catalog)
        for row in self._rows:
            row.say(catalog)

    def beside_changed(self) -> None:
        """The act or the photographs are others now."""
        self._links.say(self.catalog)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stands under the figure where the page is narrow."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < px(_NARROW)
        ways = QBoxLayout.Direction
        self._across.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        for widget in (self._keys, self._where, self._named):
            beside.addWidget(widget)
        beside.addLayout(self._list)
        beside.addWidget(self._links)
        beside.addStretch(1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(px(16))
        edge = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._across.addWidget(self._figure, 0, edge)
        self._across.addLayout(beside, 1)
        self.down.addWidget(self._views)
        self.down.addLayout(self._across)

    def _on_view(self) -> None:
        if not self._views.codes:
            self._views.show_choice([self._view])
        self._is_turned = True
        self._turn_to(self._views.codes[0])

    def _turn_to(self, view: str) -> None:
        self._view = view
        self._views.show_choice([view])
        self._show_spots()
        self._say_figure()

    def _begin_at_the_answer(self) -> None:
        """With the part of the body answered, the cross waits there."""
        answered = [self.context.beside(self.field, name) for name in (REGION, SIDE)]
        region = region_for(str(answered[0]), str(answered[1]))
        if self._marks or self._is_turned or region is None:
            return
        self._is_turned = True
        self._turn_to(region.view)
        self._figure.place_cross(*(round(100 * share) for share in region.centre))

    def _on_named(self, code: str) -> None:
        view, name, side = code.split(":")
        found = (one for one in body_map()[BodyView(view)] if (one.id, one.side) == (name, side))
        region = next(found)
        self._turn_to(view)
        self._figure.place_cross(*(round(100 * share) for share in region.centre))
        self._on_marked(*region.centre)

    def _on_marked(self, left: float, top: float) -> None:
        self._is_turned = True
        before = part_marked(mark.place for mark in self._marks)
        self._marks.append(Mark(self._view, left, top))
        self._rebuild()
        self.edited()
        self._fill_in(before, part_marked(mark.place for mark in self._marks))

    def _fill_in(self, before: tuple[str, str], now: tuple[str, str]) -> None:
        """Answer what is not answered, or was answered by the marks themselves; never more."""
        filled: dict[str, Answer | None] = {}
        for name, was, code in zip((REGION, SIDE), before, now, strict=True):
            answer = self.context.beside_answer(self.field, name)
            is_own = answer is None or (was and answer == Said(was))
            if code and is_own and answer != Said(code):
                filled[name] = Said(code)
        if filled:
            said = {name: code for name, code in zip((REGION, SIDE), now, strict=True) if code}
            self._links.show_filled({name: said[name] for name in filled})
            self._links.say(self.catalog)
            self.proposed.emit(filled)

    def _take_back(self) -> None:
        own = {
            name: None
            for name, code in self._links.filled.items()
            if self.context.beside_answer(self.field, name) == Said(code)
        }
        self._links.show_filled({})
        self._links.say(self.catalog)
        self._figure.setFocus()
        self.proposed.emit(own)

    def _on_note(self, at: int, note: str) -> None:
        self._marks[at] = replace(self._marks[at], note=typed(normalise(note)))
        self.edited()

    def _on_removed(self, at: int) -> None:
        del self._marks[at]
        self._rebuild()
        self._figure.setFocus()
        self.edited()

    def _rebuild(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for at, mark in enumerate(self._marks):
            row = MarkRow(at, mark)
            row.noted.connect(self._on_note)
            row.removed.connect(self._on_removed)
            row.say(self.catalog)
            self._rows.append(row)
            self._list.addWidget(row)
            row.show()
        self._links.setVisible(bool(self._marks))
        self._show_spots()

    def _show_spots(self) -> None:
        spots = [
            Spot(number, mark.left, mark.top)
            for number, mark in enumerate(self._marks, 1)
            if mark.view == self._view
        ]
        self._figure.show_view(self._view, spots)

    def _say_figure(self) -> None:
        catalog = self.catalog
        self._figure.setAccessibleName(_VIEWS[BodyView(self._view)](catalog))
        sides = (catalog.t("Right side"), catalog.t("Left side"))
        if self._view in _FROM_BEHIND:
            sides = (sides[1], sides[0])
        self._figure.say_sides(*(("", "") if self._view in _ONE_SIDE else sides))
        region = self._figure.region
        self._tell(region.words(catalog.language) if region else "")

    def _say_cross(self, left: int, top: int) -> None:
        self._say_place(left / 100, top / 100)

    def _say_place(self, left: float, top: float) -> None:
        region = region_at(BodyView(self._view), left, top)
        beside = self.catalog.t("Beside the body")
        self._tell(region.words(self.catalog.language) if region is not None else beside)

    def _tell(self, sentence: str) -> None:
        is_used = self._figure.hasFocus() or self._figure.underMouse()
        self._where.setText(sentence[:1].upper() + sentence[1:] if is_used else "\u00a0")
        self._figure.setAccessibleDescription(sentence)


def _places(catalog: Catalog) -> list[Option]:
    """Every place once, on the drawing that shows it first."""
    found: dict[str, Option] = {}
    for view, regions in body_map().items():
        for one in regions:
            words = mark_words(BodyMark(view, *one.centre), catalog)
            found.setdefault(words, Option(f"{view}:{one.id}:{one.side}", words))
    return sorted(found.values(), key=lambda one: catalog.sort_key(one.label))
