"""Sealing a testimony to headquarters: afterwards this laptop cannot open it any more."""

import json
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from intake_app.codebook.interchange import encode
from intake_app.commands import vaults, withdrawals
from intake_app.commands.erasures import require_confirmed
from intake_app.commands.export_contents import paper_of
from intake_app.commands.leaving import Going, require_log, require_outside, told_first
from intake_app.commands.session import Session
from intake_app.commands.withdrawals import CASE_FILE
from intake_app.domain.consent import Level, require_consent
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.domain.tombstone import Reason, Tombstone
from intake_app.errors import (
    ConsentMissing,
    FileExists,
    IntakeError,
    MediumFailed,
    SealedFileDamaged,
    StepNotAllowed,
    Surroundings,
)
from intake_app.files import files_edge, private_folder, replacing, require_no_link
from intake_app.i18n import Catalog
from intake_app.store import doubts
from intake_app.store.attachment_files import open_into, unwatched
from intake_app.store.attachment_rows import Attachment
from intake_app.store.erasure import SealedAway
from intake_app.store.sealed_files import digest_of
from intake_app.transfer import sealed_record
from intake_app.transfer.sealed_record import Member, from_bytes, poured

log = logging.getLogger(__name__)

NAME_BYTES = 16
_READ_ME = """Open with: age -d -i hq.key FILE.age | tar x
record.json     the testimony as it stood (interchange form)
revisions/      every revision as it was frozen
audit.json      the entries of the laptop's log about it
statement.pdf   the statement, when it could be set
attachments/    the original bytes; attachments.json says what each is
Prove it with: sha256sum -c SHA256SUMS; minisign -V -p device.pub -m SHA256SUMS
"""


@dataclass(frozen=True, slots=True)
class SealedToHq:
    """Only headquarters can open `file`; the testimony is gone from this laptop."""

    file: Path
    size: int
    is_swept: bool


@dataclass(frozen=True, slots=True)
class Copied:
    """The copies, and how many files stayed because consent was withdrawn after the sealing."""

    files: tuple[Path, ...]
    stayed: int


def seal_to_hq(session: Session, record_id: RecordId, typed: str) -> SealedToHq:
    """Encrypt everything of a sealed testimony to headquarters only, then erase it here.

    `typed` is its number, to confirm. The file is written, read back and hashed again before the
    testimony goes; on any error the testimony is as it was. Refuses with StepNotAllowed before the
    seal, ConsentMissing when the case file may not hold the whole of it, ErasureUnconfirmed,
    TooFewRecipients, KeysDoubted; AttachmentDamaged; VaultDamaged or AuditBroken when the log does
    not verify.
    """
    require_log(session)
    require_confirmed(session, record_id, typed)
    stored = session.vault.records.get(record_id)
    _require_sealable(stored)
    session.vault.audit.verify()
    name = session.ids.token(NAME_BYTES)
    file = session.vault.sealed_files.path_of(name)
    readers = doubts.trusted_recipients(session.vault)
    with _taken_back_while_it_is_here(session, record_id, name):
        require_no_link(file.parent)
        private_folder(file.parent)
        members = _members(session, stored)
        written = sealed_record.write(file, members, readers, vaults.signer(session))
        if digest_of(file) != written.sha256:
            raise SealedFileDamaged(reason="content")
        away = SealedAway(name, written.sha256)
        swept = session.vault.erasure.erase(record_id, Reason.SEALED_TO_HQ, away)
    log.info("sealed to headquarters", extra={"bytes": written.size, "swept": swept})
    return SealedToHq(file, written.size, swept)


def refusal(session: Session, record_id: RecordId) -> IntakeError | None:
    """Why `seal_to_hq` would refuse as the testimony stands now, so that nobody types in vain."""
    try:
        _require_sealable(session.vault.records.get(record_id))
        doubts.trusted_recipients(session.vault)
    except IntakeError as error:
        return error
    return None


