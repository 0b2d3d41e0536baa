import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyrage
import pytest

from intake_app.agefiles.padme import padded_length
from intake_app.domain.canonical import canonical_json
from intake_app.errors import (
    DiskFull,
    FileExists,
    NotABundle,
    PlaceGone,
    ReadOnlyPlace,
    RecipientInvalid,
    TooFewRecipients,
)
from intake_app.transfer import bundle, outside
from intake_app.transfer.bundle import ExportedRecord
from intake_app.transfer.one_spelling import one_spelling
from tests.builders.disks import files_no_longer_than, tree
from tests.core.transfer.exchange import (
    BUNDLE_ID,
    DEVICE,
    FIRST,
    RECIPIENTS,
    SAMPLES,
    SECOND,
    a_bundle,
    sample,
    some_contents,
)

CANARY = "Құлақ-қайың-7714"
KILLED_IN_THE_MIDDLE = """
import os, pathlib, signal, sys
from tests.core.transfer.exchange import a_bundle

class LastWords(bytes):
    def __getitem__(self, where):
        os.kill(os.getpid(), signal.SIGKILL)

papers = {"first-statement": bytes(16 << 20), "later-statement": LastWords(b"never read")}
a_bundle(pathlib.Path(sys.argv[1]), statements=papers)
"""


def decrypted(folder: Path, identity_text: str = FIRST.texts[0]) -> bytes:
    identity = pyrage.x25519.Identity.from_str(identity_text)
    parts = sorted(folder.glob("*.age"))
    return b"".join(pyrage.decrypt(part.read_bytes(), [identity]) for part in parts)


def unpacked(stream: bytes, into: Path) -> dict[str, bytes]:
    into.mkdir()
    subprocess.run(["tar", "x"], cwd=into, input=stream, check=True)
    return tree(into)


def test_the_folder_on_the_stick_holds_parts_sums_and_ready_and_no_day(stick: Path) -> None:
    written = a_bundle(stick)

    assert stick / BUNDLE_ID == written.folder
    assert {"000.age", "SHA256SUMS", "READY"} == set(tree(written.folder))
    assert written.size == sum(map(len, tree(written.folder).values()))
    times = {path.stat().st_mtime for path in [written.folder, *written.folder.iterdir()]}
    assert {315_532_800.0} == times


def test_either_of_the_recipients_opens_the_same_padded_stream(stick: Path) -> None:
    folder = a_bundle(stick).folder

    stream = decrypted(folder)
    assert stream == decrypted(folder, SECOND.texts[0])
    assert padded_length(len(stream)) == len(stream)


def test_the_bag_holds_the_records_canonical_and_everything_under_its_id(
    stick: Path, tmp_path: Path
) -> None:
    first, second = SAMPLES

    found = unpacked(decrypted(a_bundle(stick).folder), tmp_path / "bag")

    assert {
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "tagmanifest-sha256.txt.minisig",
        f"data/records/{first}.json",
        f"data/records/{second}.json",
        f"data/statements/{first}-ru.pdf",
        f"data/statements/{second}-ru.pdf",
        "data/codebook/codebook.toml",
        "data/audit.json",
    } == set(found)
    assert canonical_json(json.loads(sample(first))) == found[f"data/records/{first}.json"]


@pytest.mark.parametrize(
    ("told", "spelt"),
    [
        ('{"b":1,"a":"\u0439"}', '{"a":"\u0439","b":1}'),
        ('{"a": "\u0438\u0306"}', '{"a":"\u0439"}'),
        ('{"a":"\\u0438\\u0306"}', '{"a":"\u0439"}'),
        ('{"a":"line\\n\u0301"}', '{"a":"line\\n\u0301"}'),
        ('{"a":"\\"\u0301 \\\\\u0301"}', '{"a":"\\"\u0301 \\\\\u0301"}'),
    ],
)
def test_a_record_has_one_spelling_in_composed_letters(told: str, spelt: str) -> None:
    assert spelt.encode() == one_spelling(json.loads(told))


def test_the_same_contents_make_the_same_stream(stick: Path) -> None:
    (stick / "again").mkdir()

    first, again = a_bundle(stick), a_bundle(stick / "again")

    assert decrypted(first.folder) == decrypted(again.folder)
    assert first.sha256 != again.sha256
    assert first.digest == again.digest


def test_a_stream_cut_into_parts_is_the_same_stream(stick: Path) -> None:
    whole = decrypted(a_bundle(stick).folder)
    (stick / "parts").mkdir()

    cut = bundle.write(
        stick / "parts", some_contents(), RECIPIENTS, DEVICE, part_size=len(whole) // 3 + 7
    )

    assert {"000.age", "001.age", "002.age", "SHA256SUMS", "READY"} == set(tree(cut.folder))
    assert whole == decrypted(cut.folder)


