"""Taking a testimony: start, save, check, read back, seal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from intake_app.codebook.interchange import normalised
from intake_app.codebook.problem import Problem, Severity
from intake_app.codebook.problems import problems
from intake_app.codebook.relevance import irrelevant_paths
from intake_app.codebook.rules import SECTIONS_OF_A_REFUSAL
from intake_app.codebook.schema import Codebook
from intake_app.codebook.summary import search_text, summarise
from intake_app.commands import statements
from intake_app.commands.session import Session
from intake_app.domain.answers import AnswerPath, Answers, Said
from intake_app.domain.lifecycle import RECORD_STATUS, State, require, require_editable
from intake_app.domain.record import Body, Envelope, RecordId, StoredRecord
from intake_app.domain.statement_code import statement_code
from intake_app.errors import AnswersIncomplete, InputRefused
from intake_app.i18n import LANGUAGES, Catalog, catalog
from intake_app.store.records import NewRecord

SALT_BYTES = 16
# What the questionnaire says of an answer that must not be there at all.
STRAY = ("not_asked_here", "r_consent_first")
STATEMENT_ID_BYTES = 8
# Events of the log.
EDITED = "edited"
DRAFT_EDITED = "draft_edited"


@dataclass(frozen=True, slots=True)
class StartRecord:
    """What is known before the first question. Languages are ISO 639 codes."""

    country: str
    timezone: str
    interviewee_language: str
    interview_language: str
    record_language: str
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """Durable: the transaction was synced to the disk before this value existed."""

    at: str
    state: State


@dataclass(frozen=True, slots=True)
class Sealed:
    """Revision `revision` is frozen; `code` (64 hex digits) is printed on every sheet."""

    revision: int
    code: str


def start(session: Session, about: StartRecord) -> StoredRecord:
    """A new draft with what the machine knows: ids, reference, date, time, languages."""
    now = session.clock.now()
    record_id = RecordId(session.ids.uuid())
    reference = session.vault.records.next_reference(about.country, now.year)
    answers = Answers(
        {
            "record": {
                "record_id": record_id,
                "codebook_version": session.book.version,
                "synthetic": "yes" if about.synthetic else "no",
                "reference": reference,
                "record_status": "draft",
                "created_at": session.clock.stamp(),
            },
            "interview": {
                "interview_date": now.date().isoformat(),
                "start_time": now.strftime("%H:%M"),
                "timezone": about.timezone,
                "interviewee_language": about.interviewee_language,
                "interview_language": about.interview_language,
                "record_language": about.record_language,
            },
        }
    )
    body = Body(codebook_version=session.book.version, answers=answers)
    session.vault.records.add_many([new_record(session, record_id, body)])
    return session.vault.records.get(record_id)


def new_record(session: Session, record_id: RecordId, body: Body) -> NewRecord:
    """A draft ready to be stored; `refused` where the person did not consent."""
    refused = body.answers.value("consent.given") == "no"
    return NewRecord(
        record_id=record_id,
        body=body,
        state=State.REFUSED if refused else State.DRAFT,
        summary=summarise(session.book, body.answers),
        search_text=search_text(session.book, body.answers),
    )


def save(
    session: Session,
    record_id: RecordId,
    answers: Answers,
    *,
    dropped: tuple[AnswerPath, ...] = (),
    reason: str = "",
) -> Saved:
    """Store all answers of a draft in one synced transaction.

    Text is normalised to NFC here, once. An answer whose question no longer applies is never
    stored: the caller asks first and passes what was given up as `dropped`, which is audited.
    After a read-back the first edit needs a reason and returns the record to draft.
    Refuses with StepNotAllowed (frozen record, or no reason), InputRefused (answers that do not
    apply). Nothing is stored then.
    """
    records = session.vault.records
    stored = records.get(record_id)
    require_editable(stored.state)
    answers = normalised(session.book, answers)
    closed = answers.value("consent.given") == "no"
    if irrelevant_paths(session.book, answers) or (closed and _beyond_refusal(answers)):
        raise InputRefused(problems=_stray(session, answers))
    if stored.state is State.READ_BACK and not reason.strip():
        raise AnswersIncomplete(problems=(Problem("reason_needed", ""),))
    body = stored.body.with_answers(answers)
    if reason.strip():
        body = _with_reason(body, session.clock.stamp(), reason)
    state = State.REFUSED if closed else State.DRAFT
    event = EDITED if stored.state is State.READ_BACK else DRAFT_EDITED
    with session.vault.transaction():
        _move(session, record_id, stored.state, state)
        saved_at = records.save_draft(
            record_id, body, summarise(session.book, answers), search_text(session.book, answers)
        )
        if dropped:
            session.vault.audit.record("answers_dropped", record_id, detail=_listed(dropped))
        _note(session, event, stored, answers)
    session.sitting.has_told(DRAFT_EDITED, record_id)
    return Saved(saved_at, state)


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


def _with_reason(body: Body, at: str, reason: str) -> Body:
    """The reason of an edit after the read-back stays with the record, not in the log."""
    reasons = {**body.envelope.acknowledged, f"edit {at}": reason.strip()}
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


def check(session: Session, record_id: RecordId) -> tuple[Problem, ...]:
    """Everything that stands between this record and its seal; warnings included."""
    answers = _completed(session.vault.records.get(record_id))
    today = session.clock.now().date()
    found = problems(session.book, answers, final=True, today=today)
    return found + _unconfirmed(answers) + told_by_name(session.book, answers)


def told_by_name(book: Codebook, answers: Answers) -> tuple[Problem, ...]:
    """Where a person with a pseudonym may still be named: what no program can decide is asked.

    Nothing without a pseudonym; up to 60 ms for the fullest record with one.
    """
    from intake_app.report import name_mentions

    found = [
        Problem("name_may_stand", path, Severity.WARNING)
        for path in name_mentions.possible_mentions(book, answers)
    ]
    if name_mentions.pseudonym_names_the_person(answers):
        found.append(Problem("pseudonym_is_the_name", name_mentions.PSEUDONYM))
    return tuple(found)


def _completed(stored: StoredRecord) -> Answers:
    """With what only the program can know, where a file came without it."""
    known = {
        "record_id": stored.record_id,
        "codebook_version": stored.body.codebook_version,
        "record_status": RECORD_STATUS[stored.state],
        "created_at": stored.created_at,
    }
    answers = stored.body.answers
    for name, value in known.items():
        path = AnswerPath("record", name)
        if answers.get(path) is None:
            answers = answers.with_answer(path, Said(value))
    return answers


def _unconfirmed(answers: Answers) -> tuple[Problem, ...]:
    """Paragraphs the person did not confirm: nothing is read back while one is left."""
    return tuple(
        Problem("paragraph_unconfirmed", f"statement_paragraphs[{index}].confirmed")
        for index, row in enumerate(answers.rows("statement_paragraphs"))
        if "confirmed" in row and row["confirmed"] != "yes"
    )


def read_back(
    session: Session, record_id: RecordId, acknowledged: Mapping[str, str] | None = None
) -> StoredRecord:
    """The person heard or read the text and confirmed it: append a revision.

    `acknowledged` maps the code of each warning to the interviewer's reason.
    Refuses with StepNotAllowed; AnswersIncomplete naming every error and every warning without a
    reason; GlyphMissing or LanguageMissing while the statement could not be printed.
    """
    stored = session.vault.records.get(record_id)
    require(stored.state, to=State.READ_BACK)
    reasons = dict(stored.body.envelope.acknowledged) | dict(acknowledged or {})
    open_ones = tuple(
        problem
        for problem in check(session, record_id)
        if problem.severity is Severity.ERROR or not reasons.get(problem.code, "").strip()
    )
    if open_ones:
        raise AnswersIncomplete(problems=open_ones)
    statements.require_printable(session, record_id)
    body = replace(
        stored.body,
        answers=_completed(stored),
        envelope=replace(stored.body.envelope, acknowledged=reasons),
    )
    _append(session, record_id, body, State.READ_BACK)
    return session.vault.records.get(record_id)


def seal(session: Session, record_id: RecordId) -> Sealed:
    """Freeze the record: after this it can only be corrected by a supplementary statement.

    Stores the wording of every answered question as it was shown, the audit head of this moment
    and the salt of the printed code. Refuses with StepNotAllowed before the read-back.
    """
    stored = session.vault.records.get(record_id)
    require(stored.state, to=State.SEALED)
    answers = stored.body.answers
    if answers.value("record.record_status") == "draft":
        answers = answers.with_answer(AnswerPath("record", "record_status"), Said("final"))
    words = catalog(_wording_language(answers))
    body = replace(
        stored.body,
        answers=answers,
        envelope=Envelope(
            salt=session.ids.token(SALT_BYTES),
            statement_id=session.ids.token(STATEMENT_ID_BYTES),
            audit_head=session.vault.audit.head(),
            wording=questions_as_shown(session, answers, words),
            acknowledged=stored.body.envelope.acknowledged,
        ),
    )
    number = _append(session, record_id, body, State.SEALED)
    return Sealed(number, statement_code(body))


def questions_as_shown(session: Session, answers: Answers, words: Catalog) -> dict[str, str]:
    """Label of every answered question, in the language it was asked or recorded in."""
    return {
        field_id: words.label(f"field:{field_id}", session.book.field(field_id).label)
        for field_id in sorted({path.field_id for path in answers.paths()})
    }


def _wording_language(answers: Answers) -> str:
    for question in ("interview.interview_language", "interview.record_language"):
        language = answers.value(question)
        if language in LANGUAGES:
            return str(language)
    return "en"


def _append(session: Session, record_id: RecordId, body: Body, state: State) -> int:
    return session.vault.records.append_revision(
        record_id,
        body,
        state,
        summarise(session.book, body.answers),
        search_text(session.book, body.answers),
        state.value,
    )
