"""A disk that fills up, without root: the system's own limit on the length of files.

Python ignores SIGXFSZ, so that a write beyond the limit gives EFBIG where a full disk gives
ENOSPC, at the same calls.
"""

import ctypes
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


_VERSION = 0x20080522
# CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: what lets root write where the mode says no.
_POWERS = (1 << 1) | (1 << 2)


@contextmanager
def modes_that_bind():
    """In the block file modes bind this thread, though it is root's; nothing for anybody else."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_VERSION, 0)
    held = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, held) == 0
    fewer = (ctypes.c_uint32 * 6)(*held)
    fewer[0] &= ~_POWERS
    assert libc.capset(header, fewer) == 0
    try:
        yield
    finally:
        assert libc.capset(header, held) == 0


@contextmanager
def read_only(folder):
    """In the block nothing can be written in the folder, nor any file of it."""
    modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    try:
        for path in modes:
            path.chmod(0o500 if path.is_dir() else 0o400)
        with modes_that_bind():
            yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def nothing_new(folder):
    """In the block no file can be made or removed in the folder; those there can be written."""
    mode = folder.stat().st_mode
    try:
        folder.chmod(0o500)
        with modes_that_bind():
            yield
    finally:
        folder.chmod(mode)


def tree(folder):
    """Every file below a folder and what is in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
