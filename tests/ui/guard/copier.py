"""Copies and marks a word on a display of its own, then tells what is left of it.

python -m tests.ui.guard.copier lock|wait|stranger MILLISECONDS
"""

import json
import subprocess
import sys

from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from tests.ui.guard.loop import say, turn_until
from ui.guard.clipboard import ClipboardWatch

WORD, THEIRS = "секрет", "theirs"
BOTH = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


def main(what, after_ms=60_000):
    app = QApplication(["copier"])
    clipboard = app.clipboard()
    if what == "other":
        clipboard.setText(THEIRS)
        turn_until(clipboard.ownsClipboard)
        turn_until(lambda: not clipboard.ownsClipboard())  # somebody else copies, or it is ended
        return
    watch = ClipboardWatch(app, after_ms=int(after_ms))
    for mode in BOTH:
        clipboard.setText(WORD, mode)
    turn_until(lambda: clipboard.mimeData().hasFormat("x-kde-passwordManagerHint"))
    look(clipboard)
    if what == "lock":
        watch.clear()
    elif what == "wait":
        turn_until(lambda: not clipboard.text())
    else:
        stranger(clipboard)
        watch.clear()
    look(clipboard)


def stranger(clipboard):
    """Another program copies, and keeps what it copied until it is ended."""
    command = [sys.executable, "-m", "tests.ui.guard.copier", "other"]
    other = subprocess.Popen(command)
    turn_until(lambda: not clipboard.ownsClipboard())
    turn_until(lambda: clipboard.text() == THEIRS)
    BESIDE.append(other)


def look(clipboard):
    say(json.dumps([clipboard.text(mode) for mode in BOTH]))


BESIDE = []

if __name__ == "__main__":
    main(*sys.argv[1:])
    for program in BESIDE:
        program.kill()
        program.communicate()
