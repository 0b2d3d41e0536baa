"""Half-written files of a vault's folder that a kill or a power cut left: they may hold old slots.

A header that was written and never renamed opens the vault with whatever opened it then.
"""

import os
import re
from contextlib import suppress
from pathlib import Path

from intake_app.files import files_edge, sync_folder

# The names that `files.replacing` gives.
_BESIDE = re.compile(r"\.[0-9a-f]{16}\.part")


def sweep_leftovers(folder: Path) -> None:
    """Overwrite them as well as can be, unlink them, sync; only under the vault's lock.

    Errors of `files_edge` when one stays: then what it holds may still open the vault.
    """
    with files_edge():
        left = [path for path in folder.iterdir() if _BESIDE.fullmatch(path.name)]
        for path in left:
            with suppress(OSError):
                _overwrite(path)
            path.unlink(missing_ok=True)
        if left:
            sync_folder(folder)


def _overwrite(path: Path) -> None:
    # No link is followed: what it leads to is not ours.
    handle = os.open(
        path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    try:
        os.write(handle, bytes(os.fstat(handle).st_size))
        os.fsync(handle)
    finally:
        os.close(handle)
