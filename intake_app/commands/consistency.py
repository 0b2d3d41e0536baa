"""Hints at what another testimony of this vault tells otherwise about the same incident.

A hint says both versions and never which is right. It is shown to the interviewer alone: nothing
of it is stored, printed or exported.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from intake_app.codebook.comparison import Difference, differences, spellings
from intake_app.commands.other_testimonies import comparable
from intake_app.commands.records import VIEWED
from intake_app.commands.session import Session
from intake_app.domain.answers import AnswerPath, Answers, Json
from intake_app.domain.record import RecordId
from intake_app.errors import SeveralRecords, UnknownRecord

# More testimonies than this about one event nobody compares line by line.
MOST_RECORDS = 20


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One answer here, and the answer at `there` in the testimony `reference` that differs.

    `answers` hold that one answer of the other testimony and nothing else of it.
    """

    reference: str
    here: AnswerPath
    there: AnswerPath
    answers: Answers


def told_elsewhere(
    session: Session, record_id: RecordId, answers: Answers
) -> tuple[Elsewhere, ...]:
    """What linked testimonies, and those that name the same people, tell otherwise.

    A testimony whose consent was withdrawn is not looked at, and a training record is compared
    with training records alone. What is shown of another testimony counts as a view of it.
    Cost: one verified read for each of at most 20 testimonies, 60 ms.
    """
    found: list[Elsewhere] = []
    for other_id in _candidates(session, record_id, answers):
        stored = comparable(session, other_id, answers)
        if stored is None:
            continue
        other = stored.body.answers
        different = differences(answers, other)
        if different:
            session.sitting.tell(session.vault, VIEWED, other_id, stored.revision)
            found += [_shown(one, other) for one in different]
    return tuple(found)


def _candidates(session: Session, record_id: RecordId, answers: Answers) -> tuple[RecordId, ...]:
    linked = (_found(session, reference) for reference in _texts(answers, "linked_records"))
    every = [*(one for one in linked if one), *_searched(session, answers)]
    others = [one for one in dict.fromkeys(every) if one != record_id]
    return tuple(others[:MOST_RECORDS])


def _searched(session: Session, answers: Answers) -> Iterator[RecordId]:
    """Those that name this one, share its case group, or name one of its people."""
    words = [*_texts(answers, "reference"), *_texts(answers, "case_group")]
    words += sorted({name for row in answers.rows("persons") for name in spellings(row)})
    for each in words:
        page = session.vault.records.page(words=each, limit=MOST_RECORDS)
        yield from (row.record_id for row in page.rows)


def _found(session: Session, reference: str) -> RecordId | None:
    try:
        return session.vault.records.find(reference)
    except (UnknownRecord, SeveralRecords):
        # A link to a testimony that is not in this vault, or no longer: nothing to compare with.
        return None


def _shown(different: Difference, other: Answers) -> Elsewhere:
    there = different.there
    row = other.rows(there.section)[there.row or 0]
    return Elsewhere(
        reference=str(other.value("record.reference") or ""),
        here=different.here,
        there=AnswerPath(there.section, there.field, 0),
        answers=Answers({there.section: [{there.field: row[there.field]}]}),
    )


def _texts(answers: Answers, name: str) -> tuple[str, ...]:
    value: Json = answers.value(f"record.{name}")
    members = value if isinstance(value, list) else [value]
    return tuple(one for one in members if isinstance(one, str) and one.strip())
