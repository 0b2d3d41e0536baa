"""A short field for digits: the digit row writes digits in every keyboard layout."""

from PySide6.QtCore import QEvent, QRegularExpression, Qt
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import px
from ui.widgets.digit_keys import digit_of

COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
)


class NumberEdit(QLineEdit):
    """Whole numbers without sign. In a Kazakh layout the digit row has letters; here it has not."""

    def __init__(self, digits: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pattern = QRegularExpression(f"[0-9]{{0,{digits}}}")
        self.setValidator(QRegularExpressionValidator(pattern, self))
        self.setFixedWidth(px(34 + 10 * min(digits, 8)))

    @property
    def number(self) -> int | None:
        """What stands there, or None when empty."""
        text = self.text()
        return int(text) if text else None

    def show_number(self, number: int | None) -> None:
        """Show a stored number; nothing is sent as edited."""
        self.setText("" if number is None else str(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write the digit that is printed on the key."""
        digit = None if event.modifiers() & COMMANDS else digit_of(event)
        super().keyPressEvent(event if digit is None else digit_event(digit))


def digit_event(digit: int) -> QKeyEvent:
    """The key press that a Latin layout would have sent for a digit."""
    key = Qt.Key.Key_0 + digit
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, str(digit))
