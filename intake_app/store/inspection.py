"""The whole vault looked at: pages, structure, codes, log. Changes nothing."""

from collections.abc import Iterable, Iterator
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
from intake_app.store.audit import AuditLog
from intake_app.store.connection import Database
from intake_app.store.facts import Facts
from intake_app.store.header import Header, read_header
from intake_app.store.records import Records


@dataclass(frozen=True, slots=True)
class VaultReport:
    """How much was verified, and every problem.

    Problems: "header" (neither copy can be read), "slots" (fewer than at the founding), "pages",
    "structure", "references", "records", "record <id>", "audit", "audit <number of the first
    wrong entry>". `commands.vault_words` has words for each.
    """

    records: int
    revisions: int
    audit_entries: int
    audit_head: str
    problems: tuple[str, ...]


def inspect(
    outside: Iterable[str], database: Database, records: Records, audit: AuditLog
) -> VaultReport:
    """Verify everything there is; costs a full read of the file.

    `outside` are the problems of the header, see `header_faults`.
    """
    problems = [*outside, *database_faults(database)]
    count = revisions = 0
    try:
        for record_id in records.ids():
            count += 1
            revisions += _verify_record(records, record_id, problems)
    except VaultDamaged:
        problems.append("records")
    entries, head = _verify_audit(audit, problems)
    return VaultReport(count, revisions, entries, head, tuple(problems))


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


def header_faults(folder: Path, facts: Facts) -> Iterator[str]:
    """Codes of what is wrong with the header beside an open database: "header", "slots"."""
    try:
        if has_lost_slots(read_header(folder), facts):
            yield "slots"
    except (HeaderDamaged, NotAVault, VaultTooNew):
        yield "header"


def has_lost_slots(header: Header, facts: Facts) -> bool:
    """Whether a type has fewer slots than at the founding: somebody took a way in away.

    No reason to stop writing: what was said is safe, but fewer can ever open it.
    """
    now = header.counted()
    return any(now.get(name, 0) < least for name, least in facts.slots_at_founding().items())


def _verify_record(records: Records, record_id: RecordId, problems: list[str]) -> int:
    """How many revisions of a record verify; what does not goes to `problems`."""
    verified = 0
    try:
        stored = records.get(record_id)
        for number in range(1, stored.revision + 1):
            records.revision(record_id, number)
            verified += 1
    except (RecordDamaged, UnknownRecord, VaultDamaged):
        problems.append(f"record {record_id}")
    return verified


def _verify_audit(audit: AuditLog, problems: list[str]) -> tuple[int, str]:
    try:
        return audit.verify(), audit.head()
    except AuditBroken as broken:
        problems.append(f"audit {broken.facts['seq']}")
    except VaultDamaged:
        problems.append("audit")
    return 0, ""
