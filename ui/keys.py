"""Shortcuts by the place of the key, not its letter: on a Kazakh layout Ctrl+L types Ctrl+Д."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# Places on the keyboard (set 1 scan codes; X11 and Wayland count from 8) -> the key printed there.
_PLACES = {
    25: Qt.Key.Key_P,
    33: Qt.Key.Key_F,
    38: Qt.Key.Key_L,
    49: Qt.Key.Key_N,
    53: Qt.Key.Key_Slash,
}
_OFFSET = 8 if sys.platform.startswith("linux") else 0


def place_of(event: QKeyEvent) -> int:
    """The Latin key at the pressed place; the key itself where the place is unknown."""
    by_place = _PLACES.get(event.nativeScanCode() - _OFFSET)
    return event.key() if by_place is None else int(by_place)


def is_control(event: QKeyEvent, key: Qt.Key) -> bool:
    """Whether Ctrl and nothing else is held with the key at this place."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.ControlModifier and place_of(event) == int(key)
