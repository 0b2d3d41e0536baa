"""Two hands at the keyboard: Tab to what is wanted, type, press; eyes that wait for what comes."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.typing import CONTROL, NONE, press, type_text

MOST_TABS = 400
PATIENCE_MS = 60_000


class Hands:
    """Everything goes to what has the focus, as from a keyboard. Nothing is set or called."""

    def __init__(self, window):
        self.window = window
        self._eyes = QtBot(None)  # waitUntil alone is used of it, which needs no test

    def until(self, seen):
        """Wait for a condition, as a person waits for the page."""
        self.waits(seen)
        self.let_go()
        if self.window.isVisible():
            self.gets_the_keyboard_back()

    def waits(self, seen):
        """Wait and touch nothing."""
        self._eyes.waitUntil(seen, timeout=PATIENCE_MS)

    def gets_the_keyboard_back(self):
        """Off screen no desktop gives it to the window after a list was open."""
        if QApplication.activePopupWidget() is None and not self.window.isActiveWindow():
            self.window.activateWindow()
            self.waits(self.window.isActiveWindow)

    def sees(self, kind):
        """Wait until a screen of this kind is there; give it."""
        self.until(lambda: isinstance(self.window.screen_shown, kind))
        return self.window.screen_shown

    def let_go(self):
        """What was asked to be deleted goes, as between two keys of a person."""
        QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def press(self, key, modifiers=NONE):
        """One key that writes no letter."""
        press(key, modifiers)
        self.let_go()

    def tabs_to(self, widget):
        """Press Tab until the keyboard is in the widget. Fails where Tab does not lead there."""
        for _ in range(MOST_TABS):
            focused = QApplication.focusWidget()
            if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
                return
            if focused is None:
                self.window.centralWidget().setFocus()
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {widget.objectName() or widget}")

    def button(self, name):
        """The one button of that name that can be seen."""
        named = self.window.findChildren(QPushButton, name)
        (seen,) = [button for button in named if button.isVisibleTo(self.window)]
        return seen

    def presses(self, name):
        """Go to a button and press it, once it can be pressed."""
        self.until(lambda: self.button(name).isEnabled())
        self.tabs_to(self.button(name))
        self.press(Qt.Key.Key_Space)

    def writes(self, line, text):
        """Write a line anew."""
        self.tabs_to(line)
        press(Qt.Key.Key_A, CONTROL)
        type_text(text)

    def shortcut(self, key, modifiers=NONE):
        """A key that works wherever the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.let_go()

    def chooses_folder(self, chooser, folder):
        """Name a folder in our own chooser."""
        self.writes(chooser.path, str(folder))
        self.press(Qt.Key.Key_Return)
        self.presses("chooser-choose")

    def chooses_file(self, chooser, file):
        """Go to a file's folder, then to its line."""
        self.writes(chooser.path, str(file.parent))
        self.press(Qt.Key.Key_Return)
        self.tabs_to(chooser.list)
        press(Qt.Key.Key_Home)
        while chooser.list.currentItem().text() != file.name:
            press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)
