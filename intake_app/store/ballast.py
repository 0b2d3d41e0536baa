"""Ballast: room kept in the vault's folder for the moment in which the disk is full.

A file of random bytes that is removed when a save finds no room, so that the answer that was just
given can still be saved. It is made again when there is room.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from intake_app.errors import DiskFull, Surroundings
from intake_app.files import replacing, sync_folder

BALLAST = "ballast.bin"
BALLAST_BYTES = 32 * 1024 * 1024

# On a disk with less free room than this many times the ballast, a smaller one must do.
_SHARE = 16
_LEAST_BYTES = 1024 * 1024
_PIECE = 1024 * 1024

T = TypeVar("T")


def is_there(folder: Path) -> bool:
    """Whether there is room in reserve."""
    return (folder / BALLAST).is_file()


def make(folder: Path, size: int = BALLAST_BYTES) -> bool:
    """Take room into reserve, at most a sixteenth of what is free; says whether there is any now.

    Never an error: a disk without room for ballast is no reason not to open a vault.
    """
    if is_there(folder):
        return True
    with suppress(OSError, Surroundings):
        room = min(size, shutil.disk_usage(folder).free // _SHARE)
        if room < min(size, _LEAST_BYTES):
            return False
        with replacing(folder / BALLAST) as file:
            for at in range(0, room, _PIECE):
                # Random, so that no file system stores it in less room than it takes.
                file.write(os.urandom(min(_PIECE, room - at)))
    return is_there(folder)


def release(folder: Path) -> bool:
    """Give the room back; says whether there was any."""
    try:
        (folder / BALLAST).unlink()
    except OSError:
        return False
    with suppress(OSError):
        sync_folder(folder)
    return True


def with_reserve(folder: Path, work: Callable[[], T]) -> T:
    """Do it; when the disk is full, give the ballast up and do it once more.

    `work` must leave nothing half done when it fails. DiskFull when that was not enough.
    """
    try:
        return work()
    except DiskFull:
        if not release(folder):
            raise
    return work()
