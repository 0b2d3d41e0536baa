"""Signing at the laptop: who signs, what was signed, and keeping one signature.

A signature is no answer: it is tied to one revision and lies outside of its content, in an
encrypted file of its own. It counts as long as the words that stand are the words of that revision.
"""

import io
import logging
from contextlib import suppress
from dataclasses import dataclass, field

from intake_app.agefiles.memory import Memory
from intake_app.codebook.signers import Signer, signers
from intake_app.commands.leaving import require_log
from intake_app.commands.session import Session
from intake_app.domain.answers import AnswerPath, Answers
from intake_app.domain.attestation import (
    FILE_NAME,
    KIND,
    MEDIA_TYPE,
    NOT_SIGNED,
    Attestation,
    Way,
)
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.domain.signature import Drawing
from intake_app.domain.statement_code import statement_code
from intake_app.domain.text import normalise
from intake_app.errors import (
    AttachmentDamaged,
    AttachmentTooNew,
    CannotSign,
    StepNotAllowed,
    Surroundings,
)
from intake_app.i18n import catalog
from intake_app.store import attachment_files
from intake_app.store.attachment_files import SealedFile, unwatched
from intake_app.store.attachment_rows import Attachment, Meta, Noted
from intake_app.store.audit import Event

log = logging.getLogger(__name__)

SIGNABLE = frozenset({State.READ_BACK, State.SEALED, State.SIGNED})
DECLARANT = "declarant"
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Given:
    """What a signer did. `name` where the record has none; `reason` for who did not sign."""

    role: str
    number: int
    way: Way
    drawing: Drawing = field(default_factory=Drawing, repr=False)
    name: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """A signature in the vault. `counts`: the last of its signer, under the words that stand."""

    attachment_id: str
    attestation: Attestation
    counts: bool

    @property
    def signer(self) -> tuple[str, int]:
        """Whose it is: role, and number within the role."""
        return self.attestation.role, self.attestation.number


def listed(session: Session, record_id: RecordId) -> tuple[Kept, ...]:
    """Every signature of a testimony that can be read, in the order of keeping."""
    return _listed(session, session.vault.records.get(record_id))


def counting(session: Session, stored: StoredRecord) -> tuple[Attestation, ...]:
    """What was signed under the text that stands; nothing for a draft."""
    return tuple(one.attestation for one in _listed(session, stored) if one.counts)


def damaged(session: Session, record_id: RecordId) -> int:
    """How many signatures cannot be read any more; the check of the vault names their files."""
    found = [one for one in session.vault.attachments.sound(record_id) if one.meta.kind == KIND]
    return len(found) - len(listed(session, record_id))


def signers_of(session: Session, stored: StoredRecord) -> tuple[Signer, ...]:
    """Who signs, under the names that are printed."""
    from intake_app.report.certificates import is_witnessed
    from intake_app.report.document import printable_answers

    answers = printable_answers(session.book, stored.body.answers, catalog("en"))
    return signers(answers, is_witnessed=is_witnessed(counting(session, stored)))


def keep(session: Session, record_id: RecordId, revision: int, given: Given) -> Attestation:
    """Keep what one signer did under the revision that they were shown.

    Before the seal it takes the place of the one before, whose key is destroyed; after it both
    stay, and the last counts. Durable when it returns; on any error nothing is left. Once the
    person signed a sealed statement, it is signed.

    StepNotAllowed before the read-back and after a withdrawal; CannotSign; DiskFull;
    VaultDamaged or ReadOnlyPlace while nothing can be logged.
    """
    require_log(session)
    stored = session.vault.records.get(record_id)
    require_signable(stored)
    if revision != stored.revision:
        raise CannotSign(reason="changed")
    attestation = _attested(session, stored, given)
    content = attestation.to_svg()
    place = session.vault.attachments.begin(len(content))
    try:
        sealed = attachment_files.write_sealed_file(place, io.BytesIO(content), unwatched)
        _store(session, stored, sealed, attestation)
    except BaseException:
        session.vault.attachments.abandon(place)
        raise
    # The keys are gone; what could not be cleared away now goes at the next unlock.
    with suppress(Surroundings):
        session.vault.attachments.sweep()
    log.info("signature kept", extra={"bytes": len(content)})
    return attestation


def require_signable(stored: StoredRecord) -> None:
    """StepNotAllowed unless the person has heard the text that stands."""
    if stored.state not in SIGNABLE:
        raise StepNotAllowed(state=stored.state.value, step="sign")


