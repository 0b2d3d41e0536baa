"""A button that says a whole sentence: Qt's own do not break lines by themselves."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from ui.theme import px


class SentenceButton(QPushButton):
    """The words go on in another line where the room ends. `margin`: what its frame takes."""

    def __init__(self, role: str, name: str = "", *, margin: int = 4) -> None:
        super().__init__()
        self._words: list[str] = []
        self._margin, self._room = margin, 0
        self.setProperty("role", role)
        self.setObjectName(name)
        self.setAutoDefault(True)

    def say(self, sentence: str, spoken: str = "") -> None:
        """Show other words; `spoken` is what is read out, where that differs."""
        self._words = sentence.replace("&", "&&").split(" ")
        self.setAccessibleName(spoken or sentence)
        self._break()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._room = event.size().width() - px(self._margin)
            self._break()

    def sizeHint(self) -> QSize:
        """The sentence wants no width of its own."""
        return QSize(px(80), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """See sizeHint."""
        return self.sizeHint()

    def _break(self) -> None:
        lines = [""]
        for word in self._words:
            longer = f"{lines[-1]} {word}".lstrip()
            is_long = self.fontMetrics().horizontalAdvance(longer) > self._room
            if lines[-1] and self._room and is_long:
                lines.append(word)
            else:
                lines[-1] = longer
        self.setText("\n".join(lines))
