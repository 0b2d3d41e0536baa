"""The whole vault looked at: pages, structure, codes, log. Changes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from intake_app.domain.record import RecordId
from intake_app.errors import AuditBroken, RecordDamaged, UnknownRecord, VaultDamaged
from intake_app.store.audit import AuditLog
from intake_app.store.connection import Database
from intake_app.store.records import Records


@dataclass(frozen=True, slots=True)
class VaultProblem:
    """One thing that does not verify: what (a code), and which record or log entry."""

    code: str
    record_id: str = ""
    seq: int = 0


@dataclass(frozen=True, slots=True)
class VaultReport:
    """How much was verified, and everything that was not."""

    records: int
    revisions: int
    audit_entries: int
    problems: tuple[VaultProblem, ...]


def inspect(database: Database, records: Records, audit: AuditLog) -> VaultReport:
    """Verify everything there is; costs a full read of the file."""
    problems = [VaultProblem(code) for code in database_faults(database)]
    count = revisions = entries = 0
    try:
        for record_id in records.ids():
            count += 1
            revisions += _verify_record(records, record_id, problems)
    except VaultDamaged:
        problems.append(VaultProblem("records"))
    try:
        entries = audit.verify()
    except AuditBroken as broken:
        problems.append(VaultProblem("audit", seq=int(str(broken.facts["seq"]))))
    except VaultDamaged:
        problems.append(VaultProblem("audit"))
    return VaultReport(count, revisions, entries, tuple(problems))


def database_faults(database: Database) -> Iterator[str]:
    """Codes of what SQLCipher and SQLite find wrong: "pages", "structure", "references".

    After a checkpoint: before one, cipher_integrity_check cries wolf in WAL mode (measured:
    107 of 200 healthy images). Every row is fetched: the first may be fine and the last not.
    """
    database.checkpoint()
    if database.rows("PRAGMA cipher_integrity_check"):
        yield "pages"
    try:
        if database.rows("PRAGMA integrity_check") != [("ok",)]:
            yield "structure"
        if database.rows("PRAGMA foreign_key_check"):
            yield "references"
    except VaultDamaged:
        yield "structure"


def _verify_record(records: Records, record_id: RecordId, problems: list[VaultProblem]) -> int:
    """How many revisions of a record verify; what does not goes to `problems`."""
    verified = 0
    try:
        stored = records.get(record_id)
        for number in range(1, stored.revision + 1):
            records.revision(record_id, number)
            verified += 1
    except (RecordDamaged, UnknownRecord, VaultDamaged):
        problems.append(VaultProblem("record", record_id=record_id))
    return verified
