"""The keys as the log knows them: each change of them is written down with a code of what stands.

Facts have no code of their own, so a page of an older day put back would bring back dropped keys
of headquarters unseen. The log cannot be put back unseen, and its newest code tells. An entry
from before there were codes has none: then there is nothing to compare.
"""

from typing import TYPE_CHECKING

from intake_app.store.audit import AuditEntry, Event
from intake_app.store.connection import Database, Value
from intake_app.store.macs import Macs

if TYPE_CHECKING:
    from intake_app.store.vault import Vault

# Since when the keys are doubted (ISO 8601); empty when they are not.
KEYS_DOUBT = "keys_doubt"
_EVENTS = (
    Event.VAULT_CREATED,
    Event.PASSPHRASE_CHANGED,
    Event.PASSPHRASE_RESET,
    Event.USER_ADDED,
    Event.USER_RENAMED,
    Event.USER_REMOVED,
    Event.RECOVERY_CONFIRMED,
    Event.RECOVERY_REHEARSED,
    Event.RECOVERY_REPLACED,
    Event.ESCROW_REPLACED,
    Event.ROTATED,
    Event.PANIC,
    Event.DOUBT_ACCEPTED,
)
# Nothing but the entries above changes these.
_KEYS = (
    """SELECT name, value FROM facts WHERE name IN
    ('recipients', 'slots', 'slot_marks', 'kdf', 'operator', 'recovery_confirmed') ORDER BY name""",
    "SELECT slot_id, name FROM people ORDER BY slot_id",
    "SELECT wrapped FROM device_key",
)
_SETTINGS = (
    "SELECT name, value FROM facts ORDER BY name",
    *_KEYS[1:],
    "SELECT number, path, mac FROM half_typed ORDER BY number, path",
)


def note(vault: "Vault", event: Event, detail: str = "") -> None:
    """Write a change into the log, as the last thing in its transaction.

    While the keys are doubted it carries no code: what somebody put back must not pass for known.
    """
    code = "" if vault.facts.get(KEYS_DOUBT) else vault.keys_code()
    vault.audit.record(event, content_mac=code, detail=detail)


def last_noted(vault: "Vault") -> AuditEntry | None:
    """The newest entry with a code of the keys; None in a vault of before."""
    return vault.audit.newest_coded(_EVENTS)


def code_of_keys(database: Database, macs: Macs) -> str:
    """Over recipients, slots and their marks, names, and this laptop's signing key."""
    return _code(database, macs, "keys", _KEYS)


def code_of_settings(database: Database, macs: Macs) -> str:
    """Over every fact, the names, the signing key and what is half typed, for a closing."""
    return _code(database, macs, "settings", _SETTINGS)


def _code(database: Database, macs: Macs, role: str, questions: tuple[str, ...]) -> str:
    lines: list[str] = []
    for question in questions:
        lines.append("")
        lines += (" ".join(map(_written, row)) for row in database.rows(question))
    return macs.of([role], "\n".join(lines).encode("ascii")).hex()


def _written(value: Value) -> str:
    """Without a space or a line break in it."""
    return (value if isinstance(value, bytes) else str(value).encode()).hex()
