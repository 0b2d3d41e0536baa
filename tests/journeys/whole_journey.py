"""The window as a program of its own, to be watched from outside. Run as a module:

python -m tests.journeys.whole_journey first KEYS OUT
    from the first start to the lock: a testimony full of the canary is typed, printed into
    OUT/paper and exported to OUT/stick; says the passphrase
python -m tests.journeys.whole_journey again
    reads the passphrase, unlocks, searches for the canary, reads the testimony, locks
python -m tests.journeys.whole_journey plant
    leaves what must never be left, where it would be left: each of it must be found
"""

import socket
import sys
import tempfile
import traceback
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api

from intake_app import paths
from intake_app.hardening import harden_process
from tests.journeys.canary import CANARY, PICTURE, the_landlady
from tests.journeys.interviewer import Interviewer
from ui.app import Options, build_window, open_first_screen
from ui.settings import WindowSettings, keep_qt_settings_in


def main(step, *arguments):
    harden_process()
    folder = paths.state_dir()
    keep_qt_settings_in(folder)
    qt_api.set_qt_api("pyside6")
    app = QApplication(["intake"])
    app.setApplicationName("intake")
    window = build_window(app, WindowSettings(folder), Options())
    open_first_screen(window, Options())
    window.show()
    steps = {"first": first, "again": again, "plant": plant}
    try:
        steps[step](window, *map(Path, arguments))
    except (AssertionError, ValueError, TimeoutError):
        # The window's own hook would redact what went wrong in the test.
        traceback.print_exc()
        raise SystemExit(1) from None


def first(window, keys, out):
    interviewer = Interviewer(window)
    interviewer.makes_a_vault(language="uk", keys=sorted(keys.iterdir()))
    interviewer.begins(the_landlady())
    interviewer.tells_everything()
    interviewer.checks(CANARY)
    interviewer.reads_back()
    interviewer.seals()
    interviewer.prints(out / "paper")
    interviewer.exports(out / "stick")
    interviewer.locks()
    sys.stdout.write(interviewer.passphrase)


def again(window):
    interviewer = Interviewer(window)
    interviewer.unlocks(sys.stdin.read())
    assert 1 == len(interviewer.searches(CANARY))
    interviewer.opens()
    for stop in interviewer.talk.desk.stops:
        interviewer.talk.open(stop.key)
        interviewer.hands.let_go()
    interviewer.locks()


def plant(_window):
    (Path.home() / "vault" / "draft.json").write_text(CANARY, encoding="utf-8")
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(CANARY.encode("utf-16-le"))
    settings = QSettings()
    settings.setValue("FileDialog/lastVisited", f"/media/{CANARY}")
    settings.sync()
    PICTURE.read_bytes()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as looked_up:
        looked_up.setblocking(False)


if __name__ == "__main__":
    main(*sys.argv[1:])
