"""The whole vault looked at: pages, structure, codes, log. Changes nothing."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from intake_app.domain.record import RecordId
from intake_app.errors import (
    AuditBroken,
    HeaderDamaged,
    NotAVault,
    RecordDamaged,
    UnknownRecord,
    VaultDamaged,
    VaultTooNew,
)
from intake_app.store.audit import AuditEntry, AuditLog, head_of
from intake_app.store.connection import Database
from intake_app.store.evidence import Evidence
from intake_app.store.facts import Facts
from intake_app.store.findings import Finding
from intake_app.store.header import read_header
from intake_app.store.known_ways import has_lost_slots
from intake_app.store.migrations import lacks_tables
from intake_app.store.records import Records


@dataclass(frozen=True, slots=True)
class VaultReport:
    """How much was verified, and every finding. `heads` are those the log ever had.

    Codes: see `store.findings`. `commands.vault_words` has words for each.
    """

    records: int
    revisions: int
    audit_entries: int
    audit_head: str
    findings: tuple[Finding, ...]
    heads: frozenset[str] = frozenset()

    @property
    def problems(self) -> tuple[str, ...]:
        """Each finding as a code and what it is about, for programs."""
        return tuple(str(finding) for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an inspection is; `of` is an estimate that grows when it must."""

    done: int
    of: int


class Inspection:
    """Verifies everything there is, a little with each step; costs a full read of the file.

    `outside` are findings about what lies beside the database, made by their own modules.
    """

    def __init__(
        self, outside: Iterable[Finding], database: Database, records: Records, audit: AuditLog
    ) -> None:
        self._outside = outside
        self._database = database
        self._records = records
        self._audit = audit
        self._evidence = Evidence(database)
        self._findings: list[Finding] = []
        self._counted = self._revisions = self._entries = 0
        self._head = ""

    def steps(self) -> Iterator[Progress]:
        """Do it all; between two steps the vault may be used and changed."""
        ids = self._ids()
        total = len(ids) + self._length_of_log() + 2
        could_be_read = self._look_outside()
        yield Progress(1, total)
        faults = tuple(database_faults(self._database))
        self._findings += map(Finding, faults)
        if not faults and not could_be_read:
            self._findings.append(Finding("structure"))
        yield Progress(2, total)
        for record_id in ids:
            self._verify_record(record_id)
            yield Progress(2 + self._counted, total)
        for _ in self._verified_audit():
            yield Progress(2 + self._counted + self._entries, total)

    def report(self) -> VaultReport:
        """What was found so far; the whole once `steps` has ended."""
        return VaultReport(
            self._counted,
            self._revisions,
            self._entries,
            self._head,
            tuple(self._findings),
            frozenset(self._evidence.heads),
        )

    def _look_outside(self) -> bool:
        """Whether everything could be read; what could not lies on a page that is told of next."""
        try:
            self._findings += self._outside
        except VaultDamaged:
            return False
        return True

    def _length_of_log(self) -> int:
        with suppress(VaultDamaged):
            last = self._audit.last()
            return last.seq if last else 0
        return 0

    def _ids(self) -> tuple[RecordId, ...]:
        try:
            return self._records.ids()
        except VaultDamaged:
            self._findings.append(Finding("records"))
            return ()

    def _verify_record(self, record_id: RecordId) -> None:
        self._counted += 1
        try:
            stored = self._records.get(record_id)
            for number in range(1, stored.revision + 1):
                self._records.revision(record_id, number)
                self._revisions += 1
            self._evidence.sealed_at(record_id, stored.body.envelope.audit_head)
        except (RecordDamaged, UnknownRecord, VaultDamaged):
            if not self._has_gone(record_id):
                reference = self._records.reference(record_id)
                self._findings.append(Finding("record", record_id, reference))

    def _has_gone(self, record_id: RecordId) -> bool:
        """Whether it was erased between two steps."""
        try:
            return not self._records.has(record_id)
        except VaultDamaged:
            return False

    def _verified_audit(self) -> Iterator[AuditEntry]:
        last: AuditEntry | None = None
        try:
            for entry in self._audit.proved():
                self._entries += 1
                self._evidence.written(entry)
                last = entry
                yield entry
        except AuditBroken as broken:
            at, event = str(broken.facts["at"]), str(broken.facts["event"])
            self._no_log(Finding("audit", str(broken.facts["seq"]), at=at, event=event))
        except VaultDamaged:
            self._no_log(Finding("audit"))
        else:
            self._compare(last)

    def _no_log(self, finding: Finding) -> None:
        self._entries = 0
        self._findings.append(finding)

    def _compare(self, last: AuditEntry | None) -> None:
        """The log is whole: is what it tells of there, and nothing older?"""
        if last is None:
            # The founding itself is an entry.
            self._no_log(Finding("audit", "1"))
            return
        self._head = head_of(last)
        known = {finding.subject for finding in self._findings if finding.code == "record"}
        try:
            self._findings += [f for f in self._evidence.findings() if f.subject not in known]
        except VaultDamaged:
            self._findings.append(Finding("records"))


def database_faults(database: Database) -> Iterator[str]:
    """Codes of what SQLCipher and SQLite find wrong: "pages", "structure", "references".

    After a checkpoint: before one, cipher_integrity_check cries wolf in WAL mode (measured:
    107 of 200 healthy images). Every row is fetched: the first may be fine and the last not.
    """
    database.checkpoint()
    if database.rows("PRAGMA cipher_integrity_check"):
        yield "pages"
    try:
        if database.rows("PRAGMA integrity_check") != [("ok",)] or lacks_tables(database):
            yield "structure"
        if database.rows("PRAGMA foreign_key_check"):
            yield "references"
    except VaultDamaged:
        yield "structure"


def header_faults(folder: Path, facts: Facts) -> Iterator[Finding]:
    """What is wrong with the header beside an open database: "header", "slots"."""
    try:
        if has_lost_slots(read_header(folder), facts):
            yield Finding("slots")
    except (HeaderDamaged, NotAVault, VaultTooNew):
        yield Finding("header")
