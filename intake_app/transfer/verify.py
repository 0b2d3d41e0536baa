"""Verify before parse: is this bag whole, from the device we know, and meant for us?"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake_app.errors import BundleDamaged
from intake_app.transfer import bag, device_key, tar_stream
from intake_app.transfer.bag import BagInfo
from intake_app.transfer.spool import Spool
from intake_app.transfer.tar_stream import Entry


@dataclass(frozen=True, slots=True)
class VerifiedBag:
    """A bag of which every byte was checked. `digest` is that of the signed tag manifest."""

    info: BagInfo
    digest: str
    payload: tuple[Entry, ...]


def verify(spool: Spool, device_public_key: str, own_recipients: Sequence[str]) -> VerifiedBag:
    """Check structure, signature, manifests and every payload byte; parse no payload.

    WrongDeviceKey, SignatureInvalid, BundleTooNew, or BundleDamaged(reason, member).
    `own_recipients` are fingerprints of the keys at hand: a bundle signed for somebody else and
    encrypted again to us is refused with reason "not_for_this_key".
    """
    entries = tar_stream.index(spool.file, spool.length)
    tags = _tag_files(spool, entries)
    comment = device_key.verify(device_public_key, tags[bag.TAG_MANIFEST], tags[bag.SIGNATURE])
    _require_tag_sums(tags)
    info = bag.read_info(tags[bag.INFO])
    if comment != info.trusted_comment:
        raise BundleDamaged(reason="trusted_comment", member=bag.SIGNATURE)
    if not set(own_recipients) & set(info.recipients):
        raise BundleDamaged(reason="not_for_this_key", member="")
    payload = entries[len(bag.TAG_FILES) :]
    _require_payload(spool, payload, bag.read_sums(tags[bag.MANIFEST], bag.MANIFEST))
    _require_as_announced(info, payload)
    return VerifiedBag(info, hashlib.sha256(tags[bag.TAG_MANIFEST]).hexdigest(), payload)


def _tag_files(spool: Spool, entries: Sequence[Entry]) -> dict[str, bytes]:
    first = entries[: len(bag.TAG_FILES)]
    if tuple(entry.name for entry in first) != bag.TAG_FILES:
        raise BundleDamaged(reason="order", member="")
    if any(entry.size > bag.LARGEST_TAG_FILE for entry in first):
        raise BundleDamaged(reason="size", member="")
    return {entry.name: tar_stream.content(spool.file, entry) for entry in first}


def _require_tag_sums(tags: Mapping[str, bytes]) -> None:
    covered = {name: tags[name] for name in (bag.BAGIT, bag.INFO, bag.MANIFEST)}
    if tags[bag.TAG_MANIFEST] != bag.sums(covered):
        raise BundleDamaged(reason="digest", member=bag.TAG_MANIFEST)
    if tags[bag.BAGIT] != bag.BAGIT_TEXT:
        raise BundleDamaged(reason="bagit", member=bag.BAGIT)


def _require_payload(spool: Spool, payload: Sequence[Entry], manifest: Mapping[str, str]) -> None:
    if [entry.name for entry in payload] != list(manifest):
        raise BundleDamaged(reason="manifest", member=bag.MANIFEST)
    for entry in payload:
        if not bag.kind_of(entry.name):
            raise BundleDamaged(reason="name", member="")
        if entry.size > bag.largest(entry.name):
            raise BundleDamaged(reason="size", member=entry.name)
        found = hashlib.sha256()
        for piece in tar_stream.chunks(spool.file, entry):
            found.update(piece)
        if found.hexdigest() != manifest[entry.name]:
            raise BundleDamaged(reason="digest", member=entry.name)


def _require_as_announced(info: BagInfo, payload: Sequence[Entry]) -> None:
    records = [bag.short_name(e.name) for e in payload if bag.kind_of(e.name) == "record"]
    octets = sum(entry.size for entry in payload)
    if [line.record_id for line in info.records] != records:
        raise BundleDamaged(reason="bag_info", member=bag.INFO)
    if (info.payload_octets, info.payload_files) != (octets, len(payload)):
        raise BundleDamaged(reason="bag_info", member=bag.INFO)
