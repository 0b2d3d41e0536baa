import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from intake_app.codebook.schema import Codebook
from intake_app.domain.canonical import canonical_json
from intake_app.errors import (
    BundleDamaged,
    DiskFull,
    FolderNotEmpty,
    NotABundle,
    PlaceGone,
    WrongIdentity,
)
from intake_app.transfer import bundle
from intake_app.transfer.bundle import Opened
from tests.builders.disks import files_no_longer_than, tree
from tests.core.transfer.exchange import (
    ALMATY,
    BUNDLE_ID,
    CALLS,
    DEVICE,
    FIRST,
    LOCKED_WITH_A_PASSPHRASE,
    RECIPIENTS,
    SECOND,
    STRANGER,
    a_bundle,
    canonical,
    opened,
    sample,
    some_contents,
    wrapped,
)


def test_hq_gets_exactly_what_the_device_sent(stick: Path, out: Path, book: Codebook) -> None:
    written = a_bundle(stick)
    sent = some_contents()

    found = opened(written.folder, out, book)

    assert (
        Opened(
            bundle_id=BUNDLE_ID,
            sequence=7,
            digest=written.digest,
            device_id=sent.device_id,
            purpose="international_body",
            audit_head="k3v9x2m4p7",
            records=(ALMATY, CALLS),
            quarantined=(),
        )
        == found
    )
    landed = tree(out)
    marker = json.loads(landed.pop("bundle.json"))
    assert {
        f"records/{ALMATY}.json": canonical(sample(ALMATY)),
        f"records/{CALLS}.json": canonical(sample(CALLS)),
        f"statements/{ALMATY}-ru.pdf": sent.statements[f"{ALMATY}-ru"],
        f"statements/{CALLS}-ru.pdf": sent.statements[f"{CALLS}-ru"],
        "codebook/codebook.toml": sent.codebook["codebook.toml"],
        "audit.json": canonical_json(sent.audit),
        **{f"original/{name}": content for name, content in tree(written.folder).items()},
    } == landed
    assert {"record_id": ALMATY, "state": "signed", "revision": 3} == marker["records"][0]


def test_only_this_user_can_read_what_lands(stick: Path, out: Path, book: Codebook) -> None:
    opened(a_bundle(stick).folder, out, book)

    modes = {path.stat().st_mode & 0o777 for path in [out, *out.rglob("*")] if path.is_dir()}
    assert {0o700} == modes
    assert {0o600} == {path.stat().st_mode & 0o777 for path in out.rglob("*") if path.is_file()}


@pytest.mark.parametrize("identity", [FIRST, SECOND])
def test_each_recipient_opens_it(stick: Path, out: Path, book: Codebook, identity: object) -> None:
    key = identity.texts[0]  # type: ignore[attr-defined]

    assert (ALMATY, CALLS) == opened(a_bundle(stick).folder, out, book, key).records


def test_a_bundle_in_parts_opens_too(stick: Path, out: Path, book: Codebook) -> None:
    written = bundle.write(stick, some_contents(), RECIPIENTS, DEVICE, part_size=10_000)

    assert (ALMATY, CALLS) == opened(written.folder, out, book).records


def test_opening_twice_changes_nothing(stick: Path, out: Path, book: Codebook) -> None:
    folder = a_bundle(stick).folder
    first = opened(folder, out, book)
    before = tree(out)

    assert first == opened(folder, out, book)
    assert before == tree(out)


def test_an_empty_folder_is_filled(stick: Path, out: Path, book: Codebook) -> None:
    out.mkdir()

    assert (ALMATY, CALLS) == opened(a_bundle(stick).folder, out, book).records


def test_a_folder_with_anything_else_is_left_alone(stick: Path, out: Path, book: Codebook) -> None:
    out.mkdir()
    (out / "notes.txt").write_bytes(b"mine")

    with pytest.raises(FolderNotEmpty):
        opened(a_bundle(stick).folder, out, book)

    assert {"notes.txt": b"mine"} == tree(out)


