"""Bytes too many to hold: length and SHA-256 are known, the bytes come when they are asked for."""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from intake_app.agefiles import age

SLICE = 1 << 20


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


def poured_slices(pour: Callable[[age.Sink], None]) -> Iterator[bytes]:
    """Turn pushing into giving: the pouring runs on a thread of its own, through a pipe."""
    reading, writing = os.pipe()
    sink = _PipeSink(writing)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            pour(sink)
        except BaseException as error:  # noqa: BLE001 - raised again on the other side
            failures.append(error)
        finally:
            os.close(writing)

    worker = threading.Thread(target=work, name="pour", daemon=True)
    worker.start()
    try:
        while piece := os.read(reading, SLICE):
            yield piece
    finally:
        # Nobody reads any more: a worker that still writes gets BrokenPipeError and ends.
        os.close(reading)
        worker.join()
    if failures:
        raise failures[0]


class _PipeSink:
    """Writes into a pipe; remembers the first failure, as age needs it."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._failure: OSError | None = None

    def write(self, data: bytes, /) -> int:
        """Write all of `data`, waiting until it is read."""
        self.check()
        left = memoryview(data)
        try:
            while left:
                left = left[os.write(self._handle, left) :]
        except OSError as error:
            self._failure = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def check(self) -> None:
        """Raise the first failure."""
        if self._failure is not None:
            raise self._failure