def enter_signed(session: Session, record_id: RecordId) -> None:
    """A sealed statement that the person signed is signed; anything else stays as it is."""
    stored = session.vault.records.get(record_id)
    signed = [one for one in counting(session, stored) if one.role == DECLARANT and one.is_signed]
    if stored.state is State.SEALED and signed:
        session.vault.records.set_state(record_id, State.SIGNED, "signed")


def _store(
    session: Session, stored: StoredRecord, sealed: SealedFile, attestation: Attestation
) -> None:
    """The row, the log, what it replaces, and the state: all or nothing."""
    record_id, signer = stored.record_id, (attestation.role, attestation.number)
    before = [one for one in _listed(session, stored) if one.counts and one.signer == signer]
    meta = Meta(FILE_NAME, MEDIA_TYPE, sealed.size, sealed.sha256, kind=KIND, is_late=True)
    about = f"{attestation.role} {attestation.way.value} {attestation.revision}"
    kept = session.vault.attachments
    with session.vault.transaction():
        kept.keep(record_id, sealed, meta, Noted(Event.SIGNATURE_KEPT, about))
        if stored.state is State.READ_BACK:
            for one in before:
                gone = Noted(Event.SIGNATURE_REPLACED, about)
                kept.remove(record_id, one.attachment_id, gone)
        enter_signed(session, record_id)


def _attested(session: Session, stored: StoredRecord, given: Given) -> Attestation:
    signer = next(
        (
            one
            for one in signers_of(session, stored)
            if (one.role, one.number) == (given.role, given.number)
        ),
        None,
    )
    if signer is None:
        raise CannotSign(reason="no_place")
    if given.way is Way.DRAWN and not given.drawing.is_enough:
        raise CannotSign(reason="short")
    is_signed = given.way not in NOT_SIGNED
    reason = "" if is_signed else _one_line(given.reason)
    if not is_signed and not reason:
        raise CannotSign(reason="no_reason")
    return Attestation(
        record_id=stored.record_id,
        revision=stored.revision,
        role=signer.role,
        number=signer.number,
        way=given.way,
        at=session.clock.stamp(),
        name=signer.name or _one_line(given.name),
        code=statement_code(stored.body) if stored.body.envelope.salt else "",
        reason=reason,
        drawing=given.drawing if given.way is Way.DRAWN else Drawing(),
    )


def _one_line(typed: str) -> str:
    """What was typed, as it will be printed: CannotSign("unprintable") or ("long")."""
    from intake_app.report.fonts import missing_glyphs

    line = normalise(" ".join(typed.split()))
    if len(line) > LONGEST:
        raise CannotSign(reason="long")
    if line and missing_glyphs(line):
        raise CannotSign(reason="unprintable")
    return line


def _listed(session: Session, stored: StoredRecord) -> tuple[Kept, ...]:
    every = session.vault.attachments.sound(stored.record_id)
    found = [
        (one.attachment_id, read)
        for one in every
        if one.meta.kind == KIND and (read := _read(session, stored.record_id, one)) is not None
    ]
    last = {(read.role, read.number): name for name, read in found}
    return tuple(
        Kept(
            name,
            read,
            counts=last[read.role, read.number] == name and _stands(session, stored, read.revision),
        )
        for name, read in found
    )


def _read(session: Session, record_id: RecordId, one: Attachment) -> Attestation | None:
    """None where the file is gone or damaged: one lost signature takes nothing else along.

    AttachmentTooNew for one that is whole and not as we write it: left out it would be lost on
    paper, and a later signature could wrongly count in its place.
    """
    sink = Memory()
    try:
        session.vault.attachments.open_into(one.attachment_id, sink, unwatched)
    except AttachmentDamaged:
        return None
    try:
        read = Attestation.from_svg(sink.getvalue())
    except ValueError:
        raise AttachmentTooNew(attachment_id=one.attachment_id) from None
    return read if read.record_id == record_id else None


def _stands(session: Session, stored: StoredRecord, revision: int) -> bool:
    """Whether the text that stands is that of a revision; the seal changes its status only."""
    if stored.state not in SIGNABLE:
        return False
    if revision == stored.revision:
        return True
    heard = session.vault.records.revision(stored.record_id, revision)
    return _without_status(heard.answers) == _without_status(stored.body.answers)


def _without_status(answers: Answers) -> Answers:
    return answers.with_answer(AnswerPath("record", "record_status"), None)
