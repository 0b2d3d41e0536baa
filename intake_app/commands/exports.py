"""The way out to headquarters: consent decides, then one verified encrypted bundle."""

from dataclasses import asdict, dataclass
from pathlib import Path

from intake_app.codebook.privacy import anonymous_payload
from intake_app.codebook.schema import Codebook
from intake_app.commands import statements, vaults
from intake_app.commands.messages_refused import CONSENT_HAPPENED
from intake_app.commands.session import Session
from intake_app.domain.answers import Answers, JsonObject
from intake_app.domain.canonical import canonical_json
from intake_app.domain.consent import Level, decision_for
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.errors import ConsentMissing, NothingToExport, UnknownPurpose
from intake_app.i18n import LANGUAGES, Catalog
from intake_app.paths import resources
from intake_app.transfer import bundle
from intake_app.transfer.contents import BundleContents, ExportedRecord

BUNDLE_ID_BYTES = 8
PAGE = 500
PURPOSES = "consent_purpose"
CASE_FILE = "case_file"


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

    @property
    def allowed(self) -> bool:
        """Whether anything of this record may leave for the purpose."""
        return self.level is not Level.REFUSED


@dataclass(frozen=True, slots=True)
class Written:
    """The bundle is on the medium and was read back; it is written, not delivered."""

    folder: Path
    bundle_id: str
    records: tuple[RecordId, ...]
    left_out: tuple[Choice, ...]


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
    session: Session, target: Path, purpose: str, record_ids: tuple[RecordId, ...] = ()
) -> Written:
    """Write one bundle for `purpose` into the folder `target`.

    Without ids: all records that consent lets go. With ids: exactly those, and ConsentMissing
    when one of them may not. NothingToExport when none is left. The bundle is complete, verified
    and has READY, or nothing of it is left.
    """
    _require_purpose(session, purpose)
    wanted = record_ids or _all_ids(session)
    stored = [session.vault.records.get(record_id) for record_id in wanted]
    decided = [_choice(record, purpose) for record in stored]
    refused = tuple(choice for choice in decided if not choice.allowed)
    if record_ids and refused:
        raise ConsentMissing(purpose=purpose, reason=refused[0].reason)
    going = [
        (record, choice) for record, choice in zip(stored, decided, strict=True) if choice.allowed
    ]
    if not going:
        raise NothingToExport(purpose=purpose)
    contents = _contents(session, purpose, going)
    written = bundle.write(target, contents, session.vault.recipients, vaults.signer(session))
    session.vault.remember_export(contents.sequence, written.bundle_id, written.digest)
    for record, choice in going:
        session.vault.audit.record(
            "exported", record.record_id, record.revision, detail=f"{purpose} {choice.level}"
        )
    return Written(written.folder, written.bundle_id, tuple(r.record_id for r, _ in going), refused)


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
        reason=decision.reason,
    )


def _contents(
    session: Session, purpose: str, going: list[tuple[StoredRecord, Choice]]
) -> BundleContents:
    exported: list[ExportedRecord] = []
    papers: dict[str, bytes] = {}
    open_ids: set[str] = set()
    for record, choice in going:
        if choice.level is Level.ANONYMOUS:
            exported.append(_anonymous(session, record))
            continue
        open_ids.add(record.record_id)
        exported.append(_named(session, record, purpose))
        if record.state in {State.SEALED, State.SIGNED}:
            papers[record.record_id] = _paper(session, record)
    last = session.vault.last_export()
    return BundleContents(
        bundle_id=session.ids.token(BUNDLE_ID_BYTES),
        sequence=last.sequence + 1,
        previous_digest=last.digest,
        device_id=session.vault.device_id,
        purpose=purpose,
        records=tuple(exported),
        statements=papers,
        codebook=_codebook_files(),
        audit=_audit(session, open_ids),
        audit_head=session.vault.audit.head() if open_ids else "",
    )


def _named(session: Session, record: StoredRecord, purpose: str) -> ExportedRecord:
    """The whole record; what is marked internal goes with the case file only."""
    body = record.body
    answers = body.answers
    if purpose != CASE_FILE:
        answers = without_internal(session.book, answers)
    content: JsonObject = {
        "notice": body.notice,
        "about": body.about,
        "codebook": "intake_codebook",
        "codebook_version": body.codebook_version,
        "data": answers.to_json(),
    }
    return ExportedRecord(
        record.record_id, record.state.value, record.revision, canonical_json(content)
    )


def _anonymous(session: Session, record: StoredRecord) -> ExportedRecord:
    """Codes, counts, countries and months only, under an id that leads nowhere."""
    content: JsonObject = {
        "notice": "",
        "about": "",
        "codebook": "intake_codebook",
        "codebook_version": record.body.codebook_version,
        "data": anonymous_payload(session.book, record.body.answers),
    }
    return ExportedRecord(session.ids.uuid(), "anonymous", 0, canonical_json(content))


def without_internal(book: Codebook, answers: Answers) -> Answers:
    """The answers less every field whose privacy class is `internal`."""
    for path in tuple(answers.paths()):
        if book.field(path.field_id).privacy == "internal":
            answers = answers.with_answer(path, None)
    return answers


def _paper(session: Session, record: StoredRecord) -> bytes:
    main, parallel = _statement_languages(record.body.answers)
    wanted = statements.PrintStatement(main, parallel)
    return statements.render(session, record.record_id, wanted)


def _statement_languages(answers: Answers) -> tuple[str, str]:
    main = str(answers.value("statement.main_language") or "")
    parallel = str(answers.value("statement.parallel_language") or "")
    if main in LANGUAGES:
        return main, parallel
    return (parallel, main) if parallel in LANGUAGES else ("en", main)


def _codebook_files() -> dict[str, bytes]:
    folder = resources() / "codebook"
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.toml"))}


def _audit(session: Session, open_ids: set[str]) -> JsonObject:
    """The chain's entries about the records that go with their own ids, and no others."""
    return {
        "entries": [
            asdict(entry) for entry in session.vault.audit.entries() if entry.record_id in open_ids
        ]
    }