def test_another_bundle_does_not_mix_with_the_first(stick: Path, out: Path, book: Codebook) -> None:
    opened(a_bundle(stick).folder, out, book)
    before = tree(out)
    other = a_bundle(stick, bundle_id="f" * 16, sequence=8)

    with pytest.raises(FolderNotEmpty):
        opened(other.folder, out, book)

    assert before == tree(out)


def test_a_stranger_with_another_key_opens_nothing(stick: Path, out: Path, book: Codebook) -> None:
    with pytest.raises(WrongIdentity):
        opened(a_bundle(stick).folder, out, book, STRANGER.texts[0])

    assert not out.exists()


def test_a_bundle_locked_with_a_passphrase_is_refused_unread(
    stick: Path, out: Path, book: Codebook
) -> None:
    folder = wrapped(stick, LOCKED_WITH_A_PASSPHRASE)

    with pytest.raises(BundleDamaged) as refused:
        opened(folder, out, book)

    assert "recipient_type" == refused.value.facts["reason"]


def test_parts_in_another_order_are_refused(stick: Path, out: Path, book: Codebook) -> None:
    written = bundle.write(stick, some_contents(), RECIPIENTS, DEVICE, part_size=20_000)
    parts = [path.read_bytes() for path in sorted(written.folder.glob("*.age"))]
    (stick / "swapped").mkdir()

    for number, chosen in enumerate([parts[::-1], parts[:-1], [*parts, parts[-1]]]):
        (stick / "swapped" / str(number)).mkdir()
        with pytest.raises(BundleDamaged):
            opened(wrapped(stick / "swapped" / str(number), *chosen), out, book)

    assert not out.exists()


def test_what_is_no_finished_bundle_is_refused(stick: Path, out: Path, book: Codebook) -> None:
    folder = a_bundle(stick).folder
    (folder / "READY").unlink()

    with pytest.raises(NotABundle):
        opened(folder, out, book)
    with pytest.raises(PlaceGone):
        opened(stick / "absent", out, book)

    assert not out.exists()


def test_a_place_that_is_not_there_is_said_to_be_gone(
    stick: Path, tmp_path: Path, book: Codebook
) -> None:
    with pytest.raises(PlaceGone):
        opened(a_bundle(stick).folder, tmp_path / "absent" / "opened", book)


@pytest.mark.parametrize("size", [0, 10, 3000])
def test_a_full_disk_at_hq_leaves_nothing_half_opened(
    stick: Path, out: Path, book: Codebook, size: int
) -> None:
    folder = a_bundle(stick).folder

    with files_no_longer_than(size), pytest.raises(DiskFull):
        opened(folder, out, book)

    assert not out.exists()


def test_nothing_is_unpacked_onto_the_stick_beside_the_parts(stick: Path, book: Codebook) -> None:
    folder = a_bundle(stick).folder
    before = tree(stick)

    with pytest.raises(FolderNotEmpty):
        opened(folder, folder / "opened", book)

    assert before == tree(stick)


KILLED_IN_THE_MIDDLE = """
import os, pathlib, signal, sys
from intake_app.transfer import bundle

class LastBook:
    def __getattr__(self, name):
        os.kill(os.getpid(), signal.SIGKILL)

folder, identity, device, out = sys.argv[1:]
bundle.open(pathlib.Path(folder), identity, device, pathlib.Path(out), LastBook())
"""


def test_what_a_killed_opening_leaves_is_cleared_by_the_next_one(
    stick: Path, out: Path, book: Codebook
) -> None:
    folder = a_bundle(stick).folder
    command = [sys.executable, "-c", KILLED_IN_THE_MIDDLE, folder, FIRST.texts[0]]

    killed = subprocess.run(
        [*command, DEVICE.public_text, out], cwd=Path(__file__).parents[3], check=False
    )

    assert -signal.SIGKILL == killed.returncode
    assert {".opening/audit.json", ".opening/codebook/codebook.toml"} == set(tree(out))
    assert (ALMATY, CALLS) == opened(folder, out, book).records
    assert not (out / ".opening").exists()
