"""The keys of the window itself: lock, size, language; they hold on every screen."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from intake_app.i18n import LANGUAGES

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def add_window_keys(window: "MainWindow") -> None:
    """Ctrl+L by its letter is for Latin layouts; `keyPressEvent` finds the key in the others."""
    settings = window.shell.settings
    QShortcut(QKeySequence("Ctrl+L"), window, window.lock)
    for keys in ("Ctrl++", "Ctrl+="):
        QShortcut(QKeySequence(keys), window, lambda: window.wear(settings.theme.larger()))
    QShortcut(QKeySequence("Ctrl+-"), window, lambda: window.wear(settings.theme.smaller()))
    QShortcut(
        QKeySequence("Ctrl+0"), window, lambda: window.wear(replace(settings.theme, zoom=100))
    )
    for number, language in enumerate(LANGUAGES, start=1):
        pressed = QKeySequence(f"Ctrl+Shift+F{number}")
        QShortcut(pressed, window, lambda language=language: window.speak(language))
