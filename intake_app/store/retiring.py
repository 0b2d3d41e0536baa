"""Slots that must open nothing any more: replaced, and overwritten where they lay.

Overwriting is a best effort: a file system that copies on write, and flash under it, may keep old
blocks. Nothing is promised about them.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def overwriting(*paths: Path) -> Iterator[None]:
    """When the block has put other files in their place, the old bytes become zeros, synced.

    After a failure in the block nothing is overwritten. Windows replaces no file that is open:
    there nothing is overwritten at all.
    """
    with ExitStack() as held:
        files = [] if os.name == "nt" else [_opened(path, held) for path in paths]
        yield
        for file in files:
            if file is not None:
                _overwrite(file)


def _opened(path: Path, held: ExitStack) -> BinaryIO | None:
    try:
        return held.enter_context(path.open("r+b", buffering=0))
    except OSError:
        return None


def _overwrite(file: BinaryIO) -> None:
    about = os.fstat(file.fileno())
    if about.st_nlink:
        return  # it has a name still: it was not replaced
    with suppress(OSError):
        file.write(bytes(about.st_size))
        os.fsync(file.fileno())