def copy_sealed(session: Session, target: Path) -> Copied:
    """Copy the sealed files into the folder `target`, each verified by its SHA-256.

    Not those whose person withdrew afterwards. One that is there already with the same content is
    left. SealedFileDamaged, FileExists (another content), TargetInVault, DiskFull, PlaceGone; each
    copying is in the log before it begins.
    """
    require_log(session)
    require_outside(session, target)
    taken_back = withdrawals.taken_back_since_sealed(session)
    stones = [one for one in session.vault.tombstones.all() if one.sealed_file]
    going = [one for one in stones if one.record_id not in taken_back]
    copies = tuple(_copied(session, one, target) for one in going)
    return Copied(copies, len(stones) - len(going))


def stayed_in_words(count: int, catalog: Catalog) -> str:
    """How many files were not handed out, and why."""
    return catalog.tn(
        "{n} file was not handed out: the person withdrew consent.",
        "{n} files were not handed out: the persons withdrew consent.",
        count,
    )


def _require_sealable(stored: StoredRecord) -> None:
    if stored.state not in {State.SEALED, State.SIGNED}:
        raise StepNotAllowed(state=stored.state.value, step="seal_to_hq")
    level = require_consent(stored.body.answers, CASE_FILE)
    if level is Level.ANONYMOUS:
        raise ConsentMissing(purpose=CASE_FILE, reason="anonymous")


def _members(session: Session, stored: StoredRecord) -> tuple[Member, ...]:
    vault, record_id, body = session.vault, stored.record_id, stored.body
    entries = [asdict(one) for one in vault.audit.entries() if one.record_id == record_id]
    revisions = [
        (number, vault.records.revision(record_id, number).to_json())
        for number in range(1, stored.revision + 1)
    ]
    attached = vault.attachments.of(record_id)
    paper = paper_of(session, stored)
    return (
        from_bytes("READ-ME.txt", _READ_ME.encode("ascii")),
        from_bytes("record.json", encode(body.notice, body.about, session.book, body.answers)),
        *(from_bytes(f"revisions/{number}.json", _json(one)) for number, one in revisions),
        from_bytes("audit.json", _json({"entries": entries})),
        *((from_bytes("statement.pdf", paper),) if paper else ()),
        from_bytes("attachments.json", _json([_described(one) for one in attached])),
        *(_attached(session, one) for one in attached),
    )


def _described(attached: Attachment) -> dict[str, object]:
    return {"attachment_id": attached.attachment_id, **asdict(attached.meta)}


def _attached(session: Session, attached: Attachment) -> Member:
    """The original bytes, decrypted while they are asked for."""
    locked = session.vault.attachments.sealed_file(attached.attachment_id)
    name = f"attachments/{attached.attachment_id}"
    return poured(name, locked.size, locked.sha256, lambda sink: open_into(locked, sink, unwatched))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1).encode()


@contextmanager
def _taken_back_while_it_is_here(
    session: Session, record_id: RecordId, name: str
) -> Iterator[None]:
    """If the testimony stays, the file goes; once it is gone, the file is all there is.

    The name is noted before the file is written: after a kill the next unlock removes it.
    """
    files = session.vault.sealed_files
    files.note(name)
    try:
        yield
    except BaseException:
        # What cannot be done now, on a full disk, is done at the next unlock.
        with suppress(Surroundings):
            if session.vault.records.has(record_id):
                files.remove(name)
        raise


def _copied(session: Session, stone: Tombstone, folder: Path) -> Path:
    source = session.vault.sealed_files.path_of(stone.sealed_file)
    target = folder / source.name
    with told_first(session, [Going("sealed_copied", stone.record_id)]):
        _copy(source, stone.digest, target)
    return target


def _copy(source: Path, digest: str, target: Path) -> None:
    if digest_of(source) != digest:
        raise SealedFileDamaged(reason="content")
    if target.exists():
        if digest_of(target) != digest:
            raise FileExists
        return
    with files_edge(), source.open("rb") as content, replacing(target) as copy:
        shutil.copyfileobj(content, copy)
    if digest_of(target) != digest:
        target.unlink(missing_ok=True)
        raise MediumFailed
