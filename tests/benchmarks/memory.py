"""Memory of the window over a vault of 10,000 testimonies, beside a bare window. By hand:

python -m tests.benchmarks.memory [RECORDS]

Each in a process of its own, with compiled modules, as installed. The program is driven inside
its own loop of events, so nothing but it is weighed: it unlocks, shows the list to its end and
searches, then opens the fullest sample and shows every page of it. Beside what is resident in each
moment stands what is its own (not shared with a file on the disk), and where it lies with `maps`:

python -m tests.benchmarks.memory [RECORDS] maps
"""

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

REACH = 150
TURN_MS = 20
COMMON, PASSPHRASE = "полиция", "benchmark words only"
BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from tests.benchmarks.memory import say
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Intake"))
window.show()
window.grab()
say("bare window")
"""


def main(count, *more):
    # Not in the window's process: what makes invented vaults takes memory of its own.
    from tests.benchmarks.lists import fill

    with tempfile.TemporaryDirectory() as place:
        vault, first = Path(place) / "vault", Path(place) / "first"
        fill(vault, count)
        fill(first, 1)
        compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{place}/compiled"}
        offscreen = {"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": place}
        window = [sys.executable, "-m", "tests.benchmarks.memory", "window"]
        sys.stdout.write(f"{'MiB':<40}{'resident':>10}{'its own':>10}\n")
        sys.stdout.flush()
        # The first round compiles, in a vault of its own, and is thrown away.
        for command, out in (
            ([*window, first], subprocess.DEVNULL),
            ([sys.executable, "-c", BARE], None),
            ([*window, vault, *more], None),
        ):
            subprocess.run(command, env=os.environ | offscreen | compiled, check=True, stdout=out)
    sys.stdout.write(f"reach: {REACH} MiB with {count} testimonies\n")


def window(vault, *more):
    """The program in this process; says its memory as it goes."""
    from intake_app.hardening import harden_process
    from ui.app import Options, begin, until_ended

    harden_process()
    shown = begin(Options(Path(vault), "uk"))
    shown.resize(1366, 768)
    # Keeps both alive as long as the loop runs.
    driver = Driver(walk(shown, "maps" in more))
    return until_ended(shown) + driver.has_failed


class Driver(QTimer):
    """Goes on with a story whenever what it waits for has come, a turn of the loop at a time."""

    def __init__(self, story):
        super().__init__()
        self._story, self._seen, self.has_failed = story, next(story), 0
        self.timeout.connect(self._on_turn)
        self.start(TURN_MS)

    def _on_turn(self):
        try:
            if self._seen():
                self._seen = next(self._story)
        except StopIteration:
            self.stop()
        except BaseException:
            self.stop()
            self.has_failed = 1
            QCoreApplication.exit(1)
            raise


def walk(shown, with_maps):
    """The story: yields what it waits for."""
    yield from settled()
    say("unlock window", with_maps)
    yield from unlock(shown)
    yield from settled()
    say("list shown", with_maps)
    yield from look_at_the_list(shown)
    say("scrolled to its end, and searched", with_maps)
    yield from walk_a_testimony(shown)
    say("a testimony, every page of it shown", with_maps)
    shown.end(0)


def unlock(shown):
    from ui.screens.records import RecordsScreen

    shown.activateWindow()
    shown.screen_shown.field.line.setText(PASSPHRASE)
    shown.screen_shown.go.click()
    yield lambda: isinstance(shown.screen_shown, RecordsScreen)
    yield lambda: shown.screen_shown.model.rowCount() > 0


def look_at_the_list(shown):
    screen = shown.screen_shown
    screen.table.scrollToBottom()
    yield from settled()
    screen.search.setText(COMMON)
    yield lambda: not screen.model._is_waiting
    yield from settled()


def walk_a_testimony(shown):
    from intake_app.commands import records
    from intake_app.commands.demo import sample_files

    (sample,) = [file for file in sample_files() if file.name.startswith("s1_")]
    found, runner = [], shown.shell.runner
    runner.submit(
        shown, lambda session: records.add(session, [sample]), done=found.extend, failed=give_up
    )
    yield lambda: bool(found)
    shown.open_record(found[0])
    yield lambda: getattr(shown.screen_shown, "talk", None) is not None
    for stop in shown.screen_shown.talk.desk.stops:
        shown.screen_shown.talk.open(stop.key)
        yield from settled()


def give_up(refusal):
    sys.stderr.write(f"{refusal!r}\n")
    QCoreApplication.exit(1)


def settled(turns=10):
    """A few turns of the loop: painted, and what is gone is deleted."""
    for _ in range(turns):
        yield lambda: True


def say(what, with_maps=False):
    resident, own = weighed()
    sys.stdout.write(f"{what:<40}{sum(resident.values()) // 1024:>10}{own // 1024:>10}\n")
    if with_maps:
        for file, size in resident.most_common(12):
            sys.stdout.write(f"      {size / 1024:>8.1f}  {file.rpartition('/')[2]}\n")
    sys.stdout.flush()


def weighed():
    """KiB resident by what they belong to, and how many of all are this process's own."""
    resident, own, mapped = Counter(), 0, ""
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines():
        if begins := re.match(r"[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \d+ *(.*)", line):
            mapped = begins[1] or "no file"
        elif line.startswith("Rss:"):
            resident[mapped] += int(line.split()[1])
        elif line.startswith("Anonymous:"):
            own += int(line.split()[1])
    return resident, own


if __name__ == "__main__":
    if sys.argv[1:2] == ["window"]:
        raise SystemExit(window(*sys.argv[2:]))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, *sys.argv[2:])
