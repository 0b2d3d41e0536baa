"""Two processes as on a laptop: the parent, and the window that is locked. Run as a module:

python -m tests.journeys.locked_laptop VAULT RECORD IDLE_SECONDS
    starts the parent; each window it starts is `child` below. A word on the input moves it on,
    and it says where it is. It knows no word of the testimony but those it is told.
"""

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qt_compat import qt_api

from intake_app import paths
from intake_app.hardening import harden_process
from tests.journeys.hands import Hands
from tests.journeys.memory import make_readable
from tests.ui.typing import press, type_text
from ui import launcher
from ui.app import Options, build_window, open_first_screen, set_guard
from ui.screens.interview import InterviewScreen
from ui.screens.records import RecordsScreen
from ui.screens.unlock import UnlockScreen
from ui.settings import WindowSettings, keep_qt_settings_in

TEXT, DATE = "interview.breaks", "incidents[0].date"


def parent(vault, record, idle_seconds):
    harden_process()
    make_readable()

    def run_child(arguments):
        said = ["child", str(vault), record, idle_seconds, *arguments]
        return subprocess.run([sys.executable, "-m", __spec__.name, *said], check=False).returncode

    return launcher.main([], run_child)


def child(vault, record, idle_seconds, *arguments):
    harden_process()
    make_readable()
    folder = paths.state_dir()
    keep_qt_settings_in(folder)
    qt_api.set_qt_api("pyside6")
    app = QApplication(["intake"])
    after_lock = launcher.AFTER_LOCK in arguments
    options = Options(Path(vault), "en", None, after_lock, float(idle_seconds))
    window = build_window(app, WindowSettings(folder), options)
    open_first_screen(window, options)
    window.show()
    codes = []
    window.ended.connect(codes.append)
    hands = Hands(window)
    hands.sees(UnlockScreen)
    if after_lock:
        comes_back(hands)
    else:
        tells(hands, record)
        set_guard(window, options)  # from here on nobody touches the keyboard
    hands.until(lambda: bool(codes))
    return codes[0]


def tells(hands, record):
    window = hands.window
    hands.tabs_to(window.screen_shown.field)
    type_text(told("passphrase"))
    told("typed")
    press(Qt.Key.Key_Return)
    hands.sees(RecordsScreen)
    window.open_record(record)
    screen = hands.sees(InterviewScreen)
    hands.until(lambda: screen.talk is not None)
    screen.talk.open(TEXT)
    hands.until(lambda: question(screen, TEXT) is not None)
    question(screen, TEXT).input.focus_first()
    type_text(told("testimony"))
    screen.talk.open(DATE)
    hands.until(lambda: question(screen, DATE) is not None)
    box(screen, "year").setFocus()
    for _ in range(4):
        press(Qt.Key.Key_Backspace)
    hands.let_go()
    told("scanned")


def comes_back(hands):
    told("fresh")
    hands.tabs_to(hands.window.screen_shown.field)
    type_text(told("passphrase") + "\n")
    screen = hands.sees(InterviewScreen)
    hands.until(lambda: screen.talk is not None and screen.talk.bars.returned.isVisible())
    say(json.dumps({name: box(screen, name).text() for name in ("day", "month", "year")}))
    hands.window.close()


def question(screen, path):
    field = path.replace("[0]", "")
    form = getattr(screen.talk.page, "form", None)
    asked = form.questions if form is not None else ()
    return next((one for one in asked if one.field.id == field), None)


def box(screen, name):
    found = question(screen, DATE).input.findChildren(QLineEdit, name)
    return next(one for one in found if one.isVisible())


def told(where):
    """Say where we are and wait for a line; the loop stands still meanwhile."""
    say(where)
    return sys.stdin.readline().rstrip("\n")


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    first, *others = sys.argv[1:]
    raise SystemExit(child(*others) if first == "child" else parent(Path(first), *others))
