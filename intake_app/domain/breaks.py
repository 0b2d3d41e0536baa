"""The breaks of an interview, one line each: when it began and ended, and why.

A line is written when the break begins, so that a lock, a crash or the end of the day does not lose
it; it stays open until the talk goes on, on the same day or on another.
"""

import re
from datetime import datetime

_OPEN = "…"
_LAST_OPEN = re.compile(r"(?:^|\n)(\d\d)\.(\d\d)\.(\d{4}), (\d\d):(\d\d) – …: [^\n]*$")


def begun(text: str, at: datetime, reason: str) -> str:
    """The text with a line for a break that begins now."""
    line = f"{_moment(at)} – {_OPEN}: {reason}"
    return f"{text.rstrip()}\n{line}" if text.strip() else line


def ended(text: str, at: datetime) -> str:
    """The text with its last break ended now; as it was when none is open."""
    since = open_since(text)
    if since is None:
        return text
    until = f"{at:%H:%M}" if at.date() == since.date() else _moment(at)
    before, _, reason = text.rpartition(f" – {_OPEN}: ")
    return f"{before} – {until}: {reason}"


def open_since(text: str) -> datetime | None:
    """When the break began that is the last line and has no end; naive, as it was written."""
    found = _LAST_OPEN.search(text.rstrip())
    if found is None:
        return None
    day, month, year, hour, minute = map(int, found.groups())
    try:
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - the text has no zone
    except ValueError:
        return None


def _moment(at: datetime) -> str:
    return f"{at:%d.%m.%Y, %H:%M}"
