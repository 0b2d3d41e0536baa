"""One backup while it is written: nothing goes onto the medium that was not proved first."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from intake_app.errors import DiskFull, MediumFailed, PlaceGone
from intake_app.files import files_edge, sync_folder
from intake_app.store.copying import Proof, copied, nobody, read_back
from intake_app.store.header import BACKUP, DATABASE, HEADER, read_header
from intake_app.store.look import require_sound
from intake_app.store.manifest import Counted
from intake_app.store.pools import PoolFile, pool_files
from intake_app.store.vault import Vault

PART = ".part"
_MANIFEST_ROOM = 1024 * 1024

Progress = Callable[[int, int], None]
"""Is told how many bytes are done, of how many."""


class BackupWriting:
    """`proofs` are what each file must be; `lacking` are those that are sound nowhere."""

    def __init__(self, vault: Vault, place: Path, part: Path, progress: Progress) -> None:
        self.part = part
        self.proofs: dict[str, Proof] = {}
        self.lacking: list[PoolFile] = []
        self._vault = vault
        self._place = place
        self._progress = progress
        self._done = 0
        self._shared = tuple(pool_files(vault.attachments, vault.tombstones))
        self._own = [n for n in (HEADER, BACKUP, DATABASE) if (vault.folder / n).exists()]
        names = [*self._own, *(one.name for one in self._shared)]
        self._sizes = {name: _size(vault.folder / name) for name in names}
        # Copied, then read back; a shared file that is there already is read only.
        self._all = 2 * sum(self._sizes.values())

    @property
    def size(self) -> int:
        """Bytes of all files of the backup."""
        return sum(proof.size for proof in self.proofs.values())

    def copy(self, undo: ExitStack) -> None:
        """Everything that is not there yet. What an older backup has and is sound stays as it is.

        A file that is neither sound there nor in the vault is left out and counted as lacking.
        """
        self._require_room()
        for name in self._own:
            self.proofs[name] = copied(self._vault.folder / name, self.part / name, self._told)
        for one in self._shared:
            proof = self._standing(one) or self._brought(one, undo)
            if proof:
                self.proofs[one.name] = proof
            else:
                self.lacking.append(one)
        with files_edge():
            for folder in {self._target(name).parent for name in self.proofs}:
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
        self._told(self._all)
        return Counted(report.records, report.revisions, report.audit_entries, report.audit_head)

    def _standing(self, one: PoolFile) -> Proof | None:
        """The file of an earlier backup, where it opens and gives what the row says."""
        target = self._place / one.name
        if not one.is_sound(target):
            return None
        proof = read_back(target)
        self._told(proof.size)
        return proof

    def _brought(self, one: PoolFile, undo: ExitStack) -> Proof | None:
        """A sound copy of the vault's file; it takes no name there before it was proved."""
        target = self._place / one.name
        part = target.with_name(target.name + PART)
        with files_edge():
            _folders(target.parent, self._place, undo)
            part.unlink(missing_ok=True)
            was_there = target.exists()
        undo.callback(_quietly, part.unlink)
        proof = self._copied(self._vault.folder / one.name, part)
        if not proof or not one.is_sound(part):
            _quietly(part.unlink)
            return None
        if not was_there:
            undo.callback(_quietly, target.unlink)
        with files_edge():
            part.replace(target)
        return proof

    def _copied(self, source: Path, part: Path) -> Proof | None:
        """None when it is the vault's own file that is not there or cannot be read."""
        try:
            return copied(source, part, self._told)
        except (MediumFailed, PlaceGone):
            if _can_be_read(source):
                raise
            return None

    def _target(self, name: str) -> Path:
        return (self.part if name in self._own else self._place) / name

    def _require_room(self) -> None:
        missing = [
            size for name, size in self._sizes.items() if not _size(self._target(name)) >= size
        ]
        with files_edge():
            free = shutil.disk_usage(self._place).free
        if free < sum(missing) + _MANIFEST_ROOM:
            raise DiskFull

    def _told(self, size: int) -> None:
        self._done = min(self._done + size, self._all)
        self._progress(self._done, self._all)


def _size(path: Path) -> int:
    """0 for a file that is not there."""
    with files_edge():
        return path.stat().st_size if path.is_file() else 0


def _can_be_read(path: Path) -> bool:
    try:
        read_back(path, nobody)
    except (MediumFailed, PlaceGone):
        return False
    return True


def _folders(folder: Path, place: Path, undo: ExitStack) -> None:
    """`folder` inside `place`, with what is between them."""
    for one in reversed([folder, *folder.parents]):
        if one.is_relative_to(place) and not one.exists():
            one.mkdir(0o700)
            undo.callback(_quietly, one.rmdir)
            sync_folder(one.parent)


def _quietly(step: Callable[[], None]) -> None:
    with suppress(OSError):
        step()
