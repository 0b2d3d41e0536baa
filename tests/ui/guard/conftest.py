"""A guard over a real window at a real vault; keys come as the window system sends them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.guard.guard import Guard
from ui.guard.timing import Timing

NEVER = 3_600_000


@pytest.fixture
def codes(unlocked):
    ended = []
    unlocked.ended.connect(ended.append)
    return ended


@pytest.fixture
def guarded(unlocked):
    """Gives a guard with the times that a test needs; what it does not name never comes."""

    def made(**times):
        guard = Guard(unlocked, Timing(**{"idle_ms": NEVER, "private_ms": NEVER, **times}))
        guard.begin()
        return guard

    return made


@pytest.fixture
def key(unlocked):
    """Press a key in the window, whatever has the focus inside."""

    def press(which: Qt.Key) -> None:
        QTest.keyClick(unlocked.windowHandle(), which)

    return press
