"""The event loop of a small program that a test runs beside itself."""

from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

PATIENCE_MS = 60_000


def turn_until(seen, patience_ms=PATIENCE_MS):
    """Let the loop turn until something is seen; TimeoutError when it never is."""
    qt_api.set_qt_api("pyside6")
    QtBot(None).waitUntil(seen, timeout=patience_ms)


def say(*words):
    """One line to whoever started this program."""
    print(*words, flush=True)  # noqa: T201 - its only way to be heard
