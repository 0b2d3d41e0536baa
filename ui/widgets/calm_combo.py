"""A drop-down that a person cannot change or open by accident."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox


class CalmCombo(QComboBox):
    """The wheel scrolls the page, never the choice; F4 belongs to the page too."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Alt+Down open the list; F4 and Ctrl with a letter go up to the page."""
        is_command = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_F4 or is_command:
            event.ignore()
        else:
            super().keyPressEvent(event)
