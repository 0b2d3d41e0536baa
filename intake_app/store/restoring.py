"""Back from a backup: proved as a whole before it is put anywhere, or proved without that.

A rehearsal reads everything and writes nothing but one entry of the log. Restoring never touches
a vault that works until the restored one has been opened.
"""

import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from intake_app.domain.clock import Clock, Ids
from intake_app.errors import (
    BackupDamaged,
    DiskFull,
    FolderNotEmpty,
    HeaderDamaged,
    NotAVault,
    PlaceGone,
    VaultDamaged,
    VaultStandsThere,
    WrongPassphrase,
)
from intake_app.files import files_edge, lies_inside, sync_folder
from intake_app.store import slots
from intake_app.store.audit import Event
from intake_app.store.backup_writing import Progress
from intake_app.store.copying import copied, read_back
from intake_app.store.device import Device
from intake_app.store.ground import require_no_vault_around
from intake_app.store.header import DATABASE, Header, has_header, read_header
from intake_app.store.instance_lock import LOCK, InstanceLock
from intake_app.store.kdf import derive
from intake_app.store.keys import MasterKey
from intake_app.store.look import belonging, looked_into, require_sound
from intake_app.store.manifest import Manifest, read_manifest, vault_of
from intake_app.store.pools import POOLS
from intake_app.store.slots import SlotType
from intake_app.store.vault import Vault

LAST_REHEARSAL = "last_restore_rehearsal"

_PART_BYTES = 8
_ROOM = 1024 * 1024
_ASIDE = ".before-"


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A backup that could be restored. `is_todays`: today's passphrases and sheet open it.

    `lacking` are the testimonies of files that were sound nowhere when it was made.
    """

    manifest: Manifest
    is_todays: bool
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the restored vault lies. `aside` is where the one before it went, if there was one."""

    folder: Path
    aside: Path | None
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Wish:
    """What to restore and where to. `replaces`: a vault that stands there may be moved aside."""

    source: Path
    target: Path
    passphrase: str
    replaces: bool = False

    def __repr__(self) -> str:
        return "Wish()"


def rehearse(vault: Vault, source: Path, progress: Progress) -> Rehearsed:
    """Prove that a backup could be restored, with the key of the open vault; nothing is copied.

    NotABackup, BackupOfAnotherVault, BackupDamaged; and as `files_edge` when the medium fails.
    """
    manifest = read_manifest(source, vault.vault_id, vault.master)
    proving = _Proving(source, manifest, progress)
    for name in manifest.files:
        proving.read(name)
    _require_whole(source, manifest, vault.master, vault.device)
    lacking = _lacking(proving, vault.master, vault.device)
    is_todays = _header(source).slots == read_header(vault.folder).slots
    with vault.transaction():
        vault.facts.put(LAST_REHEARSAL, vault.device.clock.stamp())
        vault.audit.record(Event.RESTORE_REHEARSED, detail=str(manifest.number))
    return Rehearsed(manifest, is_todays, lacking)


def restore(wish: Wish, progress: Progress, *, clock: Clock, ids: Ids) -> Restored:
    """Put a backup into a new or empty folder, and open it there with its passphrase of that day.

    WrongPassphrase, VaultStandsThere, FolderNotEmpty, TargetInVault (no vault lies in a vault),
    VaultInUse, BackupDamaged and those of `files_edge`: what stands at the target is as it was.
    """
    master = _opened(_header(wish.source), wish.passphrase)
    manifest = read_manifest(wish.source, vault_of(wish.source), master)
    _require_free(wish)
    left = _left_by_killed(wish.target)
    part = wish.target.with_name(_part_name(wish.target, ids.token(_PART_BYTES)))
    try:
        _copy(wish, manifest, part, progress)
        _require_whole(part, manifest, master, Device("", clock, ids))
        aside = _put_in_place(wish, part, manifest.number)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    finally:
        master.wipe()
    for folder in left.parts:
        shutil.rmtree(folder, ignore_errors=True)
    return Restored(wish.target, aside or left.aside, manifest)


@dataclass(frozen=True, slots=True)
class _Left:
    """What a restoring that was killed left: half copies, and the vault it had moved aside."""

    parts: tuple[Path, ...]
    aside: Path | None


def _part_name(target: Path, token: str) -> str:
    return f".{target.name}.{token}.part"


def _left_by_killed(target: Path) -> _Left:
    """Killed between its two renames, it left no vault at the target: the one before lies aside."""
    with files_edge():
        if not target.parent.is_dir():
            return _Left((), None)
        names = re.compile(re.escape(_part_name(target, "")[:-5]) + r"[0-9a-f]+\.part")
        around = sorted(target.parent.iterdir())
        parts = tuple(one for one in around if names.fullmatch(one.name) and one.is_dir())
        moved = [one for one in around if one.name.startswith(f"{target.name}{_ASIDE}")]
        is_moved = bool(parts and moved) and not target.exists()
        aside = max(moved, key=lambda one: one.stat().st_ctime_ns) if is_moved else None
    return _Left(parts, aside)


