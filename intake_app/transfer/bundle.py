"""The bundle for HQ: one signed bag, in one tar stream, encrypted to two or more recipients."""

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from intake_app.agefiles.age_header import LONGEST_HEADER, AgeHeader
from intake_app.agefiles.safe_writer import SealedFile, write_sealed
from intake_app.errors import DiskFull
from intake_app.files import files_edge
from intake_app.transfer import bag, outside, parts, tar_stream
from intake_app.transfer.contents import BundleContents, ExportedRecord, members_of
from intake_app.transfer.device_key import DeviceKey
from intake_app.transfer.opening import Opened, open_bundle
from intake_app.transfer.quarantine import Quarantined
from intake_app.transfer.recipients import enough
from intake_app.transfer.streamed import digest_of

__all__ = [
    "BundleContents",
    "ExportedRecord",
    "Opened",
    "Quarantined",
    "Written",
    "open",
    "write",
]

open = open_bundle  # noqa: A001  # said as `bundle.open`, beside `bundle.write`


@dataclass(frozen=True, slots=True)
class Written:
    """A bundle that was read back from the medium.

    `digest` (of the signed tag manifest) names it in receipts and in the next bundle; `sha256`
    is that of SHA256SUMS; `size` counts the bytes of all its files.
    """

    folder: Path
    bundle_id: str
    digest: str
    sha256: str
    size: int


def write(
    folder: Path,
    contents: BundleContents,
    recipients: Sequence[str],
    signer: DeviceKey,
    *,
    part_size: int = parts.PART,
) -> Written:
    """Write a bundle as a new folder inside `folder`; no plaintext touches a disk.

    On any error nothing of it is left. TooFewRecipients, RecipientInvalid, FileExists, DiskFull,
    ReadOnlyPlace, PlaceGone, MediumFailed; what a streamed attachment raises. Holds everything in
    memory but those.
    """
    keys = enough(recipients)
    members = members_of(contents, keys, signer)
    length = tar_stream.stream_length(members)
    lengths = parts.part_lengths(length, part_size)
    with (
        outside.new_bundle_folder(folder, contents.bundle_id) as target,
        closing(tar_stream.stream(members)) as slices,
    ):
        _require_space(target, lengths)
        pump, texts = parts.Pump(slices), [key.text for key in keys]
        written = [
            _sealed_part(target / outside.part_name(number), pump, size, texts)
            for number, size in enumerate(lengths)
        ]
        outside.finish(target, written)
        with files_edge():
            sums = (target / outside.SUMS).read_bytes()
            size = sum(path.stat().st_size for path in target.iterdir())
    digest = digest_of(dict(members)[bag.TAG_MANIFEST])
    return Written(target, contents.bundle_id, digest, digest_of(sums), size)


def _sealed_part(path: Path, pump: parts.Pump, size: int, texts: list[str]) -> SealedFile:
    source = parts.PartSource(pump, size)
    try:
        return write_sealed(path, source, size, texts)
    finally:
        source.check()


def _require_space(folder: Path, lengths: Sequence[int]) -> None:
    longest_header = AgeHeader(length=LONGEST_HEADER, recipients=0)
    with files_edge():
        free = shutil.disk_usage(folder).free
    if free < sum(longest_header.file_length(length) for length in lengths):
        raise DiskFull
