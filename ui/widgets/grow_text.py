"""A text that grows with what is written: 4 to 16 lines, Tab leaves it, nothing but plain text."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.theme import px

LEAST, MOST = 4, 16


class GrowText(QPlainTextEdit):
    """Plain text only: a paste from a web page or a document brings its letters and no more."""

    def __init__(self, parent: QWidget | None = None, *, least: int = LEAST) -> None:
        super().__init__(parent)
        self._least = least
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def words(self) -> int:
        """How many words stand there."""
        return len(self.toPlainText().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter belongs to the page (save and go on), not to the text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the text of a paste and nothing else."""
        self.insertPlainText(source.text())

    def _grow(self) -> None:
        lines = round(self.document().documentLayout().documentSize().height())
        shown = min(max(lines, self._least), MOST)
        height = shown * self.fontMetrics().lineSpacing() + px(24)
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
