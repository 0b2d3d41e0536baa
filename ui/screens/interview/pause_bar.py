"""Why there is a pause: one key. The bar stands in the page and is left by Escape."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from ui.parts import button, give_focus_back, label, row
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Chip, Option
from ui.words import Wording, Words

TIRED, UPSET, INTERPRETER, DANGER, OTHER = "tired", "upset", "interpreter", "danger", "other"
REASONS: Mapping[str, Wording] = {
    TIRED: lambda c: c.t("The person is tired"),
    UPSET: lambda c: c.t("The person is upset"),
    INTERPRETER: lambda c: c.t("The interpreter needs a break"),
    DANGER: lambda c: c.t("Danger or disturbance"),
    OTHER: lambda c: c.t("Another reason"),
}


class PauseBar(QFrame):
    """`chosen` with the reason; `left`: to the list at once; `stayed`: the talk goes on."""

    chosen = Signal(str)
    left = Signal()
    stayed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("pause-bar")
        self.setProperty("role", "notice")
        self._opener: QWidget | None = None
        title = label("notice-title")
        words.show(title.setText, lambda c: c.t("Why is there a pause?"))
        self.reasons = AnswerChips([Option(code, "") for code in REASONS])
        self.reasons.setObjectName("pause-reason")
        words.show(self.reasons.setAccessibleName, lambda c: c.t("Why is there a pause?"))
        self._words = words
        self.leave, self.stay = button("", "pause-leave"), button("quiet", "pause-stay")
        words.show(self.leave.setText, lambda c: c.t("Save and close"))
        words.show(self.stay.setText, lambda c: c.t("Go on without a pause"))
        down = QVBoxLayout(self)
        down.setContentsMargins(px(16), px(10), px(16), px(10))
        down.setSpacing(px(8))
        down.addWidget(title)
        down.addWidget(self.reasons)
        down.addLayout(row(self.leave, self.stay))
        self.reasons.changed.connect(self._on_chosen)
        self.leave.clicked.connect(self._on_left)
        self.stay.clicked.connect(self._on_stayed)
        self.hide()

    def ask(self) -> None:
        """Ask; a digit answers."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._opener = focused
        self._words.show(self._say, lambda c: c.language)
        self.reasons.show_choice(())
        self.show()
        self.reasons.focus_first()

    def close_bar(self) -> None:
        """Nothing is asked any more."""
        give_focus_back(self._opener, self)
        self._opener = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the reason that has the keyboard; Escape goes on with the talk."""
        focused = QApplication.focusWidget()
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and isinstance(focused, Chip) and not event.isAutoRepeat():
            focused.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_stayed()
        else:
            super().keyPressEvent(event)

    def _say(self, _: str) -> None:
        catalog: Catalog = self._words.catalog
        self.reasons.say(
            [
                Option(code, f"{number}  {words(catalog)}")
                for number, (code, words) in enumerate(REASONS.items(), start=1)
            ]
        )

    def _on_chosen(self) -> None:
        if self.reasons.codes:
            self.close_bar()
            self.chosen.emit(self.reasons.codes[0])

    def _on_left(self) -> None:
        self.close_bar()
        self.left.emit()

    def _on_stayed(self) -> None:
        self.close_bar()
        self.stayed.emit()
