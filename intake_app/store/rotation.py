"""The same vault under a new key: old passphrases, sheets and escrows open nothing of it any more.

The new database is written beside the old one and proved; then the header is exchanged, and that
is the moment: killed before it, the old vault opens and the new file is thrown away; killed after
it, the next unlock puts the new file in its place. Both have everything at every moment.

Never `rekey`: on a full disk it reported success while the old key still opened the file.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from intake_app.errors import HeaderDamaged, Surroundings, VaultDamaged
from intake_app.files import PRIVATE_FILE, files_edge, sync_folder
from intake_app.store import migrations, recovery_code, slots
from intake_app.store.audit import Event
from intake_app.store.claims import NO_LONGER_TRUE
from intake_app.store.connection import Database
from intake_app.store.doubts import trusted_recipients
from intake_app.store.facts import Facts
from intake_app.store.header import (
    BACKUP,
    DATABASE,
    HEADER,
    Header,
    sound_copies,
    write_header,
)
from intake_app.store.kdf import KdfCost, derive, require_strong
from intake_app.store.kept_keys import code_keys, keep_code_keys
from intake_app.store.key_log import note as note_keys
from intake_app.store.keys import MasterKey
from intake_app.store.known_ways import know_ways
from intake_app.store.leftovers import sweep_leftovers
from intake_app.store.look import require_sound
from intake_app.store.new_header import Secrets, empty_header, first_slots
from intake_app.store.proofs import open_database
from intake_app.store.retiring import overwriting
from intake_app.store.sealed_place import require_writable
from intake_app.store.slots import SlotType
from intake_app.store.vault import Vault

NEW = f"{DATABASE}.new"

_BESIDE = ("", "-wal", "-shm")
_NO_SECOND_NAMES = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK})


@dataclass(frozen=True, slots=True)
class Rotated:
    """The vault is closed. `recovery_code` is shown once and kept nowhere.

    `old_way_remains`: a copy of the header may not be replaced yet; the next unlock does it.
    """

    recovery_code: str
    records: int
    old_way_remains: bool = False

    def __repr__(self) -> str:
        return "Rotated()"


def rotate(vault: Vault, passphrase: str, cost: KdfCost) -> Rotated:
    """Move the vault to a new key with one user, the one who does it; then close it.

    Every other user, the sheet and the escrow letters of before open nothing. WeakPassphrase,
    KeysDoubted, VaultDamaged (only a sound vault moves), ReadOnlyPlace, DiskFull and the like: the
    vault is open and as it was. Attachments keep the keys they have, inside the database.
    """
    require_strong(passphrase)
    require_writable(vault.faults)
    secrets = Secrets(passphrase, recovery_code.fresh())
    master = MasterKey.fresh()
    empty = empty_header(vault.vault_id, cost, vault.device.ids)
    header = first_slots(empty, master, secrets, trusted_recipients(vault), vault.device.ids)
    _require_opens(header, secrets, master)
    folder = vault.folder
    with _new_file(folder) as new:
        with vault.at_rest() as old:
            before = require_sound(old, vault.master, vault.device)
            _write(vault, old, new, master, header)
            after = require_sound(new, master, vault.device)
        if (after.records, after.revisions) != (before.records, before.revisions):
            raise VaultDamaged(reason="proof")
        _exchange(folder, header)
    # The header has decided. What fails from here (a full disk) the next unlock does; an error
    # would keep the code of the new sheet from the person.
    with suppress(Surroundings, VaultDamaged):
        vault.let_go()
        settle(folder, master)
        sweep_leftovers(folder)
    with suppress(Surroundings, VaultDamaged):
        vault.close()
    master.wipe()
    return Rotated(secrets.code, after.records, _old_way_remains(folder, header))


def settle(folder: Path, master: MasterKey) -> None:
    """Finish a move that was interrupted, or undo it: the header has decided which.

    `master` is what the header gave. Called at each unlock, under the vault's lock.
    """
    new = folder / NEW
    if not new.exists():
        return
    with files_edge():
        if _opens(new, master):
            # The log of the old database would be taken for that of the new one.
            _remove(folder / DATABASE)
            _name_too(new, folder / DATABASE)
            sync_folder(folder)
        _remove(new)
        sync_folder(folder)


def _require_opens(header: Header, secrets: Secrets, master: MasterKey) -> None:
    """Each way in that can be tried here gives the new key, before anything is written."""
    tried = {
        SlotType.USER: derive(secrets.passphrase, header.salt, header.cost),
        SlotType.RECOVERY: slots.recovery_key(recovery_code.read(secrets.code), header.salt),
    }
    for slot_type, key in tried.items():
        (slot,) = header.of_type(slot_type)
        found = slots.unwrap(slot, key, header.bond())
        if found is None or not found.equals(master):
            raise HeaderDamaged(reason="proof")


@contextmanager
def _new_file(folder: Path) -> Iterator[Path]:
    """An empty private file beside the database; gone again if the block fails."""
    new = folder / NEW
    with files_edge():
        _remove(new)
        new.touch(PRIVATE_FILE, exist_ok=False)
        # Its name must not be lost once the header has decided for it.
        sync_folder(folder)
    try:
        yield new
    except BaseException:
        with suppress(OSError):
            _remove(new)
        raise


def _write(vault: Vault, old: Path, new: Path, master: MasterKey, header: Header) -> None:
    source = open_database(old, vault.master, at_rest=True)
    try:
        database = open_database(new, master)
        try:
            source.copy_into(database)
            _take_over(vault, database, master, header)
            database.checkpoint()
        finally:
            database.close()
    finally:
        source.close()


def _take_over(vault: Vault, database: Database, master: MasterKey, header: Header) -> None:
    """Wrap under the new key what is wrapped; keep the keys of the codes; write it into the log."""
    keep_code_keys(Facts(database), master, code_keys(vault.facts, vault.master))
    (user,) = header.of_type(SlotType.USER)
    moved = vault.under(master, user.slot_id, database)
    with moved.transaction():
        moved.keep_device_secret(vault.device_secret)
        know_ways(moved.facts, header)
        moved.facts.name_slot(user.slot_id, vault.operator)
        for name in NO_LONGER_TRUE:
            moved.facts.put(name, "")
        note_keys(moved, Event.ROTATED)


def _exchange(folder: Path, header: Header) -> None:
    """The moment. If only the second copy fails, the first has decided; an unlock mends it."""
    with overwriting(folder / HEADER, folder / BACKUP):
        before = _standing(folder / HEADER)
        try:
            write_header(folder, header)
        except Surroundings:
            if _standing(folder / HEADER) == before:
                raise


def _standing(path: Path) -> tuple[int, int] | None:
    """Which file has this name. Where no file can be opened any more it can still be told."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_ino, about.st_mtime_ns


def _old_way_remains(folder: Path, header: Header) -> bool:
    """Also when it cannot be read whether one does."""
    try:
        return sound_copies(folder) != (header, header)
    except Surroundings:
        return True


def _opens(path: Path, master: MasterKey) -> bool:
    """Whether it is a vault's database under this key; an empty file opens under every key."""
    try:
        database = open_database(path, master)
        try:
            migrations.require_known(database)
        finally:
            database.close()
    except VaultDamaged:
        return False
    return True


def _name_too(new: Path, name: Path) -> None:
    """The second name is certain before the first one goes: a cut never leaves the file nameless.

    A rename changes two names, and not every file system does both or neither. Where a file
    cannot have two names (FAT) there is no other way.
    """
    try:
        os.link(new, name)
    except OSError as error:
        if error.errno not in _NO_SECOND_NAMES:
            raise
        new.replace(name)


def _remove(path: Path) -> None:
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
