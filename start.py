"""Start Intake: `python3 start.py`, or `python3 start.py --demo`. Standard library only."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence

import workspace

# Opens the display and closes it again; Qt aborts the process if it cannot.
OPEN_DISPLAY = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing, then become Intake; options unknown here are passed on."""
    parser = argparse.ArgumentParser(description="Start Intake.", allow_abbrev=False)
    parser.add_argument(
        "--demo",
        action="store_true",
        help="show the samples; without a display, write them to demo-out/",
    )
    chosen, passed_on = parser.parse_known_args(arguments)
    workspace.prepare(workspace.APP)
    if not chosen.demo:
        return become("ui", *passed_on)
    if display_opens():
        return become("ui", "--demo", *passed_on)
    print("No display: the demo is written to files.", flush=True)
    return become("intake_app.demo", *(passed_on or ("--out", "demo-out")))


def become(module: str, *arguments: str) -> int:
    """Run a module in place of this process, so that signals and exit codes are its own."""
    python = str(workspace.APP.python)
    command = [python, "-m", module, *arguments]
    if os.name == "posix":
        os.execv(python, command)  # noqa: S606 - our own interpreter, no shell
    return subprocess.call(command)  # noqa: S603 - as above; Windows has no real exec


def display_opens() -> bool:
    """Whether a window could be shown here."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return False
    probe = [str(workspace.APP.python), "-c", OPEN_DISPLAY]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0  # noqa: S603 - ours


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
