"""What is copied from our window does not stay; what others copied is theirs.

On a screen of its own (Xvfb): off screen no clipboard tells whose it is.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
# Copies and marks a word, then does what the test asks, and tells what is left.
COPIER = """
import json, subprocess, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from ui.guard.clipboard import ClipboardWatch
app = QApplication([])
clipboard, mode = app.clipboard(), QClipboard.Mode
watch = ClipboardWatch(app, after_ms=int(sys.argv[2]))
STRANGER = '''
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
app.clipboard().dataChanged.connect(lambda: (print("taken", flush=True)))
app.clipboard().setText("theirs")
app.exec()
'''
def look():
    print(json.dumps([clipboard.text(one) for one in (mode.Clipboard, mode.Selection)]), flush=True)
def stranger():
    global other
    other = subprocess.Popen([sys.executable, "-c", STRANGER], stdout=subprocess.PIPE, text=True)
    other.stdout.readline()
    clipboard.dataChanged.connect(lambda: (watch.clear(), look(), other.kill(), app.quit()))
def begin():
    clipboard.setText("секрет")
    clipboard.setText("секрет", mode.Selection)
    print(clipboard.mimeData().hasFormat("x-kde-passwordManagerHint"), flush=True)
    look()
    if sys.argv[1] == "lock":
        watch.clear(); look(); app.quit()
    elif sys.argv[1] == "wait":
        watch._timer.timeout.connect(lambda: (look(), app.quit()))
    else:
        stranger()
QTimer.singleShot(0, begin)
QTimer.singleShot(20000, app.quit)
app.exec()
"""


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    """The number of a display nobody else draws on."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [shutil.which("Xvfb"), "-displayfd", str(write), "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def copies(screen):
    def copies(what, after_ms=60_000):
        ran = subprocess.run(
            [sys.executable, "-c", COPIER, what, str(after_ms)],
            env=os.environ | {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        return [json.loads(line.lower()) for line in ran.stdout.splitlines()]

    return copies


def test_at_the_lock_both_are_empty(copies):
    assert [True, ["секрет", "секрет"], ["", ""]] == copies("lock")


def test_after_a_while_both_are_empty(copies):
    assert [True, ["секрет", "секрет"], ["", ""]] == copies("wait", after_ms=50)


def test_what_a_stranger_copied_since_stays(copies):
    assert [True, ["секрет", "секрет"], ["theirs", ""]] == copies("stranger")
