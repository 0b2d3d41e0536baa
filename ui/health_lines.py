"""The lines of the health page in groups by how they stand: a mark, a sentence, what to do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.parts import column, label
from ui.theme import Token, colour, pixmap, px
from ui.words import Words

if TYPE_CHECKING:
    from intake_app.commands.health import HealthLine

# In the order of the page. The shape of the mark says the same as its colour and the heading.
MARKS = {
    "look": ("warning", Token.WARN),
    "unknown": ("info", Token.MUTED),
    "ok": ("check", Token.OK),
}


class HealthLines(QWidget):
    """Empty until `show_lines`."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._said: list[QLabel] = []
        self._cards: list[QFrame] = []
        self._down = column(spacing=24)
        self.setLayout(self._down)

    def show_lines(self, lines: "Sequence[HealthLine]") -> None:
        """Show these and no others."""
        self._forget()
        for state in MARKS:
            some = [line for line in lines if line.state.value == state]
            if some:
                self._add_group(some)

    def _add_group(self, lines: "Sequence[HealthLine]") -> None:
        from intake_app.commands.health_words import state_in_words

        state = lines[0].state
        card = QFrame()
        card.setObjectName(f"health-{state.value}")
        down = QVBoxLayout(card)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(12))
        heading = self._label("subheading")
        self._words.show(heading.setText, lambda c: state_in_words(state, c))
        down.addWidget(heading)
        for line in lines:
            down.addLayout(self._row(line))
        self._down.addWidget(card)
        self._cards.append(card)

    def _row(self, line: "HealthLine") -> QHBoxLayout:
        from intake_app.commands import health_words

        drawing, token = MARKS[line.state.value]
        mark = QLabel()
        mark.setPixmap(pixmap(drawing, colour(token), px(20)))
        mark.setFixedWidth(px(24))
        said, advice = self._label("reading"), self._label("hint")
        said.setObjectName(line.code)
        self._words.show(said.setText, lambda c: health_words.line_in_words(line, c))
        self._words.show(advice.setText, lambda c: health_words.advice_in_words(line, c))
        advice.setVisible(bool(advice.text()))
        texts = column(spacing=2)
        texts.addWidget(said)
        texts.addWidget(advice)
        across = QHBoxLayout()
        across.setSpacing(px(12))
        across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(texts, 1)
        return across

    def _label(self, role: str) -> QLabel:
        made = label(role)
        self._said.append(made)
        return made

    def _forget(self) -> None:
        for text in self._said:
            self._words.forget(text.setText)
        for card in self._cards:
            self._down.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._said, self._cards = [], []
