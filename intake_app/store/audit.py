"""The audit log: one chain per vault. An entry that is changed, removed or moved breaks it."""

import base64
from dataclasses import asdict, dataclass
from enum import StrEnum

from intake_app import __version__
from intake_app.domain.answers import JsonObject
from intake_app.domain.clock import Clock
from intake_app.errors import AuditBroken
from intake_app.store.connection import Database, Row
from intake_app.store.macs import Macs

HEAD_LETTERS = 10

_APPEND = (
    "INSERT INTO audit "
    "(seq, at, event, record_id, revision, content_mac, actor, detail, app_version, prev, mac) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_READ = (
    "SELECT "
    "seq, at, event, record_id, revision, content_mac, actor, detail, app_version, prev, mac "
    "FROM audit ORDER BY seq"
)


class Event(StrEnum):
    """What the store itself records; commands add their own events."""

    VAULT_CREATED = "vault_created"
    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock_failed"
    RECOVERY_CONFIRMED = "recovery_confirmed"
    HEADER_MENDED = "header_mended"
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 - the name of an event
    RECORD_ADDED = "record_added"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the log. `actor` is the random id of the slot that unlocked the vault."""

    seq: int
    at: str
    event: str
    record_id: str
    revision: int
    content_mac: str
    actor: str
    detail: str
    app_version: str
    prev: str
    mac: str

    def to_json(self) -> JsonObject:
        """The entry as bundles carry it."""
        return asdict(self)


class AuditLog:
    """Appends and proves. Every entry covers the one before it."""

    def __init__(self, database: Database, macs: Macs, clock: Clock, actor: str) -> None:
        self._database = database
        self._macs = macs
        self._clock = clock
        self._actor = actor

    def record(
        self,
        event: str,
        record_id: str = "",
        revision: int = 0,
        content_mac: str = "",
        detail: str = "",
    ) -> AuditEntry:
        """Append one entry; in a transaction that is open it stands or falls with it.

        `detail` is a code or a count, never testimony.
        """
        with self._database.transaction():
            last = self._last()
            entry = AuditEntry(
                seq=last.seq + 1 if last else 1,
                at=self._clock.stamp(),
                event=event,
                record_id=record_id,
                revision=revision,
                content_mac=content_mac,
                actor=self._actor,
                detail=detail,
                app_version=__version__,
                prev=last.mac if last else "",
                mac="",
            )
            sealed = tuple((asdict(entry) | {"mac": self._mac(entry)}).values())
            self._database.run(_APPEND, *sealed)
        return _entry(sealed)

    def head(self) -> str:
        """Ten characters that stand for the whole log up to now; "" when it is empty."""
        last = self._last()
        return head_of(last) if last else ""

    def entries(self) -> tuple[AuditEntry, ...]:
        """The whole log, oldest first; `verify` proves it."""
        rows = self._database.rows(_READ)
        return tuple(_entry(row) for row in rows)

    def verify(self) -> int:
        """Prove the chain and return its length; AuditBroken names the first wrong entry."""
        prev, expected = "", 1
        for entry in self.entries():
            if entry.seq != expected or entry.prev != prev or entry.mac != self._mac(entry):
                raise AuditBroken(seq=expected)
            prev, expected = entry.mac, expected + 1
        return expected - 1

    def _last(self) -> AuditEntry | None:
        row = self._database.one(_READ + " DESC LIMIT 1")
        return _entry(row) if row else None

    def _mac(self, entry: AuditEntry) -> str:
        covered = asdict(entry)
        del covered["mac"]
        return self._macs.of(covered).hex()


def head_of(entry: AuditEntry) -> str:
    """The head of the log as it was when `entry` was its last."""
    return base64.b32encode(bytes.fromhex(entry.mac)).decode("ascii")[:HEAD_LETTERS]


def _entry(row: Row) -> AuditEntry:
    seq, at, event, record_id, revision, content_mac, actor, detail, version, prev, mac = row
    return AuditEntry(
        seq=int(str(seq)),
        at=str(at),
        event=str(event),
        record_id=str(record_id),
        revision=int(str(revision)),
        content_mac=str(content_mac),
        actor=str(actor),
        detail=str(detail),
        app_version=str(version),
        prev=str(prev),
        mac=str(mac),
    )
