"""A keyboard that counts: every press that is not a letter of an answer, by page and by kind."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.counting import Counting
from tests.ui.typing import CONTROL, NONE, send

ON, MOVE = "on to the next question", "to another place"


class Keyboard(Counting):
    """A press goes where a keyboard sends it: to an open list, else to what has the focus.

    Shortcuts are tried first, as by a real press.
    """

    def press(self, kind, key, modifiers=NONE, times=1):
        """A key that writes no letter of an answer."""
        for _ in range(times):
            self.count(kind)
            if QApplication.activePopupWidget() is not None:
                send(key, modifiers)
            else:
                QTest.keyClick(self.focused() or self.window, key, modifiers)
            self.let_go()

    def selects_all(self):
        """What stands in the field is to be written anew."""
        self.press(MOVE, Qt.Key.Key_A, CONTROL)

    def focused(self):
        """What has the keyboard."""
        return QApplication.focusWidget()


DIGITS = {n: Qt.Key(Qt.Key.Key_0 + n) for n in range(10)}
