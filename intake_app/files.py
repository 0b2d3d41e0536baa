"""The one writer for files: write beside, sync, rename, sync the folder; on failure leave nothing.

Everything outside the encrypted database that Intake writes goes through `replacing`.
"""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from intake_app.errors import (
    DiskFull,
    LinkInPlace,
    MediumFailed,
    PathTooLong,
    PlaceGone,
    ReadOnlyPlace,
    Surroundings,
)

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_EXPLAINED: dict[int, type[Surroundings]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    # A file system with a limit per file (FAT: 4 GiB) or a limit set on the process.
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnlyPlace,
    errno.EACCES: ReadOnlyPlace,
    errno.EPERM: ReadOnlyPlace,
    errno.ENAMETOOLONG: PathTooLong,
    errno.ENOENT: PlaceGone,
    errno.ENOTDIR: PlaceGone,
    errno.ENODEV: PlaceGone,
    errno.ENXIO: PlaceGone,
    errno.ESTALE: PlaceGone,
}


@contextmanager
def files_edge() -> Iterator[None]:
    """Turn what the system says into DiskFull, ReadOnlyPlace, PlaceGone or MediumFailed."""
    try:
        yield
    except OSError as error:
        raise _EXPLAINED.get(error.errno or 0, MediumFailed) from error


@contextmanager
def replacing(target: Path, mode: int = PRIVATE_FILE) -> Iterator[BinaryIO]:
    """A new file that takes the place of `target` when the block ends without an error.

    Promises that after any failure `target` is as it was and nothing stands beside it, and that
    after success the new content survives a power cut. One exception: where an older file was
    replaced and only the folder cannot be synced, the new one stands. Errors: see `files_edge`.
    """
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    with files_edge():
        is_new = not target.exists()
        try:
            with _created(beside, mode) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        _sync_name(target, is_new=is_new)


def _sync_name(target: Path, *, is_new: bool) -> None:
    """A name that may not survive a power cut is no success: a new file is taken back."""
    try:
        sync_folder(target.parent)
    except OSError:
        if is_new:
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
        raise


def read_ordinary(path: Path, most: int) -> bytes:
    """Up to `most` bytes of an ordinary file; MediumFailed for a pipe, a device or a folder.

    Never waits and never reads without end, whatever somebody put in the place of our file.
    """
    with files_edge(), os.fdopen(open_ordinary(path), "rb") as file:
        return file.read(most)


def open_ordinary(path: Path) -> int:
    """A handle for reading; OSError, not translated, for anything but an ordinary file."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "not an ordinary file")
    return handle


def lies_inside(inner: Path, outer: Path) -> bool:
    """Whether a place is a folder or lies in it, whatever links lead there, even round."""
    return Path(os.path.realpath(inner)).is_relative_to(os.path.realpath(outer))


def require_no_link(path: Path) -> None:
    """LinkInPlace when it is one: what is written there would lie elsewhere."""
    with files_edge():
        if path.is_symlink():
            raise LinkInPlace(name=path.name)


def private_folder(folder: Path) -> None:
    """Make a folder that only this user can enter, with its parents as the system makes them.

    An existing folder is narrowed to this user. Errors: see `files_edge`.
    """
    with files_edge():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        folder.chmod(PRIVATE_FOLDER)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some file systems (network shares, FUSE) cannot sync a folder; the rename itself held.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


def _created(path: Path, mode: int) -> BinaryIO:
    # The mode holds from the first moment: nobody else can open the half-written file.
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        return os.fdopen(handle, "wb")
    except BaseException:
        os.close(handle)
        raise
