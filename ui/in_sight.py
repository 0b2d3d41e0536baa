"""What has just appeared on a page that scrolls must be seen, wherever the page stands."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.theme import px

MARGIN = 16


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to it once the page has found its new height; nothing where nothing scrolls."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    page = None if around is None else around.widget()
    if around is not None and page is not None and widget.isVisible():
        top = widget.mapTo(page, widget.rect().topLeft()).y()
        bar, height = around.verticalScrollBar(), around.viewport().height()
        lowest = top - px(MARGIN)
        highest = top + widget.height() + px(MARGIN) - height
        # Higher than the page: its beginning is what must be seen.
        bar.setValue(min(max(bar.value(), highest), lowest))
