"""What happened and what to do now, said in the page: nothing pops up."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.errors import IntakeError
from ui.in_sight import bring_into_sight
from ui.parts import label, row
from ui.theme import px
from ui.words import Wording, Words


class Notice(QFrame):
    """Hidden until there is something to say. Tones: error, warn, ok."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "notice")
        self.setObjectName("notice")
        self.happened = label("notice-title")
        self.remedy = label()
        self._ways: QHBoxLayout | None = None
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(px(16), px(12), px(16), px(12))
        self._down.setSpacing(px(4))
        self._down.addWidget(self.happened)
        self._down.addWidget(self.remedy)
        self.hide()

    def show_error(self, error: IntakeError) -> None:
        """Say an error in the interface language, and again after a change of language."""
        from intake_app.commands import messages

        self.say(
            lambda c: messages.explain(error, c).happened,
            lambda c: messages.explain(error, c).remedy,
            tone="error",
        )

    def say(self, happened: Wording, remedy: Wording, *, tone: str = "warn") -> None:
        """Say one thing; the one before goes."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._words.show(self.happened.setText, happened)
        self._words.show(self.remedy.setText, remedy)
        self.setAccessibleName(self.happened.text())
        self.setAccessibleDescription(self.remedy.text())
        self.show()
        if self.isVisible():
            bring_into_sight(self)

    def add(self, way: QWidget) -> None:
        """Put a way on (a button) below the words, beside the ones before it."""
        if self._ways is None:
            self._ways = row()
            self._down.addLayout(self._ways)
        self._ways.insertWidget(self._ways.count() - 1, way)

    def clear(self) -> None:
        """Have nothing to say."""
        self._words.forget(self.happened.setText)
        self._words.forget(self.remedy.setText)
        self.hide()
