"""Who can open this vault, and this testimony: said plainly, names and keys."""

from dataclasses import dataclass

from intake_app.commands import recovery, users, vaults
from intake_app.commands.session import Session
from intake_app.domain.answers import Answers, Json
from intake_app.domain.record import RecordId
from intake_app.transfer.recipients import Recipient

_EXPORTED = "exported"
_PRINTED = "printed"
# Answers that ask for care, by section, field and code.
_MINOR = (("protection", "special_needs", "minor"),)
_SEXUAL = (
    ("protection", "special_needs", "sgbv_survivor"),
    ("acts", "act_type", "sexual_violence"),
    ("acts", "threat_kinds", "sexual"),
)


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
    """Reads the log for one testimony; without one it costs nothing."""
    return Access(
        users=users.users(session),
        rehearsals=recovery.state(session),
        recipients=vaults.recipients(session),
        record=None if record_id is None else _record(session, record_id),
    )


def is_of_minor(answers: Answers) -> bool:
    """Whether the person was under age, as far as the answers say."""
    return _says(answers, _MINOR)


def is_of_sexual_violence(answers: Answers) -> bool:
    """Whether sexual violence was done or threatened, as far as the answers say."""
    return _says(answers, _SEXUAL)


def _record(session: Session, record_id: RecordId) -> RecordAccess:
    answers = session.vault.records.get(record_id).body.answers
    told = [one.event for one in session.vault.audit.entries() if one.record_id == record_id]
    return RecordAccess(
        reference=str(answers.value("record.reference") or ""),
        exports=told.count(_EXPORTED),
        prints=told.count(_PRINTED),
        of_minor=is_of_minor(answers),
        of_sexual_violence=is_of_sexual_violence(answers),
    )


def _says(answers: Answers, asked: tuple[tuple[str, str, str], ...]) -> bool:
    """Whether any row of a section holds one of the codes."""
    return any(
        code in _codes(row.get(field))
        for section, field, code in asked
        for row in answers.rows(section)
    )


def _codes(stored: Json) -> tuple[Json, ...]:
    """A choice of one, or of several; a missing answer is an object and holds no code."""
    if isinstance(stored, list):
        return tuple(stored)
    return (stored,)
