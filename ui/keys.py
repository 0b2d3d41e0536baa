"""Shortcuts by the place of the key, not its letter: on a Kazakh layout Ctrl+L types Ctrl+Д."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.digit_keys import letter_of

_SLASH = 61 if sys.platform.startswith("linux") else 53


def is_control(event: QKeyEvent, letter: str) -> bool:
    """Whether Ctrl and nothing else is held with the key of this Latin letter."""
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and letter_of(event) == letter


def is_slash(event: QKeyEvent) -> bool:
    """Whether the key left of the right Shift was pressed alone: `/` on a Latin keyboard."""
    alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
    return alone and (event.nativeScanCode() == _SLASH or event.key() == Qt.Key.Key_Slash)
