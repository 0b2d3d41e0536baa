"""The encrypted files beside a database, as its rows know them: which there are, which are sound.

A name is random and its content never changes, so backups of one vault share these files.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from intake_app.errors import AttachmentDamaged, MediumFailed
from intake_app.store import attachment_files, sealed_files
from intake_app.store.attachment_files import SealedFile
from intake_app.store.attachment_streams import NOWHERE
from intake_app.store.attachments import Attachments
from intake_app.store.copying import read_back
from intake_app.store.tombstones import Tombstones

POOLS = (attachment_files.FOLDER, sealed_files.FOLDER)


@dataclass(frozen=True, slots=True)
class PoolFile:
    """One file by its path inside the vault's folder.

    `testimony` is the number of the testimony it belongs to, or its id. `is_sound` reads a copy
    of it anywhere: does it give what the row says?
    """

    name: str
    testimony: str
    is_sound: Callable[[Path], bool]


def pool_files(attachments: Attachments, stones: Tombstones) -> Iterator[PoolFile]:
    """Every file that a row knows, whether it is there or not."""
    for attachment_id, testimony, sealed in attachments.known():
        path = attachment_files.path_of(Path(), attachment_id)
        yield PoolFile(path.as_posix(), testimony, _opens(sealed))
    for record_id, name, digest in stones.sealed_away():
        path = sealed_files.path_of(Path(), name)
        yield PoolFile(path.as_posix(), record_id, _is(digest))


def _opens(sealed: SealedFile | None) -> Callable[[Path], bool]:
    def is_sound(path: Path) -> bool:
        if sealed is None or not path.is_file():
            return False
        try:
            attachment_files.open_into(
                replace(sealed, path=path), NOWHERE, attachment_files.unwatched
            )
        except (AttachmentDamaged, MediumFailed):
            return False
        return True

    return is_sound


def _is(digest: str) -> Callable[[Path], bool]:
    def is_sound(path: Path) -> bool:
        if not path.is_file():
            return False
        try:
            return read_back(path).sha256 == digest
        except MediumFailed:
            return False

    return is_sound
