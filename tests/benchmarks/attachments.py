"""An attachment taken in and given back, beside the `age` command on the same bytes. By hand:

python -m tests.benchmarks.attachments [MEBIBYTES] [ROUNDS]

Both sync what they write. `age` hashes nothing and reads nothing back; ours does both, and the
figure to reach is that of the writing, which is why the reading back stands in a row of its own.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from intake_app.agefiles import age
from intake_app.agefiles.handle_sink import HandleSink, SteadySink
from intake_app.agefiles.pouring import pour_into
from intake_app.commands import attachment_source
from intake_app.files import replacing
from intake_app.store import attachment_files as files
from intake_app.store.attachment_streams import Padded, gathered

MEBIBYTE = 1 << 20
LINE = "{what:<52}{rate:>8.0f} MiB/s {ratio:>6.2f} x age\n"


def timed(act):
    before = time.perf_counter()
    result = act()
    return time.perf_counter() - before, result


class Peer:
    """The stock command with a key of its own."""

    def __init__(self, place):
        self.place = place
        identity = age.new_identity()
        self.recipient = identity.recipients[0]
        (place / "key").write_text(identity.texts[0])

    def write(self, source):
        with source.open("rb") as given, (self.place / "peer.age").open("wb") as file:
            subprocess.run(["age", "-r", self.recipient], stdin=given, stdout=file, check=True)
            os.fsync(file.fileno())

    def read(self):
        command = ["age", "-d", "-i", self.place / "key"]
        with (self.place / "peer.age").open("rb") as given, (self.place / "out").open("wb") as file:
            subprocess.run(command, stdin=given, stdout=file, check=True)
            os.fsync(file.fileno())


def encrypted(source, place):
    """What `write_sealed_file` does before it reads back."""
    with attachment_source.opened(source) as given, replacing(place / "ours.age") as file:
        plain = Padded(given, files.unwatched)
        recipients = age.new_identity().recipients
        pour = partial(age.encrypt, gathered(plain), recipients=recipients)
        pour_into(SteadySink(file.fileno()), pour)
        plain.digest.hex()
        os.fsync(file.fileno())


def taken_in(source, target):
    with attachment_source.opened(source) as given:
        return files.write_sealed_file(target, given, files.unwatched)


def given_back(sealed, target):
    with replacing(target) as file:
        pour_into(
            HandleSink(file.fileno()), partial(files.open_into, sealed, watch=files.unwatched)
        )


def main(mebibytes, rounds):
    seconds = {}

    def note(what, act):
        spent, result = timed(act)
        seconds.setdefault(what, []).append(spent)
        return result

    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        source, peer = place / "film.mp4", Peer(place)
        with source.open("wb") as file:
            for _ in range(mebibytes):
                file.write(os.urandom(MEBIBYTE))
        target = files.path_of(place, "ab" * 16)
        for _ in range(rounds):
            note("age: encrypt, sync", lambda: peer.write(source))
            note("ours: hash, pad, encrypt, sync", lambda: encrypted(source, place))
            sealed = note(
                "ours: the same, read back and compared", lambda: taken_in(source, target)
            )
            note("age: decrypt, sync", peer.read)
            note("ours: decrypt, compare, sync", partial(given_back, sealed, place / "out"))
    show(seconds, mebibytes)


def show(seconds, mebibytes):
    middle = {what: statistics.median(spent) for what, spent in seconds.items()}
    floor = 0.0
    for what, spent in middle.items():
        floor = spent if what.startswith("age") else floor
        sys.stdout.write(LINE.format(what=what, rate=mebibytes / spent, ratio=floor / spent))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"largest memory of our process: {peak:.0f} MiB\n")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [500, 3][len(given) :]))
