"""Bytes too many to hold: length and SHA-256 are known, the bytes come when they are asked for."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from intake_app.agefiles.pouring import SLICE


@dataclass(frozen=True, slots=True)
class Streamed:
    """What a long member of a bundle is. `slices` may be asked for more than once."""

    size: int
    sha256: str
    slices: Callable[[], Iterator[bytes]]


Content = bytes | Streamed


def size_of(content: Content) -> int:
    """How many bytes it is."""
    return content.size if isinstance(content, Streamed) else len(content)


def digest_of(content: Content) -> str:
    """Its SHA-256 in hex."""
    if isinstance(content, Streamed):
        return content.sha256
    return hashlib.sha256(content).hexdigest()


def slices_of(content: Content) -> Iterator[bytes]:
    """Its bytes. ValueError when a long one gives another number of them than it said."""
    if not isinstance(content, Streamed):
        for start in range(0, len(content), SLICE):
            yield content[start : start + SLICE]
        return
    given = 0
    for piece in content.slices():
        given += len(piece)
        yield piece
    if given != content.size:
        raise ValueError(given)
