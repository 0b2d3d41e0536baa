"""Exchanging a way into a vault: one path for passphrases, users, sheet and headquarters.

The order of each change: the new slot is written beside the old ones into both copies of the
header and synced; it is proved from the disk; one transaction lets the vault know it (from here
the change holds); then the old one is taken out of both copies. Killed before the transaction,
the old way opens and the next unlock takes the new slot out; killed after it, the new way opens
and the next unlock takes the old slot out.

Never `rekey`: on a full disk it reported success while the old key still opened the file
(measured). Backups made earlier keep the old slots; only a new vault helps against those.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from intake_app.errors import HeaderDamaged, OldWayRemains, ReadOnlyPlace, Surroundings
from intake_app.store import slots
from intake_app.store.header import Header, sound_copies, write_header
from intake_app.store.known_ways import know_ways, own_header
from intake_app.store.leftovers import sweep_leftovers
from intake_app.store.slots import Slot, SlotType
from intake_app.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Exchange:
    """A slot that comes, the key that opens it (none for headquarters), and slots that go."""

    added: Slot | None = None
    key: bytes | None = None
    dropped: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"Exchange({len(self.dropped)} dropped)"


def whole_header(vault: Vault) -> Header:
    """Every slot of the vault's own, from whichever copy of the header has it.

    ReadOnlyPlace for a damaged vault, whose log takes no entry. HeaderDamaged when neither copy
    can be read.
    """
    if vault.faults:
        raise ReadOnlyPlace
    header = own_header(vault.folder, vault.facts)
    if header.vault_id != vault.vault_id:
        raise HeaderDamaged(reason="form")
    return header


def exchange(vault: Vault, wanted: Exchange, note: Callable[[], None]) -> None:
    """Do it; `note` writes facts and the log entry in the transaction that makes it hold.

    DiskFull and its like before that: nothing has changed. OldWayRemains after it.
    """
    before = whole_header(vault)
    came = (wanted.added,) if wanted.added else ()
    after = replace(
        before,
        slots=(*(slot for slot in before.slots if slot.slot_id not in wanted.dropped), *came),
    )
    try:
        if wanted.added:
            write_header(vault.folder, replace(before, slots=(*before.slots, *came)))
            _prove(vault, wanted.added, wanted.key)
        with vault.transaction():
            _know(vault, after, wanted.dropped)
            note()
    except BaseException:
        if wanted.added:
            with suppress(Surroundings):
                write_header(vault.folder, before)
        raise
    if wanted.dropped:
        try:
            write_header(vault.folder, after)
            sweep_leftovers(vault.folder)
        except Surroundings as error:
            raise OldWayRemains from error


def _know(vault: Vault, after: Header, dropped: frozenset[str]) -> None:
    """What was lost before and is not dropped now stays known, so that it is told of."""
    lost = {
        slot_id: slot_type
        for slot_id, slot_type in vault.facts.known_slots().items()
        if slot_id not in dropped
    }
    know_ways(vault.facts, after)
    vault.facts.know_slots({**lost, **vault.facts.known_slots()})


def _prove(vault: Vault, added: Slot, key: bytes | None) -> None:
    """The slot lies in both copies on the disk, and what it opens is the key of this vault."""
    copies = sound_copies(vault.folder)
    if len(copies) != 2 or not all(added in copy.slots for copy in copies):
        raise HeaderDamaged(reason="proof")
    if added.type is SlotType.ESCROW:
        return
    opened = slots.unwrap(added, key, copies[0].bond()) if key is not None else None
    if opened is None or not vault.holds_key(opened):
        raise HeaderDamaged(reason="proof")
