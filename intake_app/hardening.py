"""First thing in each process: its memory must not land on the disk, nor its files in public."""

import ctypes
import os
import sys

_PR_SET_DUMPABLE = 4


def harden_process() -> None:
    """No core file after a crash, no reading of our memory by other programs, private files.

    The first two on Linux only. `exec` resets them, so every process calls this first.
    """
    os.umask(0o077)
    if not sys.platform.startswith("linux"):
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
