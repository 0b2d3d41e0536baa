"""A disk that fills up, without root: the system's own limit on the length of files.

Python ignores SIGXFSZ, so that a write beyond the limit gives EFBIG where a full disk gives
ENOSPC, at the same calls.
"""

import resource
from contextlib import contextmanager


@contextmanager
def files_no_longer_than(size):
    """In this process no file grows beyond `size` bytes inside the block."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
