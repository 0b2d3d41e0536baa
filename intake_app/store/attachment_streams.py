"""What an attachment flows through on its way in and out: hashed, padded, stopped, never whole."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from intake_app.agefiles import age
from intake_app.agefiles.digest import Digest
from intake_app.agefiles.padme import padded_length

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

SHORTEST = 4096
SLICE = 1 << 20

Watch = Callable[[int], None]


def padded_to(size: int) -> int:
    """How many bytes an attachment of `size` bytes has once it is padded."""
    return padded_length(max(size, SHORTEST))


class Padded(io.RawIOBase):
    """The source, counted and hashed, then NULs up to the padded length. Read it `gathered`."""

    def __init__(self, source: age.Reader, watch: Watch) -> None:
        super().__init__()
        self._source = source
        self._watch = watch
        self._padding = -1
        self._failure: BaseException | None = None
        self.size = 0
        self.digest = Digest()

    def readable(self) -> bool:
        """It gives."""
        return True

    def readinto(self, room: "WriteableBuffer", /) -> int:
        """Fill `room` as far as may be. What goes wrong is kept: age would call it its own."""
        into = memoryview(room).cast("B")
        try:
            piece = self._next(len(into))
        except BaseException as failure:
            self._failure = failure
            raise
        into[: len(piece)] = piece
        return len(piece)

    def check(self) -> None:
        """Raise what the source or the watcher raised."""
        if self._failure is not None:
            raise self._failure

    def _next(self, most: int) -> bytes:
        if self._padding < 0:
            piece = self._source.read(most)
            if piece:
                self.size += len(piece)
                self.digest.add(piece)
                self._watch(self.size)
                return piece
            self._padding = padded_to(self.size) - self.size
        step = min(self._padding, most)
        self._padding -= step
        return bytes(step)


def gathered(source: io.RawIOBase) -> age.Reader:
    """Large slices from the source, small ones to age, which asks for 8 KiB at a time."""
    return io.BufferedReader(source, SLICE)


class Unpadded(io.RawIOBase):
    """Hands on the first `size` bytes, hashed, and wants NULs after them. Write it `Gathering`."""

    def __init__(self, sink: age.Sink, size: int, watch: Watch) -> None:
        super().__init__()
        self._sink = sink
        self._size = size
        self._watch = watch
        self._done = 0
        self._clean = True
        self._is_over = False
        self._failure: BaseException | None = None
        self.digest = Digest()

    @property
    def is_whole(self) -> bool:
        """Whether the length is the padded one and the padding is nothing but NULs."""
        return self._clean and self._done == padded_to(self._size)

    def writable(self) -> bool:
        """It takes."""
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        """Hand on what is no padding; after a failure or the end nothing more."""
        self.check()
        told, padding = bytes(data), b""
        if self._is_over:
            # What a buffer that is thrown away still holds belongs to nobody.
            return len(told)
        left = max(0, self._size - self._done)
        self._done += len(told)
        length = len(told)
        if length > left:
            told, padding = told[:left], told[left:]
            self._clean = self._clean and not padding.strip(b"\x00")
        if told:
            self._hand_on(told)
        return length

    def stop(self) -> None:
        """Take no more, whatever happened."""
        self._is_over = True
        self.digest.stop()

    def check(self) -> None:
        """Raise what the sink or the watcher raised."""
        if self._failure is not None:
            raise self._failure

    def _hand_on(self, told: bytes) -> None:
        self.digest.add(told)
        try:
            self._sink.write(told)
            self._watch(min(self._done, self._size))
        except BaseException as failure:
            self._failure = failure
            raise


class Gathering(io.BufferedWriter):
    """Small slices from age, large ones to what takes them."""

    def __init__(self, plain: Unpadded) -> None:
        super().__init__(plain, SLICE)
        self._plain = plain

    def check(self) -> None:
        """Raise what went wrong below."""
        self._plain.check()


class Nowhere:
    """Decrypting only to compare."""

    def write(self, data: bytes, /) -> int:
        """Let it go."""
        return len(data)

    def flush(self) -> None:
        """Nothing is kept."""

    def check(self) -> None:
        """Nothing can fail."""


NOWHERE = Nowhere()
