"""Where age writes to an open file or pipe: unbuffered, and the first failure is not forgotten."""

import os


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
