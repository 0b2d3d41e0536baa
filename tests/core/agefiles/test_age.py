"""The cipher's library ends the program where memory ends inside it, so it is not entered then."""

import subprocess
import sys

import pytest

STARVED = """
import io, resource, sys
from intake_app.agefiles import age

identities = age.new_identity()
recipients = identities.recipients

class Sink(io.BytesIO):
    def check(self):
        pass

kept = Sink()
age.encrypt(io.BytesIO(b"told"), kept, recipients)
kept.seek(0)
taken = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (taken + 64 * 1024, resource.RLIM_INFINITY))
try:
    if sys.argv[1] == "encrypt":
        age.encrypt(io.BytesIO(b"told"), Sink(), recipients)
    else:
        age.decrypt(kept, Sink(), identities)
except MemoryError:
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    again = Sink()
    kept.seek(0)
    age.decrypt(kept, again, identities)
    sys.exit(9 if again.getvalue() == b"told" else 1)
"""


@pytest.mark.parametrize("way", ["encrypt", "decrypt"])
def test_too_little_memory_is_told_and_the_same_program_goes_on_when_there_is_more(way):
    ended = subprocess.run(
        [sys.executable, "-c", STARVED, way], check=False, timeout=60, capture_output=True
    )

    assert (9, b"") == (ended.returncode, ended.stderr)
