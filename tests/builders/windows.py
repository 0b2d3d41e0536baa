"""The end of what a test made: no clock of its windows may tick inside another test."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication


def bury() -> None:
    """Delete at once whatever asked for it with `deleteLater`.

    Between tests no event loop runs, and without one Qt puts such deletions off: a window of an
    earlier test lives on, and its autosave wakes up in a later one, whose vault is another.
    What was copied goes too: off screen, Qt keeps it until after Python has ended, and to take
    it away then is a segmentation fault (measured; a desktop's clipboard ends with the window).
    """
    QGuiApplication.clipboard().clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
