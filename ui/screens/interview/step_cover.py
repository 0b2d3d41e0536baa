"""While the record takes a step of its life, the page takes no key and no press, and says so."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.parts import label
from ui.theme import px
from ui.widgets.covering import Covering
from ui.words import Wording, Words

PATIENCE_MS = 150
"""A step that takes no longer is not told: a panel that only flashes frightens."""

VEIL = 0.7


class StepCover(Covering):
    """What was typed meanwhile would belong to no revision: it is not taken at all."""

    def __init__(self, over: QWidget, words: Words, says: Wording) -> None:
        super().__init__(over)
        self._before = QApplication.focusWidget()
        self.setObjectName("step-cover")
        self.setProperty("role", "")
        self.setAutoFillBackground(False)  # the page is seen through it
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.panel = _panel(says(words.catalog))
        down = QVBoxLayout(self)
        down.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignCenter)
        self.panel.hide()
        self.setAccessibleName(says(words.catalog))
        self.cover(over)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(PATIENCE_MS, self, self.say)

    def say(self) -> None:
        """Tell what is done; the page below grows pale."""
        self.panel.show()
        self.update()

    def lift(self) -> None:
        """The step is over: the keyboard goes back to where it was, if that is still there."""
        before = self._before
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key is for the page now."""
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """No press either."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pale is what takes no key; not at once, which would be a flash."""
        super().paintEvent(event)
        if self.panel.isVisible():
            veil = self.palette().color(QPalette.ColorRole.Window)
            veil.setAlphaF(VEIL)
            QPainter(self).fillRect(self.rect(), veil)


def _panel(sentence: str) -> QFrame:
    panel, said = QFrame(), label("strong", sentence)
    panel.setProperty("role", "panel")
    said.setWordWrap(False)
    down = QVBoxLayout(panel)
    down.setContentsMargins(px(24), px(16), px(24), px(16))
    down.addWidget(said)
    return panel
