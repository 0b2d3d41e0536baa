"""Cutting one stream into parts, because a FAT stick takes no file above 4 GiB."""

from collections.abc import Iterator

# Plaintext per part: with header and tags the file stays below 1 GiB.
PART = (1 << 30) - (1 << 20)


def part_lengths(length: int, largest: int) -> tuple[int, ...]:
    """How long each part is; only the last one may be shorter than `largest`."""
    whole, rest = divmod(length, largest)
    return (largest,) * whole + ((rest,) if rest or not whole else ())


class Pump:
    """Gives the bytes of many slices as one stream, in whatever sizes they are asked for."""

    def __init__(self, slices: Iterator[bytes]) -> None:
        self._slices = slices
        self._held = memoryview(b"")

    def take(self, size: int) -> bytes:
        """At most `size` bytes; none only at the end of the stream."""
        while not self._held:
            following = next(self._slices, None)
            if following is None:
                return b""
            self._held = memoryview(following)
        taken, self._held = self._held[:size], self._held[size:]
        return bytes(taken)


class PartSource:
    """The next `length` bytes of a pump, as a reader; its first error stays for `check`."""

    def __init__(self, pump: Pump, length: int) -> None:
        self._pump = pump
        self._left = length
        self._failure: BaseException | None = None

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, none at the end of the part."""
        wanted = self._left if size < 0 else min(size, self._left)
        try:
            taken = self._pump.take(wanted) if wanted else b""
        except BaseException as failure:
            self._failure = failure
            raise
        self._left -= len(taken)
        return taken

    def check(self) -> None:
        """Raise the first error; of another's error age tells no more than its name."""
        if self._failure is not None:
            raise self._failure
