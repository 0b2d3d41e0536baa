"""One program at a time on one vault: a lock the system drops when the program ends, however."""

import os
from contextlib import suppress
from pathlib import Path

import filelock

from intake_app.errors import VaultInUse
from intake_app.files import PRIVATE_FILE, files_edge, require_no_link

LOCK = "lock"


class InstanceLock:
    """Held from `acquire` to `release`, or until the process dies: a stale file locks nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        # No soft lock: that kind survives a killed program and would shut the owner out.
        self._lock = filelock.FileLock(
            self._path, timeout=0, mode=PRIVATE_FILE, thread_local=False, fallback_to_soft=False
        )

    def acquire(self) -> None:
        """VaultInUse at once when another program holds it; LinkInPlace."""
        require_no_link(self._path)
        with files_edge():
            try:
                self._lock.acquire()
            except filelock.Timeout as error:  # an OSError too: named before the edge sees it
                raise VaultInUse from error

    def claim(self) -> None:
        """Make the lock file and hold it; VaultInUse when anybody has made it already."""
        with files_edge():
            try:
                made = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE)
            except FileExistsError as error:
                raise VaultInUse from error
            os.close(made)
        try:
            self.acquire()
        except BaseException:
            self.abandon()
            raise

    def abandon(self) -> None:
        """Take back a lock that was claimed, its file too."""
        # While it is held, so that the file of the next one to claim it is never removed; where
        # an open file cannot be removed (Windows), letting it go removes it.
        with suppress(OSError):
            self._path.unlink()
        self.release()

    def release(self) -> None:
        """Let the next one in."""
        self._lock.release()
