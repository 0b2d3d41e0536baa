"""A drop-down that the mouse wheel cannot change by accident while a page is scrolled."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class CalmCombo(QComboBox):
    """The wheel scrolls the page, never the choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()
