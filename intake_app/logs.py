"""Logging without content: what is read out over the phone must not betray anybody.

A line is an event name in English and sizes: `log.info("vault opened", extra={"ms": 812})`.
Whatever else gets in by mistake (arguments, strings, texts of exceptions) is left out here.
"""

import logging
import os
import traceback
from datetime import UTC, datetime
from enum import Enum
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

_OURS = ("intake_app", "ui")
_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
_BYTES_KEPT = 256 * 1024


def to_folder(folder: Path) -> logging.Handler:
    """Log to `intake.log` there, kept short; the file appears with the first line."""
    return _listen(
        _PrivateFile(
            folder / "intake.log",
            maxBytes=_BYTES_KEPT,
            backupCount=1,
            encoding="utf-8",
            delay=True,
        )
    )


def to_stream(stream: TextIO) -> logging.Handler:
    """Log to a stream, for the command line."""
    return _listen(logging.StreamHandler(stream))


def stop(handler: logging.Handler) -> None:
    """Take back what `to_folder` or `to_stream` gave."""
    for name in _OURS:
        logging.getLogger(name).removeHandler(handler)
    handler.close()


class _PrivateFile(RotatingFileHandler):
    """Readable by this user only, whatever the umask says."""

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding=self.encoding)


class ContentFree(logging.Formatter):
    """Time, level, the event's literal name, numbers and codes, and where an error was raised."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and for an exception one more per frame; never a message of an exception."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        facts = [
            f"{name}={_fact(value)}"
            for name, value in record.__dict__.items()
            if name not in _STANDARD
        ]
        lines = [" ".join([moment, record.levelname, str(record.msg), *facts])]
        error = record.exc_info[1] if record.exc_info else None
        while error is not None:
            lines.append(f"  {type(error).__module__}.{type(error).__qualname__}")
            lines += [
                f"    {Path(frame.filename).name}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def _listen(handler: logging.Handler) -> logging.Handler:
    handler.setFormatter(ContentFree())
    for name in _OURS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
    return handler


def _fact(value: object) -> str:
    match value:
        case Enum():
            return value.name.lower()
        case bool() | int() | float():
            return str(value)
        case _:
            return "withheld"
