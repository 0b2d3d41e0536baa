"""A short sitting full of the canary, to be watched while it writes. Run as a module:

python -m tests.journeys.short_sitting VAULT RECORD CARD OUT STICK
    unlocks, searches, types, attaches from CARD, views, prints to OUT, exports to STICK, hides, and
    locks
python -m tests.journeys.short_sitting VAULT RECORD crash
    types, meets a fault whose message holds the canary, types on, and is killed by a bad address
python -m tests.journeys.short_sitting VAULT plant TMP
    writes the canary into files that are deleted at once: it must be found all the same
"""

import ctypes
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api

from intake_app import paths
from intake_app.hardening import harden_process
from tests.journeys import beginning
from tests.journeys.canary import CANARY
from tests.journeys.hands import Hands
from tests.ui.exporting import tick_finished
from tests.ui.typing import press, type_text
from ui.app import Options, build_window, open_first_screen, set_guard
from ui.exit_codes import LOCKED
from ui.places import Place
from ui.screens.export import ExportScreen
from ui.screens.fault import FaultScreen
from ui.screens.interview import InterviewScreen
from ui.screens.print_statement import PrintScreen
from ui.screens.records import RecordsScreen
from ui.settings import WindowSettings, keep_qt_settings_in

TEXT = "interview.breaks"
TOLD = 2  # testimonies with the canary: a draft, and one that consent lets go
PASSPHRASE = "жеті тыныш сөз осы тексеруге арналған"


def main(vault, record, *others):
    harden_process()
    if record == "plant":
        plant(Path(others[0]))
        return 0
    folder = paths.state_dir()
    keep_qt_settings_in(folder)
    qt_api.set_qt_api("pyside6")
    app = QApplication(["intake"])
    options = Options(Path(vault), "uk")
    window = build_window(app, WindowSettings(folder), options)
    open_first_screen(window, options)
    window.show()
    hands = Hands(window)
    beginning.unlocks(hands, PASSPHRASE)
    if others == ("crash",):
        return crash(hands, record)
    return sit(hands, record, *map(Path, others))


def sit(hands, record, card, out, stick):
    window, codes = hands.window, []
    window.ended.connect(codes.append)
    guard = set_guard(window, Options())
    types(hands, record)
    attaches(hands, record, card)
    window.open_records()
    searches(hands)
    prints(hands, record, out)
    exports(hands, stick)
    window.open_record(record)
    hands.sees(InterviewScreen)
    QApplication.clipboard().setText(CANARY)
    guard.privacy.hide()
    guard.privacy.page.paper.setPlainText(CANARY)
    guard.lock()
    hands.until(lambda: bool(codes))
    return 0 if codes == [LOCKED] else 1


def types(hands, record):
    hands.window.open_record(record)
    screen = hands.sees(InterviewScreen)
    hands.until(lambda: screen.talk is not None)
    screen.talk.open(TEXT)
    asked = next(one for one in screen.talk.page.form.questions if one.field.id == TEXT)
    asked.input.focus_first()
    type_text(f" {CANARY} слово за словом {CANARY}")
    press(Qt.Key.Key_Tab)
    hands.until(lambda: screen._autosave.is_settled)
    return screen


def attaches(hands, record, card):
    hands.window.open_record_place(Place.ATTACHMENTS, record)
    page = hands.window.screen_shown
    shelf = page.desk.shelf
    for count, file in enumerate(sorted(card.iterdir()), start=1):
        page.adding.look_at((file,))
        hands.until(lambda count=count: shelf.count() == count)
    for line in range(shelf.count()):
        shelf.setCurrentRow(line)
        page.desk.view.click()
        hands.until(lambda: page.room.guest is not None)
        page.room.close()


def searches(hands):
    screen = hands.sees(RecordsScreen)
    hands.writes(screen.search, CANARY)
    hands.until(lambda: not screen.model._is_waiting and screen.model.rowCount() == TOLD)


def prints(hands, record, out):
    hands.window.open_print(record)
    screen = hands.sees(PrintScreen)
    hands.until(lambda: screen.save.isEnabled() or screen.notice.isVisible())
    if not screen.save.isEnabled():
        raise SystemExit(screen.notice.happened.text())
    hands.presses("save-pdf")
    hands.chooses_folder(screen.saver.chooser, out)
    hands.until(lambda: any(out.glob("*.pdf")))
    hands.window.open_records()
    hands.sees(RecordsScreen)


def exports(hands, stick):
    hands.presses("export")
    screen = hands.sees(ExportScreen)
    hands.until(lambda: screen.records.count() > 0)
    tick_finished(screen)
    hands.presses("export-write")
    hands.chooses_folder(screen.room.guest, stick)
    hands.until(lambda: any(stick.rglob("READY")) and screen.notice.isVisible())
    hands.presses("export-back")
    hands.sees(RecordsScreen)


def crash(hands, record):
    types(hands, record)
    QTimer.singleShot(0, fails)
    hands.sees(FaultScreen)
    ctypes.string_at(0)
    return 0


def fails():
    raise RuntimeError(CANARY)


def plant(folder):
    coded = [CANARY.encode(one) for one in ("utf-16-le", "cp1251")]
    with tempfile.TemporaryFile(dir=folder) as one, tempfile.TemporaryFile(dir=folder) as two:
        for file, words in zip((one, two), coded, strict=True):
            os.write(file.fileno(), words)
    named = folder / "c"
    with named.open("wb") as file:
        for piece in (CANARY.encode()[:7], CANARY.encode()[7:]):
            os.pwrite(file.fileno(), piece, os.lseek(file.fileno(), 0, os.SEEK_END))
    named.unlink()


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
