"""Our own faults: a report that names lines of the program and no word of anybody's testimony."""

import sys
import traceback
from pathlib import Path

import PySide6

import intake_app


def redacted(fault: BaseException) -> str:
    """Where the program failed: error classes, files and lines. No messages, values or paths."""
    python = sys.version.split()[0]
    lines = [f"Intake {intake_app.__version__}, Python {python}, Qt {PySide6.__version__}"]
    cause: BaseException | None = fault
    while cause is not None:
        lines.append(type(cause).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"
