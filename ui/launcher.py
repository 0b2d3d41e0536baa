"""The tiny parent: starts the window as a child process, and a fresh one after each lock.

Locking ends the child, because Python and Qt cannot wipe testimony, passphrase and key from
memory. This parent never sees any of them. Standard library only, so that it starts at once.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from ui.exit_codes import LOCKED

RunChild = Callable[[Sequence[str]], int]


def main(argv: Sequence[str] | None = None, run_child: RunChild | None = None) -> int:
    """Keep a window open until it ends by anything but a lock; return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    run = run_child or _run_child
    if "--demo" not in arguments:
        return _until_closed(arguments, run)
    folder = Path(tempfile.mkdtemp(prefix="intake-demo-"))
    try:
        return _until_closed([*arguments, "--demo-folder", str(folder)], run)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _until_closed(arguments: Sequence[str], run: RunChild) -> int:
    while (code := run(arguments)) == LOCKED:
        pass
    return code


def _run_child(arguments: Sequence[str]) -> int:
    child = subprocess.Popen([sys.executable, "-m", "ui.app", *arguments])  # noqa: S603
    try:
        return child.wait()
    except KeyboardInterrupt:
        child.terminate()
        return child.wait()
