"""Attachments of a testimony: take in, list, export, remove.

Taking in has three steps, so that a large file stops nobody's saving: `begin` and `keep` use the
session; `encrypt`, between them, may run on any thread. `attach` does all three.

Before the seal an attachment has its row among the annexes of the record, joined to it by the
SHA-256 of its bytes. After the seal the answers are frozen: a file whose digest stands there may
still come in, and any other (the scan of the signed statement) is kept as a late annex.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from intake_app.codebook import row_changes
from intake_app.commands import attachment_source, interview
from intake_app.commands.attachment_source import Looked
from intake_app.commands.leaving import require_log
from intake_app.commands.session import Session
from intake_app.domain import attestation
from intake_app.domain.answers import Answers, JsonObject
from intake_app.domain.lifecycle import EDITABLE, State
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.domain.text import visible
from intake_app.errors import (
    AttachmentTooNew,
    CannotAttach,
    StepNotAllowed,
    Surroundings,
    UnknownAttachment,
)
from intake_app.store import attachment_files
from intake_app.store.attachment_files import SealedFile, unwatched
from intake_app.store.attachment_rows import Attachment, Meta
from intake_app.store.attachment_streams import Watch

log = logging.getLogger(__name__)

SECTION = "attachments"
KINDS = "attachment_kind"
CLOSED = {State.REFUSED, State.WITHDRAWN}
_KINDS = {"image": "photo", "audio": "audio", "video": "video"}


@dataclass(frozen=True, slots=True)
class About:
    """What a person says about a file; all of it may be said later, before the seal.

    `reason` is needed once the statement was read back: the list of annexes is part of it.
    """

    title: str = ""
    kind: str = ""
    obtained_from: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """A place in the vault for one file, with what it was when it was looked at."""

    record_id: RecordId
    source: Path = field(repr=False)
    looked: Looked = field(repr=False)
    target: Path


@dataclass(frozen=True, slots=True)
class Encrypted:
    """Written, synced, read back and compared; not yet part of the record."""

    begun: Begun
    sealed: SealedFile = field(repr=False)
    media_type: str


@dataclass(frozen=True, slots=True)
class Annex:
    """One attachment as a list shows it. `number` is that of its annex row; 0: it has none."""

    attachment_id: str
    number: int
    title: str
    kind: str
    name: str
    media_type: str
    size: int
    sha256: str
    added_at: str
    is_late: bool


def attach(
    session: Session,
    record_id: RecordId,
    source: Path,
    about: About,
    watch: Watch = unwatched,
) -> Annex:
    """Take in one file: its original bytes, encrypted under a key of its own and proved.

    `watch` hears how many bytes are done and stops it by raising. Refuses with StepNotAllowed,
    CannotAttach, SourceUnreadable, SourceChanged, DiskFull; on any error nothing is left.
    """
    begun = begin(session, record_id, source)
    try:
        return keep(session, encrypt(begun, watch), about)
    except BaseException:
        abandon(session, begun)
        raise


def may_attach(state: State) -> bool:
    """Whether a record in this state takes files at all."""
    return state not in CLOSED


def require_kind(session: Session, kind: str) -> None:
    """CannotAttach("unknown_kind") for a code that the questionnaire does not have."""
    codes = {code.id for code in session.book.lists[KINDS].codes}
    if kind and kind not in codes:
        raise CannotAttach(reason="unknown_kind")


def begin(session: Session, record_id: RecordId, source: Path) -> Begun:
    """Look at the file, and make a place for it; DiskFull before a byte is written."""
    require_log(session)
    _require_open(session.vault.records.get(record_id))
    looked = attachment_source.look(source)
    return Begun(record_id, source, looked, session.vault.attachments.begin(looked.size))


def encrypt(begun: Begun, watch: Watch) -> Encrypted:
    """Read, encrypt, read back, compare. On any thread; touches no database."""
    with attachment_source.opened(begun.source) as source:
        sealed = attachment_files.write_sealed_file(begun.target, source, watch)
        return Encrypted(begun, sealed, source.media_type)


def keep(session: Session, encrypted: Encrypted, about: About) -> Annex:
    """Make the file part of the record: its row among the annexes, its key, its log entry.

    CannotAttach("exists") when the record has these bytes; then, as on any error, `abandon` it.
    """
    record_id, sealed = encrypted.begun.record_id, encrypted.sealed
    stored = session.vault.records.get(record_id)
    _require_open(stored)
    if any(sealed.sha256 == one.meta.sha256 for one in session.vault.attachments.of(record_id)):
        raise CannotAttach(reason="exists")
    name = encrypted.begun.looked.name
    about = _completed(about, name, encrypted.media_type)
    has_row = _row(stored.body.answers, sealed.sha256) is not None
    late = stored.state not in EDITABLE and not has_row
    meta = Meta(
        name=name,
        media_type=encrypted.media_type,
        size=sealed.size,
        sha256=sealed.sha256,
        title=about.title if late else "",
        kind=about.kind if late else "",
        obtained_from=about.obtained_from if late else "",
        is_late=late,
    )
    with session.vault.transaction():
        if stored.state in EDITABLE and not has_row:
            answers = _with_row(session, stored.body.answers, meta, about)
            interview.save(session, record_id, answers, reason=about.reason)
        kept = session.vault.attachments.keep(record_id, sealed, meta)
    log.info("attachment kept", extra={"bytes": sealed.size})
    return _annex(kept, session.vault.records.get(record_id).body.answers)


def abandon(session: Session, begun: Begun) -> None:
    """Leave nothing of a file that was begun and not kept."""
    session.vault.attachments.abandon(begun.target)


def listed(session: Session, record_id: RecordId) -> tuple[Annex, ...]:
    """The attachments of a record in the order of adding; AttachmentDamaged for a changed row.

    Without its signatures: those have a page of their own, `commands.signing`.
    """
    answers = session.vault.records.get(record_id).body.answers
    every = session.vault.attachments.of(record_id)
    annexes = [one for one in every if one.meta.kind != attestation.KIND]
    for one in annexes:
        _require_known(session, one)
    return tuple(_annex(one, answers) for one in annexes)


def find(session: Session, record_id: RecordId, wanted: str) -> Annex:
    """One attachment by id, by the beginning of it, or by its annex number; UnknownAttachment."""
    found = [
        annex
        for annex in listed(session, record_id)
        if (annex.number and wanted == str(annex.number))
        or (len(wanted) >= 6 and annex.attachment_id.startswith(wanted))
    ]
    if len(found) != 1:
        raise UnknownAttachment
    return found[0]


def remove(session: Session, record_id: RecordId, attachment_id: str, reason: str = "") -> None:
    """Shred one attachment: its key is deleted, its file removed; nothing opens a copy of it.

    Before the seal its annex row goes too, with what refers to it. Refuses with StepNotAllowed for
    a sealed annex (only a late one may go) and for a signature, and with AnswersIncomplete without
    a reason after the read-back.
    """
    stored = session.vault.records.get(record_id)
    found = session.vault.attachments.get(attachment_id)
    if found.meta.kind != attestation.KIND:
        _require_known(session, found)
    is_kept = not found.meta.is_late and stored.state not in EDITABLE
    if stored.state in CLOSED or is_kept or found.meta.kind == attestation.KIND:
        raise StepNotAllowed(state=stored.state.value, step="remove_attachment")
    row = _row(stored.body.answers, found.meta.sha256)
    with session.vault.transaction():
        if row is not None and stored.state in EDITABLE:
            section = session.book.section(SECTION)
            left = row_changes.removed(session.book, section, stored.body.answers, row).without
            interview.save(session, record_id, left, reason=reason)
        session.vault.attachments.remove(record_id, attachment_id)
    # The key is gone; what could not be cleared away now goes at the next unlock.
    with suppress(Surroundings):
        session.vault.attachments.sweep()


def _require_known(session: Session, one: Attachment) -> None:
    """AttachmentTooNew for a kind of a later version: nobody may take it for a plain annex."""
    try:
        require_kind(session, one.meta.kind)
    except CannotAttach:
        raise AttachmentTooNew(attachment_id=one.attachment_id) from None


def _require_open(stored: StoredRecord) -> None:
    if stored.state in CLOSED:
        raise StepNotAllowed(state=stored.state.value, step="attach")


def _completed(about: About, name: str, media_type: str) -> About:
    """The name stands for a title, and the kind is taken from the bytes where they tell it."""
    return About(
        title=about.title.strip() or visible(name),
        kind=about.kind or _KINDS.get(media_type.partition("/")[0], ""),
        obtained_from=about.obtained_from.strip(),
        reason=about.reason,
    )


def _row(answers: Answers, sha256: str) -> int | None:
    """Where the annex row of these bytes stands, if there is one."""
    for index, row in enumerate(answers.rows(SECTION)):
        if row.get("sha256") == sha256:
            return index
    return None


def _with_row(session: Session, answers: Answers, meta: Meta, about: About) -> Answers:
    rows = answers.rows(SECTION)
    numbers = [row["annex_no"] for row in rows if isinstance(row.get("annex_no"), int)]
    row: JsonObject = {
        "id": row_changes.new_key(session.book.section(SECTION), answers),
        "annex_no": max((int(str(number)) for number in numbers), default=0) + 1,
        "title": about.title,
        "media_type": meta.media_type,
        "size": meta.size,
        "sha256": meta.sha256,
    }
    for name in ("kind", "obtained_from"):
        if told := getattr(about, name):
            row[name] = told
    return answers.with_row(SECTION, row)


def _annex(one: Attachment, answers: Answers) -> Annex:
    index, meta = _row(answers, one.meta.sha256), one.meta
    row = answers.rows(SECTION)[index] if index is not None else {}
    number, title, kind = row.get("annex_no"), row.get("title"), row.get("kind")
    return Annex(
        attachment_id=one.attachment_id,
        number=number if isinstance(number, int) else 0,
        title=title if isinstance(title, str) else (meta.title or visible(meta.name)),
        kind=kind if isinstance(kind, str) else meta.kind,
        name=visible(meta.name),
        media_type=meta.media_type,
        size=meta.size,
        sha256=meta.sha256,
        added_at=meta.added_at,
        is_late=meta.is_late,
    )
