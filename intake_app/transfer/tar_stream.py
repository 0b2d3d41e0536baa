"""The tar stream inside a bundle: made without a file, and read without trust.

There is exactly one way to write a member (regular, no owner, no date), so reading compares each
header with the one this module would have written: links, devices, paths upwards, long names and
every other feature of tar are refused by that one comparison.
"""

import tarfile
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from intake_app.agefiles.padme import padded_length
from intake_app.agefiles.pouring import SLICE
from intake_app.errors import BundleDamaged
from intake_app.transfer.streamed import Content, size_of, slices_of

BLOCK = tarfile.BLOCKSIZE
LONGEST_NAME = tarfile.LENGTH_NAME
MOST_MEMBERS = 200_000

_END = 2 * BLOCK
_NO_DATE = 315_532_800  # 1980-01-01, the first day FAT can tell

Member = tuple[str, Content]


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a member's bytes lie in the stream."""

    name: str
    offset: int
    size: int


def header(name: str, size: int) -> bytes:
    """The one header of a member. ValueError for a name that is empty, long or not ASCII."""
    if not name.isascii() or not 0 < len(name) <= LONGEST_NAME:
        raise ValueError(name)
    member = tarfile.TarInfo(name)
    member.size = size
    member.mtime = _NO_DATE
    return member.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict")


def stream_length(members: Sequence[Member]) -> int:
    """How long `stream` will be, padding included."""
    return padded_length(sum(BLOCK + _filled(size_of(content)) for _, content in members) + _END)


def stream(members: Sequence[Member]) -> Generator[bytes, None, None]:
    """The whole stream in slices: members, end of archive, zeros up to the Padmé length."""
    written = 0
    for name, content in members:
        size = size_of(content)
        yield header(name, size)
        yield from slices_of(content)
        yield bytes(_filled(size) - size)
        written += BLOCK + _filled(size)
    left = stream_length(members) - written
    while left:
        yield bytes(min(left, SLICE))
        left -= min(left, SLICE)


def index(spool: BinaryIO, length: int) -> tuple[Entry, ...]:
    """All members of a stream of `length` bytes, in order.

    BundleDamaged("tar") for anything `stream` does not write, ("size") for a member that would
    reach beyond the end, ("padding") when what follows the end is not Padmé's zeros.
    """
    found: list[Entry] = []
    at = 0
    while True:
        spool.seek(at)
        block = spool.read(BLOCK)
        if block == bytes(BLOCK):
            break
        entry = _entry(block, at + BLOCK)
        at = entry.offset + _filled(entry.size)
        if at + _END > length:
            raise BundleDamaged(reason="size", member="")
        _require_zeros(spool, entry.offset + entry.size, at)
        found.append(entry)
        if len(found) > MOST_MEMBERS:
            raise BundleDamaged(reason="size", member="")
    if padded_length(at + _END) != length:
        raise BundleDamaged(reason="padding", member="")
    _require_zeros(spool, at, length)
    return tuple(found)


def chunks(spool: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """A member's bytes in slices."""
    spool.seek(entry.offset)
    left = entry.size
    while left:
        piece = spool.read(min(left, SLICE))
        if not piece:
            raise BundleDamaged(reason="size", member="")
        left -= len(piece)
        yield piece


def content(spool: BinaryIO, entry: Entry) -> bytes:
    """A member's bytes at once; the caller has looked at `entry.size` before."""
    return b"".join(chunks(spool, entry))


def _entry(block: bytes, offset: int) -> Entry:
    name = block[:LONGEST_NAME].rstrip(b"\0")
    octal = block[124:135]
    try:
        size = int(octal, 8)
        if header(name.decode("ascii"), size) != block:
            raise BundleDamaged(reason="tar", member="")
    except ValueError as error:
        raise BundleDamaged(reason="tar", member="") from error
    return Entry(name.decode("ascii"), offset, size)


def _require_zeros(spool: BinaryIO, start: int, end: int) -> None:
    spool.seek(start)
    left = end - start
    while left:
        piece = spool.read(min(left, SLICE))
        if not piece or piece.count(0) != len(piece):
            raise BundleDamaged(reason="padding", member="")
        left -= len(piece)


def _filled(size: int) -> int:
    return -(-size // BLOCK) * BLOCK
