"""F1: opens the handbook where the person is, leads on to another place, and closes it again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from ui.parts import give_focus_back

if TYPE_CHECKING:
    from intake_app.i18n import Catalog
    from ui.handbook.panel import HelpPanel
    from ui.main_window import MainWindow
    from ui.screens.screen import Screen


class Handbook:
    """One per window; the panel and its texts load when they are first wanted."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._opener: QWidget | None = None
        self.panel: HelpPanel | None = None

    def call(self) -> None:
        """F1: shows the place; where the keyboard is in the open handbook already, closes it."""
        from ui.handbook.whereabouts import place_of

        screen, focused = self._window.screen_shown, QApplication.focusWidget()
        if screen is None or not screen.isVisible():
            return
        if self.panel is None:
            self._open(screen)
        elif focused is not None and self.panel.isAncestorOf(focused):
            self.close()
            return
        self._opener = focused
        if self.panel is not None:
            self.panel.go(*place_of(screen))
            self.panel.show()
            self.panel.raise_()
            self.panel.focus_first()

    def close(self) -> None:
        """Take it away; the keyboard goes back to where it was."""
        panel, self.panel = self.panel, None
        if panel is not None:
            give_focus_back(self._opener, panel)
            panel.hide()
            panel.deleteLater()

    def retranslate(self, catalog: "Catalog") -> None:
        """The open page in another language."""
        if self.panel is not None:
            self.panel.retranslate(catalog)

    def _open(self, screen: "Screen") -> None:
        from ui.handbook.panel import HelpPanel

        over = self._window.centralWidget()
        if over is not None:
            below = screen.mapTo(over, QPoint(0, 0)).y()  # the way to lock stays in sight
            self.panel = HelpPanel(over, self._window.catalog, below)
            self.panel.closed.connect(self.close)
