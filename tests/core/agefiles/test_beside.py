"""A thread that cannot be had is want of memory, and nothing waits for it."""

import resource
import subprocess
import sys

import pytest

STARVED = """
import resource, sys
from intake_app.agefiles.digest import Digest
from intake_app.agefiles.pouring import poured_slices

resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
digest = Digest()
try:
    if sys.argv[1] == "digest":
        digest.add(b"a")
    else:
        list(poured_slices(lambda sink: None))
except MemoryError:
    digest.stop()
    raise SystemExit(9)
"""


def in_use():
    """Address space of a Python with our modules, in bytes, with little left for a stack."""
    asked = "import resource\nfrom intake_app.agefiles.pouring import SLICE\n"
    asked += "print(open('/proc/self/statm').read().split()[0])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return int(told.stdout) * resource.getpagesize() + (3 << 20)


@pytest.mark.parametrize("user", ["digest", "pour"])
def test_where_no_thread_can_be_had_it_is_told_as_want_of_memory(user):
    command = [sys.executable, "-c", STARVED, user, str(in_use())]

    assert 9 == subprocess.run(command, check=False, timeout=60).returncode
