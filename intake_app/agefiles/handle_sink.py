"""Where age writes to an open file or pipe: unbuffered, and the first failure is not forgotten."""

import os
from contextlib import suppress

_STRIDE = 8 << 20


class HandleSink:
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


class SteadySink(HandleSink):
    """For a file that is synced at its end: the medium is asked to begin with what is there.

    Measured: otherwise the kernel waits for the sync, which then takes half as long as the cipher
    did, while the medium had nothing to do before. It is advice (posix_fadvise(2), DONTNEED: Linux
    begins to write such pages): whether it is taken says nothing about the file, the sync does.
    """

    def __init__(self, handle: int) -> None:
        super().__init__(handle)
        self._written = 0
        self._begun = 0

    def write(self, data: bytes, /) -> int:
        """As HandleSink, and every few slices a word to the kernel."""
        count = super().write(data)
        self._written += count
        if self._written - self._begun >= _STRIDE and hasattr(os, "posix_fadvise"):
            with suppress(OSError):
                os.posix_fadvise(
                    self._handle, self._begun, self._written - self._begun, os.POSIX_FADV_DONTNEED
                )
            self._begun = self._written
        return count
