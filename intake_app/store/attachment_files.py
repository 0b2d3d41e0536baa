"""The encrypted file of one attachment: written, proved, read. Touches no database.

Format: an age file for one X25519 key that belongs to this file alone; its plaintext is the
original bytes followed by NULs up to a Padmé length of at least 4 KiB. The true length stands in
the row beside the key, so `age -d -i KEY FILE | head -c SIZE` gives the original back.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from intake_app.agefiles import age
from intake_app.agefiles.handle_sink import SteadySink
from intake_app.agefiles.pouring import pour_into
from intake_app.errors import (
    AttachmentDamaged,
    BundleDamaged,
    DiskFull,
    MediumFailed,
    WrongIdentity,
)
from intake_app.files import (
    files_edge,
    open_ordinary,
    private_folder,
    replacing,
    require_no_link,
    sync_folder,
)
from intake_app.store.attachment_streams import (
    NOWHERE,
    SLICE,
    Gathering,
    Padded,
    Unpadded,
    Watch,
    gathered,
    padded_to,
)

FOLDER = "att"
ENDING = ".age"
# age adds a header and 16 bytes for each 64 KiB; the database needs room for its row too.
SPARE = 4 << 20


@dataclass(frozen=True, slots=True)
class SealedFile:
    """What opens one attachment: where it lies, its key, its true length and SHA-256."""

    path: Path
    identity: str = field(repr=False)
    size: int
    sha256: str


def path_of(vault_folder: Path, attachment_id: str) -> Path:
    """Where the file of an attachment lies."""
    return vault_folder / FOLDER / attachment_id[:2] / f"{attachment_id}{ENDING}"


def room_needed(size: int) -> int:
    """How many bytes must be free before a file of `size` bytes is taken in."""
    padded = padded_to(size)
    return padded + padded // 4096 + SPARE


def require_room(vault_folder: Path, size: int) -> None:
    """DiskFull before the first byte is written, when it could not end well."""
    with files_edge():
        free = shutil.disk_usage(vault_folder).free
    if free < room_needed(size):
        raise DiskFull


def write_sealed_file(path: Path, source: age.Reader, watch: Watch) -> SealedFile:
    """Encrypt everything `source` gives under a fresh key into `path`.

    When it returns, the file is synced and what it decrypts to was compared with what was read.
    `watch` is told how many bytes are done, up to twice the size (written, then read back), and
    stops everything by raising; after any error nothing is left. Errors: see `files_edge`;
    whatever `source` or `watch` raise. Memory is constant.
    """
    for folder in (path.parent.parent, path.parent):
        require_no_link(folder)
        private_folder(folder)
    identities = age.new_identity()
    plain = Padded(source, watch)
    with replacing(path) as file:
        sink = SteadySink(file.fileno())
        try:
            pour_into(sink, partial(age.encrypt, gathered(plain), recipients=identities.recipients))
        finally:
            plain.digest.stop()
            plain.check()
        os.fsync(file.fileno())
        sealed = SealedFile(path, identities.texts[0], plain.size, plain.digest.hex())
        _require_same(file.fileno(), sealed, lambda done: watch(sealed.size + done))
    return sealed


def open_into(sealed: SealedFile, sink: age.Sink, watch: Watch) -> None:
    """Decrypt into `sink`, which must not be used when this raises.

    AttachmentDamaged when the file is not there, does not open, or is not what was taken in.
    """
    try:
        handle = open_ordinary(sealed.path)
    except FileNotFoundError as error:
        raise _damaged(sealed, "absent") from error
    except OSError as error:
        with files_edge():
            raise error from None
    try:
        _decrypt(handle, sealed, Unpadded(sink, sealed.size, watch))
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """Unlink a file, if it is there; its key must be gone first. Errors: see `files_edge`."""
    with files_edge():
        if path.parent.is_dir():
            path.unlink(missing_ok=True)
            sync_folder(path.parent)


def remove_begun(vault_folder: Path) -> None:
    """Unlink what a crash left half written. Only while nothing is being added."""
    with files_edge():
        for begun in (vault_folder / FOLDER).glob("??/.*.part"):
            begun.unlink(missing_ok=True)


def present(vault_folder: Path) -> Iterator[Path]:
    """Every finished file of an attachment, whether a row knows it or not."""
    yield from sorted((vault_folder / FOLDER).glob(f"??/*{ENDING}"))


def _decrypt(handle: int, sealed: SealedFile, plain: "Unpadded") -> None:
    try:
        gathering = Gathering(plain)
        with open(handle, "rb", SLICE, closefd=False) as source:
            age.decrypt(source, gathering, age.Identities((sealed.identity,)))
        gathering.flush()
    except (BundleDamaged, WrongIdentity) as error:
        plain.check()
        raise _damaged(sealed, "content") from error
    finally:
        plain.stop()
        plain.check()
    if not plain.is_whole or plain.digest.hex() != sealed.sha256:
        raise _damaged(sealed, "content")


def _damaged(sealed: SealedFile, reason: str) -> AttachmentDamaged:
    return AttachmentDamaged(attachment_id=sealed.path.stem, reason=reason)


def _require_same(handle: int, sealed: SealedFile, watch: Watch) -> None:
    """Ask the medium, not the memory of the system, what it holds now."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        _decrypt(handle, sealed, Unpadded(NOWHERE, sealed.size, watch))
    except AttachmentDamaged as error:
        raise MediumFailed from error


def unwatched(_: int) -> None:
    """Nobody waits for a number."""
