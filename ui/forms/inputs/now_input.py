"""Moments that may be this one: a button and a key write what the laptop's clock says."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.forms.input import Input
from ui.widgets.digit_keys import letter_of


class NowInput(Input):
    """Ctrl and the key beside L, as in spreadsheets: now, and the answer is whole."""

    def write_now(self) -> None:
        """Show this moment as the answer, and send it."""
        raise NotImplementedError

    def now_button(self, parent: QWidget) -> QPushButton:
        """The same by the mouse."""
        self.now = QPushButton(parent)
        self.now.setProperty("role", "quiet")
        self.now.setAutoDefault(True)
        self.now.clicked.connect(self.write_now)
        self.words.show(self.now.setText, lambda c: c.t("Now"))
        return self.now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See above; where the button is withdrawn the answer is only to be read."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if not control or letter_of(event) != ";" or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif not self.now.isHidden():
            self.write_now()
            self.done.emit()
