"""Which answer was saved last: told after a crash, so that a person knows where to look."""

import json
from dataclasses import dataclass

from intake_app.commands.session import Session
from intake_app.domain.answers import AnswerPath, Answers, Json
from intake_app.domain.record import RecordId, StoredRecord

FACT = "last_saved_answer"


@dataclass(frozen=True, slots=True)
class LastSaved:
    """An answer (or a row, or a section, by its path) of a record, and when: ISO time.

    `reference` is the number by which the testimony stands in the list.
    """

    record_id: RecordId
    reference: str
    path: str
    at: str


def note(session: Session, record_id: RecordId, path: str, at: str) -> None:
    """Remember it; in the transaction of the save, or it could tell of what was never saved."""
    fact = {"record": record_id, "path": path, "at": at}
    session.vault.facts.put(FACT, json.dumps(fact))


def note_change(session: Session, stored: StoredRecord, answers: Answers, at: str) -> None:
    """Remember where these answers differ from the stored ones; nothing where they do not."""
    if path := changed_path(stored.body.answers, answers):
        note(session, stored.record_id, path, at)


def find(session: Session) -> LastSaved | None:
    """The answer saved last in this vault; None where nothing was, or its record is gone."""
    stored = session.vault.facts.get(FACT)
    if not stored:
        return None
    found = json.loads(stored)
    record_id = RecordId(found["record"])
    if not session.vault.records.has(record_id):
        return None
    reference = session.vault.records.get(record_id).body.answers.value("record.reference")
    return LastSaved(record_id, str(reference or ""), found["path"], found["at"])


def changed_path(before: Answers, after: Answers) -> str:
    """Where the first change is: an answer, a row that came or went, or nothing."""
    for section in dict.fromkeys((*after.sections, *before.sections)):
        old, new = before.section(section), after.section(section)
        if old != new:
            return _in_section(section, before, after, is_list=isinstance(new or old, list))
    return ""


def _in_section(section: str, before: Answers, after: Answers, *, is_list: bool) -> str:
    old, new = before.rows(section), after.rows(section)
    if len(old) != len(new):
        return section
    for place, (was, now) in enumerate(zip(old, new, strict=True)):
        if was != now:
            field = _field(was, now)
            return str(AnswerPath(section, field, place if is_list else None))
    return section


def _field(was: dict[str, Json], now: dict[str, Json]) -> str:
    names = dict.fromkeys((*now, *was))
    return next(name for name in names if was.get(name) != now.get(name))
