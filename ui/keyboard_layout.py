"""Which keyboard layout is on, and whether Caps Lock is: the commonest reasons for a refusal.

Windows and some Linux desktops tell the layout; elsewhere the last typed letter does.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

CYRILLIC, LATIN = "АБВ", "ABC"
_SYSTEM = {"kk": "KK", "ru": "RU", "uk": "UK", "en": "EN"}
_OWN_LETTERS = {"KK": "әғқңөұүһ", "UK": "їєґ", "RU": "ёыэъ"}


@dataclass(frozen=True, slots=True)
class Keyboard:
    """What is known: a layout code (or the script alone, or nothing), and Caps Lock."""

    layout: str = ""
    caps_lock: bool = False


def layout_after(letter: str, before: str, system: str) -> str:
    """The layout to show once `letter` was typed; `system` is what the desktop says, if it does."""
    script = _script(letter)
    if not script:
        return before
    for candidate in (system, before):
        if candidate and _writes(candidate, letter):
            return candidate
    own = [layout for layout, letters in _OWN_LETTERS.items() if letter.lower() in letters]
    return own[0] if own else script


def system_layout() -> str:
    """KK, RU, UK or EN as the desktop tells it; empty when it does not."""
    return _SYSTEM.get(QGuiApplication.inputMethod().locale().name()[:2], "")


class KeyboardWatch(QObject):
    """Watches the keys of one field and tells what they say about the keyboard."""

    changed = Signal(object)

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.keyboard = Keyboard(system_layout())
        watched.installEventFilter(self)
        QGuiApplication.inputMethod().localeChanged.connect(self._on_locale_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at key presses; let every event pass."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._look_at(event)
        return super().eventFilter(watched, event)

    def _look_at(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            self._tell(Keyboard(self.keyboard.layout, not self.keyboard.caps_lock))
            return
        letter = event.text()
        if len(letter) != 1 or not letter.isalpha():
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        layout = layout_after(letter, self.keyboard.layout, system_layout())
        self._tell(Keyboard(layout, caps_lock=letter.isupper() != shift))

    def _on_locale_changed(self) -> None:
        self._tell(Keyboard(system_layout() or self.keyboard.layout, self.keyboard.caps_lock))

    def _tell(self, keyboard: Keyboard) -> None:
        if keyboard != self.keyboard:
            self.keyboard = keyboard
            self.changed.emit(keyboard)


def _script(letter: str) -> str:
    if "\u0400" <= letter <= "\u052f":
        return CYRILLIC
    return LATIN if letter.isalpha() and letter.isascii() else ""


def _writes(layout: str, letter: str) -> bool:
    """Whether a layout known so far can have produced the letter."""
    if layout in {"EN", LATIN}:
        return _script(letter) == LATIN
    foreign = {
        "KK": "їєґ",
        "RU": "әғқңөұүһіїєґ",
        "UK": "әғқңөұүһёыэъ",
        CYRILLIC: "".join(_OWN_LETTERS.values()),
    }[layout]
    return _script(letter) == CYRILLIC and letter.lower() not in foreign
