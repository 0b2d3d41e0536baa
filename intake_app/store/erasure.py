"""Erasing one testimony: its rows, its words in the search, the keys of its attachments.

First one transaction that puts a tombstone in the place of everything; after it the testimony is
gone for every reader. Then the sweeping: what deleted rows left in the pages, in the log of
writes and under att/. A mark in the vault stands until the sweeping is done, so that whatever
interrupts it, the next unlock finishes it.
"""

from contextlib import suppress
from dataclasses import dataclass

from intake_app.domain.clock import Clock
from intake_app.domain.record import RecordId
from intake_app.domain.tombstone import Reason, Tombstone
from intake_app.errors import Surroundings, UnknownRecord, VaultDamaged
from intake_app.store.attachments import Attachments
from intake_app.store.audit import AuditLog
from intake_app.store.connection import Database
from intake_app.store.facts import Facts
from intake_app.store.sealed_files import FOLDER
from intake_app.store.tombstones import Tombstones, require_not_gone

SEALED = FOLDER
UNSWEPT = "erasure_unswept"
NOT_NOW = (Surroundings, VaultDamaged, MemoryError)
EVENTS = {
    Reason.ERASED: "record_erased",
    Reason.SEALED_TO_HQ: "sealed_to_hq",
    Reason.PURGED: "record_purged",
}

# Children before the row they refer to; the tombstone stands already, so the triggers let it pass.
_DELETIONS = (
    "DELETE FROM search WHERE rowid = ?1",
    "DELETE FROM revisions WHERE number = ?1",
    "DELETE FROM bodies WHERE number = ?1",
    "DELETE FROM reviews WHERE record_id IN (SELECT record_id FROM records WHERE number = ?1)",
    "DELETE FROM records WHERE number = ?1",
)
# The file is named by the stone from here on; see `store.sealed_files`.
_WRITTEN = "DELETE FROM sealed_steps WHERE sealed_file = ?"


@dataclass(frozen=True, slots=True)
class SealedAway:
    """The file under sealed/ that only headquarters can open, and its SHA-256."""

    name: str
    digest: str


class Erasure:
    """The one path on which anything of a testimony is ever deleted."""

    def __init__(
        self,
        database: Database,
        log: AuditLog,
        stones: Tombstones,
        attachments: Attachments,
        clock: Clock,
    ) -> None:
        self._database = database
        self._audit = log
        self._stones = stones
        self._attachments = attachments
        self._clock = clock

    def erase(
        self,
        record_id: RecordId,
        reason: Reason,
        sealed: SealedAway | None = None,
        detail: str = "",
    ) -> bool:
        """Put a tombstone in the place of a testimony; whether it was swept up already.

        Durable when it returns: nothing can be read here any more. False: another reader or a
        full disk kept the pages from being swept, and the next unlock does it. `detail` is a code
        for the log. UnknownRecord; RecordGone when it went before.
        """
        number = self._number(record_id)
        away = sealed or SealedAway("", "")
        stone = Tombstone(record_id, reason, self._clock.stamp(), away.name, away.digest)
        with self._database.transaction():
            self._stones.put(number, stone)
            self._attachments.shred(number)
            for statement in _DELETIONS:
                self._database.run(statement, number)
            self._database.run(_WRITTEN, away.name)
            facts = Facts(self._database)
            facts.forget_all_about(record_id)
            facts.put(UNSWEPT, "yes")
            self._audit.record(EVENTS[reason], record_id, detail=away.name or detail)
        # The testimony is gone; whatever keeps the rest from being swept must not hide that.
        return self.sweep_if_it_can()

    @property
    def is_unswept(self) -> bool:
        """Whether an erasure was interrupted before its last step."""
        return Facts(self._database).get(UNSWEPT) == "yes"

    def sweep_if_it_can(self) -> bool:
        """As `sweep`, without an error for what stands in the way; whether nothing is left."""
        with suppress(*NOT_NOW):
            self.sweep()
        return not self.is_unswept

    def sweep(self) -> None:
        """Take out what deleted rows left behind, if an erasure left anything.

        Writes the database anew, in memory and in its own encrypted log: about a second for
        20 MiB (measured), and as much memory as the file is long. NOT_NOW names what can stand in
        the way: another reader of old pages, a full disk, too little memory. May be repeated.
        """
        if not self.is_unswept:
            return
        # Merged into one: a word whose testimony is gone stands in no segment afterwards.
        self._database.run("INSERT INTO search (search) VALUES ('optimize')")
        self._database.empty_log()
        self._attachments.sweep()
        self._database.vacuum()
        Facts(self._database).put(UNSWEPT, "")
        self._database.empty_log()

    def _number(self, record_id: RecordId) -> int:
        number = self._database.value("SELECT number FROM records WHERE record_id = ?", record_id)
        if number is None:
            require_not_gone(self._database, record_id)
            raise UnknownRecord
        return int(str(number))
