"""A testimony in a card: what it is about and where it stands, and nothing of what was told."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from intake_app.codebook.facets import texts
from intake_app.codebook.schema import Codebook
from intake_app.codebook.summary import interviewee_name
from intake_app.commands import handovers, reviews
from intake_app.commands.session import Session
from intake_app.commands.similar import Similar, similar_people
from intake_app.domain.consent import Level, decision_for, nothing_may_leave
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId
from intake_app.domain.training import is_training

_PURPOSES = "consent_purpose"
_READY = frozenset({State.SEALED, State.SIGNED})


@dataclass(frozen=True, slots=True)
class Preview:
    """Codes, for the window to word. `written_at` is empty for what never left for headquarters.

    `purposes` counts the purposes of the questionnaire by level; `barred` says why none is left.
    """

    book: Codebook
    record_id: RecordId
    reference: str
    name: str
    state: State
    is_practice: bool
    acts: tuple[str, ...]
    languages: tuple[str, ...]
    purposes: Mapping[Level, int]
    barred: str
    annexes: int
    saved_at: str
    written_at: str
    is_unsent: bool
    review_on: date
    is_due: bool
    similar: tuple[Similar, ...]
    handed_to: str = ""


def preview(session: Session, record_id: RecordId) -> Preview:
    """The card of a testimony. No view of it: the list says as much. 5 ms, 30 ms with hints.

    UnknownRecord, RecordGone, RecordDamaged.
    """
    stored = session.vault.records.get(record_id)
    answers, book = stored.body.answers, session.book
    codes = book.lists[_PURPOSES].ids
    spoken = ("interviewee_language", "interview_language", "record_language")
    every = [one for name in spoken for one in texts(answers, "interview", name)]
    handed = handovers.told(session, stored)
    written_at = _written_at(session, record_id)
    review_on = session.vault.reviews.day_of(record_id, reviews.months(session))
    return Preview(
        book=book,
        record_id=record_id,
        reference=str(answers.value("record.reference") or ""),
        name=interviewee_name(answers),
        state=stored.state,
        is_practice=is_training(answers),
        acts=texts(answers, "acts", "act_type"),
        languages=tuple(dict.fromkeys(every)),
        purposes=Counter(decision_for(answers, code).level for code in codes),
        barred=nothing_may_leave(answers),
        annexes=len(answers.rows("attachments")),
        saved_at=stored.saved_at,
        written_at=written_at,
        is_unsent=stored.state in _READY and not written_at and not is_training(answers),
        review_on=review_on,
        is_due=review_on <= session.clock.now().date(),
        similar=similar_people(session, record_id, answers, only_interviewee=True),
        handed_to=handed.to if handed and not handed.is_taken else "",
    )


def _written_at(session: Session, record_id: RecordId) -> str:
    """When it was last written for headquarters, if what was begun was not undone."""
    if session.vault.audit_pages.times("exported", record_id) <= 0:
        return ""
    entries = session.vault.audit_pages.page(record_id, ("exported",), (1, 0)).entries
    return entries[0].at if entries else ""
