"""Unlock window beside a bare one: `python tests/benchmarks/unlock_window.py`.

Counts from the start of the process to the first painted frame, in fresh processes, in turns, so
that both meet the same machine. Reach: at most 1.5 times the floor (median).

Both are measured as installed, with compiled modules: where the surroundings forbid those, only
ours would be compiled at every start, because PySide6 brings its own (measured: 0.2 x more).
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 15
REACH = 1.5

# A bare window names one value of the Qt namespace, as every real one must: making that namespace
# is a fifth of the floor by itself.
BARE = """
import os
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
label = QLabel("Intake")
label.setAlignment(Qt.AlignmentFlag.AlignCenter)
window.setCentralWidget(label)
window.resize(1280, 860)
window.show()
window.grab()
os._exit(0)
"""
OURS = """
import os, sys
from pathlib import Path
from intake_app.hardening import harden_process
harden_process()
from PySide6.QtWidgets import QApplication
from ui.app import Options, build_window, open_first_screen
from ui.settings import WindowSettings, keep_qt_settings_in
state = Path(sys.argv[1])
keep_qt_settings_in(state)
app = QApplication([])
options = Options(vault=state, language="kk")
window = build_window(app, WindowSettings(state), options)
open_first_screen(window, options)
window.resize(1280, 860)
window.show()
window.grab()
os._exit(0)
"""


def seconds(code: str, state: str) -> float:
    """One fresh process, from its start to its end right after the first frame."""
    begun = time.perf_counter()
    surroundings = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": f"{state}-compiled",
    }
    subprocess.run(
        [sys.executable, "-c", code, state],
        check=True,
        cwd=ROOT,
        env=surroundings,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - begun


def main() -> int:
    """Print one table; exit code 1 when out of reach."""
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as place:
        state = str(Path(place) / "state")
        Path(state).mkdir()
        (Path(state) / "here.txt").touch()
        seconds(BARE, state)
        seconds(OURS, state)
        for _ in range(ROUNDS):
            bare.append(seconds(BARE, state))
            ours.append(seconds(OURS, state))
    floor, found = statistics.median(bare), statistics.median(ours)
    sys.stdout.write(f"bare PySide6 window   {floor * 1000:6.0f} ms\n")
    sys.stdout.write(
        f"unlock window         {found * 1000:6.0f} ms   {found / floor:.2f} x   reach {REACH} x\n"
    )
    return int(found / floor > REACH)


if __name__ == "__main__":
    raise SystemExit(main())
