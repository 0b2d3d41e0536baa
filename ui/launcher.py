"""The tiny parent: starts the window as a child process, and a fresh one after each lock.

Locking ends the child, because Python and Qt cannot wipe testimony, passphrase and key from
memory. This parent never sees any of them. Standard library only, so that it starts at once.
"""

import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from ui.exit_codes import LOCKED

DEMO = "--demo"
AFTER_LOCK = "--after-lock"
"""Tells a child that it follows a lock: the person comes back to where they were."""
RunChild = Callable[[Sequence[str]], int]


def main(argv: Sequence[str] | None = None, run_child: RunChild | None = None) -> int:
    """Keep a window open until it ends by anything but a lock; return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    run = run_child or _run_child
    # A parent that is told to end takes its child and the demo folder with it.
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        until_ended = _with_demo_folder if DEMO in arguments else _until_closed
        return until_ended(arguments, run)
    finally:
        signal.signal(signal.SIGTERM, before)


def _with_demo_folder(arguments: Sequence[str], run: RunChild) -> int:
    folder = Path(tempfile.mkdtemp(prefix="intake-demo-"))
    try:
        return _until_closed([*arguments, "--demo-folder", str(folder)], run)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _until_closed(arguments: Sequence[str], run: RunChild) -> int:
    code = run(arguments)
    while code == LOCKED:
        code = run([*arguments, AFTER_LOCK])
    return code


def _run_child(arguments: Sequence[str]) -> int:
    child = subprocess.Popen([sys.executable, "-m", "ui.app", *arguments])  # noqa: S603 - our own window, no shell
    try:
        return child.wait()
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()


if __name__ == "__main__":
    # Whoever starts this file means the program: `python -m ui` hardens the process first.
    from ui.__main__ import main as begin

    raise SystemExit(begin())
