import json
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_app.codebook.schema import Codebook
from intake_app.domain.canonical import canonical_json
from intake_app.errors import (
    BundleDamaged,
    BundleTooNew,
    DiskFull,
    FolderNotEmpty,
    IntakeError,
    NotABundle,
    PlaceGone,
    SignatureInvalid,
    WrongDeviceKey,
    WrongIdentity,
)
from intake_app.transfer import bag, bundle
from intake_app.transfer.bundle import ExportedRecord, Opened, Quarantined
from tests.builders.disks import files_no_longer_than
from tests.core.transfer.exchange import (
    BUNDLE_ID,
    DEVICE,
    FIRST,
    LOCKED_WITH_A_PASSPHRASE,
    OTHER_DEVICE,
    RECIPIENTS,
    SAMPLES,
    SECOND,
    STRANGER,
    a_bundle,
    members,
    payload_of,
    sample,
    sealed,
    signed,
    some_contents,
    stream_of,
    tree,
    wrapped,
)

ALMATY, CALLS = SAMPLES


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "opened"


def opened(folder: Path, out: Path, book: Codebook, identity: str = FIRST.texts[0]) -> Opened:
    return bundle.open(folder, identity, DEVICE.public_text, out, book)


def canonical(raw: bytes) -> bytes:
    return canonical_json(json.loads(raw))


def record_with(**changes: object) -> bytes:
    return json.dumps(json.loads(sample(ALMATY)) | changes).encode()


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


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (record_with(data={"record": {"colour": "red"}}), "problems"),
        (record_with(codebook_version="99.0.0"), "codebook_too_new"),
    ],
)
def test_a_record_with_a_problem_is_set_aside_and_the_others_go_in(
    stick: Path, out: Path, book: Codebook, raw: bytes, reason: str
) -> None:
    bad = ExportedRecord("bad-record-1", "sealed", 1, raw)
    good = ExportedRecord(CALLS, "sealed", 2, sample(CALLS))

    found = opened(a_bundle(stick, records=(bad, good)).folder, out, book)

    assert ((CALLS,), [("bad-record-1", reason)]) == (
        found.records,
        [(one.name, one.reason) for one in found.quarantined],
    )
    assert canonical(raw) == (out / "quarantine" / "bad-record-1.json").read_bytes()
    why = json.loads((out / "quarantine" / "bad-record-1.reason.json").read_bytes())
    assert reason == why["reason"]
    assert [f"{CALLS}.json"] == [path.name for path in (out / "records").iterdir()]


@pytest.mark.parametrize(
    "raw",
    [
        b'{"codebook": NaN}',
        b'{"data": {}, "data": {}}',
        b'{"notice": "\\ud800"}',
        b"[" * 100 + b"]" * 100,
        b"\xff\xfe{}",
        b"",
    ],
)
def test_a_record_that_is_no_strict_json_is_set_aside_with_its_bytes(
    stick: Path, out: Path, book: Codebook, raw: bytes
) -> None:
    payload = payload_of(members()) | {f"data/records/{ALMATY}.json": raw}

    found = opened(sealed(stick, stream_of(signed(payload, info_of(payload)))), out, book)

    assert (CALLS,) == found.records
    assert [(ALMATY, "json")] == [(one.name, one.reason) for one in found.quarantined]
    assert raw == (out / "quarantine" / f"{ALMATY}.json").read_bytes()


@pytest.mark.parametrize(
    "other_bytes",
    [
        lambda raw: raw + b"\n",
        lambda raw: raw.replace(b'","', b'", "', 1),
        lambda raw: unicodedata.normalize("NFD", raw.decode()).encode(),
    ],
)
def test_a_record_in_another_spelling_of_the_same_content_is_set_aside(
    stick: Path, out: Path, book: Codebook, other_bytes: Callable[[bytes], bytes]
) -> None:
    payload = payload_of(members())
    payload[f"data/records/{ALMATY}.json"] = other_bytes(payload[f"data/records/{ALMATY}.json"])

    found = opened(sealed(stick, stream_of(signed(payload, info_of(payload)))), out, book)

    assert ((CALLS,), (Quarantined(ALMATY, "not_canonical"),)) == (
        found.records,
        found.quarantined,
    )


def info_of(payload: dict[str, bytes]) -> dict[str, bytes]:
    """bag-info that tells the truth about `payload`."""
    octets, files = sum(map(len, payload.values())), len(payload)
    lines = members()[bag.INFO].decode().splitlines(keepends=True)
    oxum = f"Payload-Oxum: {octets}.{files}\n"
    return {bag.INFO: "".join(oxum if "Oxum" in line else line for line in lines).encode()}


def test_the_reason_tells_codes_and_paths_and_no_words(
    stick: Path, out: Path, book: Codebook
) -> None:
    secret = "Құлақ-қайың-7714"
    bad = ExportedRecord("bad-record-1", "sealed", 1, record_with(data={"record": {secret: "x"}}))

    (aside,) = opened(a_bundle(stick, records=(bad,)).folder, out, book).quarantined

    assert isinstance(aside, Quarantined)
    assert secret not in str(aside)
    assert secret.encode() not in (out / "quarantine" / "bad-record-1.reason.json").read_bytes()


