"""Memory of the window over a vault of 10,000 testimonies, beside a bare window. By hand:

python -m tests.benchmarks.memory [RECORDS]

Each in a process of its own. The window unlocks, shows the list to its end and searches, then the
fullest sample is opened and every page of it shown. What waits for it all (pytest-qt) has a row
of its own and is in the others too: they are up to so much too high.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

REACH = 150
COMMON, PASSPHRASE = "полиция", "benchmark words only"
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Intake"))
window.show()
window.grab()
status = open("/proc/self/status").read()
print("bare window", int(status.split("VmRSS:")[1].split()[0]) // 1024)
"""


def main(count):
    # Not in the window's process: what makes invented vaults takes memory of its own.
    from tests.benchmarks.lists import fill

    with tempfile.TemporaryDirectory() as place:
        vault = Path(place) / "vault"
        fill(vault, count)
        surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": place}
        ours = [sys.executable, "-m", "tests.benchmarks.memory", "window", str(vault)]
        for command in ([sys.executable, "-c", BARE], ours):
            done = subprocess.run(
                command, env=surroundings, check=True, text=True, stdout=subprocess.PIPE
            )
            for line in done.stdout.splitlines():
                what, _, mebibytes = line.rpartition(" ")
                sys.stdout.write(f"{what:<46}{mebibytes:>6} MiB\n")
    sys.stdout.write(f"reach: {REACH} MiB with {count} testimonies\n")


def window(vault):
    """The window in this process; says its memory as it goes."""
    weigh_the_waiting()
    from intake_app import paths
    from intake_app.hardening import harden_process
    from tests.ui.typing import type_text
    from ui.app import Options, application, build_window, open_first_screen
    from ui.settings import WindowSettings, keep_qt_settings_in

    harden_process()
    folder = paths.state_dir()
    keep_qt_settings_in(folder)
    application()
    shown = build_window(QApplication.instance(), WindowSettings(folder), Options(vault, "uk"))
    open_first_screen(shown, Options(vault, "uk"))
    shown.resize(1366, 768)
    shown.show()
    say("unlock window")
    shown.activateWindow()
    until(lambda: QApplication.focusWidget() is not None)
    shown.screen_shown.field.setFocus()
    type_text(f"{PASSPHRASE}\n")
    look_at_the_list(shown)
    walk_a_testimony(shown)


def look_at_the_list(shown):
    from ui.screens.records import RecordsScreen

    until(lambda: isinstance(shown.screen_shown, RecordsScreen))
    screen = shown.screen_shown
    until(lambda: screen.model.rowCount() > 0)
    say("list shown")
    screen.table.scrollToBottom()
    screen.search.setText(COMMON)
    until(lambda: not screen.model._is_waiting)
    say("scrolled to its end, and searched")


def walk_a_testimony(shown):
    from intake_app.commands import records
    from intake_app.commands.demo import sample_files

    (sample,) = [file for file in sample_files() if file.name.startswith("s1_")]
    found, runner = [], shown.shell.runner
    runner.submit(
        shown, lambda session: records.add(session, [sample]), done=found.extend, failed=print
    )
    until(lambda: bool(found))
    shown.open_record(found[0])
    until(lambda: getattr(shown.screen_shown, "talk", None) is not None)
    for stop in shown.screen_shown.talk.desk.stops:
        shown.screen_shown.talk.open(stop.key)
        until(lambda: True)
    say("a testimony, every page of it shown")


def weigh_the_waiting():
    before = resident()
    from pytestqt.qt_compat import qt_api
    from pytestqt.qtbot import QtBot  # noqa: F401 - it is its weight that counts

    qt_api.set_qt_api("pyside6")
    sys.stdout.write(f"what waits {resident() - before}\n")


def until(seen):
    from pytestqt.qtbot import QtBot

    QtBot(None).waitUntil(seen, timeout=60_000)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def resident():
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def say(what):
    sys.stdout.write(f"{what} {resident()}\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["window"]:
        window(Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
