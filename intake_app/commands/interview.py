"""Taking a testimony: start, save, check, read back, seal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from intake_app.codebook.problem import Problem, Severity
from intake_app.codebook.problems import problems
from intake_app.codebook.schema import Codebook
from intake_app.codebook.summary import search_text, summarise
from intake_app.commands import setting, signing, statements
from intake_app.commands.draft_saving import OF_AN_EDIT, Edit, Saved, save_edit, with_reasons
from intake_app.commands.session import Session
from intake_app.domain.answers import AnswerPath, Answers, Said
from intake_app.domain.lifecycle import RECORD_STATUS, State, require
from intake_app.domain.paragraph import is_refused_paragraph
from intake_app.domain.record import Body, Envelope, RecordId, StoredRecord
from intake_app.domain.statement_code import statement_code
from intake_app.errors import AnswersIncomplete
from intake_app.i18n import LANGUAGES, Catalog, catalog
from intake_app.store.records import NewRecord

SALT_BYTES = 16
STATEMENT_ID_BYTES = 8
PARAGRAPHS = "statement_paragraphs"


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
class Sealed:
    """Revision `revision` is frozen; `code` (64 hex digits) is printed on every sheet."""

    revision: int
    code: str


def start(session: Session, about: StartRecord) -> StoredRecord:
    """A new draft with what the machine knows: ids, reference, date, time, languages, who asks."""
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
    for row in setting.interviewers(session):
        answers = answers.with_row(setting.INTERVIEWERS, row)
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
    corrects: bool = False,
) -> Saved:
    """Store all answers of a draft in one synced transaction; see `commands.draft_saving`."""
    edit = Edit(dropped=dropped, reason=reason, corrects=corrects)
    return save_edit(session, record_id, answers, edit)


def check(session: Session, record_id: RecordId) -> tuple[Problem, ...]:
    """Everything that stands between this record and its seal; warnings included."""
    answers = _completed(session.vault.records.get(record_id))
    today = session.clock.now().date()
    found = problems(session.book, answers, final=True, today=today)
    said = paragraphs_as_a_whole(answers) + _unconfirmed(answers)
    return found + said + told_by_name(session.book, answers)


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


def paragraphs_as_a_whole(answers: Answers) -> tuple[Problem, ...]:
    """A statement says something: without a paragraph there is nothing to read back.

    Where the person refuses every one of them, that is kept, and the interviewer says why.
    """
    rows = answers.rows(PARAGRAPHS)
    if answers.value("consent.given") == "no":
        return ()
    if not rows:
        return (Problem("paragraphs_lacking", PARAGRAPHS),)
    if all(is_refused_paragraph(row) for row in rows):
        return (Problem("paragraphs_all_refused", PARAGRAPHS, Severity.WARNING),)
    return ()


def _unconfirmed(answers: Answers) -> tuple[Problem, ...]:
    """Paragraphs the person did not confirm: nothing is read back while one is left.

    One that the person refuses is decided: it stays in the record and out of the print.
    """
    return tuple(
        Problem("paragraph_unconfirmed", f"{PARAGRAPHS}[{index}].confirmed")
        for index, row in enumerate(answers.rows(PARAGRAPHS))
        if "confirmed" in row and row["confirmed"] != "yes" and not is_refused_paragraph(row)
    )


def read_back(
    session: Session, record_id: RecordId, acknowledged: Mapping[str, str] | None = None
) -> StoredRecord:
    """The person heard or read the text and confirmed it: append a revision.

    `acknowledged` maps the code of each warning to the interviewer's reason. One whose warning
    has gone is left out: it would stand in the record as if it explained something.
    Refuses with StepNotAllowed; AnswersIncomplete naming every error and every warning without a
    reason; GlyphMissing or LanguageMissing while the statement could not be printed.
    """
    stored = session.vault.records.get(record_id)
    require(stored.state, to=State.READ_BACK)
    reasons = with_reasons(stored.body, acknowledged or {}).envelope.acknowledged
    found = check(session, record_id)
    open_ones = tuple(
        problem
        for problem in found
        if problem.severity is Severity.ERROR or not reasons.get(problem.code, "").strip()
    )
    if open_ones:
        raise AnswersIncomplete(problems=open_ones)
    statements.require_printable(session, record_id)
    body = replace(
        stored.body,
        answers=_completed(stored),
        envelope=replace(stored.body.envelope, acknowledged=_standing(reasons, found)),
    )
    _append(session, record_id, body, State.READ_BACK)
    return session.vault.records.get(record_id)


def _standing(reasons: Mapping[str, str], found: tuple[Problem, ...]) -> dict[str, str]:
    """The reasons of warnings that are there, and those of edits, which are facts of the past."""
    codes = {problem.code for problem in found}
    return {
        code: text for code, text in reasons.items() if code in codes or code.startswith(OF_AN_EDIT)
    }


def seal(session: Session, record_id: RecordId) -> Sealed:
    """Freeze the record: after this it can only be corrected by a supplementary statement.

    Stores the wording of every answered question as it was shown, the audit head of this moment
    and the salt of the printed code. What the person signed at the read-back makes it signed.
    Refuses with StepNotAllowed before the read-back.
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
    with session.vault.transaction():
        number = _append(session, record_id, body, State.SEALED)
        signing.enter_signed(session, record_id)
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
