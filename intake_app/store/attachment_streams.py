"""What an attachment flows through on its way in and out: hashed, padded, stopped, never whole."""

import os
from collections.abc import Callable

from intake_app.agefiles import age
from intake_app.agefiles.digest import Digest
from intake_app.agefiles.padme import padded_length

SHORTEST = 4096
SLICE = 1 << 20

Watch = Callable[[int], None]


def padded_to(size: int) -> int:
    """How many bytes an attachment of `size` bytes has once it is padded."""
    return padded_length(max(size, SHORTEST))


class Padded:
    """The source, counted and hashed, then NULs up to the padded length."""

    def __init__(self, source: age.Reader, watch: Watch) -> None:
        self._source = source
        self._watch = watch
        self._held = memoryview(b"")
        self._padding = -1
        self._failure: BaseException | None = None
        self.size = 0
        self.digest = Digest()

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes. What goes wrong is remembered: age would call it its own."""
        if not self._held:
            try:
                self._held = memoryview(self._next())
            except BaseException as failure:
                self._failure = failure
                raise
        wanted = len(self._held) if size < 0 else size
        given, self._held = self._held[:wanted], self._held[wanted:]
        return bytes(given)

    def check(self) -> None:
        """Raise what the source or the watcher raised."""
        if self._failure is not None:
            raise self._failure

    def _next(self) -> bytes:
        if self._padding < 0:
            piece = self._source.read(SLICE)
            if piece:
                self.size += len(piece)
                self.digest.add(piece)
                self._watch(self.size)
                return piece
            self._padding = padded_to(self.size) - self.size
        step = min(self._padding, SLICE)
        self._padding -= step
        return bytes(step)


class FileSink:
    """Unbuffered writes; the first error stays. What is written is proved by decrypting it."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._failure: OSError | None = None

    def write(self, data: bytes, /) -> int:
        """Write all of `data`, or remember why not."""
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
        """Raise the first error."""
        if self._failure is not None:
            raise self._failure


class Slices:
    """A file read in large slices, whatever age asks for."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._held = memoryview(b"")

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""
        if not self._held:
            self._held = memoryview(os.read(self._handle, SLICE))
        wanted = len(self._held) if size < 0 else size
        given, self._held = self._held[:wanted], self._held[wanted:]
        return bytes(given)


class Unpadded:
    """Hands on the first `size` bytes, hashed, and wants NULs after them."""

    def __init__(self, sink: age.Sink, size: int, watch: Watch) -> None:
        self._sink = sink
        self._size = size
        self._watch = watch
        self._done = 0
        self._held: list[bytes] = []
        self._held_bytes = 0
        self._clean = True
        self._failure: BaseException | None = None
        self.digest = Digest()

    @property
    def is_whole(self) -> bool:
        """Whether the length is the padded one and the padding is nothing but NULs."""
        return self._clean and self._done == padded_to(self._size)

    def write(self, data: bytes, /) -> int:
        """Gather, and hand on by large slices."""
        self._held.append(data)
        self._held_bytes += len(data)
        if self._held_bytes >= SLICE:
            self._hand_on()
        return len(data)

    def flush(self) -> None:
        """Hand on what is left; age does not ask for it."""
        self._hand_on()

    def check(self) -> None:
        """Raise the first error."""
        if self._failure is not None:
            raise self._failure

    def _hand_on(self) -> None:
        told, padding = b"".join(self._held), b""
        self._held, self._held_bytes = [], 0
        left = max(0, self._size - self._done)
        self._done += len(told)
        if len(told) > left:
            told, padding = told[:left], told[left:]
            self._clean = self._clean and not padding.strip(b"\x00")
        if not told:
            return
        self.digest.add(told)
        try:
            self._sink.write(told)
            self._watch(min(self._done, self._size))
        except BaseException as failure:
            self._failure = failure
            raise


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
