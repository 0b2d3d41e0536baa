"""The printed statement: to memory for the preview, to a file a person named."""

import logging
from dataclasses import dataclass
from pathlib import Path

from intake_app.commands import signing
from intake_app.commands.leaving import (
    Going,
    require_free,
    require_log,
    require_outside,
    told_first,
)
from intake_app.commands.session import Session
from intake_app.domain.answers import Answers
from intake_app.domain.lifecycle import State
from intake_app.domain.record import Body, RecordId, StoredRecord
from intake_app.domain.statement_code import statement_code
from intake_app.errors import LanguageMissing, UnsupportedLanguage
from intake_app.files import replacing
from intake_app.i18n import LANGUAGES, Catalog, catalog
from intake_app.store import doubts

log = logging.getLogger(__name__)

PREVIEW_DPI = 110


@dataclass(frozen=True, slots=True)
class PrintStatement:
    """Languages of the statement; `parallel` (may be one without a catalogue) adds a column."""

    language: str
    parallel: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A statement was written where a person said; a draft has no code and says it is one."""

    pages: int
    draft: bool
    size: int


def render(session: Session, record_id: RecordId, wanted: PrintStatement) -> bytes:
    """The statement as PDF bytes, in memory only.

    A sealed record prints its sealed revision with the code; anything earlier prints as a draft.
    Refuses with ConsentMissing, LanguageMissing, GlyphMissing, UnsupportedLanguage.
    """
    from intake_app.report.statement import StatementRequest, statement_pdf

    stored = session.vault.records.get(record_id)
    body = stored.body
    headings, parallel = _catalogues(wanted)
    return statement_pdf(
        StatementRequest(
            book=session.book,
            answers=body.answers,
            catalog=headings,
            parallel=parallel,
            paragraph_languages=_columns(body, wanted),
            reference=str(body.answers.value("record.reference") or ""),
            revision=stored.revision,
            code=_code(stored),
            audit_head=body.envelope.audit_head,
            wording=body.envelope.wording,
            annexes_kept=session.vault.attachments.digests(record_id),
            # On a draft nobody's hand stands: its text may still change.
            attested=signing.counting(session, stored) if _code(stored) else (),
        )
    )


def _code(stored: StoredRecord) -> str:
    if stored.state in {State.SEALED, State.SIGNED}:
        return statement_code(stored.body)
    return ""


def _catalogues(wanted: PrintStatement) -> tuple[Catalog, Catalog | None]:
    ours = [code for code in (wanted.language, wanted.parallel) if code in LANGUAGES]
    if not ours:
        raise UnsupportedLanguage(language=wanted.language)
    return catalog(ours[0]), catalog(ours[1]) if len(ours) > 1 else None


def _columns(body: Body, wanted: PrintStatement) -> tuple[str, ...]:
    """Paragraph columns: the language the person spoke stands left, its translation right."""
    columns = [wanted.language] + ([wanted.parallel] if wanted.parallel else [])
    original = body.answers.value("statement.main_language")
    if len(columns) == 2 and original == columns[1]:
        columns.reverse()
    return tuple(columns)


def preview(session: Session, record_id: RecordId, wanted: PrintStatement) -> tuple[bytes, ...]:
    """Each page as PNG bytes, from memory; no file is made. Audited as a view, once a sitting."""
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument(render(session, record_id, wanted))
    pages: list[bytes] = []
    try:
        for page in document:
            picture = page.render(scale=PREVIEW_DPI / 72).to_pil()
            buffer = io.BytesIO()
            picture.save(buffer, format="PNG")
            pages.append(buffer.getvalue())
    finally:
        document.close()
    session.sitting.tell(session.vault, "viewed", record_id)
    return tuple(pages)


def print_to(
    session: Session,
    record_id: RecordId,
    wanted: PrintStatement,
    target: Path,
    *,
    overwrite: bool = False,
) -> Printed:
    """Write the statement, readable by anyone who finds it, to a place a person just named.

    The file is complete or absent, mode 0600, and in the log before it is written. FileExists
    without `overwrite`; TargetInVault; VaultDamaged while nothing can be logged.
    """
    import pypdfium2

    require_log(session)
    (require_outside if overwrite else require_free)(session, target)
    stored = session.vault.records.get(record_id)
    pdf = render(session, record_id, wanted)
    languages = f"{wanted.language} {wanted.parallel}".strip()
    printed = Going("printed", record_id, stored.revision, languages)
    with told_first(session, [printed]), replacing(target, mode=0o600) as file:
        file.write(pdf)
    doubts.remember(session.vault)
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    log.info("statement written", extra={"pages": pages})
    return Printed(pages=pages, draft=not _code(stored), size=len(pdf))


def own_languages(answers: Answers) -> PrintStatement:
    """The languages the record itself asks for; the first is one that has a catalogue."""
    main = str(answers.value("statement.main_language") or "")
    parallel = str(answers.value("statement.parallel_language") or "")
    if main in LANGUAGES:
        return PrintStatement(main, parallel)
    return PrintStatement(parallel, main) if parallel in LANGUAGES else PrintStatement("en", main)


def require_printable(session: Session, record_id: RecordId) -> None:
    """Set the statement once, in memory, while what cannot be printed can still be mended.

    GlyphMissing, or LanguageMissing when a paragraph lacks the main language; a translation that is
    not there yet is no reason to refuse.
    """
    wanted = own_languages(session.vault.records.get(record_id).body.answers)
    try:
        render(session, record_id, wanted)
    except LanguageMissing:
        if not wanted.parallel or wanted.language not in LANGUAGES:
            raise
        render(session, record_id, PrintStatement(wanted.language))
