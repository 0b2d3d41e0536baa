"""What a bundle holds: records whole or anonymous, papers, the questionnaire, the log's entries."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial

from intake_app.agefiles.pouring import poured_slices
from intake_app.codebook.interchange import encode
from intake_app.codebook.privacy import anonymous_payload
from intake_app.codebook.schema import Codebook, Privacy
from intake_app.commands import statements
from intake_app.commands.session import Session
from intake_app.commands.withdrawals import CASE_FILE, Notice
from intake_app.domain.answers import Answers, JsonObject
from intake_app.domain.consent import Level
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.errors import GlyphMissing, LanguageMissing
from intake_app.files import files_edge
from intake_app.paths import resources
from intake_app.store.attachment_files import open_into, unwatched
from intake_app.transfer import bag
from intake_app.transfer.contents import BundleContents, ExportedRecord
from intake_app.transfer.streamed import Streamed

BUNDLE_ID_BYTES = 8
LARGEST_ATTACHMENT = bag.largest("data/attachments/" + "0" * 32)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The contents of one bundle, and the sealed records whose statement cannot be set.

    `files_left_out`: attachments longer than a bundle takes (2 GiB).
    """

    contents: BundleContents
    unprintable: tuple[RecordId, ...]
    files_left_out: int = 0


def gather(
    session: Session,
    purpose: str,
    going: list[tuple[StoredRecord, Level]],
    notices: Sequence[Notice] = (),
) -> Gathered:
    """Everything that goes for one purpose, each record as its person decided.

    `notices` are withdrawals that the reader must be told of.
    """
    named = [record for record, level in going if level is not Level.ANONYMOUS]
    papers: dict[str, bytes] = {}
    unprintable: list[RecordId] = []
    for record in named:
        if record.state in {State.SEALED, State.SIGNED}:
            paper = paper_of(session, record)
            if paper:
                papers[record.record_id] = paper
            else:
                unprintable.append(record.record_id)
    files = _attachments(session, named) if purpose == CASE_FILE else {}
    taken = {name: one for name, one in files.items() if one.size <= LARGEST_ATTACHMENT}
    last = session.vault.last_export()
    contents = BundleContents(
        bundle_id=session.ids.token(BUNDLE_ID_BYTES),
        sequence=last.sequence + 1,
        previous_digest=last.digest,
        device_id=session.vault.device_id,
        purpose=purpose,
        records=tuple(_exported(session, purpose, record, level) for record, level in going),
        statements=papers,
        codebook=_codebook_files(),
        audit=_audit(session, {record.record_id for record in named}, notices),
        audit_head=session.vault.audit.head() if named else "",
        attachments=taken,
    )
    return Gathered(contents, tuple(unprintable), len(files) - len(taken))


def _attachments(session: Session, named: Sequence[StoredRecord]) -> dict[str, Streamed]:
    """The original bytes, decrypted while they are written.

    With the case file only: nobody looked through a photo for what it says besides (faces, places).
    """
    found: dict[str, Streamed] = {}
    for record in named:
        for one in session.vault.attachments.of(record.record_id):
            sealed = session.vault.attachments.sealed_file(one.attachment_id)
            pour = partial(open_into, sealed, watch=unwatched)
            slices = partial(poured_slices, pour)
            found[one.attachment_id] = Streamed(sealed.size, sealed.sha256, slices)
    return found


def _exported(session: Session, purpose: str, record: StoredRecord, level: Level) -> ExportedRecord:
    if level is Level.ANONYMOUS:
        return _anonymous(session, purpose, record)
    body = record.body
    # What is marked internal leaves with the case file only.
    answers = body.answers if purpose == CASE_FILE else without_internal(session.book, body.answers)
    content = encode(body.notice, body.about, session.book, answers)
    return ExportedRecord(record.record_id, record.state.value, record.revision, content)


def _anonymous(session: Session, purpose: str, record: StoredRecord) -> ExportedRecord:
    """Codes, counts, countries and months, under an id that is the same for one purpose only."""
    payload = Answers(anonymous_payload(session.book, record.body.answers))
    record_id = session.vault.pseudonym(purpose, record.record_id)
    return ExportedRecord(record_id, "anonymous", 0, encode("", "", session.book, payload))


def without_internal(book: Codebook, answers: Answers) -> Answers:
    """The answers less every field whose privacy class is `internal`."""
    for path in tuple(answers.paths()):
        if book.field(path.field_id).privacy is Privacy.INTERNAL:
            answers = answers.with_answer(path, None)
    return answers


def paper_of(session: Session, record: StoredRecord) -> bytes:
    """The statement in the record's own languages; empty when it cannot be set."""
    wanted = statements.own_languages(record.body.answers)
    try:
        return statements.render(session, record.record_id, wanted)
    except (GlyphMissing, LanguageMissing):
        return b""


def _codebook_files() -> dict[str, bytes]:
    folder = resources() / "codebook"
    with files_edge():
        return {file.name: file.read_bytes() for file in sorted(folder.glob("*.toml"))}


def _audit(session: Session, open_ids: set[RecordId], notices: Sequence[Notice]) -> JsonObject:
    """The chain's entries about the records that go with their own ids, and no others."""
    told: JsonObject = {
        "entries": [
            asdict(entry) for entry in session.vault.audit.entries() if entry.record_id in open_ids
        ]
    }
    if notices:
        told["withdrawals"] = [notice.to_json() for notice in notices]
    return told
