"""A backup: a verified encrypted copy of the vault on another medium.

    <medium>/backup-<8 hex>/          one folder for each vault
        att/xx/*.age  sealed/*.age    shared by its backups: names are random, contents never change
        0001/  0002/ ...              one backup each: header, database, manifest

A backup has its name only after it was written, synced, read back and opened with the key; until
then it is `0002.part`. After a failure nothing of it is left. Older backups are never removed.
"""

import re
import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from intake_app.errors import TargetInVault
from intake_app.files import files_edge, lies_inside, private_folder, sync_folder
from intake_app.store.audit import Event
from intake_app.store.backup_writing import PART, BackupWriting, Progress
from intake_app.store.manifest import Counted, Manifest, is_backup, write_manifest
from intake_app.store.pools import POOLS
from intake_app.store.sealed_place import require_writable
from intake_app.store.vault import Vault

LAST_BACKUP = "last_backup"
LAST_FOLDER = "last_backup_folder"
LAST_LACKING = "last_backup_lacking"

_COUNT = "backups"
_ID_LETTERS = 8
_NAME = re.compile(r"[0-9]{4,}")


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was proved. `older` are the others of this vault on the same medium.

    `lacking` are the testimonies of files that are sound neither in the vault nor on the medium:
    one number for each such file. Everything else is in it.
    """

    folder: Path
    number: int
    at: str
    counted: Counted
    size: int
    older: int
    lacking: tuple[str, ...]


def back_up(vault: Vault, medium: Path, progress: Progress) -> BackedUp:
    """Write one backup into a folder outside the vault, and prove it from there.

    TargetInVault, VaultDamaged (what is damaged is no backup), ReadOnlyPlace (also of the vault:
    what cannot be noted in its log is not copied out; its folder can be copied whole), DiskFull,
    PlaceGone, MediumFailed: nothing of the new backup is left, and the older ones are as they were.
    A file that an older backup has and that is sound is never touched. Costs a copy of the database
    and of new attachments, reading everything once more, and decrypting every attachment.
    """
    place = _place(vault, medium)
    numbers = _numbers(place)
    number = max([int(vault.facts.get(_COUNT) or 0), *numbers]) + 1
    with ExitStack() as undo:
        _made(place, undo)
        with vault.at_rest():
            writing = BackupWriting(vault, place, _new_part(place, number, undo), progress)
            writing.copy(undo)
            counted = writing.prove()
        at = vault.device.clock.stamp()
        manifest = Manifest(number, at, counted, writing.proofs)
        write_manifest(writing.part, vault.vault_id, manifest, vault.master)
        finished = place / f"{number:04d}"
        with files_edge():
            writing.part.rename(finished)
            undo.callback(shutil.rmtree, finished, ignore_errors=True)
            sync_folder(place)
        lacking = tuple(one.testimony for one in writing.lacking)
        _note(vault, medium, manifest, len(lacking))
        undo.pop_all()
    return BackedUp(finished, number, at, counted, writing.size, len(numbers), lacking)


def states(folder: Path) -> tuple[Path, ...]:
    """The finished backups in a folder that a person names, newest first.

    It may be a backup itself, the folder of a vault's backups, or the medium they lie on.
    """
    with files_edge():
        if is_backup(folder):
            return (folder,)
        places = [folder, *sorted(folder.glob(f"backup-{'[0-9a-f]' * _ID_LETTERS}"))]
        found = [place / f"{n:04d}" for place in places for n in sorted(_numbers(place))]
    return tuple(reversed(found))


def _place(vault: Vault, medium: Path) -> Path:
    require_writable(vault.faults)
    with files_edge():
        if not medium.is_dir():
            raise FileNotFoundError(2, "no medium")
        if lies_inside(medium, vault.folder):
            raise TargetInVault
    return medium / f"backup-{vault.vault_id[:_ID_LETTERS]}"


def _numbers(place: Path) -> list[int]:
    with files_edge():
        if not place.is_dir():
            return []
        return [int(one.name) for one in place.iterdir() if _NAME.fullmatch(one.name)]


def _made(place: Path, undo: ExitStack) -> None:
    if not place.exists():
        undo.callback(_quietly, place.rmdir)
    private_folder(place)


def _new_part(place: Path, number: int, undo: ExitStack) -> Path:
    """An empty folder; what killed programs have left of others is removed."""
    with files_edge():
        for left in place.glob(f"*{PART}"):
            shutil.rmtree(left)
        for pool in POOLS:
            for half in (place / pool).rglob(f"*{PART}"):
                half.unlink()
        part = place / f"{number:04d}{PART}"
        undo.callback(shutil.rmtree, part, ignore_errors=True)
        part.mkdir(0o700)
    return part


def _note(vault: Vault, medium: Path, manifest: Manifest, lacking: int) -> None:
    with vault.transaction():
        vault.facts.put(_COUNT, str(manifest.number))
        vault.facts.put(LAST_BACKUP, manifest.at)
        vault.facts.put(LAST_LACKING, str(lacking))
        vault.facts.put(LAST_FOLDER, str(medium))
        vault.audit.record(Event.BACKED_UP, detail=f"{manifest.number} {lacking}")


def _quietly(step: Callable[[], None]) -> None:
    with suppress(OSError):
        step()