class _Proving:
    """Every file of a backup against its manifest."""

    def __init__(self, source: Path, manifest: Manifest, progress: Progress) -> None:
        self._source = source
        self.manifest = manifest
        self._progress = progress
        self._done = 0
        self._all = sum(proof.size for proof in manifest.files.values())

    def path(self, name: str) -> Path:
        """Where a file of the vault lies in the backup."""
        return (self._source.parent if name.startswith(POOLS) else self._source) / name

    def read(self, name: str) -> None:
        """BackupDamaged unless the file is what it was."""
        try:
            proof = read_back(self.path(name), self.told)
        except PlaceGone as error:
            # The medium itself may have gone; then it is not the backup that is damaged.
            raise (BackupDamaged(reason="missing") if self._is_there() else error) from error
        if proof != self.manifest.files[name]:
            raise BackupDamaged(reason="file")

    def copy(self, name: str, target: Path) -> None:
        """As `read`, into a new file beside."""
        if not self.path(name).exists() and self._is_there():
            raise BackupDamaged(reason="missing")
        if copied(self.path(name), target, self.told) != self.manifest.files[name]:
            raise BackupDamaged(reason="file")

    def told(self, size: int) -> None:
        self._done = min(self._done + size, self._all)
        self._progress(self._done, self._all)

    def _is_there(self) -> bool:
        return self._source.is_dir()


def _header(source: Path) -> Header:
    try:
        return read_header(source)
    except (HeaderDamaged, NotAVault) as error:
        vault_of(source)  # NotABackup, when it is none at all
        raise BackupDamaged(reason="header") from error


def _opened(header: Header, passphrase: str) -> MasterKey:
    key = derive(passphrase, header.salt, header.cost)
    for slot in header.of_type(SlotType.USER):
        if (master := slots.unwrap(slot, key, header.bond())) is not None:
            return master
    raise WrongPassphrase


def _require_whole(folder: Path, manifest: Manifest, master: MasterKey, device: Device) -> None:
    try:
        report = require_sound(folder / DATABASE, master, device)
    except VaultDamaged as error:
        raise BackupDamaged(reason="vault") from error
    counted = manifest.counted
    if (report.records, report.audit_head) != (counted.records, counted.audit_head):
        raise BackupDamaged(reason="counted")


def _lacking(proving: "_Proving", master: MasterKey, device: Device) -> tuple[str, ...]:
    """Which files of its rows the backup never had; BackupDamaged when one is not what it was."""
    with looked_into(proving.path(DATABASE), master, device) as copy:
        lacking = []
        for one in belonging(copy, master, device):
            if one.name not in proving.manifest.files:
                lacking.append(one.testimony)
            elif not one.is_sound(proving.path(one.name)):
                raise BackupDamaged(reason="row")
    return tuple(lacking)


def _require_free(wish: Wish) -> None:
    target = wish.target
    require_no_vault_around(target)
    with files_edge():
        if lies_inside(target, wish.source.parent):
            raise FolderNotEmpty
        if not target.exists() or not any(target.iterdir()):
            return
    if not has_header(target):
        raise FolderNotEmpty
    if not wish.replaces:
        raise VaultStandsThere


def _copy(wish: Wish, manifest: Manifest, beside: Path, progress: Progress) -> None:
    proving = _Proving(wish.source, manifest, progress)
    with files_edge():
        wish.target.parent.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(wish.target.parent).free < _ROOM + sum(
            proof.size for proof in manifest.files.values()
        ):
            raise DiskFull
        beside.mkdir(0o700)
    folders = {beside}
    for name in manifest.files:
        target = beside / name
        with files_edge():
            for folder in reversed(target.relative_to(beside).parents):
                (beside / folder).mkdir(mode=0o700, exist_ok=True)
                folders.add(beside / folder)
        proving.copy(name, target)
    with files_edge():
        for folder in folders:
            sync_folder(folder)


def _put_in_place(wish: Wish, beside: Path, number: int) -> Path | None:
    """Rename; a vault that stands there first moves aside, and comes back if that fails."""
    target = wish.target
    with files_edge():
        if not (target.exists() and has_header(target)):
            if target.exists():
                target.rmdir()
            beside.rename(target)
            sync_folder(target.parent)
            return None
    aside = _free_name(target, number)
    lock = InstanceLock(target)
    lock.acquire()
    try:
        with files_edge():
            target.rename(aside)
            try:
                beside.rename(target)
            except OSError:
                with suppress(OSError):
                    aside.rename(target)
                raise
            sync_folder(target.parent)
    finally:
        lock.release()
        with suppress(OSError):
            (aside / LOCK).unlink()
    return aside


def _free_name(target: Path, number: int) -> Path:
    name = f"{target.name}{_ASIDE}{number:04d}"
    names = (name, *(f"{name}-{again}" for again in range(2, 1000)))
    return next(path for one in names if not (path := target.with_name(one)).exists())
