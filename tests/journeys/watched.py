"""The window under the watchdog. Run as a module, off screen:

python -m tests.journeys.watched almaty | friend | landlady
    a whole journey, from the first start to the lock, with the worker thread of the program
python -m tests.journeys.watched pages
    the fullest sample: every page of the talk by Ctrl+Enter, each of its rows, another language
python -m tests.journeys.watched planted
    a slot that is busy for 60 ms, which must be found

Says the longest tasks of the interface thread; the exit code is 1 where one is above the reach of
50 ms of processor time. That is a figure of a machine which does nothing else: neighbours share
caches and cores, and then the same work takes two or three times as long even by that clock. So a
yardstick is measured all along, a bare page of twelve labels and fields, made and painted (5 ms on
a quiet machine). With --lenient, as in the tests, a task may take `LENIENT` yardsticks: that finds
a page that was made twice or a file read on the wrong thread, never a busy neighbour.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from intake_app.commands import records
from intake_app.commands.demo import sample_files
from tests.benchmarks.section_page import bare_page
from tests.builders.records import ALMATY, MISSING_FRIEND, sample_answers
from tests.journeys.canary import the_landlady
from tests.journeys.hands import PATIENCE_MS
from tests.journeys.path import at_home, at_the_time_of
from tests.journeys.watchdog import Watchdog, WatchedApplication, watching
from tests.ui.typing import CONTROL, SHIFT
from ui.screens.interview import InterviewScreen
from ui.screens.interview.course import CHECK
from ui.settings import keep_qt_settings_in
from ui.theme import Theme, apply_theme, prepare

SCRIPTS = {
    "almaty": lambda: sample_answers(ALMATY),
    "friend": lambda: sample_answers(MISSING_FRIEND),
    "landlady": the_landlady,
}
REACH_MS = 50
LENIENT = 25
PLANTED_MS = 60
MEASURED_EVERY = 2.0
SPOKEN_ON = ("persons", "custody")


class Seeing(Watchdog):
    """Names the page by what the window shows, and lays the yardstick beside it now and then."""

    window = None

    def __init__(self):
        super().__init__()
        self.yardsticks = []
        self.measured_at = 0.0

    def note(self, cpu, wall, what):
        if cpu > 0.005 and self.window is not None:
            talk = getattr(self.window.screen_shown, "talk", None)
            self.page = talk.key if talk else type(self.window.screen_shown).__name__
        super().note(cpu, wall, what)

    def measure(self, *_):
        """One more length of the yardstick, if the last one is some time ago."""
        if time.perf_counter() - self.measured_at < MEASURED_EVERY:
            return
        begun = time.thread_time()
        area = QScrollArea()
        area.resize(996, 740)
        area.setWidget(bare_page())
        area.grab()
        self.yardsticks.append((time.thread_time() - begun) * 1000)
        area.deleteLater()
        self.measured_at = time.perf_counter()

    @property
    def yardstick(self):
        """Milliseconds."""
        return statistics.median(self.yardsticks)


def main(name, *options):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        qt_api.set_qt_api("pyside6")
        keep_qt_settings_in(folder)
        app = WatchedApplication(["intake"])
        prepare(app)
        apply_theme(app, Theme())
        dog = Seeing()
        # Between two tasks, as the watchdog sees them: it is none of theirs.
        app.idle = dog.measure
        {"pages": pages, "planted": planted}.get(name, journey)(app, dog, folder, name)
    limit = max(REACH_MS, LENIENT * dog.yardstick) if "--lenient" in options else REACH_MS
    sys.stdout.write(f"{name}: {dog.table()}\n")
    sys.stdout.write(f"yardstick {dog.yardstick:.1f} ms, limit {limit:.0f} ms\n")
    return int(dog.longest[0].cpu_ms > limit)


def journey(app, dog, folder, name):
    script = SCRIPTS[name]()
    with watching(app, dog), at_home(folder, script) as interviewer:
        dog.window = interviewer.window
        interviewer.begins(script)
        interviewer.tells_everything()
        interviewer.checks("Так сказал человек")
        interviewer.reads_back()
        interviewer.seals()
        interviewer.prints(folder / "paper")
        interviewer.exports(folder / "stick")


def pages(app, dog, folder, _name):
    script = sample_answers(ALMATY)
    (sample,) = [file for file in sample_files() if ALMATY in file.name]
    surroundings = at_the_time_of(script)
    with at_home(folder, script, surroundings) as interviewer:
        hands, window, found = interviewer.hands, interviewer.window, []
        window.shell.runner.submit(
            window, lambda session: records.add(session, [sample]), done=found.extend, failed=print
        )
        hands.until(lambda: bool(found))
        dog.window = window
        with watching(app, dog):
            window.open_record(found[0])
            screen = hands.sees(InterviewScreen)
            hands.until(lambda: screen.talk is not None)
            interviewer.talk.open(interviewer.talk.desk.stops[0].key)
            while interviewer.talk.key != CHECK:
                opens_every_row(interviewer)
                if interviewer.talk.key in SPOKEN_ON:
                    speaks_each_language(hands)
                goes_on(interviewer)
            speaks_each_language(hands)
            hands.until(lambda: screen._autosave.is_settled)


def opens_every_row(interviewer):
    body = getattr(getattr(interviewer.talk.page, "form", None), "body", None)
    for card in getattr(body, "cards", ()):
        interviewer.hands.tabs_to(card.title)
        interviewer.hands.press(Qt.Key.Key_Space)
        interviewer.hands.until(lambda: True)


def speaks_each_language(hands):
    for language in (Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F3):
        hands.shortcut(language, CONTROL | SHIFT)
        hands.until(lambda: True)


def goes_on(interviewer):
    """Through the topics of a page to the next."""
    before = interviewer.talk.key
    while before == interviewer.talk.key:
        interviewer.hands.shortcut(Qt.Key.Key_Return, CONTROL)
        interviewer.hands.until(lambda: True)


def planted(app, dog, _folder, _name):
    has_been = []

    def is_busy():
        until = time.thread_time() + PLANTED_MS / 1000
        while time.thread_time() < until:
            pass
        has_been.append(True)

    with watching(app, dog):
        QTimer.singleShot(0, app, is_busy)
        QtBot(None).waitUntil(lambda: bool(has_been), timeout=PATIENCE_MS)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
