"""The number of a testimony, typed by hand before something that cannot be undone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.parts import column, label
from ui.theme import px
from ui.words import Words

WIDTH = 320


class TypedNumber(QWidget):
    """Hidden until it is asked. Emits `changed` at each letter; whether it fits others decide."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.question = label("label")
        self.line = QLineEdit()
        self.line.setObjectName("typed-number")
        self.line.setFixedWidth(px(WIDTH))
        self.question.setBuddy(self.line)
        words.show(self.line.setAccessibleName, lambda c: c.t("Number of the testimony"))
        self.line.textChanged.connect(lambda _: self.changed.emit())
        down = column(spacing=8)
        down.addWidget(self.question)
        down.addWidget(self.line)
        self.setLayout(down)
        self.hide()

    def ask(self, number: str) -> None:
        """Ask for this number."""
        self._words.show(
            self.question.setText,
            lambda c: c.t("Type {number} to confirm. It cannot be undone.", number=number),
        )
        self._words.show(
            self.line.setAccessibleName,
            lambda c: c.t("Type {number} to confirm. It cannot be undone.", number=number),
        )
        self.line.clear()
        self.show()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    @property
    def is_filled(self) -> bool:
        """Whether anything was typed."""
        return bool(self.line.text().strip())
