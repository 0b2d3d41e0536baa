"""In the place of the list when it is empty: why it is, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts import label
from ui.theme import px
from ui.words import Words


class NothingListed(QWidget):
    """Two lines in the middle."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.empty, self.advice = label("subheading"), label("hint")
        middle = QVBoxLayout(self)
        middle.setSpacing(px(8))
        middle.addStretch(1)
        for text in (self.empty, self.advice):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            middle.addWidget(text)
        middle.addStretch(1)

    def say(self, *, searched: bool, narrowed: bool) -> None:
        """Nothing is found, or nothing is there yet."""
        show = self._words.show
        if narrowed:
            show(self.empty.setText, lambda c: c.t("No testimony is of this kind."))
            show(self.advice.setText, lambda c: c.t("Untick something, or press Escape."))
        elif searched:
            show(self.empty.setText, lambda c: c.t("No testimony has these words."))
            show(self.advice.setText, lambda c: c.t("Try the beginning of a word, or fewer words."))
        else:
            show(self.empty.setText, lambda c: c.t("There is no testimony yet."))
            show(self.advice.setText, lambda c: c.t("Begin with the button «New testimony»."))
