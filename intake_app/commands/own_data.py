"""A copy of their own data for the person who told it: readable, and readable by a machine."""

import logging
from dataclasses import dataclass
from pathlib import Path

from intake_app.codebook.interchange import encode
from intake_app.commands import papers, statements
from intake_app.commands.export_contents import without_internal
from intake_app.commands.session import Session
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.errors import ConsentMissing, GlyphMissing, LanguageMissing

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OwnData:
    """What was written.

    `without_statement`: it cannot be set for print, or consent was withdrawn; the data are whole.
    """

    files: tuple[Path, ...]
    without_statement: bool


def give_copy(session: Session, record_id: RecordId, folder: Path) -> OwnData:
    """Write everything the person said into `folder`, which a person has just named, unencrypted.

    Two files without a name in their names: the answers as JSON and the statement as PDF. Notes of
    the interviewer for the organisation (the questionnaire's class `internal`) are not what the
    person said and stay. 0600, audited, all or nothing. UnknownRecord, RecordGone, FileExists,
    TargetInVault; VaultDamaged while nothing can be logged.
    """
    stored = session.vault.records.get(record_id)
    body = stored.body
    answers = without_internal(session.book, body.answers)
    name = f"copy-{record_id[:8]}"
    files = {folder / f"{name}.json": encode(body.notice, body.about, session.book, answers)}
    if pdf := _statement(session, stored):
        files[folder / f"{name}.pdf"] = pdf
    with papers.noted(session, ("own_data_given", record_id, str(len(files))), files):
        log.info("own data given", extra={"files": len(files)})
    return OwnData(tuple(files), without_statement=not pdf)


def _statement(session: Session, stored: StoredRecord) -> bytes:
    wanted = statements.own_languages(stored.body.answers)
    try:
        return statements.render(session, stored.record_id, wanted)
    except (ConsentMissing, GlyphMissing, LanguageMissing):
        return b""
