"""Saving a draft: what is refused, what is stored, what the log is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from intake_app.codebook.interchange import normalised
from intake_app.codebook.problem import Problem
from intake_app.codebook.problems import problems
from intake_app.codebook.relevance import irrelevant_paths
from intake_app.codebook.rules import SECTIONS_OF_A_REFUSAL
from intake_app.codebook.summary import search_text, summarise
from intake_app.commands import last_saved
from intake_app.commands.session import Session
from intake_app.domain.answers import AnswerPath, Answers
from intake_app.domain.lifecycle import State, require_editable
from intake_app.domain.record import Body, RecordId, StoredRecord
from intake_app.errors import AnswersIncomplete, InputRefused
from intake_app.store import ballast

# What the questionnaire says of an answer that must not be there at all.
STRAY = ("not_asked_here", "r_consent_first")

# Before the time at which an edit was made; what else stands among the reasons is a warning's.
OF_AN_EDIT = "edit "

# Events of the log.
EDITED = "edited"
DRAFT_EDITED = "draft_edited"
CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Saved:
    """Durable: the transaction was synced to the disk before this value existed.

    `disk_is_full`: there was no room but the reserve, which is used up now.
    """

    at: str
    state: State
    disk_is_full: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """What comes with changed answers.

    `dropped`: what was given up, which is audited. `reason`: why a text changes that was read
    back. `corrects`: a confirmed or read paragraph changes; the text before is frozen.
    `acknowledged`: the reasons given for warnings so far, by code; an empty one is taken back.
    """

    dropped: tuple[AnswerPath, ...] = ()
    reason: str = ""
    corrects: bool = False
    acknowledged: Mapping[str, str] = field(default_factory=dict)


def save_edit(session: Session, record_id: RecordId, answers: Answers, edit: Edit) -> Saved:
    """Store all answers of a draft in one synced transaction, with what comes with them.

    On a full disk the reserve is given up and it is tried once more; then DiskFull.
    """
    folder = session.vault.folder
    had_reserve = ballast.is_there(folder)
    saved = ballast.with_reserve(folder, lambda: _store(session, record_id, answers, edit))
    is_full = had_reserve and not ballast.is_there(folder)
    return replace(saved, disk_is_full=is_full)


def _store(session: Session, record_id: RecordId, answers: Answers, edit: Edit) -> Saved:
    """Store all answers of a draft in one synced transaction.

    Text is normalised to NFC here, once. An answer whose question no longer applies is never
    stored: the caller asks first and passes what was given up as `dropped`.
    After a read-back the first edit needs a reason and returns the record to draft.
    Refuses with StepNotAllowed (frozen record, or no reason), InputRefused (answers that do not
    apply). Nothing is stored then.
    """
    records = session.vault.records
    stored = records.get(record_id)
    require_editable(stored.state)
    answers = normalised(session.book, answers)
    closed = answers.value("consent.given") == "no"
    _require_kept(session, answers, closed=closed)
    _require_reason(stored, edit.reason)
    body = with_reasons(stored.body.with_answers(answers), edit.acknowledged)
    body = _with_reason(body, session.clock.stamp(), edit.reason)
    state = State.REFUSED if closed else State.DRAFT
    event = EDITED if stored.state is State.READ_BACK else DRAFT_EDITED
    with session.vault.transaction():
        if edit.corrects and stored.state is State.DRAFT:
            _freeze(session, stored)
        _move(session, record_id, stored.state, state)
        saved_at = records.save_draft(
            record_id, body, summarise(session.book, answers), search_text(session.book, answers)
        )
        last_saved.note_change(session, stored, answers, saved_at)
        _tell_dropped(session, record_id, edit.dropped)
        _note(session, event, stored, answers)
    session.sitting.has_told(DRAFT_EDITED, record_id)
    return Saved(saved_at, state)


def _require_kept(session: Session, answers: Answers, *, closed: bool) -> None:
    """Refuse what may not be kept: `closed` by a refusal of consent, or asked no more."""
    if irrelevant_paths(session.book, answers) or (closed and _beyond_refusal(answers)):
        raise InputRefused(problems=_stray(session, answers))


def _require_reason(stored: StoredRecord, reason: str) -> None:
    if stored.state is State.READ_BACK and not reason.strip():
        raise AnswersIncomplete(problems=(Problem("reason_needed", ""),))


def _tell_dropped(session: Session, record_id: RecordId, dropped: tuple[AnswerPath, ...]) -> None:
    if dropped:
        session.vault.audit.record("answers_dropped", record_id, detail=_listed(dropped))


def _freeze(session: Session, stored: StoredRecord) -> None:
    """What stood there before a correction; a text that was read back is frozen already."""
    body, book = stored.body, session.book
    words = search_text(book, body.answers)
    summary = summarise(book, body.answers)
    session.vault.records.append_revision(
        stored.record_id, body, State.DRAFT, summary, words, CORRECTED
    )


def _note(session: Session, event: str, stored: StoredRecord, answers: Answers) -> None:
    """Every edit of what was read back, with the count of answers changed; a draft's once."""
    if event == EDITED:
        changed = _count_changed(stored.body.answers, answers)
        session.vault.audit.record(EDITED, stored.record_id, stored.revision, detail=str(changed))
    elif session.sitting.is_new(DRAFT_EDITED, stored.record_id):
        session.vault.audit.record(DRAFT_EDITED, stored.record_id)


def _count_changed(before: Answers, after: Answers) -> int:
    paths = {*before.paths(), *after.paths()}
    return sum(before.get(path) != after.get(path) for path in paths)


def _beyond_refusal(answers: Answers) -> bool:
    return any(section not in SECTIONS_OF_A_REFUSAL for section in answers.sections)


def _stray(session: Session, answers: Answers) -> tuple[Problem, ...]:
    found = problems(session.book, answers, final=False, today=session.clock.now().date())
    return tuple(problem for problem in found if problem.code in STRAY)


def with_reasons(body: Body, given: Mapping[str, str]) -> Body:
    """With these reasons for warnings beside those that stand; an empty one is taken back."""
    reasons = {**body.envelope.acknowledged, **given}
    kept = {code: text for code, text in reasons.items() if text.strip()}
    return replace(body, envelope=replace(body.envelope, acknowledged=kept))


def _with_reason(body: Body, at: str, reason: str) -> Body:
    """The reason of an edit after the read-back stays with the record, not in the log."""
    if not reason.strip():
        return body
    reasons = {**body.envelope.acknowledged, f"{OF_AN_EDIT}{at}": reason.strip()}
    return replace(body, envelope=replace(body.envelope, acknowledged=reasons))


def _move(session: Session, record_id: RecordId, state: State, target: State) -> None:
    """Enter `target`, by way of draft where the life cycle has no direct step."""
    if state is State.READ_BACK:
        session.vault.records.set_state(record_id, State.DRAFT, "reopened")
        state = State.DRAFT
    if state is not target:
        event = "consent_refused" if target is State.REFUSED else "reopened"
        session.vault.records.set_state(record_id, target, event)


def _listed(paths: tuple[AnswerPath, ...]) -> str:
    return " ".join(sorted(str(path) for path in paths))
