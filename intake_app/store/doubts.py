"""Whether a vault that opens is the one that was closed: rollback, seen from inside and outside.

From inside: the log ends with what the last closing left, and contents and keys agree with it,
the keys also with the last change of them; and the header holds every way in that they know.
From outside: this laptop remembers the newest entry it saw (`store.anchors`), and the log holds it.
A doubt is told until a person accepts it; the vault can be used meanwhile.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from intake_app.errors import (
    HeaderDamaged,
    KeysDoubted,
    NotAVault,
    Surroundings,
    VaultDamaged,
    VaultTooNew,
)
from intake_app.store import anchors, key_log
from intake_app.store.audit import AuditEntry, Event
from intake_app.store.findings import Finding
from intake_app.store.key_log import KEYS_DOUBT
from intake_app.store.known_ways import lost_from_all

if TYPE_CHECKING:
    from intake_app.store.vault import Vault

CONTENTS_DOUBT = "contents_doubt"
SLOTS_ACCEPTED = "slots_accepted"
# What opening itself may write after the entry of the last closing.
_OF_OPENING = frozenset(
    {
        Event.UNLOCK_FAILED.value,
        Event.UNLOCKED.value,
        Event.HEADER_MENDED.value,
    }
)
_MOST_AFTER_CLOSING = 8


class Kind(StrEnum):
    """What is doubted; the same codes stand among the findings of a check."""

    OLDER = "older"
    CONTENTS = "contents"
    KEYS = "keys"
    SLOTS = "slots"


@dataclass(frozen=True, slots=True)
class Doubt:
    """`at`: when this laptop saw the newer log, or when the vault was closed (ISO 8601).

    Of missing ways in: when the ways in were changed last.
    """

    kind: Kind
    at: str


@dataclass(frozen=True, slots=True)
class Left:
    """Codes over contents, keys and settings as they lay there when the vault was opened."""

    contents: str
    keys: str
    settings: str


def as_left(vault: "Vault") -> Left | None:
    """To be taken before opening changes anything: it may finish what was interrupted.

    None where that cannot be read: it is damage, and told as such.
    """
    with suppress(VaultDamaged):
        return Left(vault.contents_code(), vault.keys_code(), vault.settings_code())
    return None


def findings_of(doubts: Sequence[Doubt]) -> Iterator[Finding]:
    """The doubts as a check tells them."""
    for doubt in doubts:
        # What the header lacks the check sees for itself, as it is now.
        if doubt.kind is not Kind.SLOTS:
            yield Finding(doubt.kind.value, at=doubt.at)


def look_back(vault: "Vault") -> tuple[Doubt, ...]:
    """Compare a vault that was just opened with what was known of it; keep and audit the doubts.

    Compares with `Vault.left`. In a vault that is open for reading only nothing is written. Call
    it once.
    """
    older = contents = keys = slots = None
    # What cannot be read is damage, and told as such.
    with suppress(VaultDamaged):
        older = _older(vault)
        slots = _slots(vault)
        if vault.left is not None:
            contents = _contents(vault, vault.left)
            keys = _keys(vault, vault.left)
    found = (older, contents, keys, slots)
    vault.doubts = tuple(doubt for doubt in found if doubt is not None)
    if vault.faults:
        return vault.doubts
    with vault.transaction():
        if older is not None:
            vault.audit.record(Event.OLDER_THAN_SEEN, detail=older.at)
        if contents is not None and not vault.facts.get(CONTENTS_DOUBT):
            vault.facts.put(CONTENTS_DOUBT, contents.at)
            vault.audit.record(Event.CONTENTS_DIFFER, detail=contents.at)
        if keys is not None and not vault.facts.get(KEYS_DOUBT):
            vault.facts.put(KEYS_DOUBT, keys.at)
            vault.audit.record(Event.KEYS_DIFFER, detail=keys.at)
        if slots is not None:
            vault.audit.record(Event.SLOTS_LACK, detail=slots.at)
    remember(vault)
    return vault.doubts


def remember(vault: "Vault") -> None:
    """Let this laptop know how far the log is; not while it knows better. Never in a transaction.

    After each way out of the vault: unlock, print, export, backup, closing.
    """
    last = vault.audit.last()
    if last is not None and not any(doubt.kind is Kind.OLDER for doubt in vault.doubts):
        anchors.keep(vault.vault_id, anchors.Anchor(last.mac, last.at))


def accept(vault: "Vault") -> None:
    """A person knows why: a backup was restored, a vault came from another laptop. Audited."""
    with vault.transaction():
        vault.facts.put(CONTENTS_DOUBT, "")
        vault.facts.put(KEYS_DOUBT, "")
        vault.facts.put(SLOTS_ACCEPTED, _lacking(vault))
        kinds = " ".join(doubt.kind.value for doubt in vault.doubts)
        key_log.note(vault, Event.DOUBT_ACCEPTED, kinds)
    vault.doubts = ()
    remember(vault)


def write_closing(vault: "Vault") -> None:
    """The last entry of a sitting: it covers contents, keys and settings as they stand."""
    vault.audit.record(
        Event.CLOSED, content_mac=vault.contents_code(), detail=vault.settings_code()
    )


def trusted_recipients(vault: "Vault") -> tuple[str, ...]:
    """To whom the vault may encrypt what leaves it; KeysDoubted until a person accepts them."""
    if any(doubt.kind is Kind.KEYS for doubt in vault.doubts):
        raise KeysDoubted
    return vault.recipients


def _older(vault: "Vault") -> Doubt | None:
    seen = anchors.kept(vault.vault_id)
    if seen is None or vault.audit.has(seen.mac):
        return None
    return Doubt(Kind.OLDER, seen.at)


def _slots(vault: "Vault") -> Doubt | None:
    """Ways in that are in no copy of the header: an older one may lie in its place.

    An old passphrase opens then, as it must where a backup's header is the only rescue; but not
    unseen. Once a person accepted that just these lack, it is not said again.
    """
    lacking = _lacking(vault)
    if not lacking or lacking == vault.facts.get(SLOTS_ACCEPTED):
        return None
    noted = key_log.last_noted(vault) or vault.audit.last()
    return Doubt(Kind.SLOTS, noted.at if noted else "")


def _lacking(vault: "Vault") -> str:
    # A header that went or cannot be read by now is told by the check.
    with suppress(Surroundings, HeaderDamaged, NotAVault, VaultTooNew):
        return " ".join(lost_from_all(vault.folder, vault.facts))
    return ""


def _contents(vault: "Vault", left: Left) -> Doubt | None:
    if at := vault.facts.get(CONTENTS_DOUBT):
        return Doubt(Kind.CONTENTS, at)
    closed = _closing(vault.audit.newest(_MOST_AFTER_CLOSING))
    if closed is None or closed.content_mac == left.contents:
        return None
    return Doubt(Kind.CONTENTS, closed.at)


def _keys(vault: "Vault", left: Left) -> Doubt | None:
    """What the newest change of a key left stands, and what the last closing left."""
    if at := vault.facts.get(KEYS_DOUBT):
        return Doubt(Kind.KEYS, at)
    noted = key_log.last_noted(vault)
    if noted is not None and noted.content_mac != left.keys:
        return Doubt(Kind.KEYS, noted.at)
    closed = _closing(vault.audit.newest(_MOST_AFTER_CLOSING))
    if closed is None or not closed.detail or closed.detail == left.settings:
        return None
    return Doubt(Kind.KEYS, closed.at)


def _closing(newest: tuple[AuditEntry, ...]) -> AuditEntry | None:
    """The entry of the closing, if nothing came after it but this one opening.

    A sitting that ended by a crash leaves none; then only what each row says of itself holds.
    """
    unlocked = 0
    for entry in newest:
        if entry.event == Event.CLOSED:
            return entry
        unlocked += entry.event == Event.UNLOCKED
        if entry.event not in _OF_OPENING or unlocked > 1:
            return None
    return None
