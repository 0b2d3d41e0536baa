"""A keyboard that counts: every press that is not a letter of an answer, by page and by kind."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.counting import Counting
from tests.ui.typing import NONE, send, type_digits, type_text

ON, PICK, FIND, MOVE, ADD, PAGE, REASON = (
    "on to the next question",
    "a choice",
    "letters that look for a choice",
    "to another place",
    "another row",
    "on to the next page",
    "no answer, and why",
)


PATIENCE_MS = 20_000


class Keyboard(Counting):
    """A press goes where a keyboard sends it: to an open list, else to what has the focus.

    Shortcuts are tried first, as by a real press.
    """

    def __init__(self, window):
        super().__init__()
        self.window = window
        self._eyes = QtBot(None)  # waitUntil alone is used of it, which needs no test

    def press(self, kind, key, modifiers=NONE, times=1):
        """A key that writes no letter of an answer."""
        for _ in range(times):
            self.count(kind)
            if QApplication.activePopupWidget() is not None:
                send(key, modifiers)
            else:
                QTest.keyClick(self.focused() or self.window, key, modifiers)
            self.let_go()

    def finds(self, letters):
        """Letters that are no answer: they look for one in a list."""
        self.count(FIND, len(letters))
        type_text(letters)
        self.let_go()

    def writes(self, text):
        """Letters of an answer."""
        self.letters += len(text)
        type_text(text)

    def writes_digits(self, number):
        """Digits of an answer, on the digit row."""
        self.letters += len(str(number))
        type_digits(number)

    def focused(self):
        """What has the keyboard."""
        return QApplication.focusWidget()

    def let_go(self):
        """What was asked to be deleted goes, as between two keys of a person."""
        QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if QApplication.activePopupWidget() is None and not self.window.isActiveWindow():
            # Off screen no desktop gives the keyboard back after a list was open.
            self.window.activateWindow()
            self._eyes.waitUntil(self.window.isActiveWindow, timeout=PATIENCE_MS)


DIGITS = {n: Qt.Key(Qt.Key.Key_0 + n) for n in range(10)}
