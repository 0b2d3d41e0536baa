"""Opening a bundle at HQ: verify before parse, quarantine per record, discard nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from intake_app.agefiles import age
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import Json
from intake_app.domain.canonical import canonical_json
from intake_app.errors import FolderNotEmpty
from intake_app.files import files_edge, lies_inside
from intake_app.transfer import bag, device_key, outside, tar_stream
from intake_app.transfer.anonymous import STATE
from intake_app.transfer.bag import BagInfo
from intake_app.transfer.landing import MARKER, holds_a_bundle, landing, put
from intake_app.transfer.outside import Part
from intake_app.transfer.quarantine import Quarantined, reason_file, refusal
from intake_app.transfer.recipients import Recipient
from intake_app.transfer.spool import Spool, decrypted
from intake_app.transfer.verify import VerifiedBag, verify

_SLICE = 1 << 20
_FOLDERS = {"statement": "statements", "attachment": "attachments", "codebook": "codebook"}


@dataclass(frozen=True, slots=True)
class Opened:
    """What a bundle held. `digest` names it in receipts; `records` are the ids that went in.

    State and revision of each record, as the device signed them, stand in `bundle.json`.
    """

    bundle_id: str
    sequence: int
    digest: str
    device_id: str
    purpose: str
    audit_head: str
    records: tuple[str, ...]
    quarantined: tuple[Quarantined, ...]


def open_bundle(
    folder: Path, identity_text: str, device_public_key: str, out: Path, book: Codebook
) -> Opened:
    """Open a bundle into `out`, which must be absent, empty, or hold this same bundle.

    Writes `records/<id>.json`, `statements/`, `codebook/`, `audit.json`, `quarantine/<id>.json`
    with `<id>.reason.json`, the bundle as it came in `original/`, and `bundle.json`. On any error
    `out` is as it was. WrongIdentity, WrongDeviceKey, FolderNotEmpty, NotABundle, BundleDamaged,
    BundleTooNew, SignatureInvalid, and what the medium says.
    """
    if lies_inside(out, folder):
        raise FolderNotEmpty
    identities = age.read_identities(identity_text)
    device_key.check_public_key(device_public_key)
    was_opened = holds_a_bundle(out)
    parts = outside.check(folder)
    own = [Recipient(text).fingerprint for text in identities.recipients]
    with landing(out, discard=was_opened) as stage:
        with decrypted(parts, identities, stage) as spool:
            verified = verify(spool, device_public_key, own)
            refused = _unpack(spool, verified, stage, book)
        opened = _opened(verified, refused)
        marker = canonical_json(_marker(opened, verified.info))
        if was_opened:
            _require_same(out / MARKER, marker)
        _keep_original(folder, parts, stage)
        put(stage / MARKER, [marker])
    return opened


def _unpack(
    spool: Spool, verified: VerifiedBag, stage: Path, book: Codebook
) -> tuple[Quarantined, ...]:
    quarantined: list[Quarantined] = []
    anonymous = {line.record_id for line in verified.info.records if line.state == STATE}
    for entry in verified.payload:
        kind, name = bag.kind_of(entry.name), bag.short_name(entry.name)
        if kind == "record":
            raw = tar_stream.content(spool.file, entry)
            refused = refusal(raw, name, book, is_anonymous=name in anonymous)
            quarantined += _land_record(raw, name, stage, refused)
        elif kind == "audit":
            put(stage / name, tar_stream.chunks(spool.file, entry))
        else:
            put(stage / _FOLDERS[kind] / name, tar_stream.chunks(spool.file, entry))
    return tuple(quarantined)


def _land_record(
    raw: bytes, name: str, stage: Path, refused: Quarantined | None
) -> Iterable[Quarantined]:
    if refused is None:
        put(stage / "records" / f"{name}.json", [raw])
        return ()
    put(stage / "quarantine" / f"{name}.json", [raw])
    put(stage / "quarantine" / f"{name}.reason.json", [reason_file(refused)])
    return (refused,)


def _opened(verified: VerifiedBag, quarantined: tuple[Quarantined, ...]) -> Opened:
    info = verified.info
    kept_out = {one.name for one in quarantined}
    return Opened(
        bundle_id=info.bundle_id,
        sequence=info.sequence,
        digest=verified.digest,
        device_id=info.device_id,
        purpose=info.purpose,
        audit_head=info.audit_head,
        records=tuple(line.record_id for line in info.records if line.record_id not in kept_out),
        quarantined=quarantined,
    )


def _marker(opened: Opened, info: BagInfo) -> Json:
    return {
        "bundle_id": opened.bundle_id,
        "sequence": opened.sequence,
        "digest": opened.digest,
        "device_id": opened.device_id,
        "purpose": opened.purpose,
        "audit_head": opened.audit_head,
        "records": [
            {"record_id": line.record_id, "state": line.state, "revision": line.revision}
            for line in info.records
        ],
        "quarantined": [{"name": one.name, "reason": one.reason} for one in opened.quarantined],
    }


def _keep_original(folder: Path, parts: Sequence[Part], stage: Path) -> None:
    # The bundle as it came is the evidence; everything else here is derived from it.
    names = [*(part.path.name for part in parts), outside.SUMS, outside.READY]
    for name in names:
        put(stage / "original" / name, _slices(folder / name))


def _slices(path: Path) -> Iterator[bytes]:
    with files_edge(), outside.opened(path) as file:
        while piece := file.read(_SLICE):
            yield piece


def _require_same(path: Path, marker: bytes) -> None:
    with files_edge():
        if path.read_bytes() != marker:
            raise FolderNotEmpty
