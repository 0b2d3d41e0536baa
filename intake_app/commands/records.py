"""The testimonies in the vault: add from files, list, search, show, give back."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from intake_app.codebook.interchange import decode, encode
from intake_app.codebook.problem import Problem
from intake_app.codebook.reading import answer_words, heading, question
from intake_app.commands import handovers
from intake_app.commands.interview import new_record
from intake_app.commands.session import Session
from intake_app.domain.answers import AnswerPath
from intake_app.domain.lifecycle import State
from intake_app.domain.listing import Wanted
from intake_app.domain.marks import TRAINING
from intake_app.domain.record import Body, RecordId, RecordRow, StoredRecord
from intake_app.errors import InputRefused, JsonRefused, UnknownRecord, VaultDamaged
from intake_app.files import files_edge
from intake_app.i18n import Catalog
from intake_app.store.pages import Page
from intake_app.store.records import NewRecord

log = logging.getLogger(__name__)

LARGEST_FILE = 8 * 1024 * 1024
VIEWED = "viewed"


@dataclass(frozen=True, slots=True)
class FileProblems:
    """What is wrong with one file of several; `position` counts from 0 in the order given."""

    position: int
    problems: tuple[Problem, ...]


def add(session: Session, files: Sequence[Path]) -> tuple[RecordId, ...]:
    """Add interchange files as drafts, all or none, in one transaction.

    InputRefused carries `files` (a tuple of FileProblems) with every problem of every file by its
    path in the record. PlaceGone when a file cannot be read.
    """
    found: list[NewRecord] = []
    refused: list[FileProblems] = []
    for position, file in enumerate(files):
        known = {record.record_id for record in found}
        try:
            found.append(_read(session, file, known))
        except InputRefused as error:
            refused.append(FileProblems(position, _problems_of(error)))
    if refused:
        every = tuple(problem for file in refused for problem in file.problems)
        raise InputRefused(problems=every, files=tuple(refused))
    session.vault.records.add_many(found)
    log.info("records added", extra={"records": len(found)})
    return tuple(record.record_id for record in found)


def _read(session: Session, file: Path, known: set[RecordId]) -> NewRecord:
    with files_edge(), file.open("rb") as opened:
        raw = opened.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise InputRefused(problems=(_problem("too_large"),))
    try:
        # Not judged against today: a laptop whose clock is behind must not refuse a testimony.
        read = decode(raw, session.book)
    except JsonRefused as error:
        reason = str(error.facts.get("reason", ""))
        problem = Problem("not_json", "", facts={"reason": reason})
        raise InputRefused(problems=(problem,)) from error
    own_id = read.answers.value("record.record_id")
    record_id = RecordId(str(own_id) if own_id else session.ids.uuid())
    if record_id in known or record_id in session.vault.records.ids():
        raise InputRefused(problems=(_problem("record_exists"),))
    body = Body(
        codebook_version=read.codebook_version,
        answers=read.answers,
        notice=read.notice,
        about=read.about,
    )
    return new_record(session, record_id, body)


def _problem(code: str) -> Problem:
    return Problem(code, "")


def _problems_of(error: InputRefused) -> tuple[Problem, ...]:
    listed = error.facts.get("problems")
    found = listed if isinstance(listed, tuple) else ()
    return tuple(problem for problem in found if isinstance(problem, Problem))


def page(session: Session, words: str = "", *, limit: int = 100, offset: int = 0) -> Page:
    """One page of the list, newest save first, or of the search for `words`."""
    return listed(session, Wanted(words), limit=limit, offset=offset)


def listed(session: Session, wanted: Wanted, *, limit: int = 100, offset: int = 0) -> Page:
    """One page of the list as somebody narrowed and sorted it; their choices hold for all pages."""
    found = session.vault.records.pages.read(wanted, limit, offset)
    return replace(found, rows=tuple(_with_its_marks(session, found.rows)))


def _with_its_marks(session: Session, rows: Sequence[RecordRow]) -> Iterator[RecordRow]:
    """What a line cannot know by itself: who is to go on with it, and that it is invented."""
    handed: Mapping[str, str] = {}
    invented: frozenset[RecordId] = frozenset()
    with suppress(VaultDamaged):  # what can be read of the list is worth more than its marks
        handed = handovers.waiting(session)
        invented = session.vault.index_words.marked(TRAINING, [row.record_id for row in rows])
    for row in rows:
        name = handed.get(row.record_id, "") if row.state is State.DRAFT else ""
        yield replace(row, handed_to=name, is_training=row.record_id in invented)


def find(session: Session, wanted: str) -> RecordId:
    """The record with this id, reference, or beginning of an id (8 letters or more).

    UnknownRecord when there is none, SeveralRecords when two share a reference.
    """
    if not wanted.isprintable():
        # Half a sign, from a file name in another encoding: no number of ours, and no text at all.
        raise UnknownRecord
    return session.vault.records.find(wanted)


def show(session: Session, record_id: RecordId) -> StoredRecord:
    """A record as it stands now, verified; the view is audited once a sitting.

    A damaged vault is open for reading only: what is sound in it is shown, and nothing is written.
    """
    stored = session.vault.records.get(record_id)
    session.sitting.tell(session.vault, VIEWED, record_id, stored.revision)
    return stored


def readable(session: Session, record_id: RecordId, words: Catalog) -> tuple[str, ...]:
    """The record as lines of plain text: sections, rows, question and answer."""
    book = session.book
    answers = show(session, record_id).body.answers
    lines: list[str] = []
    for section in book.sections:
        title = heading(section, words)
        for number, row in enumerate(answers.rows(section.id)):
            lines.append(f"{title} {number + 1}" if section.repeat else title)
            for field in section.fields:
                if field.name in row:
                    path = AnswerPath(section.id, field.name, number if section.repeat else None)
                    said = answer_words(book, answers, path, words)
                    lines.append(f"  {question(field, words)}: {said}")
    return tuple(lines)


def interchange(session: Session, record_id: RecordId) -> bytes:
    """The interchange form: for a record added from a file, the same data."""
    body = show(session, record_id).body
    return encode(body.notice, body.about, session.book, body.answers)
