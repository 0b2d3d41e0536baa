"""The bundle for HQ: one signed bag, in one tar stream, encrypted to two or more recipients."""

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from intake_app.agefiles.age_header import LONGEST_HEADER, AgeHeader
from intake_app.agefiles.safe_writer import write_sealed
from intake_app.errors import DiskFull
from intake_app.files import files_edge
from intake_app.transfer import bag, outside, parts, tar_stream
from intake_app.transfer.contents import BundleContents, ExportedRecord, members_of
from intake_app.transfer.device_key import DeviceKey
from intake_app.transfer.opening import Opened, open_bundle
from intake_app.transfer.quarantine import Quarantined
from intake_app.transfer.recipients import enough

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
    ReadOnlyPlace, PlaceGone, MediumFailed. Holds the whole content in memory.
    """
    keys = enough(recipients)
    members = members_of(contents, keys, signer)
    length = tar_stream.stream_length(members)
    pump = parts.Pump(tar_stream.stream(members))
    lengths = parts.part_lengths(length, part_size)
    with outside.new_bundle_folder(folder, contents.bundle_id) as target:
        _require_space(target, lengths)
        texts = [key.text for key in keys]
        written = [
            write_sealed(
                target / outside.part_name(number), parts.PartSource(pump, size), size, texts
            )
            for number, size in enumerate(lengths)
        ]
        outside.finish(target, written)
        with files_edge():
            sums = (target / outside.SUMS).read_bytes()
            size = sum(path.stat().st_size for path in target.iterdir())
    digest = _sha256(dict(members)[bag.TAG_MANIFEST])
    return Written(target, contents.bundle_id, digest, _sha256(sums), size)


def _require_space(folder: Path, lengths: Sequence[int]) -> None:
    longest_header = AgeHeader(length=LONGEST_HEADER, recipients=0)
    with files_edge():
        free = shutil.disk_usage(folder).free
    if free < sum(longest_header.file_length(length) for length in lengths):
        raise DiskFull


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
