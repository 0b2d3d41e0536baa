"""The end of windows that a test made: no clock of theirs may tick inside another test."""

from PySide6.QtCore import QCoreApplication, QEvent


def bury() -> None:
    """Delete at once whatever asked for it with `deleteLater`.

    Between tests no event loop runs, and without one Qt puts such deletions off: a window of an
    earlier test lives on, and its autosave wakes up in a later one, whose vault is another.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
