"""Listens to the bus, says so, and tells the first thing it hears. Run as a module."""

import sys

from PySide6.QtCore import QCoreApplication

from tests.ui.guard.loop import say, turn_until
from ui.guard.session_watch import SessionWatch


def main(patience_ms):
    app = QCoreApplication(["listener"])
    watch, heard = SessionWatch(app), []
    watch.asleep.connect(lambda: heard.append("asleep"))
    watch.locked.connect(lambda: heard.append("locked"))
    watch.begin()
    say("hears", watch.hears_sleep)
    turn_until(lambda: bool(heard) or not watch.hears_sleep, patience_ms)
    say(*heard, watch._hold is not None)


if __name__ == "__main__":
    main(int(sys.argv[1]))
