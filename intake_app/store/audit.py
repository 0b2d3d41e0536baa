"""The audit log: one chain per vault. An entry that is changed, removed or moved breaks it."""

import base64
import hmac
from collections.abc import Iterator, Sequence
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
COLUMNS = "seq, at, event, record_id, revision, content_mac, actor, detail, app_version, prev, mac"
_READ = f"SELECT {COLUMNS} FROM audit"  # noqa: S608 - our own words only
_NEWEST = _READ + " ORDER BY seq DESC LIMIT ?"
_AFTER = _READ + " WHERE seq > ? ORDER BY seq LIMIT ?"
# So much of the log is held in memory while it is proved.
_STRETCH = 2000
_BEFORE_ALL = -(2**63)
# What a laptop remembers is seldom further back.
_LIKELY = 50


class Event(StrEnum):
    """What the store itself records; commands add their own events."""

    VAULT_CREATED = "vault_created"
    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock_failed"
    RECOVERY_CONFIRMED = "recovery_confirmed"
    HEADER_MENDED = "header_mended"
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 - the name of an event
    PASSPHRASE_RESET = "passphrase_reset"  # noqa: S105 - as above
    USER_ADDED = "user_added"
    USER_RENAMED = "user_renamed"
    USER_REMOVED = "user_removed"
    RECOVERY_REHEARSED = "recovery_rehearsed"
    RECOVERY_REPLACED = "recovery_replaced"
    ESCROW_REHEARSED = "escrow_rehearsed"
    ESCROW_REPLACED = "escrow_replaced"
    RECORD_ADDED = "record_added"
    ATTACHED = "attached"
    ATTACHMENT_REMOVED = "attachment_removed"
    SIGNATURE_KEPT = "signature_kept"
    SIGNATURE_REPLACED = "signature_replaced"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CLOSED = "closed"
    CHECKED = "checked"
    OLDER_THAN_SEEN = "older_than_seen"
    CONTENTS_DIFFER = "contents_differ"
    KEYS_DIFFER = "keys_differ"
    SLOTS_LACK = "slots_lack"
    DOUBT_ACCEPTED = "doubt_accepted"
    BACKED_UP = "backed_up"
    RESTORE_REHEARSED = "restore_rehearsed"
    RESTORED = "restored"
    ROTATED = "rotated"
    PANIC = "panic"
    SALVAGED = "salvaged"


UNDONE = "_undone"
"""Ends the code of an event that did not happen after all: what was to leave has not left."""


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
        self.actor = actor

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
            last = self.last()
            entry = AuditEntry(
                seq=last.seq + 1 if last else 1,
                at=self._clock.stamp(),
                event=event,
                record_id=record_id,
                revision=revision,
                content_mac=content_mac,
                actor=self.actor,
                detail=detail,
                app_version=__version__,
                prev=last.mac if last else "",
                mac="",
            )
            sealed = tuple((asdict(entry) | {"mac": self._mac(entry)}).values())
            self._database.run(_APPEND, *sealed)
        return entry_of(sealed)

    def head(self) -> str:
        """Ten characters that stand for the whole log up to now; "" when it is empty."""
        last = self.last()
        return head_of(last) if last else ""

    def entries(self) -> tuple[AuditEntry, ...]:
        """The whole log, oldest first; `verify` proves it."""
        return tuple(self.read())

    def read(self) -> Iterator[AuditEntry]:
        """The whole log, oldest first, a stretch at a time; nothing is proved."""
        last = _BEFORE_ALL
        while rows := self._database.rows(_AFTER, last, _STRETCH):
            yield from map(entry_of, rows)
            last = int(str(rows[-1][0]))

    def verify(self) -> int:
        """Prove the chain and return its length; AuditBroken names the first wrong entry."""
        return sum(1 for _ in self.proved())

    def proved(self) -> Iterator[AuditEntry]:
        """As `read`, each entry once it is proved; AuditBroken where the chain breaks.

        It begins with the founding, also in a vault that was restored, salvaged or given a new key.
        Facts of the error: number, time and event of the entry as it stands in the database, empty
        when there is none of that number. 35 microseconds for each entry (measured).
        """
        prev, expected = "", 1
        for entry in self.read():
            follows = entry.seq == expected and entry.prev == prev
            # Emptied by somebody with the key, a log would begin anew with the next unlock.
            begins = expected > 1 or entry.event == Event.VAULT_CREATED
            if not (follows and begins and self._is_own(entry)):
                raise _broken(entry, expected)
            yield entry
            prev, expected = entry.mac, expected + 1

    def _is_own(self, entry: AuditEntry) -> bool:
        return hmac.compare_digest(entry.mac, self._mac(entry))

    def last(self) -> AuditEntry | None:
        """The newest entry, unverified; None before the first."""
        newest = self.newest(1)
        return newest[0] if newest else None

    def newest(self, count: int) -> tuple[AuditEntry, ...]:
        """So many entries, the newest first, unverified."""
        return tuple(map(entry_of, self._database.rows(_NEWEST, count)))

    def newest_coded(self, events: Sequence[str]) -> AuditEntry | None:
        """The newest entry of these events that carries a code, unverified.

        Walks back over the entries themselves: a page of an index may be one of an older day.
        """
        marks = ", ".join("?" * len(events))
        row = self._database.one(
            f"SELECT {COLUMNS} FROM audit NOT INDEXED "  # noqa: S608 - our own words only
            f"WHERE event IN ({marks}) AND content_mac <> '' ORDER BY seq DESC LIMIT 1",
            *events,
        )
        return entry_of(row) if row else None

    def has(self, mac: str) -> bool:
        """Whether an entry with this code is in the log. 1 ms for each 1,000 entries."""
        if any(entry.mac == mac for entry in self.newest(_LIKELY)):
            return True
        return self._database.one("SELECT 1 FROM audit WHERE mac = ?", mac) is not None

    def _mac(self, entry: AuditEntry) -> str:
        covered = asdict(entry)
        del covered["mac"]
        return self._macs.of(covered).hex()


def head_of(entry: AuditEntry) -> str:
    """The head of the log as it was when `entry` was its last."""
    return base64.b32encode(bytes.fromhex(entry.mac)).decode("ascii")[:HEAD_LETTERS]


def _broken(entry: AuditEntry, expected: int) -> AuditBroken:
    if entry.seq == expected:
        return AuditBroken(seq=expected, at=entry.at, event=entry.event)
    return AuditBroken(seq=expected, at="", event="")


def entry_of(row: Row) -> AuditEntry:
    """A row of the table, in the order of its columns."""
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
