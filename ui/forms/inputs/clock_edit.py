"""A time of day in one field: four digits are enough, 2345 becomes 23:45."""

import re

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import px
from ui.widgets.digit_keys import digit_of
from ui.widgets.number_edit import COMMANDS, digit_event

_FULL = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_BEGUN = r"|[0-2]|[01]?\d|2[0-3]|([01]?\d|2[0-3])(:[0-5]?\d?|[0-5]\d?)"


class ClockEdit(QLineEdit):
    """Hours beyond 23 and minutes beyond 59 cannot be typed; "9" becomes 09:00 on leaving."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(_BEGUN), self))
        self.setFixedWidth(px(84))
        self.textEdited.connect(self._on_edited)

    @property
    def time(self) -> str:
        """HH:MM, or empty while it is none."""
        return self.text() if _FULL.fullmatch(self.text()) else ""

    def show_time(self, time: str) -> None:
        """Show a stored time; nothing is sent."""
        self.setText(time)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write the digit that is printed on the key, in every keyboard layout."""
        digit = None if event.modifiers() & COMMANDS else digit_of(event)
        super().keyPressEvent(event if digit is None else digit_event(digit))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Complete what was begun."""
        if self.text() and not self.time:
            hours, _, minutes = self.text().partition(":")
            self.setText(f"{int(hours or 0):02}:{minutes:0<2}")
            self.textEdited.emit(self.text())
        super().focusOutEvent(event)

    def _on_edited(self, text: str) -> None:
        digits = text.replace(":", "")
        if len(digits) == 4 or (len(digits) == 3 and ":" not in text and int(digits[:2]) > 23):
            self.setText(f"{int(digits[:-2]):02}:{digits[-2:]}")
