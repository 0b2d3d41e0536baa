"""The guard of an open vault: decides nothing about testimony, only when nobody may see it."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.guard.clipboard import ClipboardWatch
from ui.guard.idle import IdleWatch
from ui.guard.privacy import Privacy
from ui.guard.timing import Timing
from ui.main_window import MainWindow

TWICE_MS = 600
"""Two Escapes within this are one wish to hide; slower ones close two things."""

_CLICKS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel})


class Guard(QObject):
    """Begins with `begin`, once the window is shown; ends with the process."""

    def __init__(
        self, window: MainWindow, timing: Timing, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._escaped_at: float | None = None
        self.idle = IdleWatch(timing.idle_ms, self)
        self.privacy = Privacy(window, timing.private_ms)
        self.clipboard = ClipboardWatch(self, timing.clipboard_ms)
        self.idle.idle.connect(self.lock)
        self.privacy.over.connect(self.lock)
        window.ended.connect(self._on_ended)
        window.lock_minutes_chosen.connect(lambda minutes: self.idle.wait_for(minutes * 60_000))

    def begin(self) -> None:
        """Watch keys, clicks and the clocks; the bus is heard once a vault is open."""
        self._window.winId()
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self.idle.begin()

    def hear_the_system(self) -> None:
        """Listen for sleep, the lid and the session's lock, in the way of this system."""
        if sys.platform == "win32":
            from ui.guard import windows_watch

            self._messages = windows_watch.WindowsWatch(self.lock_at_once)
            windows_watch.ask_windows_to_tell(int(self._window.winId()))
            application = QCoreApplication.instance()
            if application is not None:
                application.installNativeEventFilter(self._messages)
        elif sys.platform.startswith("linux"):
            from ui.guard.session_watch import SessionWatch  # QtDBus is not for the first frame

            self.session = SessionWatch(self)
            self.session.asleep.connect(self.lock_at_once)
            self.session.locked.connect(self.lock)
            self.session.begin()

    def lock(self) -> None:
        """Nobody is there: save, keep what is half typed, end. Where a disk is full, it is said."""
        if self._holds_vault():
            self.clipboard.clear()
            self._window.lock_alone()

    def lock_at_once(self) -> None:
        """The laptop sleeps in a moment: one attempt to save, and the end."""
        if self._holds_vault():
            self.clipboard.clear()
            self._window.lock_alone(at_once=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the window's own handle: one call for each key, and none for each widget."""
        if self.idle.see(event):
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._is_wish_to_hide(event)
        if event.type() in _CLICKS:
            self._escaped_at = None
        return super().eventFilter(watched, event)

    def _is_wish_to_hide(self, event: QKeyEvent) -> bool:
        """F12 always; Escape twice where no list is open that one of them would close."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_escape = plain and event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat()
        in_list = QApplication.activePopupWidget() is not None
        before = self._escaped_at
        self._escaped_at = self._clock() if is_escape and not in_list else None
        wishes = plain and event.key() == Qt.Key.Key_F12
        if self._escaped_at is not None and before is not None and not self.privacy.is_hidden:
            wishes = (self._escaped_at - before) * 1000 <= TWICE_MS
        if wishes and self._has_something_to_hide():
            self._escaped_at = None
            self.privacy.hide()
            return True
        return False

    def _holds_vault(self) -> bool:
        return self._window.screen_shown is not None and self._window.shell.runner.holds_vault

    def _has_something_to_hide(self) -> bool:
        """The way back asks for the passphrase: somebody must have one, for an open vault."""
        screen = self._window.screen_shown
        return screen is not None and self._holds_vault() and not screen.is_before_unlock

    def _on_ended(self) -> None:
        self.clipboard.clear()
        self._window.shell.settings.place = self._window.saveGeometry()
