"""A hand on the sheet: what a mouse or a pen sends, to wherever it is."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

NAME = [(0.1 + at / 25, 0.5 + (-1) ** at * 0.2) for at in range(18)]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def draw(pad, shares=NAME):
    """Press, move and let go, at these shares of the sheet."""
    press(pad, shares[0])
    for share in shares[1:]:
        move(pad, share)
    let_go(pad, shares[-1])


def press(pad, share):
    _mouse(pad, QEvent.Type.MouseButtonPress, share, LEFT)


def move(pad, share):
    _mouse(pad, QEvent.Type.MouseMove, share, NONE)


def let_go(pad, share):
    _mouse(pad, QEvent.Type.MouseButtonRelease, share, LEFT, held=NONE)


def draw_by_pen(pad, shares=NAME):
    """As a graphic tablet tells it."""
    _pen(pad, QEvent.Type.TabletPress, shares[0])
    for share in shares[1:]:
        _pen(pad, QEvent.Type.TabletMove, share)
    _pen(pad, QEvent.Type.TabletRelease, shares[-1])


def _mouse(pad, kind, share, button, held=LEFT):
    at = _place(pad, share)
    modifiers = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, at, pad.mapToGlobal(at), button, held, modifiers)
    QApplication.sendEvent(pad, event)


def _pen(pad, kind, share):
    at = _place(pad, share)
    device = QPointingDevice.primaryPointingDevice()
    modifiers = Qt.KeyboardModifier.NoModifier
    event = QTabletEvent(
        kind, device, at, pad.mapToGlobal(at), 0.6, 0, 0, 0, 0, 0, modifiers, LEFT, LEFT
    )
    QApplication.sendEvent(pad, event)


def _place(pad, share):
    return QPointF(share[0] * pad.width(), share[1] * pad.height())
