"""Keys by their place on the keyboard, whatever letters the layout puts there.

The Kazakh layout has letters on the whole digit row and Cyrillic layouts have no Latin letters, so
digits and command letters are matched by native scan code, never by text.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

# X11 and Wayland count from 8 above the kernel's key codes; Windows counts as the PC keyboard did.
_X11 = {1: 10, 2: 11, 3: 12, 4: 13, 5: 14, 6: 15, 7: 16, 8: 17, 9: 18, 0: 19}
_PC = {digit: code - 8 for digit, code in _X11.items()}
_X11_DIGITS = {code: digit for digit, code in _X11.items()}
_PC_DIGITS = {code: digit for digit, code in _PC.items()}
_X11_LETTERS = {
    57: "n",
    46: "l",
    52: "z",
    29: "y",
    41: "f",
    33: "p",
    45: "k",
    38: "a",
    54: "c",
    27: "r",
    28: "t",
    47: ";",
}
_PC_LETTERS = {code - 8: letter for code, letter in _X11_LETTERS.items()}


def digit_of(event: QKeyEvent) -> int | None:
    """The digit whose key was pressed, on the digit row or the keypad; None for another key."""
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier or not event.nativeScanCode():
        return _named_digit(event.key())
    digits = _PC_DIGITS if _is_windows() else _X11_DIGITS
    return digits.get(event.nativeScanCode())


def letter_of(event: QKeyEvent) -> str:
    """The Latin sign printed on the key of a PC keyboard ("n"); empty for keys not used."""
    if not event.nativeScanCode():
        key = event.key()
        if key == Qt.Key.Key_Semicolon:
            return ";"
        return chr(key).lower() if Qt.Key.Key_A <= key <= Qt.Key.Key_Z else ""
    letters = _PC_LETTERS if _is_windows() else _X11_LETTERS
    return letters.get(event.nativeScanCode(), "")


def question_number(event: QKeyEvent) -> int | None:
    """The digit's key that is pressed with Ctrl and Shift: the question of that number, 1 to 9."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return (digit_of(event) or None) if held == both else None


def native_digit(digit: int) -> int:
    """The scan code of a digit's key on this platform: what a test sends."""
    return (_PC if _is_windows() else _X11)[digit]


def _named_digit(key: int) -> int | None:
    return key - Qt.Key.Key_0 if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else None


def _is_windows() -> bool:
    return QGuiApplication.platformName() == "windows"
