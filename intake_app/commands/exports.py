"""The way out to headquarters: consent decides, then one verified encrypted bundle."""

import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from intake_app.commands import vaults, withdrawals
from intake_app.commands.export_contents import gather
from intake_app.commands.leaving import Going, require_log, told_first
from intake_app.commands.messages_refused import CONSENT_HAPPENED
from intake_app.commands.session import Session
from intake_app.commands.withdrawals import Notice
from intake_app.domain.consent import Level, decision_for
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.domain.training import is_training
from intake_app.errors import (
    ConsentMissing,
    NothingToExport,
    TargetInVault,
    UnknownPurpose,
    VaultDamaged,
)
from intake_app.files import files_edge, lies_inside
from intake_app.i18n import Catalog
from intake_app.store import doubts
from intake_app.transfer import bundle
from intake_app.transfer.contents import BundleContents

log = logging.getLogger(__name__)

PURPOSES = "consent_purpose"
TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Choice:
    """One record and what consent says about it for a purpose; `reason` as in ConsentMissing.

    Told by its number only: the list of an export is often seen by more people than the testimony.
    """

    record_id: RecordId
    reference: str
    state: State
    level: Level
    reason: str
    is_training: bool = False

    @property
    def allowed(self) -> bool:
        """Whether anything of this record may leave for the purpose."""
        return self.level is not Level.REFUSED


@dataclass(frozen=True, slots=True)
class Written:
    """The bundle is on the medium and was read back; it is written, not delivered.

    `without_paper` are sealed records whose statement could not be set; their data went.
    `withdrawals` is how many withdrawals of earlier exports it carries.
    """

    folder: Path
    bundle_id: str
    records: tuple[RecordId, ...]
    left_out: tuple[Choice, ...]
    without_paper: tuple[RecordId, ...] = ()
    withdrawals: int = 0
    files_left_out: int = 0


def choices(session: Session, purpose: str) -> tuple[Choice, ...]:
    """Every record with what consent allows. Reads each record once. UnknownPurpose."""
    _require_purpose(session, purpose)
    return tuple(
        _choice(session.vault.records.get(record_id), purpose) for record_id in _all_ids(session)
    )


def reason_in_words(choice: Choice, catalog: Catalog) -> str:
    """Why a record stays, as a sentence; empty when it may go."""
    return CONSENT_HAPPENED[choice.reason](catalog) if choice.reason else ""


def write(
    session: Session,
    target: Path,
    purpose: str,
    record_ids: tuple[RecordId, ...] = (),
    *,
    with_training: bool = False,
) -> Written:
    """Write one bundle for `purpose` into the folder `target`.

    Without ids: all testimonies that consent lets go, training on demand only. With ids: exactly
    those; ConsentMissing when one may not. Withdrawals of what went out before go along, alone if
    nothing else goes; NothingToExport when there is neither. First pages and log of the vault are
    verified (VaultDamaged, AuditBroken). Each record is in the log before anything of it is on the
    medium; the bundle is complete, read back and has READY, or nothing of it is left.
    """
    _preflight(session, target, purpose)
    going, refused = _decided(session, purpose, record_ids, with_training=with_training)
    notices = withdrawals.notices(session, purpose, own_ids=_names_records(going))
    if not going and (record_ids or not notices):
        raise NothingToExport(purpose=purpose)
    decided = [(record, choice.level) for record, choice in going]
    gathered = gather(session, purpose, decided, notices)
    leaving = [
        Going("exported", record.record_id, record.revision, f"{purpose} {choice.level}")
        for record, choice in going
    ]
    written = _let_go(session, target, gathered.contents, leaving, notices)
    doubts.remember(session.vault)
    log.info("bundle written", extra={"records": len(going), "bytes": written.size})
    return Written(
        written.folder,
        written.bundle_id,
        tuple(record.record_id for record, _ in going),
        refused,
        gathered.unprintable,
        len(notices),
        gathered.files_left_out,
    )


def _let_go(
    session: Session,
    target: Path,
    contents: BundleContents,
    leaving: Sequence[Going],
    notices: Sequence[Notice],
) -> bundle.Written:
    """Into the log, onto the medium, and then what the next bundle must refer to."""
    vault, signer = session.vault, vaults.signer(session)
    recipients = doubts.trusted_recipients(vault)
    with told_first(session, leaving, (target / contents.bundle_id,)):
        written = bundle.write(target, contents, recipients, signer)
        with _taken_back_unless_noted(session, written.folder):
            vault.remember_export(contents.sequence, written.bundle_id, written.digest)
            withdrawals.remember_passed_on(session, notices, written.bundle_id)
    return written


def _decided(
    session: Session, purpose: str, record_ids: tuple[RecordId, ...], *, with_training: bool
) -> tuple[list[tuple[StoredRecord, Choice]], tuple[Choice, ...]]:
    """What may go, and what stays with its reason."""
    stored = [session.vault.records.get(one) for one in record_ids or _all_ids(session)]
    decided = [_choice(record, purpose) for record in stored]
    if not (record_ids or with_training):
        decided = [_without_training(choice) for choice in decided]
    refused = tuple(choice for choice in decided if not choice.allowed)
    if record_ids and refused:
        raise ConsentMissing(purpose=purpose, reason=refused[0].reason)
    going = [
        (record, choice) for record, choice in zip(stored, decided, strict=True) if choice.allowed
    ]
    return going, refused


def _without_training(choice: Choice) -> Choice:
    """Nobody asked for it by its number: what is invented must not be taken for a testimony."""
    if not (choice.is_training and choice.allowed):
        return choice
    return replace(choice, level=Level.REFUSED, reason=TRAINING)


def _names_records(going: list[tuple[StoredRecord, Choice]]) -> bool:
    """Whether ids of records may stand in this bundle: not beside anonymous ones only."""
    return not going or any(choice.level is not Level.ANONYMOUS for _, choice in going)


def _preflight(session: Session, target: Path, purpose: str) -> None:
    """Nothing is written from a vault that does not verify, nor into its own folder."""
    _require_purpose(session, purpose)
    vault = session.vault
    require_log(session)
    with files_edge():
        if lies_inside(target, vault.folder):
            raise TargetInVault
    if faults := vault.page_faults():
        raise VaultDamaged(reason=faults[0])
    vault.audit.verify()


@contextmanager
def _taken_back_unless_noted(session: Session, folder: Path) -> Iterator[None]:
    """One transaction for all that the vault notes; if it fails, the bundle goes too."""
    try:
        with session.vault.transaction():
            yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _require_purpose(session: Session, purpose: str) -> None:
    if purpose not in {code.id for code in session.book.lists[PURPOSES].codes}:
        raise UnknownPurpose(purpose=purpose)


def _all_ids(session: Session) -> tuple[RecordId, ...]:
    return session.vault.records.ids()


def _choice(record: StoredRecord, purpose: str) -> Choice:
    answers = record.body.answers
    decision = decision_for(answers, purpose)
    return Choice(
        record_id=record.record_id,
        reference=str(answers.value("record.reference") or ""),
        state=record.state,
        level=decision.level,
        is_training=is_training(answers),
        reason=decision.reason,
    )
