"""Erasing a testimony: asked twice, done once, never undone."""

import logging
from dataclasses import dataclass
from enum import StrEnum

from intake_app.commands.leaving import LETTERS_OF_AN_ID, require_log, require_typed
from intake_app.commands.session import Session
from intake_app.commands.withdrawals import AT_THE_PERSONS_WISH
from intake_app.domain.record import RecordId
from intake_app.domain.tombstone import Reason, Tombstone

log = logging.getLogger(__name__)


class Why(StrEnum):
    """Why a testimony is erased; the log keeps the code."""

    WITHDRAWN = AT_THE_PERSONS_WISH
    RETENTION = "retention"


@dataclass(frozen=True, slots=True)
class Erased:
    """Nothing of it can be read here. `is_swept`: its traces are out of the file already.

    Otherwise (another reader, a full disk) the next unlock takes them out.
    """

    is_swept: bool


def confirmation(session: Session, record_id: RecordId) -> str:
    """What a person types to confirm: the number of the testimony, or the start of its id."""
    answers = session.vault.records.get(record_id).body.answers
    return str(answers.value("record.reference") or "") or record_id[:LETTERS_OF_AN_ID]


def require_confirmed(session: Session, record_id: RecordId, typed: str) -> None:
    """ErasureUnconfirmed unless `typed` is the number; spaces and capitals do not matter."""
    require_typed(typed, confirmation(session, record_id))


def erase(session: Session, record_id: RecordId, typed: str, why: Why = Why.WITHDRAWN) -> Erased:
    """Erase the testimony, its revisions, its search words and the keys of its attachments.

    A stub stays: id, reason, time; and the slip, by which the person can still be answered.
    Refuses with ErasureUnconfirmed, UnknownRecord, RecordGone; VaultDamaged while nothing can be
    logged. Older backups and what was exported still hold it.
    """
    require_log(session)
    require_confirmed(session, record_id, typed)
    swept = session.vault.erasure.erase(record_id, Reason.ERASED, detail=why.value)
    log.info("record erased", extra={"swept": swept})
    return Erased(swept)


def stubs(session: Session) -> tuple[Tombstone, ...]:
    """What is left of testimonies that went, the newest first; each verified."""
    return session.vault.tombstones.all()
