"""Builders for the tests of the exchange: keys, bundles, and bundles nobody should accept."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyrage

from intake_app.agefiles import age
from intake_app.codebook.schema import Codebook
from intake_app.domain.canonical import canonical_json
from intake_app.paths import resources
from intake_app.transfer import bag, bundle, contents, outside, tar_stream
from intake_app.transfer.bundle import BundleContents, ExportedRecord, Opened
from intake_app.transfer.device_key import DeviceKey
from intake_app.transfer.recipients import Recipient

SAMPLES = {
    "13fcda7f-1b7b-5d02-b561-0f2ce8c051d6": "s1_almaty_2009_refugee_uz_ru.json",
    "71f38eee-de12-5955-98f4-7819e3f068e7": "s7_2021_woman_threats_declined_ru.json",
}
ALMATY, CALLS = SAMPLES
BUNDLE_ID = "00112233aabbccdd"

# What `age -p` writes; made by hand, because the work it asks for is the very point.
LOCKED_WITH_A_PASSPHRASE = (
    b"age-encryption.org/v1\n-> scrypt bPviyD7fqBPOxMnKF83gwA 22\n"
    + b"Q" * 43
    + b"\n--- "
    + b"M" * 43
    + b"\n"
    + bytes(16 + 16 + 100)
)

FIRST, SECOND, STRANGER = (age.new_identity() for _ in range(3))
RECIPIENTS = (*FIRST.recipients, *SECOND.recipients)
DEVICE, OTHER_DEVICE = DeviceKey.generate(), DeviceKey.generate()


def sample(record_id: str) -> bytes:
    return (resources() / "samples" / SAMPLES[record_id]).read_bytes()


def some_contents(**changes: object) -> BundleContents:
    first, second = SAMPLES
    usual = BundleContents(
        bundle_id=BUNDLE_ID,
        sequence=7,
        previous_digest="",
        device_id="d0d0d0d0d0d0d0d0",
        purpose="international_body",
        records=(
            ExportedRecord(second, "sealed", 2, sample(second)),
            ExportedRecord(first, "signed", 3, sample(first)),
        ),
        statements={f"{first}-ru": b"%PDF-1.7 a statement", f"{second}-ru": b"%PDF-1.7 another"},
        codebook={"codebook.toml": b'version = "1.0.0"\n'},
        audit={"entries": [{"seq": 1, "type": "sealed"}]},
        audit_head="k3v9x2m4p7",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def a_bundle(place: Path, **changes: object) -> bundle.Written:
    return bundle.write(place, some_contents(**changes), RECIPIENTS, DEVICE)


def members(**changes: object) -> dict[str, bytes]:
    """The members of a good bag, in order."""
    keys = [Recipient(text) for text in RECIPIENTS]
    return dict(contents.members_of(some_contents(**changes), keys, DEVICE))


def signed(
    payload: dict[str, bytes],
    tags: dict[str, bytes] | None = None,
    signer: DeviceKey = DEVICE,
    comment: str = "",
) -> list[tuple[str, bytes]]:
    """A bag with any payload and any tag files, its sums right and really signed by the device."""
    files = members() | {bag.MANIFEST: bag.sums(payload)} | (tags or {})
    covered = {name: files[name] for name in (bag.BAGIT, bag.INFO, bag.MANIFEST)}
    tag_manifest = bag.sums(covered)
    said = comment or bag.read_info(members()[bag.INFO]).trusted_comment
    written = covered | {
        bag.TAG_MANIFEST: tag_manifest,
        bag.SIGNATURE: signer.sign(tag_manifest, said),
    }
    return [*written.items(), *sorted(payload.items())]


def payload_of(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.startswith("data/")}


def stream_of(files: Sequence[tuple[str, bytes]]) -> bytes:
    return b"".join(tar_stream.stream(files))


def sealed(place: Path, stream: bytes, recipients: Sequence[str] = RECIPIENTS) -> Path:
    """A bundle whose outside is perfect and whose inside is `stream`."""
    keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
    return wrapped(place, pyrage.encrypt(stream, keys))


def wrapped(place: Path, *ciphertexts: bytes) -> Path:
    """A bundle folder around any bytes, with sums that fit them."""
    folder = place / BUNDLE_ID
    folder.mkdir(exist_ok=True)
    names = [outside.part_name(number) for number in range(len(ciphertexts))]
    for name, ciphertext in zip(names, ciphertexts, strict=True):
        (folder / name).write_bytes(ciphertext)
    sums = bag.sums(dict(zip(names, ciphertexts, strict=True)))
    (folder / outside.SUMS).write_bytes(sums)
    (folder / outside.READY).write_bytes(bag.sums({outside.SUMS: sums}))
    return folder


def opened(folder: Path, out: Path, book: Codebook, identity: str = FIRST.texts[0]) -> Opened:
    """A bundle opened at headquarters, as one that our device signed."""
    return bundle.open(folder, identity, DEVICE.public_text, out, book)


def canonical(raw: bytes) -> bytes:
    """As a record lands at headquarters."""
    return canonical_json(json.loads(raw))
