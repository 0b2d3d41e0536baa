"""One testimony for headquarters alone: a tar in one age file, `age -d -i hq.key FILE | tar x`.

Its members are named by the caller; SHA256SUMS over them and SHA256SUMS.minisig by the laptop's
key are added, so that `sha256sum -c` and `minisign -V` prove it without our program. Attachments
stream through: no plaintext touches a disk and memory stays small.
"""

import hashlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from intake_app.agefiles import age
from intake_app.agefiles.padme import padded_length
from intake_app.agefiles.pouring import SLICE, poured_slices
from intake_app.agefiles.safe_writer import SealedFile, write_sealed
from intake_app.transfer.device_key import DeviceKey
from intake_app.transfer.parts import PartSource, Pump
from intake_app.transfer.recipients import enough
from intake_app.transfer.tar_stream import BLOCK, header

SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.minisig"
_END = 2 * BLOCK


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside: its length and SHA-256 are known before its bytes are asked for."""

    name: str
    size: int
    sha256: str
    slices: Callable[[], Iterator[bytes]]


def from_bytes(name: str, content: bytes) -> Member:
    """A member that lies in memory."""
    return Member(name, len(content), hashlib.sha256(content).hexdigest(), lambda: iter((content,)))


def poured(name: str, size: int, sha256: str, pour: Callable[[age.Sink], None]) -> Member:
    """A member whose bytes are pushed: `pour` writes them all and raises when they are not sound.

    What `pour` raises is raised to whoever reads the slices, at the latest after the last one.
    """
    return Member(name, size, sha256, lambda: poured_slices(pour))


def write(
    target: Path, members: Sequence[Member], recipients: Sequence[str], signer: DeviceKey
) -> SealedFile:
    """Write all members into `target`, which is complete, synced and read back when it returns.

    On any error `target` is as it was. TooFewRecipients, RecipientInvalid; DiskFull, MediumFailed
    and what else the medium says; whatever a member raises. ValueError for a name that tar or the
    sums cannot hold.
    """
    texts = [key.text for key in enough(recipients)]
    sums = "".join(f"{one.sha256}  {one.name}\n" for one in members).encode("ascii")
    signature = signer.sign(sums, "sealed testimony")
    every = (*members, from_bytes(SUMS, sums), from_bytes(SIGNATURE, signature))
    length = padded_length(sum(BLOCK + _filled(one.size) for one in every) + _END)
    with closing(_stream(every, length)) as slices:
        source = PartSource(Pump(slices), length)
        try:
            return write_sealed(target, source, length, texts)
        finally:
            source.check()


def _stream(members: Sequence[Member], length: int) -> Generator[bytes, None, None]:
    written = 0
    for member in members:
        yield header(member.name, member.size)
        given = 0
        for piece in member.slices():
            given += len(piece)
            yield piece
        if given != member.size:
            raise ValueError(member.name)
        yield bytes(_filled(member.size) - member.size)
        written += BLOCK + _filled(member.size)
    while written < length:
        piece = bytes(min(SLICE, length - written))
        written += len(piece)
        yield piece


def _filled(size: int) -> int:
    return -(-size // BLOCK) * BLOCK
