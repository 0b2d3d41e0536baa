"""Marks on the body: the list is the answer, the figure beside it shows where."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from intake_app.domain.answers import Json, JsonObject
from intake_app.domain.body_mark import BodyView
from intake_app.domain.text import normalise
from intake_app.i18n import Catalog
from ui.forms.input import Input
from ui.forms.parts import Part, typed, wrapped
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.body_figure import BodyFigure, Spot
from ui.widgets.chip import Option

_VIEWS: dict[str, Callable[[Catalog], str]] = {
    BodyView.FRONT: lambda c: c.t("Body from the front"),
    BodyView.BACK: lambda c: c.t("Body from behind"),
    BodyView.HEAD_FRONT: lambda c: c.t("Face"),
    BodyView.HEAD_LEFT: lambda c: c.t("Left side of the head"),
    BodyView.HEAD_RIGHT: lambda c: c.t("Right side of the head"),
    BodyView.HEAD_BACK: lambda c: c.t("Back of the head"),
}


@dataclass(frozen=True, slots=True)
class _Mark:
    view: str
    left: float
    top: float
    note: str = ""

    def stored(self) -> JsonObject:
        row: JsonObject = {"view": self.view, "x": self.left, "y": self.top}
        return {**row, "note": self.note} if self.note else row


class BodyMarksInput(Input):
    """Six drawings. A mark is made on the drawing and then stands in the list with its note."""

    def build(self) -> None:
        """The drawings to choose from, the figure, the list."""
        self._marks: list[_Mark] = []
        self._rows: list[_MarkRow] = []
        self._views = AnswerChips([Option(view, view) for view in _VIEWS])
        self._views.show_choice([BodyView.FRONT])
        self._views.changed.connect(self._on_view)
        self._view = str(BodyView.FRONT)
        self._figure = BodyFigure()
        self._figure.marked.connect(self._on_marked)
        self._figure.moved.connect(self._say_cross)
        self._keys = wrapped("hint")
        self._where = wrapped("note")
        self._where.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(px(8))
        beside = QVBoxLayout()
        beside.addWidget(self._keys)
        beside.addWidget(self._where)
        beside.addLayout(self._list)
        beside.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(px(16))
        across.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(beside, 1)
        self.down.addWidget(self._views)
        self.down.addLayout(across)
        keys = self._keys.setText
        self.words.show(
            keys,
            lambda c: c.t("Click the place, or move the cross with the arrows and press Space."),
        )

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
        self._marks = [_read(row) for row in rows if isinstance(row, dict)]
        if self._marks:
            self._view = self._marks[0].view
            self._views.show_choice([self._view])
        self._rebuild()

    def say(self, catalog: Catalog) -> None:
        """Drawings and list in another language."""
        self._views.say([Option(view, name(catalog)) for view, name in _VIEWS.items()])
        self._say_figure()
        for row in self._rows:
            row.say(catalog)

    def _on_view(self) -> None:
        if not self._views.codes:
            self._views.show_choice([self._view])
        self._view = self._views.codes[0]
        self._say_figure()
        self._show_spots()

    def _on_marked(self, left: float, top: float) -> None:
        self._marks.append(_Mark(self._view, left, top))
        self._rebuild()
        self.edited()

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
            row = _MarkRow(at, mark)
            row.noted.connect(self._on_note)
            row.removed.connect(self._on_removed)
            row.say(self.catalog)
            self._rows.append(row)
            self._list.addWidget(row)
            row.show()
        self._show_spots()

    def _show_spots(self) -> None:
        spots = [
            Spot(number, mark.left, mark.top)
            for number, mark in enumerate(self._marks, 1)
            if mark.view == self._view
        ]
        self._figure.show_view(self._view, spots)

    def _say_figure(self) -> None:
        self._figure.setAccessibleName(_VIEWS[BodyView(self._view)](self.catalog))

    def _say_cross(self, left: int, top: int) -> None:
        sentence = self.catalog.t(
            "{left} % from the left, {top} % from the top", left=left, top=top
        )
        self._where.setText(sentence)
        self._where.show()
        self._figure.setAccessibleDescription(sentence)


class _MarkRow(QWidget):
    """One mark: where it is, a note, a way to remove it."""

    noted = Signal(int, str)
    removed = Signal(int)

    def __init__(self, at: int, mark: _Mark) -> None:
        super().__init__()
        self._at, self._mark = at, mark
        self._note = QLineEdit(mark.note)
        self._note.setCursorPosition(0)
        self._note.textEdited.connect(lambda text: self.noted.emit(at, text))
        self._part = Part(self._note)
        self._remove = QPushButton()
        self._remove.setProperty("role", "quiet")
        self._remove.setAutoDefault(True)
        self._remove.clicked.connect(lambda: self.removed.emit(at))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._part, 1)
        across.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignBottom)

    def say(self, catalog: Catalog) -> None:
        """Name the mark."""
        view = _VIEWS[BodyView(self._mark.view)](catalog)
        title = catalog.t("{number}. {view}: note", number=self._at + 1, view=view)
        self._part.say(title)
        self._remove.setText(catalog.t("Remove"))
        self._remove.setAccessibleName(catalog.t("Remove mark {number}", number=self._at + 1))


def _read(row: JsonObject) -> _Mark:
    note = row.get("note")
    left, top = row.get("x"), row.get("y")
    return _Mark(
        str(row.get("view", BodyView.FRONT)),
        left if isinstance(left, int | float) else 0.5,
        top if isinstance(top, int | float) else 0.5,
        note if isinstance(note, str) else "",
    )
