"""The safe writer: an encrypted file is reported as written only when the medium gives it back.

pyrage swallows an error in the last write (measured: 3,000 bytes onto a full disk returned as if
all were well, with an empty file). So its output goes through a file of ours that remembers the
first error; then the length is computed, the file is synced, read back and compared, and renamed.
"""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from intake_app.agefiles import age
from intake_app.agefiles.age_header import LONGEST_HEADER, read_header
from intake_app.agefiles.handle_sink import HandleSink
from intake_app.agefiles.pouring import pour_into
from intake_app.errors import BundleDamaged, MediumFailed
from intake_app.files import files_edge, replacing

_SLICE = 1 << 20
_EARLIEST_DATE = 315_532_800  # 1980-01-01: when something was written is nobody's business


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file that was read back from the medium: its SHA-256 (hex) and its size in bytes."""

    sha256: str
    size: int


class StickyFile(HandleSink):
    """An open file that knows the size and the SHA-256 of what it took."""

    def __init__(self, handle: int) -> None:
        super().__init__(handle)
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes, /) -> int:
        """Write all of `data`, or remember why not and refuse every later write."""
        super().write(data)
        self._hash.update(data)
        self.size += len(data)
        return len(data)

    @property
    def sha256(self) -> str:
        """Of everything written so far."""
        return self._hash.hexdigest()


def write_sealed(
    target: Path, source: age.Reader, length: int, recipients: Sequence[str]
) -> SealedFile:
    """Encrypt `length` bytes of `source` to `recipients` into `target`.

    When it returns, the file is complete, synced, and was read back equal. On any error `target`
    is as it was. Errors: DiskFull, ReadOnlyPlace, PlaceGone; MediumFailed when the medium gives
    back other bytes than were written.
    """
    with replacing(target) as file:
        sink = StickyFile(file.fileno())
        pour_into(sink, lambda apart: age.encrypt(source, apart, recipients))
        os.fsync(file.fileno())
        _require_length(file.fileno(), length, sink.size)
        if _read_back(file.fileno()) != sink.sha256:
            raise MediumFailed
    undate(target)
    return SealedFile(sink.sha256, sink.size)


def write_plain(target: Path, content: bytes) -> None:
    """Write a small file that holds no testimony, read it back, and take its date away."""
    with replacing(target) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        if _read_back(file.fileno()) != hashlib.sha256(content).hexdigest():
            raise MediumFailed
    undate(target)


def undate(path: Path) -> None:
    """Set the times of a file or folder to 1980-01-01."""
    with files_edge():
        os.utime(path, (_EARLIEST_DATE, _EARLIEST_DATE))


def _require_length(handle: int, plaintext: int, written: int) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        expected = read_header(os.read(handle, LONGEST_HEADER)).file_length(plaintext)
    except BundleDamaged as error:
        raise MediumFailed from error
    if not expected == written == os.fstat(handle).st_size:
        raise MediumFailed


def _read_back(handle: int) -> str:
    if hasattr(os, "posix_fadvise"):
        # Ask the medium, not the memory of the system.
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    os.lseek(handle, 0, os.SEEK_SET)
    found = hashlib.sha256()
    while piece := os.read(handle, _SLICE):
        found.update(piece)
    return found.hexdigest()
