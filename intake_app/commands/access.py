"""Who can open this vault, and this testimony: said plainly, names and keys."""

from dataclasses import dataclass

from intake_app.commands import recovery, users, vaults
from intake_app.commands.session import Session
from intake_app.domain.care import is_of_minor, is_of_sexual_violence
from intake_app.domain.record import RecordId
from intake_app.transfer.recipients import Recipient


@dataclass(frozen=True, slots=True)
class RecordAccess:
    """Where one testimony is besides this vault, and whether it asks for special care."""

    reference: str
    exports: int
    prints: int
    of_minor: bool
    of_sexual_violence: bool


@dataclass(frozen=True, slots=True)
class Access:
    """Everybody who can open the vault; `record` when one testimony was asked about."""

    users: tuple[users.User, ...]
    rehearsals: recovery.Rehearsals
    recipients: tuple[Recipient, ...]
    record: RecordAccess | None


def who_can_open(session: Session, record_id: RecordId | None = None) -> Access:
    """UnknownRecord, RecordGone, RecordDamaged for the testimony that was asked about."""
    return Access(
        users=users.users(session),
        rehearsals=recovery.state(session),
        recipients=vaults.recipients(session),
        record=None if record_id is None else _record(session, record_id),
    )


def _record(session: Session, record_id: RecordId) -> RecordAccess:
    answers = session.vault.records.get(record_id).body.answers
    log = session.vault.audit_pages
    return RecordAccess(
        reference=str(answers.value("record.reference") or ""),
        exports=log.times("exported", record_id),
        prints=log.times("printed", record_id),
        of_minor=is_of_minor(answers),
        of_sexual_violence=is_of_sexual_violence(answers),
    )
