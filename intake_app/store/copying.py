"""Copies that are proved: synced where they were written, then read back from there."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from intake_app.files import PRIVATE_FILE, files_edge, open_ordinary

PIECE = 1024 * 1024

Told = Callable[[int], None]
"""Is told how many bytes were copied or read since the last time."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a file must be: its length and its SHA-256 in hex."""

    size: int
    sha256: str


def nobody(_: int) -> None:
    """Nobody wants to know how far it is."""


def copied(source: Path, target: Path, told: Told = nobody) -> Proof:
    """Write a new file with the bytes of `source`, synced; errors: see `files_edge`."""
    digest, size = hashlib.sha256(), 0
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with (
        files_edge(),
        os.fdopen(open_ordinary(source), "rb") as reading,
        os.fdopen(os.open(target, flags, PRIVATE_FILE), "wb") as writing,
    ):
        while piece := reading.read(PIECE):
            writing.write(piece)
            digest.update(piece)
            size += len(piece)
            told(len(piece))
        writing.flush()
        os.fsync(writing.fileno())
    return Proof(size, digest.hexdigest())


def read_back(path: Path, told: Told = nobody) -> Proof:
    """What lies on the medium now, past the system's memory of it where that can be asked for."""
    digest, size = hashlib.sha256(), 0
    with files_edge(), os.fdopen(open_ordinary(path), "rb") as reading:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(reading.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := reading.read(PIECE):
            digest.update(piece)
            size += len(piece)
            told(len(piece))
    return Proof(size, digest.hexdigest())
