"""What goes into a bundle, as values, and how it becomes the members of a signed bag."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from intake_app.domain.answers import JsonObject
from intake_app.domain.canonical import canonical_json
from intake_app.transfer import bag
from intake_app.transfer.bag import BagInfo, RecordLine
from intake_app.transfer.device_key import DeviceKey
from intake_app.transfer.one_spelling import one_spelling
from intake_app.transfer.recipients import Recipient
from intake_app.transfer.streamed import Content, size_of
from intake_app.transfer.tar_stream import Member


@dataclass(frozen=True, slots=True)
class ExportedRecord:
    """One record as it leaves; `json_bytes` is its interchange form.

    The bag holds it canonical (UTF-8 in NFC, RFC 8785), so that equal records have equal bytes.
    """

    record_id: str
    state: str
    revision: int
    json_bytes: bytes


@dataclass(frozen=True, slots=True)
class BundleContents:
    """What goes into a bundle. All ids are 8 to 70 of a-z, 0-9 and hyphen.

    `bundle_id` is 16 random hex digits; `previous_digest` the `digest` of the bundle that this
    device wrote before, or "". `statements` maps ids (of records, or "<id>-kk") to PDF bytes;
    `codebook` maps file names, `attachments` ids of 32 hex digits.
    """

    bundle_id: str
    sequence: int
    previous_digest: str
    device_id: str
    purpose: str
    records: Sequence[ExportedRecord]
    statements: Mapping[str, bytes]
    codebook: Mapping[str, bytes]
    audit: JsonObject
    audit_head: str
    attachments: Mapping[str, Content] = field(default_factory=dict)


def members_of(
    contents: BundleContents, keys: Sequence[Recipient], signer: DeviceKey
) -> tuple[Member, ...]:
    """The bag's members in the order they are written: manifests and signature before payload.

    ValueError for a name the reader's allow-list would refuse or a member it would not take.
    """
    payload = _payload(contents)
    info = _info(contents, keys, payload)
    tags: dict[str, bytes] = {
        bag.BAGIT: bag.BAGIT_TEXT,
        bag.INFO: info.encode(),
        bag.MANIFEST: bag.sums(payload),
    }
    tags[bag.TAG_MANIFEST] = bag.sums(tags)
    tags[bag.SIGNATURE] = signer.sign(tags[bag.TAG_MANIFEST], info.trusted_comment)
    return (
        *((name, tags[name]) for name in bag.TAG_FILES),
        *((name, payload[name]) for name in sorted(payload)),
    )


def _payload(contents: BundleContents) -> dict[str, Content]:
    named: list[Member] = [
        *((f"data/records/{one.record_id}.json", _canonical(one)) for one in contents.records),
        *_in_folder("statements", ".pdf", contents.statements),
        *_in_folder("attachments", "", contents.attachments),
        *_in_folder("codebook", "", contents.codebook),
        ("data/audit.json", canonical_json(contents.audit)),
    ]
    payload = dict(named)
    if len(payload) != len(named) or not all(map(bag.kind_of, payload)):
        raise ValueError("names inside a bundle are ids, each used once")
    if any(size_of(content) > bag.largest(name) for name, content in named):
        raise ValueError("a member is larger than a reader would take")
    return payload


def _in_folder(folder: str, ending: str, files: Mapping[str, Content]) -> Iterator[Member]:
    return ((f"data/{folder}/{name}{ending}", content) for name, content in files.items())


def _canonical(record: ExportedRecord) -> bytes:
    return one_spelling(json.loads(record.json_bytes))


def _info(
    contents: BundleContents, keys: Sequence[Recipient], payload: Mapping[str, Content]
) -> BagInfo:
    records = [RecordLine(one.record_id, one.state, one.revision) for one in contents.records]
    return BagInfo(
        bundle_id=contents.bundle_id,
        sequence=contents.sequence,
        previous_digest=contents.previous_digest,
        device_id=contents.device_id,
        purpose=contents.purpose,
        audit_head=contents.audit_head,
        recipients=tuple(key.fingerprint for key in keys),
        records=tuple(sorted(records, key=lambda line: f"{line.record_id}.json")),
        payload_octets=sum(map(size_of, payload.values())),
        payload_files=len(payload),
    )
