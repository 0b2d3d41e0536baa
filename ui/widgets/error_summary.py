"""What keeps the step from being taken: one line for each problem, each leads to its question."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.parts import label
from ui.theme import px
from ui.widgets.sentence_button import SentenceButton


class ErrorSummary(QFrame):
    """Hidden when there is nothing. `chosen` is sent with the path of the line that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "summary")
        self.setObjectName("error-summary")
        self._title = label("subheading")
        self._lines: list[SentenceButton] = []
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(px(16), px(14), px(16), px(14))
        self._down.setSpacing(px(4))
        self._down.addWidget(self._title)
        self.hide()

    def say(self, title: str, problems: Sequence[tuple[str, str]]) -> None:
        """Show (path, sentence) pairs under a title; no pairs hide it."""
        for line in self._lines:
            self._down.removeWidget(line)
            line.deleteLater()
        self._title.setText(title)
        self.setAccessibleName(title)
        self._lines = [self._line(path, sentence) for path, sentence in problems]
        for line in self._lines:
            self._down.addWidget(line)
        self.setVisible(bool(problems))

    def focus_first(self) -> None:
        """Bring the keyboard to the first problem."""
        if self._lines:
            self._lines[0].setFocus()

    def _line(self, path: str, sentence: str) -> SentenceButton:
        made = SentenceButton("link")
        made.say(sentence)
        made.clicked.connect(lambda: self.chosen.emit(path))
        return made
