"""Passing a draft on to a colleague who has a passphrase of this vault, and taking it on.

A revision is appended at both steps, so that what each of them wrote can be told apart later.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

from intake_app.codebook.row_changes import new_key
from intake_app.codebook.summary import search_text, summarise
from intake_app.commands import setting, users
from intake_app.commands.session import Session
from intake_app.domain.answers import Answers
from intake_app.domain.handover import Handover, Note, Why
from intake_app.domain.lifecycle import State
from intake_app.domain.record import Body, RecordId, StoredRecord
from intake_app.domain.text import normalise
from intake_app.errors import StepNotAllowed, UnknownUser
from intake_app.store import ballast

log = logging.getLogger(__name__)

HANDED_OVER = "handed_over"
TAKEN_ON = "taken_on"
_WAITING = "handed_over/"
"""A fact for each draft that nobody took on yet, so that the list needs to open no testimony."""


@dataclass(frozen=True, slots=True)
class Told:
    """A handover in names, for whoever opens the draft. `is_for_me`: the one it was meant for."""

    by: str
    to: str
    at: str
    why: Why
    note: Note
    is_for_me: bool
    is_taken: bool


def colleagues(session: Session) -> tuple[users.User, ...]:
    """Who else has a passphrase of this vault, in the order they were added."""
    return tuple(user for user in users.users(session) if not user.is_me)


def hand_over(session: Session, record_id: RecordId, to: str, why: Why, note: Note) -> StoredRecord:
    """Pass a draft on to the user of slot `to`; handed to oneself it is a note for another day.

    Refuses with UnknownUser for who has no passphrase (any more), StepNotAllowed for what is no
    draft: after the read-back nothing is left to ask. On a full disk the reserve is given up;
    then DiskFull. Nothing is changed by a refusal.
    """
    if to not in {user.slot_id for user in users.users(session)}:
        raise UnknownUser
    stored = _draft(session, record_id, HANDED_OVER)
    kept = Handover(
        by=session.vault.slot_id,
        to=to,
        at=session.clock.stamp(),
        why=why,
        note=_normal(note),
    )
    _keep(session, stored, stored.body.answers, kept, f"{HANDED_OVER} {to} {why.value}")
    log.info("draft handed over")
    return session.vault.records.get(record_id)


def take_on(session: Session, record_id: RecordId) -> StoredRecord:
    """Go on with a draft that another began, handed over or not: from now on both are named in it.

    Who stands among the interviewers already is not added again. Refuses as `hand_over` does.
    """
    stored = _draft(session, record_id, TAKEN_ON)
    kept = stored.body.envelope.handover
    if kept is not None:
        kept = kept.taken(session.vault.slot_id, session.clock.stamp())
    answers = _with_me(session, stored.body.answers)
    _keep(session, stored, answers, kept, TAKEN_ON)
    log.info("draft taken on")
    return session.vault.records.get(record_id)


def told(session: Session, stored: StoredRecord) -> Told | None:
    """The last handover of a draft in names; None where there is none, or it is read back."""
    kept = stored.body.envelope.handover
    if kept is None or stored.state is not State.DRAFT:
        return None
    name = session.vault.facts.slot_name
    return Told(
        by=name(kept.by) or session.vault.facts.get("operator"),
        to=name(kept.to),
        at=kept.at,
        why=kept.why,
        note=kept.note,
        is_for_me=kept.to == session.vault.slot_id,
        is_taken=bool(kept.taken_at),
    )


def waiting(session: Session) -> Mapping[str, str]:
    """Whose the drafts are that nobody took on yet: names by record id."""
    name = session.vault.facts.slot_name
    found = session.vault.facts.beginning(_WAITING)
    return {record_id: name(slot_id) for record_id, slot_id in found.items()}


def is_interviewer(session: Session, answers: Answers) -> bool:
    """Whether the person at the keyboard is named in this record."""
    me = session.vault.operator.strip()
    return any(row.get("name") == me for row in answers.rows(setting.INTERVIEWERS))


def _draft(session: Session, record_id: RecordId, step: str) -> StoredRecord:
    stored = session.vault.records.get(record_id)
    if stored.state is not State.DRAFT:
        raise StepNotAllowed(state=stored.state.value, step=step)
    return stored


def _keep(
    session: Session,
    stored: StoredRecord,
    answers: Answers,
    kept: Handover | None,
    event: str,
) -> None:
    envelope = replace(stored.body.envelope, handover=kept)
    body = replace(stored.body, answers=answers, envelope=envelope)
    ballast.with_reserve(
        session.vault.folder, lambda: _append(session, stored.record_id, body, event)
    )


def _append(session: Session, record_id: RecordId, body: Body, event: str) -> None:
    book, facts = session.book, session.vault.facts
    with session.vault.transaction():
        session.vault.records.append_revision(
            record_id,
            body,
            State.DRAFT,
            summarise(book, body.answers),
            search_text(book, body.answers),
            event,
        )
        kept = body.envelope.handover
        if kept is not None and not kept.taken_at:
            facts.put(f"{_WAITING}{record_id}", kept.to)
        else:
            facts.forget(f"{_WAITING}{record_id}")


def _with_me(session: Session, answers: Answers) -> Answers:
    if is_interviewer(session, answers):
        return answers
    section = session.book.section(setting.INTERVIEWERS)
    for row in setting.interviewers(session):
        answers = answers.with_row(section.id, {**row, "id": new_key(section, answers)})
    return answers


def _normal(note: Note) -> Note:
    return Note(
        normalise(note.still_open).strip(),
        normalise(note.person).strip(),
        normalise(note.next_meeting).strip(),
    )
