"""Whether what was typed is safe. Only a failure is loud."""

from enum import Enum

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.parts import label
from ui.theme import Token, colour, pixmap, px


class Saving(Enum):
    """How the record stands against the disk."""

    SAVED = "saved"
    UNDER_WAY = "under_way"
    FAILED = "failed"


class SaveState(QWidget):
    """A mark and a sentence. The sentence comes from whoever knows that it is true."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("save-state")
        self._is_short = False
        self._mark = QLabel()
        self._words = label("hint")
        self._words.setWordWrap(False)
        across = self._across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(6))
        across.addWidget(self._mark)
        across.addWidget(self._words)

    def say(self, state: Saving, sentence: str) -> None:
        """Show a state with its sentence ("Saved at 14:02")."""
        name, token = _MARKS[state]
        self._mark.setPixmap(pixmap(name, colour(token), px(18)) if name else QPixmap())
        self._words.setProperty("role", "error" if state is Saving.FAILED else "hint")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self._words.setHidden(self._is_short and bool(name))

    def shorten(self, *, short: bool) -> None:
        """Where room is short a mark stands alone; a state without a mark keeps its words."""
        self._is_short = short
        self._words.setHidden(short and not self._mark.pixmap().isNull())

    def needed_width(self) -> int:
        """The width at which nothing of it is cut."""
        words = 0 if self._words.isHidden() else self._words.sizeHint().width()
        return self._mark.sizeHint().width() + self._across.spacing() + words


_MARKS = {
    Saving.SAVED: ("check", Token.OK),
    Saving.UNDER_WAY: ("", Token.MUTED),
    Saving.FAILED: ("warning", Token.ERROR),
}
