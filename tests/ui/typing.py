"""Keys as a keyboard sends them: events with text, to whatever has the focus.

`qtbot.keyClicks` aborts the process at the first Cyrillic letter, so nothing here uses it.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.widgets.digit_keys import native_digit

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier

# What the digit row of the Kazakh layout writes.
KAZAKH_ROW = {1: '"', 2: "ә", 3: "і", 4: "ң", 5: "ғ", 6: ",", 7: ".", 8: "ү", 9: "ұ", 0: "қ"}


def type_text(text: str) -> None:
    """Type letters where the focus is; a line break is the Return key."""
    for letter in text:
        if letter == "\n":
            press(Qt.Key.Key_Return)
        else:
            send(Qt.Key.Key_unknown, text=letter)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key that writes no letter."""
    texts = {Qt.Key.Key_Space: " ", Qt.Key.Key_Return: "\r", Qt.Key.Key_Backspace: "\b"}
    send(key, modifiers, text=texts.get(key, ""))


def press_digit(digit: int) -> None:
    """Press a key of the digit row while the keyboard is Kazakh."""
    send(Qt.Key.Key_unknown, scan_code=native_digit(digit), text=KAZAKH_ROW[digit])


def type_digits(number: int | str) -> None:
    """A number on the digit row of a Kazakh keyboard; other signs as they are."""
    for sign in str(number):
        press_digit(int(sign)) if sign.isdecimal() else type_text(sign)


def press_letter_key(scan_code: int, modifiers: Qt.KeyboardModifier, text: str = "") -> None:
    """Press the key at a place of the keyboard, whatever letter stands on it."""
    send(Qt.Key.Key_unknown, modifiers, scan_code=scan_code, text=text)


def hold(key: Qt.Key, times: int = 5) -> None:
    """Press a key and keep it down: the system repeats it to whatever has the focus then."""
    texts = {Qt.Key.Key_Space: " ", Qt.Key.Key_Return: "\r"}
    for time in range(times):
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        event = QKeyEvent(QEvent.Type.KeyPress, key, NONE, 0, 0, 0, texts.get(key, ""), time > 0)
        QApplication.sendEvent(target, event)
    target = QApplication.focusWidget()
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyRelease, key, NONE, texts.get(key, "")))


def send(
    key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, *, scan_code: int = 0, text: str = ""
) -> None:
    target = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, modifiers, scan_code, 0, 0, text)
        QApplication.sendEvent(target, event)
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or target
