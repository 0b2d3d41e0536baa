"""The privacy screen: at once nothing of a testimony, in the window, its title or its tree."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from intake_app.errors import IntakeError
from ui.ending import close_lists
from ui.guard.blank_page import BlankPage
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from intake_app.commands.session import Session

GUESSES = 3
"""So many wrong passphrases, and the hidden screen is a lock."""


class Privacy(QObject):
    """Takes the window's content out of the window, and puts it back for the passphrase only.

    Not hidden but taken out: what a screen reader or another program can walk through has it no
    more. `over` when it must become a lock: nobody came back, or guesses were wrong.
    """

    over = Signal()

    def __init__(self, window: MainWindow, becomes_lock_ms: int) -> None:
        super().__init__(window)
        self._window = window
        self._title = ""
        self._wrong = 0
        self._focused: QWidget | None = None
        self._content: QWidget | None = None
        self.page: BlankPage | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(becomes_lock_ms)
        self._timer.timeout.connect(self.over)

    @property
    def is_hidden(self) -> bool:
        """Whether the sheet stands there."""
        return self.page is not None

    def hide(self) -> None:
        """At once; a second time it asks for the way back."""
        if self.page is not None:
            self.page.show_way_back()
            return
        window = self._window
        close_lists()
        self._focused = QApplication.focusWidget()
        if window.screen_shown is not None:
            window.screen_shown.put_down()
        self._title = window.windowTitle()
        self.page = BlankPage(window.catalog)
        self.page.tried.connect(self._prove)
        self.page.lock_wanted.connect(self.over)
        self._content = window.takeCentralWidget()
        window.setCentralWidget(self.page)
        window.setWindowTitle(window.catalog.t("Notes"))
        self.page.paper.setFocus()
        self._wrong = 0
        self._timer.start()

    def _prove(self, passphrase: str) -> None:
        self._window.shell.runner.submit(
            self, lambda session: _prove(session, passphrase), done=self._show, failed=self._refuse
        )

    def _refuse(self, error: IntakeError) -> None:
        self._wrong += 1
        if self.page is None or self._wrong >= GUESSES:
            self.over.emit()
        else:
            self.page.refuse(error)

    def _show(self, _: None) -> None:
        page, self.page = self.page, None
        if page is None or self._content is None:
            return
        self._timer.stop()
        self._window.takeCentralWidget()
        self._window.setCentralWidget(self._content)
        self._content.show()
        self._window.setWindowTitle(self._title)
        page.deleteLater()
        if self._focused is not None and isValid(self._focused):
            self._focused.setFocus()


def _prove(session: "Session", passphrase: str) -> None:
    from intake_app.commands import returning

    returning.prove(session, passphrase)
