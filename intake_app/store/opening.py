"""The ways into a vault: passphrase, recovery code, escrow.

The order is fixed: header, limits, lock, slot, key, settings, proof of encryption, known schema,
checkpoint, integrity. A wrong passphrase is known before the database is touched.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from intake_app.domain.clock import Clock, Ids
from intake_app.errors import (
    HeaderDamaged,
    ReadOnlyPlace,
    Refused,
    Surroundings,
    VaultDamaged,
    WrongIdentity,
    WrongPassphrase,
    WrongRecoveryCode,
)
from intake_app.store import kdf, migrating, migrations, rotation, sheet, slots
from intake_app.store.audit import Event
from intake_app.store.connection import Database
from intake_app.store.device import Device
from intake_app.store.doubts import as_left
from intake_app.store.facts import Facts
from intake_app.store.failures import count_failure, failed_unlocks, forget_failures
from intake_app.store.header import DATABASE, Header, mend_header, read_header, sound_copies
from intake_app.store.inspection import database_faults
from intake_app.store.instance_lock import InstanceLock
from intake_app.store.keys import MasterKey
from intake_app.store.known_ways import has_lost_slots, is_foreign, know_ways, merged
from intake_app.store.leftovers import sweep_leftovers
from intake_app.store.proofs import open_database, require_encrypted
from intake_app.store.sealed_place import PLACE, read_as_it_lies
from intake_app.store.slots import Slot, SlotType
from intake_app.store.vault import Unlocked, Vault

# A larger database is checked by `Vault.check`: here the wait would be felt.
CHECKED_AT_UNLOCK_BYTES = 16 * 1024 * 1024

# The key, and every slot that the secret opens: a dropped one may lie beside the vault's own.
_Opened = tuple[MasterKey, tuple[Slot, ...]]
_SHUT = (WrongPassphrase, WrongRecoveryCode, WrongIdentity, HeaderDamaged)


@dataclass(frozen=True, slots=True)
class _Way:
    """How the program meets the vault this time."""

    clock: Clock
    ids: Ids
    read_only: bool = False
    at_rest: bool = False
    slots: tuple[Slot, ...] = ()


def open_vault(
    folder: Path, passphrase: str, *, clock: Clock, ids: Ids, read_only: bool = False
) -> Vault:
    """Open with a passphrase; costs one key derivation (1-2 s), whoever's slot it is.

    NotAVault, HeaderDamaged, VaultTooNew, VaultInUse, WrongPassphrase, VaultDamaged: each
    leaves the vault as it was, but for the count of wrong guesses. Where nothing can be written it
    opens for reading, with the fault "place".
    """

    def unlock(header: Header) -> _Opened:
        key = kdf.derive(passphrase, header.salt, header.cost)
        opened = _opened_slot(header, SlotType.USER, key)
        if opened is None:
            raise WrongPassphrase
        return opened

    return _open(folder, unlock, _Way(clock, ids, read_only))


def open_with_recovery(folder: Path, code: str, *, clock: Clock, ids: Ids) -> Vault:
    """Open with the code on the printed sheet; WrongRecoveryCode names the mistyped group."""

    def unlock(header: Header) -> _Opened:
        master, slot = sheet.opened_by(header, code)
        return master, (slot,)

    return _open(folder, unlock, _Way(clock, ids))


def open_with_escrow(
    folder: Path, letters: Sequence[tuple[Slot, bytes]], *, clock: Clock, ids: Ids
) -> Vault:
    """Open, at headquarters, with what `age -d` gave for escrow slots of the header.

    WrongIdentity when none of these slots is the vault's own, or a letter is not this vault's.
    """

    def unlock(header: Header) -> _Opened:
        escrow = _slots(header, SlotType.ESCROW)
        read = [
            (master, slot)
            for slot, letter in letters
            if slot in escrow
            and (master := slots.opened_escrow(letter, header.vault_id)) is not None
        ]
        if not read:
            raise WrongIdentity
        first = read[0][0]
        return first, tuple(slot for master, slot in read if master.equals(first))

    return _open(folder, unlock, _Way(clock, ids))


def _slots(header: Header, slot_type: SlotType) -> tuple[Slot, ...]:
    """HeaderDamaged when there is none: no guess, however right, could open it this way."""
    if found := header.of_type(slot_type):
        return found
    raise HeaderDamaged(reason="slots")


def _opened_slot(header: Header, slot_type: SlotType, key: bytes) -> _Opened | None:
    for slot in _slots(header, slot_type):
        if (master := slots.unwrap(slot, key, header.bond())) is not None:
            return master, (slot,)
    return None


def _open(folder: Path, unlock: Callable[[Header], _Opened], way: _Way) -> Vault:
    read_header(folder)
    lock = InstanceLock(folder)
    try:
        lock.acquire()
    except ReadOnlyPlace:
        # Nobody can write here, so nobody needs to be kept out.
        way = replace(way, read_only=True, at_rest=True)
    try:
        header, (master, ways) = _unlocked(folder, unlock)
        unlocked = Unlocked(master, header.vault_id, ways[0].slot_id, lock)
        return _opened_database(folder, header, unlocked, replace(way, slots=ways))
    except BaseException:
        lock.release()
        raise


def _unlocked(folder: Path, unlock: Callable[[Header], _Opened]) -> tuple[Header, _Opened]:
    """With the header that opens: the backup too, where somebody changed the first copy.

    A wrong secret is counted once, a mistyped code not at all; it costs a second derivation only
    where the two copies differ.
    """
    header = read_header(folder)
    try:
        return header, unlock(header)
    except _SHUT as shut:
        for other in _other_copies(folder, header):
            with suppress(*_SHUT):
                opened = unlock(other)
                if other.salt == header.salt or _fits(folder / DATABASE, opened[0]):
                    return other, opened
        if isinstance(shut, Refused) and not shut.facts.get("group"):
            count_failure(folder)
        raise


def _other_copies(folder: Path, header: Header) -> Iterator[Header]:
    """While a move to another key is not settled the first copy alone decides: it was first."""
    moves = (folder / rotation.NEW).exists()
    for other in sound_copies(folder):
        if other != header and (other.salt == header.salt or not moves):
            yield other


def _fits(path: Path, master: MasterKey) -> bool:
    """Whether a key of another header is that of the database, not the one it moved away from."""
    try:
        open_database(path, master, at_rest=True).close()
    except VaultDamaged:
        return False
    return True


def _opened_database(folder: Path, header: Header, unlocked: Unlocked, way: _Way) -> Vault:
    path = folder / DATABASE
    if not way.read_only:
        rotation.settle(folder, unlocked.master)
        with suppress(Surroundings):  # then the next time
            sweep_leftovers(folder)
    if not path.is_file():
        # Never a new empty vault in its place.
        raise VaultDamaged(reason="absent")
    require_encrypted(path)
    faults: tuple[str, ...] = (PLACE,)
    if way.at_rest:
        database = read_as_it_lies(path, unlocked.master)
    else:
        _require_known(path, unlocked.master)
        database, faults = _looked_over(path, unlocked.master, way)
    try:
        device = Device(Facts(database).get("device_id"), way.clock, way.ids)
        vault = Vault(folder, unlocked, database, device, faults)
        _require_own_way(vault, header, way.slots)
        vault.left = as_left(vault)
        if not way.read_only and not faults:
            _write_down_who_came(vault)
            _mend(vault, header)
            _sweep(vault)
    except BaseException:
        database.close()
        raise
    return vault


def _require_known(path: Path, master: MasterKey) -> None:
    """On a connection that cannot write, so that a newer vault stays as it is, its log too."""
    database = open_database(path, master, read_only=True)
    try:
        migrations.require_known(database)
    finally:
        database.close()


def _looked_over(path: Path, master: MasterKey, way: _Way) -> tuple[Database, tuple[str, ...]]:
    """A connection to write with, or, where something is damaged, one to read only and why."""
    database = open_database(path, master, read_only=way.read_only)
    if way.read_only:
        return database, ()
    try:
        faults = _brought_up_to_date(database)
    except BaseException:
        database.close()
        raise
    if not faults:
        return database, ()
    database.close()
    return open_database(path, master, read_only=True), faults


def _brought_up_to_date(database: Database) -> tuple[str, ...]:
    """Migrate, checkpoint, and say what is damaged in a database small enough to look at."""
    migrating.bring_up_to_date(database)
    database.checkpoint()
    if database.path.stat().st_size > CHECKED_AT_UNLOCK_BYTES:
        return ("structure",) if migrations.lacks_tables(database) else ()
    return tuple(database_faults(database))


def _require_own_way(vault: Vault, header: Header, ways: tuple[Slot, ...]) -> None:
    """A slot that was dropped opens nothing, though an old header was copied over the new one."""
    copies = (header, *sound_copies(vault.folder))
    own = [slot for slot in ways if not is_foreign(slot, copies, vault.facts)]
    if own:
        vault.go_on_as(own[0].slot_id)
        return
    count_failure(vault.folder)
    match ways[0].type:
        case SlotType.USER:
            raise WrongPassphrase
        case SlotType.RECOVERY:
            raise WrongRecoveryCode(group=0)
        case SlotType.ESCROW:
            raise WrongIdentity


def _write_down_who_came(vault: Vault) -> None:
    """And how many guesses failed before."""
    failed = failed_unlocks(vault.folder)
    with vault.transaction():
        if failed:
            vault.audit.record(Event.UNLOCK_FAILED, detail=str(failed))
        vault.audit.record(Event.UNLOCKED)
    forget_failures(vault.folder)


def _sweep(vault: Vault) -> None:
    """Finish what was interrupted; with no room or another reader, the next time."""
    with suppress(Surroundings):
        vault.attachments.sweep_after_crash()
        vault.sealed_files.sweep()
    vault.erasure.sweep_if_it_can()


def _mend(vault: Vault, header: Header) -> None:
    """Both copies get every slot of the vault's own and no other; on a full disk the next time."""
    with suppress(Surroundings):
        if not vault.facts.known_slots() and not has_lost_slots(header, vault.facts):
            with vault.transaction():
                know_ways(vault.facts, header)
        whole = merged((header, *sound_copies(vault.folder)), vault.facts)
        if whole is None or has_lost_slots(whole, vault.facts):
            # Neither copy has what was lost; `Vault.check` tells of it.
            return
        if mend_header(vault.folder, whole):
            vault.audit.record(Event.HEADER_MENDED)
