"""A file somebody wants to attach: opened once, read to its end, and watched for changes."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from intake_app.domain.media_type import BEGINNING, media_type
from intake_app.errors import CannotAttach, PlaceGone, SourceChanged, SourceUnreadable
from intake_app.store.header import DATABASE, has_header

MOST, DEEPEST = 1_000, 8
"""So many files are taken in at once, and so deep folders are opened: DCIM/100CANON is two."""
_OF_THE_SYSTEM = {"System Volume Information", "$RECYCLE.BIN", "LOST.DIR", "lost+found"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What can be known of a file before it is read: its name as given, and its size."""

    name: str
    size: int


class Source:
    """An open file. `read` turns what the system says into SourceUnreadable."""

    def __init__(self, handle: int, found: os.stat_result) -> None:
        self._handle = handle
        self._found = found
        self._read = 0
        self.beginning = b""

    @property
    def media_type(self) -> str:
        """By the first bytes, once they were read."""
        return media_type(self.beginning)

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; none at the end, if the file is then still what it was."""
        with _reading():
            piece = os.read(self._handle, size)
        if len(self.beginning) < BEGINNING:
            self.beginning += piece[: BEGINNING - len(self.beginning)]
        self._read += len(piece)
        if not piece or self._read > self._found.st_size:
            self._require_unchanged()
        return piece

    def _require_unchanged(self) -> None:
        with _reading():
            now = os.fstat(self._handle)
        # The time of the content can be put back by whoever wrote it; that of the file cannot.
        if self._read != self._found.st_size or _marks(now) != _marks(self._found):
            raise SourceChanged


def _marks(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """Open a file for attaching.

    CannotAttach: "folder", "not_a_file" (a pipe, a device), "empty"; SourceUnreadable.
    """
    handle = _opened(path)
    try:
        yield Source(handle, _looked_at(handle))
    finally:
        os.close(handle)


def look(path: Path) -> Looked:
    """Name and size of a file; refuses as `opened` does, and CannotAttach("vault") inside one."""
    require_no_vault(path)
    handle = _opened(path)
    try:
        return Looked(name_of(path), _looked_at(handle).st_size)
    finally:
        os.close(handle)


def name_of(path: Path) -> str:
    """The name as it was given; bytes that are no text are spelled out, so that it can be kept."""
    return os.fsencode(path.name).decode("utf-8", errors="backslashreplace")


def files_in(folder: Path) -> tuple[Path, ...]:
    """The files of a folder or card and of the folders in it, by name; none that is hidden.

    A link is left out: it may lead anywhere. SourceUnreadable when a folder cannot be read,
    PlaceGone; CannotAttach("too_much") past `MOST` files or `DEEPEST` folders (a disk is no card),
    CannotAttach("vault") when a vault lies in it or it lies in one.
    """
    require_no_vault(folder)
    found: list[Path] = []
    with _reading():
        _gather(folder, DEEPEST, found)
    return tuple(sorted(found, key=lambda entry: str(entry.relative_to(folder)).casefold()))


def require_no_vault(path: Path) -> None:
    """CannotAttach("vault") for a vault and what lies in it, whatever links lead there.

    Taken in, its files would be testimony about nothing, and carry old ways in to headquarters.
    """
    with _reading():
        place = Path(os.path.realpath(path))
        if any(_is_vault(folder) for folder in (place, *place.parents)):
            raise CannotAttach(reason="vault")


def size_of(path: Path) -> int:
    """Its size now; 0 for what is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def spread(given: Path) -> tuple[Path, ...]:
    """The files of a folder, or the file itself."""
    with _reading():
        is_folder = given.is_dir()
    return files_in(given) if is_folder else (given,)


def _gather(folder: Path, deeper: int, found: list[Path]) -> None:
    for entry in folder.iterdir():
        if entry.name.startswith(".") or entry.name in _OF_THE_SYSTEM or entry.is_symlink():
            continue
        if entry.is_file():
            found.append(entry)
        elif entry.is_dir() and _is_vault(entry):
            raise CannotAttach(reason="vault")
        elif entry.is_dir() and deeper:
            _gather(entry, deeper - 1, found)
        elif entry.is_dir():
            raise CannotAttach(reason="too_much")
        if len(found) > MOST:
            raise CannotAttach(reason="too_much")


def _is_vault(folder: Path) -> bool:
    return (folder / DATABASE).exists() and has_header(folder)


def _opened(path: Path) -> int:
    # Not blocking: a pipe without a writer would hold the program for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with _reading():
        return os.open(path, flags)


def _looked_at(handle: int) -> os.stat_result:
    with _reading():
        found = os.fstat(handle)
    if stat.S_ISDIR(found.st_mode):
        raise CannotAttach(reason="folder")
    if not stat.S_ISREG(found.st_mode):
        raise CannotAttach(reason="not_a_file")
    if not found.st_size:
        raise CannotAttach(reason="empty")
    return found


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except IsADirectoryError as error:
        raise CannotAttach(reason="folder") from error
    except FileNotFoundError as error:
        raise PlaceGone from error
    except OSError as error:
        raise SourceUnreadable from error
