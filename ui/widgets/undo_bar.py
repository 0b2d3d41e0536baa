"""A thing was taken away; for ten seconds one key brings it back. Instead of asking before."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.parts import label
from ui.theme import px

SECONDS = 10


class UndoBar(QFrame):
    """Hidden until `offer`. A new offer replaces the old one, which then cannot be undone here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setObjectName("undo-bar")
        self._back: Callable[[], None] | None = None
        self._words = label()
        self.button = QPushButton()
        self.button.setObjectName("undo")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._on_undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.withdraw)
        across = QHBoxLayout(self)
        across.setContentsMargins(px(16), px(8), px(8), px(8))
        across.addWidget(self._words, 1)
        across.addWidget(self.button)
        self.hide()

    def offer(self, sentence: str, undo: str, back: Callable[[], None]) -> None:
        """Say what is gone and how the button is called; `back` brings it back."""
        self._back = back
        self._words.setText(sentence)
        self.button.setText(undo)
        self.setAccessibleName(sentence)
        self.show()
        self._timer.start()

    def withdraw(self) -> None:
        """The time is over, or the page is left."""
        self._back = None
        self._timer.stop()
        self.hide()

    def _on_undo(self) -> None:
        back = self._back
        self.withdraw()
        if back is not None:
            back()
