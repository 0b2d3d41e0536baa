"""The withdrawal slip: a neutral number that a person keeps, and that leads back to their record.

On paper it is a number and a day. Who finds it learns nothing, not even what kind of organisation
gave it.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

from intake_app.commands import papers
from intake_app.commands.leaving import require_log
from intake_app.commands.session import Session
from intake_app.domain.answers import Answers
from intake_app.domain.record import RecordId
from intake_app.domain.slip_number import Slip, SlipNumber, read_slip_number, slip_number
from intake_app.domain.tombstone import Tombstone
from intake_app.errors import UnknownSlip
from intake_app.i18n import LANGUAGES, catalog

log = logging.getLogger(__name__)

_RANDOM_BYTES = 8
_LANGUAGES_OF_THE_PERSON = (
    "interview.interviewee_language",
    "interview.interview_language",
    "interview.record_language",
)


@dataclass(frozen=True, slots=True)
class FoundSlip:
    """Where a number leads: to a testimony that is here, or to what is left of one that is gone."""

    slip: Slip
    stone: Tombstone | None


def give(session: Session, record_id: RecordId) -> Slip:
    """The slip of a testimony; made at the first asking and the same ever after.

    UnknownRecord, RecordGone; VaultDamaged while nothing can be logged.
    """
    session.vault.records.get(record_id)
    if slip := session.vault.slips.of(record_id):
        return slip
    require_log(session)
    slip = Slip(_free_number(session), record_id, session.clock.stamp())
    with session.vault.transaction():
        session.vault.slips.put(slip)
        session.vault.audit.record("slip_given", record_id)
    return slip


def given(session: Session, record_id: RecordId) -> Slip | None:
    """The slip of a testimony, or None before it has one."""
    return session.vault.slips.of(record_id)


def find(session: Session, typed: str) -> FoundSlip:
    """Where the number on a slip leads. SlipMistyped when a digit is wrong; UnknownSlip."""
    slip = session.vault.slips.find(read_slip_number(typed))
    if slip is None:
        raise UnknownSlip
    return FoundSlip(slip, session.vault.tombstones.of(slip.record_id))


def print_to(session: Session, record_id: RecordId, target: Path) -> Slip:
    """Write the slip as a small PDF in the person's language to a place a person just named.

    0600, complete or absent, and audited; FileExists.
    """
    from intake_app.report.withdrawal_slip import slip_pdf

    slip = give(session, record_id)
    answers = session.vault.records.get(record_id).body.answers
    pdf = slip_pdf(slip.number.shown, slip.at, catalog(language_of(answers)))
    with papers.noted(session, ("slip_printed", record_id, ""), {target: pdf}):
        log.info("slip written", extra={"bytes": len(pdf)})
    return slip


def language_of(answers: Answers) -> str:
    """The language a person reads best among those a slip can be set in."""
    for question in _LANGUAGES_OF_THE_PERSON:
        language = answers.value(question)
        if language in LANGUAGES:
            return str(language)
    return "en"


def _free_number(session: Session) -> SlipNumber:
    while True:
        number = slip_number(int(session.ids.token(_RANDOM_BYTES), 16))
        if not session.vault.slips.has(number):
            return number