def test_nothing_outside_tells_who_or_when_or_what(stick: Path) -> None:
    record = ExportedRecord("canary-0001", "sealed", 1, canonical_json({"words": CANARY}))
    written = a_bundle(stick, records=(record,), statements={"canary-0001": CANARY.encode()})

    shown = (
        b"".join(name.encode() + content for name, content in tree(written.folder).items())
        + str(written.folder.relative_to(stick)).encode()
    )
    for telling in (CANARY.encode(), CANARY.encode("utf-16-le"), b"intake", b"Intake", b"canary"):
        assert telling not in shown
    assert CANARY.encode() in decrypted(written.folder)


def test_no_plaintext_stands_beside_while_it_is_written(stick: Path) -> None:
    seen: list[bytes] = []

    class Watched(Mapping[str, bytes]):
        def __getitem__(self, name: str) -> bytes:
            seen.extend(tree(stick).values())
            return CANARY.encode()

        def __iter__(self) -> Iterator[str]:
            yield "canary-0001"

        def __len__(self) -> int:
            return 1

    a_bundle(stick, statements=Watched())

    assert [b"was here before"] == seen


def test_a_program_killed_while_writing_leaves_no_bundle_that_anyone_would_open(
    stick: Path,
) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_IN_THE_MIDDLE, str(stick)],
        cwd=Path(__file__).parents[3],
        check=False,
    )

    assert -signal.SIGKILL == killed.returncode
    (half,) = (stick / BUNDLE_ID).iterdir()
    assert half.stat().st_size > 1000
    with pytest.raises(NotABundle) as refused:
        outside.check(stick / BUNDLE_ID)
    assert {"reason": "ready"} == refused.value.facts


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.9, 1.0])
def test_a_full_medium_leaves_no_bundle(stick: Path, share: float) -> None:
    # Room for so much of the plaintext; the file is a little longer, by header and tags.
    room = int(len(decrypted(a_bundle(stick).folder)) * share)
    shutil.rmtree(stick / BUNDLE_ID)
    before = tree(stick)

    with files_no_longer_than(room), pytest.raises(DiskFull):
        a_bundle(stick)

    assert before == tree(stick)
    assert ["holiday.txt"] == [path.name for path in stick.iterdir()]


def test_a_medium_without_room_is_refused_before_a_byte_is_written(stick: Path) -> None:
    class Huge(bytes):
        def __len__(self) -> int:
            return 1 << 27

    free = shutil.disk_usage(stick).free
    enough = {f"huge-statement-{n:08}": Huge(b"") for n in range(free // (1 << 27) + 1)}

    with pytest.raises(DiskFull):
        a_bundle(stick, statements=enough)

    assert ["holiday.txt"] == [path.name for path in stick.iterdir()]


def test_a_place_that_is_gone_or_closed_is_told_apart(stick: Path) -> None:
    with pytest.raises(PlaceGone):
        a_bundle(stick / "absent")
    with pytest.raises(ReadOnlyPlace):
        a_bundle(Path("/sys/kernel"))
    with pytest.raises(PlaceGone):
        a_bundle(stick / "holiday.txt")


def test_a_bundle_is_never_written_over(stick: Path) -> None:
    a_bundle(stick)
    before = tree(stick)

    with pytest.raises(FileExists):
        a_bundle(stick)

    assert before == tree(stick)


def test_one_recipient_or_a_wrong_one_is_refused_before_anything_is_written(stick: Path) -> None:
    with pytest.raises(TooFewRecipients):
        bundle.write(stick, some_contents(), RECIPIENTS[:1], DEVICE)
    with pytest.raises(RecipientInvalid):
        bundle.write(stick, some_contents(), [RECIPIENTS[0], "age1xyz"], DEVICE)

    assert ["holiday.txt"] == [path.name for path in stick.iterdir()]


@pytest.mark.parametrize(
    "changes",
    [
        {"statements": {"../../outside": b""}},
        {"statements": {"Anna-Petrova": b""}},
        {"codebook": {"codebook.toml.exe": b""}},
        {"attachments": {"photo.jpg": b""}},
        {"records": (ExportedRecord("short", "sealed", 1, b"{}"),)},
        {"records": (ExportedRecord("twice-000", "sealed", 1, b"{}"),) * 2},
        {"bundle_id": "Anna"},
        {"device_id": "line\nbreak"},
        {"purpose": ""},
    ],
)
def test_names_that_are_no_ids_are_a_fault_of_the_program(
    stick: Path, changes: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match=r"ids|printable|hex"):
        a_bundle(stick, **changes)

    assert ["holiday.txt"] == [path.name for path in stick.iterdir()]
