"""What keeps the step from being taken: one line for each problem, each leads to its question."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.parts import label
from ui.theme import px


class ErrorSummary(QFrame):
    """Hidden when there is nothing. `chosen` is sent with the path of the line that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "summary")
        self.setObjectName("error-summary")
        self._title = label("subheading")
        self._lines: list[_Line] = []
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

    def _line(self, path: str, sentence: str) -> "_Line":
        made = _Line(sentence)
        made.clicked.connect(lambda: self.chosen.emit(path))
        return made


class _Line(QPushButton):
    """A sentence broken where the room ends: Qt's buttons do not break lines by themselves."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._words = sentence.replace("&", "&&").split()
        self.setProperty("role", "link")
        self.setAutoDefault(True)
        self.setAccessibleName(sentence)
        self.setText(" ".join(self._words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._break(event.size().width() - px(4))

    def sizeHint(self) -> QSize:
        """The sentence wants no width of its own."""
        return QSize(px(80), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """See sizeHint."""
        return self.sizeHint()

    def _break(self, room: int) -> None:
        lines = [""]
        for word in self._words:
            longer = f"{lines[-1]} {word}".lstrip()
            if lines[-1] and self.fontMetrics().horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        self.setText("\n".join(lines))