GOOD = payload_of(members())
HOSTILE: list[tuple[str, list[tuple[str, bytes]], type[IntakeError], str]] = [
    ("a payload nobody signed for", [*signed(GOOD), ("data/x", b"")], BundleDamaged, "manifest"),
    ("a payload left out", signed(GOOD)[:-1], BundleDamaged, "manifest"),
    (
        "a payload in another order",
        [*signed(GOOD)[:5], *reversed(signed(GOOD)[5:])],
        BundleDamaged,
        "manifest",
    ),
    ("a payload twice", [*signed(GOOD), signed(GOOD)[-1]], BundleDamaged, "manifest"),
    (
        "a payload that was changed",
        [(n, b"{}" if n == "data/audit.json" else c) for n, c in signed(GOOD)],
        BundleDamaged,
        "digest",
    ),
    ("a path upwards", signed(GOOD | {"data/../../x": b""}), BundleDamaged, "name"),
    ("an absolute path", signed({"/etc/cron.d/x": b""}), BundleDamaged, "name"),
    ("a name with a backslash", signed(GOOD | {"data\\x": b""}), BundleDamaged, "name"),
    ("a program", signed(GOOD | {"data/statements/run-me-now.exe": b""}), BundleDamaged, "name"),
    ("a reserved name", signed(GOOD | {"data/records/con.json": b"{}"}), BundleDamaged, "name"),
    (
        "a record too large to read",
        signed({f"data/records/{ALMATY}.json": bytes((16 << 20) + 1)}),
        BundleDamaged,
        "size",
    ),
    ("payload before the manifests", list(reversed(signed(GOOD))), BundleDamaged, "order"),
    ("no signature", [m for m in signed(GOOD) if m[0] != bag.SIGNATURE], BundleDamaged, "order"),
    ("nothing", [], BundleDamaged, "order"),
    (
        "a signature by another device",
        signed(GOOD, signer=OTHER_DEVICE),
        WrongDeviceKey,
        "",
    ),
    (
        "a signature over another manifest",
        [(n, members(sequence=8)[n] if n == bag.SIGNATURE else c) for n, c in signed(GOOD)],
        SignatureInvalid,
        "",
    ),
    (
        "a comment for somebody else",
        signed(GOOD, comment="bundle 0"),
        BundleDamaged,
        "trusted_comment",
    ),
    (
        "another bagit version",
        signed(GOOD, {bag.BAGIT: b"BagIt-Version: 2\n"}),
        BundleDamaged,
        "bagit",
    ),
    ("an unreadable bag-info", signed(GOOD, {bag.INFO: b"\xff\n"}), BundleDamaged, "bag_info"),
    ("no bag-info", signed(GOOD, {bag.INFO: b""}), BundleDamaged, "bag_info"),
    (
        "a folded line in bag-info",
        signed(GOOD, {bag.INFO: members()[bag.INFO] + b"  more\n"}),
        BundleDamaged,
        "bag_info",
    ),
    (
        "records that were not announced",
        signed(GOOD | {"data/records/uninvited.json": b"{}"}),
        BundleDamaged,
        "bag_info",
    ),
    (
        "another size than announced",
        signed(GOOD | {"data/audit.json": b"[]"}),
        BundleDamaged,
        "bag_info",
    ),
    (
        "an unsorted manifest",
        signed(GOOD, {bag.MANIFEST: bag.sums(GOOD)[::-1]}),
        BundleDamaged,
        "manifest",
    ),
    ("a line twice", signed(GOOD, {bag.MANIFEST: bag.sums(GOOD) * 2}), BundleDamaged, "manifest"),
    (
        "a bundle of a later program",
        signed(
            GOOD, {bag.INFO: members()[bag.INFO].replace(b"Intake-Schema: 1", b"Intake-Schema: 2")}
        ),
        BundleTooNew,
        "",
    ),
]


@pytest.mark.parametrize(
    ("files", "error", "reason"),
    [pytest.param(*case[1:], id=case[0]) for case in HOSTILE],
)
def test_a_bag_that_does_not_verify_is_refused_whole(
    stick: Path,
    out: Path,
    book: Codebook,
    files: list[tuple[str, bytes]],
    error: type[IntakeError],
    reason: str,
) -> None:
    folder = sealed(stick, stream_of(files))

    with pytest.raises(error) as refused:
        opened(folder, out, book)

    assert reason == refused.value.facts.get("reason", "")
    assert not out.exists()


def test_the_same_bag_untouched_goes_in(stick: Path, out: Path, book: Codebook) -> None:
    # The control for the list above: what it builds by hand is accepted when nothing is wrong.
    assert (ALMATY, CALLS) == opened(sealed(stick, stream_of(signed(GOOD))), out, book).records


def test_a_bundle_passed_on_by_one_of_its_readers_is_refused(
    stick: Path, out: Path, book: Codebook
) -> None:
    folder = sealed(stick, stream_of(signed(GOOD)), STRANGER.recipients)

    with pytest.raises(BundleDamaged) as refused:
        opened(folder, out, book, STRANGER.texts[0])

    assert "not_for_this_key" == refused.value.facts["reason"]
    assert not out.exists()


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
