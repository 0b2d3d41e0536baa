"""Wrong guesses at the unlock window: counted in a small plain file, folded into the audit log.

The count is a courtesy to the owner; the protection is what each guess costs (Argon2id).
"""

import contextlib
from pathlib import Path

from intake_app.errors import Surroundings
from intake_app.files import read_ordinary, replacing

COUNTER = "failures"
LONGEST_DELAY = 60

_MOST_DIGITS = 6


def failed_unlocks(folder: Path) -> int:
    """How many guesses failed since the last unlock; a counter that cannot be read is 0."""
    try:
        written = read_ordinary(folder / COUNTER, _MOST_DIGITS + 1).decode("ascii").strip()
    except (Surroundings, ValueError):
        return 0
    return int(written) if written.isdecimal() and len(written) <= _MOST_DIGITS else 0


def delay_before_next(folder: Path) -> int:
    """Seconds to wait before the next guess: 0, then 1, 2, 4 .. 60."""
    failed = failed_unlocks(folder)
    return min(2 ** min(failed - 1, LONGEST_DELAY), LONGEST_DELAY) if failed else 0


def count_failure(folder: Path) -> None:
    """Add one. Where nothing can be written the guess was still wrong, and that is what counts."""
    with contextlib.suppress(Surroundings), replacing(folder / COUNTER) as file:
        file.write(str(failed_unlocks(folder) + 1).encode("ascii"))


def forget_failures(folder: Path) -> None:
    """Start again from none, once they stand in the audit log."""
    with contextlib.suppress(OSError):
        (folder / COUNTER).unlink(missing_ok=True)
