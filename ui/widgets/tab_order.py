"""The Tab key goes as the eye does: in the order of the layouts, not of making."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from ui.widgets.flow_box import FlowBox


def set_reading_order(*containers: QWidget) -> None:
    """Chain all that can have the focus inside, one container after the other.

    After anything in them was moved.
    """
    for before, after in pairwise(one for inside in containers for one in _stops(inside)):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    elif isinstance(widget, FlowBox):
        for item in widget.items:
            yield from _stops(item)
    else:
        yield from _in_layout(widget.layout())


def _in_layout(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner: QWidget | None = item.widget() if item is not None else None
        if inner is not None:
            yield from _stops(inner)
        elif item is not None:
            yield from _in_layout(item.layout())
