"""A backup: a verified encrypted copy of the vault on another medium.

    <medium>/backup-<8 hex>/          one folder for each vault
        att/xx/*.age  sealed/*.age    shared by its backups: names are random, contents never change
        0001/  0002/ ...              one backup each: header, database, manifest

A backup has its name only after it was written, synced, read back and opened with the key; until
then it is `0002.part`. After a failure nothing of it is left. Older backups are never removed.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from intake_app.errors import DiskFull, MediumFailed, TargetInVault, VaultDamaged
from intake_app.files import files_edge, lies_inside, private_folder, sync_folder
from intake_app.store.audit import Event
from intake_app.store.copying import Proof, copied, read_back
from intake_app.store.header import BACKUP, DATABASE, HEADER, read_header
from intake_app.store.look import require_sound
from intake_app.store.manifest import Counted, Manifest, is_backup, write_manifest
from intake_app.store.vault import Vault

POOLS = ("att", "sealed")
PART = ".part"
LAST_BACKUP = "last_backup"
LAST_FOLDER = "last_backup_folder"

_COUNT = "backups"
_ID_LETTERS = 8
_NAME = re.compile(r"[0-9]{4,}")
_MANIFEST_ROOM = 1024 * 1024

Progress = Callable[[int, int], None]
"""Is told how many bytes are done, of how many."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was proved. `older` are the others of this vault on the same medium."""

    folder: Path
    number: int
    at: str
    counted: Counted
    size: int
    older: int


def back_up(vault: Vault, medium: Path, progress: Progress) -> BackedUp:
    """Write one backup into a folder outside the vault, and prove it from there.

    TargetInVault, VaultDamaged (what is damaged is no backup), DiskFull, ReadOnlyPlace, PlaceGone,
    MediumFailed: nothing of the new backup is left then, and the older ones are as they were.
    Costs a copy of the database and of new attachments, and reading everything once more.
    """
    place = _place(vault, medium)
    numbers = _numbers(place)
    number = max([int(vault.facts.get(_COUNT) or 0), *numbers]) + 1
    with ExitStack() as undo:
        _made(place, undo)
        with vault.at_rest():
            writing = _Writing(vault, place, _new_part(place, number, undo), progress)
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
        _note(vault, medium, number, at)
        undo.pop_all()
    return BackedUp(finished, number, at, counted, writing.size, len(numbers))


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
    if vault.faults:
        raise VaultDamaged(reason=vault.faults[0])
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
        part = place / f"{number:04d}{PART}"
        undo.callback(shutil.rmtree, part, ignore_errors=True)
        part.mkdir(0o700)
    return part


def _note(vault: Vault, medium: Path, number: int, at: str) -> None:
    with vault.transaction():
        vault.facts.put(_COUNT, str(number))
        vault.facts.put(LAST_BACKUP, at)
        vault.facts.put(LAST_FOLDER, str(medium))
        vault.audit.record(Event.BACKED_UP, detail=str(number))


def _quietly(step: Callable[[], None]) -> None:
    with suppress(OSError):
        step()


class _Writing:
    """One backup while it is written. `proofs` are what each file must be."""

    def __init__(self, vault: Vault, place: Path, part: Path, progress: Progress) -> None:
        self.part = part
        self.proofs: dict[str, Proof] = {}
        self._vault = vault
        self._place = place
        self._progress = progress
        self._done = 0
        self._sources = dict(_sources(vault.folder))
        # Copied, then read back; a shared file that is there already is read only.
        self._all = 2 * sum(path.stat().st_size for path in self._sources.values())

    @property
    def size(self) -> int:
        """Bytes of all files of the backup."""
        return sum(proof.size for proof in self.proofs.values())

    def copy(self, undo: ExitStack) -> None:
        """Everything that is not there yet."""
        self._require_room()
        for name, source in self._sources.items():
            target = self._target(name)
            if target.exists() and self._is_same(source, target, name):
                continue
            with files_edge():
                _folders(target.parent, self._place, undo)
                target.unlink(missing_ok=True)
            undo.callback(_quietly, target.unlink)
            self.proofs[name] = copied(source, target, self._told)
        with files_edge():
            for folder in {self._target(name).parent for name in self._sources}:
                sync_folder(folder)

    def prove(self) -> Counted:
        """Read it all back from the medium, open it, verify each code, compare with the vault."""
        for name, proof in self.proofs.items():
            if read_back(self._target(name), self._told) != proof:
                raise MediumFailed
        vault = self._vault
        if read_header(self.part) != read_header(vault.folder):
            raise MediumFailed
        report = require_sound(self.part / DATABASE, vault.master, vault.device)
        if report.audit_head != vault.audit.head() or report.records != len(vault.records.ids()):
            raise MediumFailed
        return Counted(report.records, report.revisions, report.audit_entries, report.audit_head)

    def _is_same(self, source: Path, target: Path, name: str) -> bool:
        """A file of an earlier backup stands, when it has the same bytes."""
        with files_edge():
            if source.stat().st_size != target.stat().st_size:
                return False
        proof = read_back(source, self._told)
        if read_back(target) != proof:
            return False
        self.proofs[name] = proof
        return True

    def _target(self, name: str) -> Path:
        return (self._place if name.startswith(POOLS) else self.part) / name

    def _require_room(self) -> None:
        missing = [
            source.stat().st_size
            for name, source in self._sources.items()
            if not self._target(name).exists()
        ]
        with files_edge():
            free = shutil.disk_usage(self._place).free
        if free < sum(missing) + _MANIFEST_ROOM:
            raise DiskFull

    def _told(self, size: int) -> None:
        self._done = min(self._done + size, self._all)
        self._progress(self._done, self._all)


def _sources(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file that belongs into a backup, by its path inside the vault."""
    for name in (HEADER, BACKUP, DATABASE):
        if (folder / name).exists():
            yield name, folder / name
    for pool in POOLS:
        for path in sorted((folder / pool).rglob("*.age")):
            yield path.relative_to(folder).as_posix(), path


def _folders(folder: Path, place: Path, undo: ExitStack) -> None:
    """`folder` inside `place`, with what is between them."""
    for one in reversed([folder, *folder.parents]):
        if one.is_relative_to(place) and not one.exists():
            one.mkdir(0o700)
            undo.callback(_quietly, one.rmdir)
            sync_folder(one.parent)
