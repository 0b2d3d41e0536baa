"""One mark on the body as a row of the list: where it is, what is there, a way to remove it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from intake_app.codebook.kinds.body import mark_words
from intake_app.domain.answers import JsonObject
from intake_app.domain.body_mark import BodyMark, BodyView
from intake_app.i18n import Catalog
from ui.forms.parts import Part


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as it is stored."""

    view: str
    left: float
    top: float
    note: str = ""

    @property
    def place(self) -> BodyMark:
        """The mark as the core knows it."""
        return BodyMark(BodyView(self.view), self.left, self.top, self.note)

    def stored(self) -> JsonObject:
        """The stored form."""
        row: JsonObject = {"view": self.view, "x": self.left, "y": self.top}
        return {**row, "note": self.note} if self.note else row


def mark_of(row: JsonObject) -> Mark:
    """A stored mark."""
    note = row.get("note")
    left, top = row.get("x"), row.get("y")
    return Mark(
        str(row.get("view", BodyView.FRONT)),
        left if isinstance(left, int | float) else 0.5,
        top if isinstance(top, int | float) else 0.5,
        note if isinstance(note, str) else "",
    )


class MarkRow(QWidget):
    """What a screen reader hears and paper shows of a mark."""

    noted = Signal(int, str)
    removed = Signal(int)

    def __init__(self, at: int, mark: Mark) -> None:
        super().__init__()
        self._at, self._mark = at, mark
        self._note = QLineEdit(mark.note)
        self._note.setCursorPosition(0)
        self._note.textEdited.connect(lambda text: self.noted.emit(at, text))
        self._part = Part(self._note, wraps=True)
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
        number, place = self._at + 1, mark_words(self._mark.place, catalog)
        self._part.say(catalog.t("{number}. {view}: note", number=number, view=place))
        self._remove.setText(catalog.t("Remove"))
        self._remove.setAccessibleName(catalog.t("Remove mark {number}", number=number))
