"""The folder where a vault is founded: taken by one program, given back if that fails."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from intake_app.errors import FolderNotEmpty, TargetInVault
from intake_app.files import PRIVATE_FOLDER, files_edge, sync_folder
from intake_app.store.header import has_header
from intake_app.store.instance_lock import LOCK, InstanceLock

_ANY_FOLDER = 0o777


@dataclass(frozen=True, slots=True)
class Ground:
    """A folder that this call alone holds, empty but for the lock."""

    folder: Path
    lock: InstanceLock
    _undo: ExitStack

    def ours(self, *names: str) -> None:
        """Say which files this call makes: they go again if the founding fails."""
        for name in names:
            self._undo.callback(_quietly, (self.folder / name).unlink)


@contextmanager
def taken(folder: Path) -> Iterator[Ground]:
    """Hold a new or empty folder while a vault is founded in it; the lock stays with the vault.

    TargetInVault in another vault; FolderNotEmpty, or VaultInUse when another program is founding
    here: then nothing of it is touched. After a failure in the block exactly what this call made
    is gone, folders too, and a folder that was there before has its old mode.
    """
    require_no_vault_around(folder)
    with ExitStack() as undo:
        with files_edge():
            _make(folder, undo)
            _require_only(folder, frozenset())
        lock = InstanceLock(folder)
        # Whoever makes the lock file has the folder; until then nothing was changed in it.
        lock.claim()
        undo.callback(lock.abandon)
        with files_edge():
            _require_only(folder, frozenset({LOCK}))
            _narrow(folder, undo)
        yield Ground(folder, lock, undo)
        undo.pop_all()


def require_no_vault_around(folder: Path) -> None:
    """TargetInVault when any folder above, whatever links lead there, is a vault or a backup.

    It would go where that one goes, and be taken for stray files of it.
    """
    if any(has_header(Path(one)) for one in Path(os.path.realpath(folder)).parents):
        raise TargetInVault


def _make(folder: Path, undo: ExitStack) -> None:
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        try:
            one.mkdir(PRIVATE_FOLDER if one == folder else _ANY_FOLDER)
        except FileExistsError:
            continue  # another program was quicker: it is not ours to remove
        undo.callback(_quietly, one.rmdir)
        sync_folder(one.parent)


def _require_only(folder: Path, expected: frozenset[str]) -> None:
    if {one.name for one in folder.iterdir()} != expected:
        raise FolderNotEmpty


def _narrow(folder: Path, undo: ExitStack) -> None:
    before = stat.S_IMODE(folder.stat().st_mode)
    undo.callback(_quietly, lambda: folder.chmod(before))
    folder.chmod(PRIVATE_FOLDER)


def _quietly(step: Callable[[], None]) -> None:
    """Take one thing back; what cannot be (a folder no longer empty) stays."""
    with suppress(OSError):
        step()
