"""The keys of the window itself: lock, size, language; they hold on every screen."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from intake_app.i18n import LANGUAGES
from ui.keyboard_map import HELP, LANGUAGE, LARGER, LOCK, SMALLER, USUAL

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def add_window_keys(window: "MainWindow") -> None:
    """Ctrl+L by its letter is for Latin layouts; `keyPressEvent` finds the key in the others."""
    settings = window.shell.settings
    does = {
        LOCK: window.lock,
        HELP: window.handbook.call,
        LARGER: lambda: window.wear(settings.theme.larger()),
        SMALLER: lambda: window.wear(settings.theme.smaller()),
        USUAL: lambda: window.wear(replace(settings.theme, zoom=100)),
    }
    for key, act in does.items():
        for keys in key.shortcuts:
            QShortcut(QKeySequence(keys), window, act)
    for keys, language in zip(LANGUAGE.shortcuts, LANGUAGES, strict=True):
        QShortcut(QKeySequence(keys), window, lambda language=language: window.speak(language))
