"""One program at a time on one vault: a lock the system drops when the program ends, however."""

from pathlib import Path

import filelock

from intake_app.errors import VaultInUse
from intake_app.files import PRIVATE_FILE, files_edge

LOCK = "lock"


class InstanceLock:
    """Held from `acquire` to `release`, or until the process dies: a stale file locks nothing."""

    def __init__(self, folder: Path) -> None:
        # No soft lock: that kind survives a killed program and would shut the owner out.
        self._lock = filelock.FileLock(
            folder / LOCK, timeout=0, mode=PRIVATE_FILE, thread_local=False, fallback_to_soft=False
        )

    def acquire(self) -> None:
        """VaultInUse at once when another program holds it."""
        with files_edge():
            try:
                self._lock.acquire()
            except filelock.Timeout as error:  # an OSError too: named before the edge sees it
                raise VaultInUse from error

    def release(self) -> None:
        """Let the next one in."""
        self._lock.release()
