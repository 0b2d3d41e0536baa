"""Another passphrase for the same vault: the key stays, a slot is exchanged.

Never `rekey`: on a full disk it reported success while the old key still opened the file
(measured). Backups made earlier keep the old slot; only a new vault helps against those.
"""

from dataclasses import replace

from intake_app.errors import HeaderDamaged, WrongPassphrase
from intake_app.store import slots
from intake_app.store.audit import Event
from intake_app.store.header import Header, read_header, write_header
from intake_app.store.kdf import derive, require_strong
from intake_app.store.slots import SlotType
from intake_app.store.vault import Vault


def change_passphrase(vault: Vault, old: str, new: str) -> None:
    """From now on `new` opens the vault and `old` opens no file of its folder.

    WrongPassphrase or WeakPassphrase before anything changes. If the disk fills on the way,
    the old one still opens it, or both do, and the error says that it is not done.
    """
    require_strong(new)
    header = read_header(vault.folder)
    key = derive(old, header.salt, header.cost)
    bond = header.bond()
    opened = [s for s in header.of_type(SlotType.USER) if slots.unwrap(s, key, bond) is not None]
    if not opened:
        raise WrongPassphrase
    _exchange(vault, header, frozenset(slot.slot_id for slot in opened), new)


def reset_passphrase(vault: Vault, new: str) -> None:
    """After opening with the recovery code: `new` takes the place of every user's passphrase."""
    require_strong(new)
    header = read_header(vault.folder)
    users = header.of_type(SlotType.USER)
    _exchange(vault, header, frozenset(slot.slot_id for slot in users), new)


def _exchange(vault: Vault, header: Header, dropped: frozenset[str], new: str) -> None:
    """Add the new slot, sync, prove it from the disk, and only then drop the old ones."""
    key = derive(new, header.salt, header.cost)
    added = vault.new_user_slot(key, header.bond())
    write_header(vault.folder, replace(header, slots=(*header.slots, added)))
    _prove(vault, added.slot_id, key)
    with vault.transaction():
        vault.facts.name_slot(added.slot_id, vault.operator)
        vault.audit.record(Event.PASSPHRASE_CHANGED)
    kept = tuple(slot for slot in header.slots if slot.slot_id not in dropped)
    write_header(vault.folder, replace(header, slots=(*kept, added)))


def _prove(vault: Vault, slot_id: str, key: bytes) -> None:
    """The slot as it now lies on the disk gives the key of this vault."""
    header = read_header(vault.folder)
    for slot in header.slots:
        if slot.slot_id == slot_id:
            proved = slots.unwrap(slot, key, header.bond())
            if proved is not None and vault.holds_key(proved):
                return
    raise HeaderDamaged(reason="proof")
