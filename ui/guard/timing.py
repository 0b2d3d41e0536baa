"""How long each thing may last. Tests and the command line make it shorter, never longer."""

from dataclasses import dataclass

from ui.guard.clipboard import CLEAR_AFTER_MS
from ui.settings import WindowSettings

PRIVATE_MS = 60_000
"""A screen that was hidden in a hurry becomes a lock when nobody comes back."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds until the lock, until a hidden screen is a lock, until a copy is cleared."""

    idle_ms: int
    private_ms: int = PRIVATE_MS
    clipboard_ms: int = CLEAR_AFTER_MS


def timing(settings: WindowSettings, longest_ms: int | None = None) -> Timing:
    """As the person chose; `longest_ms` only shortens."""
    chosen = settings.lock_minutes * 60_000
    idle = chosen if longest_ms is None else min(chosen, longest_ms)
    return Timing(idle, min(PRIVATE_MS, idle))
