"""A screen was unplugged: the window comes back to where a person can see and use it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

LEAST_WIDTH, LEAST_HEIGHT = 200, 60
"""So much of the top of a window must be on a screen that it can be taken hold of."""


class BackInSight(QObject):
    """Moves the window only where it stands on no screen; what was typed and the focus stay."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        # The screens that are left are known a turn later.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._later.start)
            application.primaryScreenChanged.connect(self._later.start)

    def look(self) -> None:
        """Bring the window back if it has to be."""
        # The primary one is the first, and while all are gone there is none.
        screens = [one.availableGeometry() for one in QGuiApplication.screens()]
        stands = self._window.geometry()
        wanted = in_sight(stands, screens)
        if wanted != stands:
            self._window.setGeometry(wanted)


def in_sight(window: QRect, screens: Sequence[QRect]) -> QRect:
    """The same place where its top can be reached on a screen; else inside the first screen."""
    top = QRect(window.left(), window.top(), window.width(), LEAST_HEIGHT)
    for screen in screens:
        seen = top.intersected(screen)
        least = min(LEAST_WIDTH, window.width())
        if seen.width() >= least and seen.height() >= LEAST_HEIGHT:
            return window
    if not screens:
        return window
    first = screens[0]
    size = window.size().boundedTo(first.size())
    left = min(max(window.left(), first.left()), first.right() + 1 - size.width())
    above = min(max(window.top(), first.top()), first.bottom() + 1 - size.height())
    return QRect(left, above, size.width(), size.height())
