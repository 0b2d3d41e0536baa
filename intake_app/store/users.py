"""The users of a vault: a slot each, and a name that only the inside of the vault knows."""

from contextlib import suppress
from dataclasses import dataclass

from intake_app.domain.text import normalise, visible
from intake_app.errors import (
    HeaderDamaged,
    LastUser,
    NameUnfit,
    PassphraseTaken,
    TooManyUsers,
    UnknownUser,
)
from intake_app.store import slots
from intake_app.store.audit import Event
from intake_app.store.header import Header
from intake_app.store.kdf import derive, require_strong
from intake_app.store.key_log import note as note_keys
from intake_app.store.known_ways import own_header
from intake_app.store.slots import Slot, SlotType
from intake_app.store.vault import Vault
from intake_app.store.ways import Exchange, exchange, whole_header

MOST_USERS = 20
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class User:
    """One person with a passphrase. `is_me`: whose passphrase opened the vault."""

    slot_id: str
    name: str
    is_me: bool


def users(vault: Vault) -> tuple[User, ...]:
    """In the order they were added."""
    known = vault.facts.known_slots()
    return tuple(
        User(slot_id, vault.facts.slot_name(slot_id), slot_id == vault.slot_id)
        for slot_id, slot_type in known.items()
        if slot_type == SlotType.USER
    )


def add_user(vault: Vault, name: str, passphrase: str) -> str:
    """From now on `passphrase` opens the vault, too; returns the new slot's id.

    NameUnfit, WeakPassphrase, PassphraseTaken or TooManyUsers before anything changes.
    """
    wanted = _fit_name(vault, name)
    require_strong(passphrase)
    header = whole_header(vault)
    if len(header.of_type(SlotType.USER)) >= MOST_USERS:
        raise TooManyUsers(most=MOST_USERS)
    added, key = fresh_slot(vault, header, passphrase)

    def note() -> None:
        vault.facts.name_slot(added.slot_id, wanted)
        note_keys(vault, Event.USER_ADDED, added.slot_id)

    exchange(vault, Exchange(added, key), note)
    return added.slot_id


def rename_user(vault: Vault, slot_id: str, name: str) -> None:
    """UnknownUser or NameUnfit before anything changes."""
    _require_user(vault, slot_id)
    wanted = _fit_name(vault, name, but=slot_id)
    with vault.transaction():
        vault.facts.name_slot(slot_id, wanted)
        note_keys(vault, Event.USER_RENAMED, slot_id)


def remove_user(vault: Vault, slot_id: str) -> None:
    """That passphrase opens no file of the folder any more; LastUser for the only one.

    The name stays inside, because the log says what that user did.
    """
    _require_user(vault, slot_id)
    if len(users(vault)) == 1:
        raise LastUser
    dropped = Exchange(dropped=frozenset({slot_id}))
    exchange(vault, dropped, lambda: _note_removed(vault, slot_id))


def fresh_slot(vault: Vault, header: Header, passphrase: str) -> tuple[Slot, bytes]:
    """A user's slot for `passphrase`, and its key. PassphraseTaken when it opens one already."""
    key = _new_key(header, passphrase)
    return vault.new_slot(key, header.bond(), SlotType.USER), key


def require_new(vault: Vault, passphrase: str) -> None:
    """WeakPassphrase; PassphraseTaken when it opens the vault already. Costs a key derivation."""
    require_strong(passphrase)
    # A header that cannot be read any more opens with nothing, and moving on is the rescue.
    with suppress(HeaderDamaged):
        _new_key(own_header(vault.folder, vault.facts), passphrase)


def _new_key(header: Header, passphrase: str) -> bytes:
    key = derive(passphrase, header.salt, header.cost)
    for slot in header.of_type(SlotType.USER):
        if (master := slots.unwrap(slot, key, header.bond())) is not None:
            master.wipe()
            raise PassphraseTaken
    return key


def _note_removed(vault: Vault, slot_id: str) -> None:
    note_keys(vault, Event.USER_REMOVED, slot_id)


def _require_user(vault: Vault, slot_id: str) -> None:
    if slot_id not in {user.slot_id for user in users(vault)}:
        raise UnknownUser


def _fit_name(vault: Vault, name: str, but: str = "") -> str:
    """The name in its normal form; NameUnfit when it is empty, too long, taken, or misleading."""
    wanted = " ".join(normalise(name).split())
    if not wanted:
        raise NameUnfit(reason="empty")
    if len(wanted) > LONGEST_NAME:
        raise NameUnfit(reason="long")
    # Letters that hide, or turn what stands beside them: one name could pass for another.
    if visible(wanted) != wanted:
        raise NameUnfit(reason="signs")
    others = {user.name.casefold() for user in users(vault) if user.slot_id != but}
    if wanted.casefold() in others:
        raise NameUnfit(reason="taken")
    return wanted
