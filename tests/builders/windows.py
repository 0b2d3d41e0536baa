"""Windows in a test: in our look, and none of them lives on in another test."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication

from ui.settings import keep_qt_settings_in
from ui.theme import Theme, apply_theme, prepare


def in_our_look(app, settings_folder):
    """The application as it starts, with Qt's own settings in a folder of the test."""
    keep_qt_settings_in(settings_folder)
    assert prepare(app) == ()
    apply_theme(app, Theme())
    return app


def bury() -> None:
    """Delete at once whatever asked for it with `deleteLater`.

    Between tests no event loop runs, and without one Qt puts such deletions off: a window of an
    earlier test lives on, and its autosave wakes up in a later one, whose vault is another.
    What was copied goes too: off screen, Qt keeps it until after Python has ended, and to take
    it away then is a segmentation fault (measured; a desktop's clipboard ends with the window).
    """
    QGuiApplication.clipboard().clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
