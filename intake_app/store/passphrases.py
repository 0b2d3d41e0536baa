"""Another passphrase for the same vault: the key stays, a slot is exchanged; see `store.ways`."""

from intake_app.errors import UnknownUser, WrongPassphrase
from intake_app.store import slots
from intake_app.store.audit import Event
from intake_app.store.failures import count_failure
from intake_app.store.header import Header
from intake_app.store.kdf import derive, require_strong
from intake_app.store.key_log import note as note_keys
from intake_app.store.slots import SlotType
from intake_app.store.users import fresh_slot
from intake_app.store.vault import Vault
from intake_app.store.ways import Exchange, exchange, whole_header


def change_passphrase(vault: Vault, old: str, new: str) -> None:
    """From now on `new` opens the vault and `old` opens no file of its folder.

    Changes the slot that `old` opens and no other. WrongPassphrase, counted like a wrong guess at
    the unlock window, WeakPassphrase or PassphraseTaken before anything changes.
    """
    require_strong(new)
    header = whole_header(vault)
    key = derive(old, header.salt, header.cost)
    bond = header.bond()
    opened = [s for s in header.of_type(SlotType.USER) if slots.unwrap(s, key, bond) is not None]
    if not opened:
        count_failure(vault.folder)
        raise WrongPassphrase
    mine = opened[0].slot_id
    name = vault.facts.slot_name(mine) or vault.operator
    _exchange(vault, header, new, frozenset({mine}), (name, Event.PASSPHRASE_CHANGED))


def reset_passphrase(vault: Vault, new: str, slot_id: str = "") -> None:
    """After opening with the sheet or a key of headquarters: `new` for the user who lost theirs.

    Without a `slot_id`, `new` takes the place of every user's passphrase: the founder stays, each
    of the others is removed and the log says so. UnknownUser for a slot
    that is no user's; WeakPassphrase or PassphraseTaken before anything changes.
    """
    require_strong(new)
    header = whole_header(vault)
    known = vault.facts.known_slots()
    lost = frozenset(one for one, slot_type in known.items() if slot_type == SlotType.USER)
    if slot_id:
        if slot_id not in lost:
            raise UnknownUser
        lost = frozenset({slot_id})
    name = vault.facts.slot_name(slot_id) if slot_id else vault.operator
    _exchange(vault, header, new, lost, (name, Event.PASSPHRASE_RESET))


def _exchange(
    vault: Vault, header: Header, new: str, dropped: frozenset[str], told: tuple[str, Event]
) -> None:
    name, event = told
    added, key = fresh_slot(vault, header, new)

    def note() -> None:
        vault.facts.name_slot(added.slot_id, name)
        for slot_id in _others(vault, dropped, name):
            note_keys(vault, Event.USER_REMOVED, slot_id)
        note_keys(vault, event, added.slot_id)

    try:
        exchange(vault, Exchange(added, key, dropped), note)
    finally:
        if added.slot_id in vault.facts.known_slots() and _is_exchanged(vault, dropped):
            vault.go_on_as(added.slot_id)


def _others(vault: Vault, dropped: frozenset[str], name: str) -> list[str]:
    """Of slots that go at once, all but the one whose place is taken: the one of that name."""
    going = sorted(dropped, key=lambda one: (vault.facts.slot_name(one) != name, one))
    return going[1:]


def _is_exchanged(vault: Vault, dropped: frozenset[str]) -> bool:
    """Whether whoever is here came in by what was dropped, or by no passphrase at all."""
    known = vault.facts.known_slots()
    return vault.slot_id in dropped or known.get(vault.slot_id) != SlotType.USER
