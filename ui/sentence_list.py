"""Sentences one below the other, as many as there are; said again in another language."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from ui.parts import column, label
from ui.words import Wording, Words


class SentenceList(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lines: list[QLabel] = []
        self._down = column(spacing=8)
        self.setLayout(self._down)
        self.hide()

    def show_sentences(self, sentences: Sequence[Wording]) -> None:
        """Show these and no others."""
        for line in self._lines:
            self._words.forget(line.setText)
            self._down.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        for sentence in sentences:
            line = label()
            self._words.show(line.setText, sentence)
            self._down.addWidget(line)
            self._lines.append(line)
        self.setVisible(bool(sentences))
