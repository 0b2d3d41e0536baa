"""The outside of a bundle: a folder of random hex with parts, their sums, and READY written last.

Nothing here names a sender, a product, a person or a day.
"""

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from intake_app.agefiles.safe_writer import SealedFile, undate, write_plain
from intake_app.errors import BundleDamaged, FileExists, NotABundle
from intake_app.files import files_edge, sync_folder

SUMS = "SHA256SUMS"
READY = "READY"
MOST_PARTS = 1000
LARGEST_PART = (1 << 30) + (1 << 22)

_FOLDER_NAME = re.compile(r"[0-9a-f]{16}")
_LINE = re.compile(r"([0-9a-f]{64})  ([0-9A-Z]+(?:\.age|SUMS))\n")
_LONGEST_SUMS = 128 * MOST_PARTS
# What desktops leave in every folder they look into; never read.
_LEFT_BY_DESKTOPS = frozenset({"desktop.ini", "Thumbs.db"})
_SLICE = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """One encrypted file whose SHA-256 was found to be the one in SHA256SUMS."""

    path: Path
    size: int


def part_name(number: int) -> str:
    """`000.age`, `001.age`, ..."""
    return f"{number:03d}.age"


@contextmanager
def new_bundle_folder(place: Path, name: str) -> Iterator[Path]:
    """A folder `name` in `place` that exists after the block only if the block succeeded.

    FileExists when it is there already; errors of the medium as in `files_edge`.
    """
    if _FOLDER_NAME.fullmatch(name) is None:
        raise ValueError("a bundle folder is named by 16 hex digits")
    folder = place / name
    with files_edge():
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError as error:
            raise FileExists from error
    try:
        yield folder
        undate(folder)
        with files_edge():
            sync_folder(place)
    except BaseException:
        _remove(folder)
        raise


def finish(folder: Path, parts: Sequence[SealedFile]) -> None:
    """Write SHA256SUMS, then READY, which seals the sums and says that all was verified."""
    sums = "".join(f"{part.sha256}  {part_name(n)}\n" for n, part in enumerate(parts)).encode()
    write_plain(folder / SUMS, sums)
    write_plain(folder / READY, f"{hashlib.sha256(sums).hexdigest()}  {SUMS}\n".encode())


def check(folder: Path) -> tuple[Part, ...]:
    """The parts of a finished bundle, in order, each compared with SHA256SUMS.

    NotABundle("ready" | "sums" | "parts") when the folder is not a finished bundle and nothing
    else; BundleDamaged("sums") when READY or a part does not match its sum.
    """
    with files_edge():
        present = {name for name in os.listdir(folder) if not _is_left_by_desktop(name)}  # noqa: PTH208  # names, not paths
        ready = _small(folder, READY, present)
        sums = _small(folder, SUMS, present)
        if [name for _, name in ready] != [SUMS]:
            raise NotABundle(reason="ready")
        if ready[0][0] != hashlib.sha256(_bytes_of(sums)).hexdigest():
            raise BundleDamaged(reason="sums", member=SUMS)
        names = [name for _, name in sums]
        if names != [part_name(number) for number in range(len(sums))] or not sums:
            raise NotABundle(reason="sums")
        if present != {SUMS, READY, *names}:
            raise NotABundle(reason="parts")
        return tuple(_checked(folder / name, digest) for digest, name in sums)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A regular file opened for reading; links, pipes and devices are NotABundle("parts")."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    if path.is_symlink() or not path.is_file():
        raise NotABundle(reason="parts")
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NotABundle(reason="parts")
        yield file


def _checked(path: Path, digest: str) -> Part:
    found = hashlib.sha256()
    with opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > LARGEST_PART:
            raise NotABundle(reason="parts")
        while piece := file.read(_SLICE):
            found.update(piece)
    if found.hexdigest() != digest:
        raise BundleDamaged(reason="sums", member=path.name)
    return Part(path, size)


def _small(folder: Path, name: str, present: set[str]) -> list[tuple[str, str]]:
    missing = NotABundle(reason="ready" if name == READY else "sums")
    if name not in present:
        raise missing
    with opened(folder / name) as file:
        raw = file.read(_LONGEST_SUMS + 1)
    try:
        lines = [_LINE.fullmatch(line) for line in raw.decode("ascii").splitlines(keepends=True)]
    except ValueError as error:
        raise missing from error
    found = [(line[1], line[2]) for line in lines if line is not None]
    if len(found) != len(lines) or len(found) > MOST_PARTS:
        raise missing
    return found


def _bytes_of(sums: Sequence[tuple[str, str]]) -> bytes:
    return "".join(f"{digest}  {name}\n" for digest, name in sums).encode()


def _is_left_by_desktop(name: str) -> bool:
    return name.startswith(".") or name in _LEFT_BY_DESKTOPS


def _remove(folder: Path) -> None:
    # The stick may be gone; then there is nothing left to remove.
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
