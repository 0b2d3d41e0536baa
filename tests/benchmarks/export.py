"""Export and opening of a bundle, beside the `age` command on the same bytes. By hand:

python -m tests.benchmarks.export [MEBIBYTES] [RECORDS]
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from io import BytesIO
from pathlib import Path

from intake_app.agefiles import age
from intake_app.agefiles.pouring import pour_into
from intake_app.agefiles.safe_writer import StickyFile
from intake_app.codebook.load import load_codebook
from intake_app.transfer import bundle
from intake_app.transfer.bundle import ExportedRecord
from tests.core.transfer.exchange import (
    DEVICE,
    FIRST,
    RECIPIENTS,
    SAMPLES,
    sample,
    some_contents,
)

MEBIBYTE = 1 << 20
ROUNDS = 5
LINE = "{what:<58}{seconds:>8.2f} s {rate:>9.1f} {unit}\n"


def timed(act):
    before = time.perf_counter()
    result = act()
    return time.perf_counter() - before, result


def write(what, seconds, amount, unit):
    sys.stdout.write(LINE.format(what=what, seconds=seconds, rate=amount / seconds, unit=unit))


def age_command(stream, target):
    """The peer: `age` to the same two recipients, then synced; it reads nothing back."""
    keys = [word for text in RECIPIENTS for word in ("-r", text)]
    with target.open("wb") as file:
        subprocess.run(["age", *keys], input=stream, stdout=file, check=True)
        os.fsync(file.fileno())


def our_encryption(stream, target):
    with target.open("wb", buffering=0) as file:
        pour = partial(age.encrypt, BytesIO(stream), recipients=RECIPIENTS)
        pour_into(StickyFile(file.fileno()), pour)
        os.fsync(file.fileno())


def attachments(mebibytes, place):
    papers = {f"{number:032x}": os.urandom(16 * MEBIBYTE) for number in range(mebibytes // 16)}
    stream = b"".join(papers.values())
    theirs, ours = [], []
    for _ in range(ROUNDS):
        theirs.append(timed(lambda: age_command(stream, place / "peer.age"))[0])
        ours.append(timed(lambda: our_encryption(stream, place / "ours.age"))[0])
    floor, found = statistics.median(theirs), statistics.median(ours)
    write("age command, synced, not read back", floor, mebibytes, "MiB/s")
    write(f"our encryption, the same ({floor / found:.2f} x)", found, mebibytes, "MiB/s")
    (place / "peer.age").unlink()
    (place / "ours.age").unlink()
    contents = some_contents(attachments=papers)
    seconds, written = timed(lambda: bundle.write(place, contents, RECIPIENTS, DEVICE))
    write("our bundle: hashed, signed, encrypted, synced, read back", seconds, mebibytes, "MiB/s")
    seconds, _ = timed(lambda: open_bundle(written.folder, place / "opened"))
    write("our opening: verified, spooled, unpacked, original kept", seconds, mebibytes, "MiB/s")


def testimonies(count, place):
    raw = sample(next(iter(SAMPLES)))
    records = [ExportedRecord(f"record-{n:08}", "sealed", 1, raw) for n in range(count)]
    contents = some_contents(bundle_id="f" * 16, records=records)
    seconds, written = timed(lambda: bundle.write(place, contents, RECIPIENTS, DEVICE))
    write(f"write {count} testimonies", seconds, count, "a second")
    seconds, _ = timed(lambda: open_bundle(written.folder, place / "opened-records"))
    write(f"open {count} testimonies, each checked by the codebook", seconds, count, "a second")
    seconds, _ = timed(lambda: open_bundle(written.folder, place / "opened-records"))
    write("open them again into the same folder", seconds, count, "a second")


def open_bundle(folder, out):
    return bundle.open(folder, FIRST.texts[0], DEVICE.public_text, out, load_codebook())


def main(mebibytes, count):
    with tempfile.TemporaryDirectory() as name:
        attachments(mebibytes, Path(name))
        testimonies(count, Path(name))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"largest memory: {peak:.0f} MiB\n")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [512, 500][len(given) :]))
