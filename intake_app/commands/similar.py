"""Whether a person may have told us something before: a hint, never a merge.

Names are compared across scripts (`domain.name_key`) and years of birth against each other. What
is said of another testimony is its number and how sure the hint is; nothing is stored or exported.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from intake_app.codebook.facets import born, names
from intake_app.commands.other_testimonies import comparable
from intake_app.commands.session import Session
from intake_app.domain.answers import Answers, JsonObject
from intake_app.domain.marks import NAME, mark
from intake_app.domain.name_key import Likeness, likeness, neighbours, pairs
from intake_app.domain.record import RecordId

MOST_RECORDS = 20
"""More than this one name is too common for a hint to help."""
# Lawyers and interpreters stand in many testimonies, rightly.
_AT_WORK = frozenset({"lawyer", "interpreter", "interviewer"})


@dataclass(frozen=True, slots=True)
class Similar:
    """The person `here` (the row's id) may be the one `there` in another testimony."""

    here: str
    record_id: RecordId
    reference: str
    there: str
    likeness: Likeness


def similar_people(
    session: Session, record_id: RecordId, answers: Answers, *, only_interviewee: bool = False
) -> tuple[Similar, ...]:
    """Hints for the people of a record, likely ones first; of each other record the surest.

    A testimony whose consent was withdrawn is not looked at, and a training record is compared
    with training records alone. Cost: one question to the index for each spelling of a name and a
    verified read for each of at most 20 testimonies found.
    """
    found: dict[tuple[str, RecordId], Similar] = {}
    for person in answers.rows("persons"):
        if only_interviewee and "interviewee" not in _roles(person):
            continue
        if not _roles(person) & _AT_WORK or "interviewee" in _roles(person):
            for hint in _hints(session, record_id, answers, person):
                known = found.get((hint.here, hint.record_id))
                if known is None or known.likeness is Likeness.POSSIBLE:
                    found[hint.here, hint.record_id] = hint
    return tuple(sorted(found.values(), key=lambda one: one.likeness is not Likeness.LIKELY))


def of_record(session: Session, record_id: RecordId) -> tuple[Similar, ...]:
    """Hints for the person who gave this account. UnknownRecord, RecordDamaged."""
    answers = session.vault.records.get(record_id).body.answers
    return similar_people(session, record_id, answers, only_interviewee=True)


def _hints(
    session: Session, record_id: RecordId, answers: Answers, person: JsonObject
) -> Iterator[Similar]:
    mine = names(person)
    expressions = [one for keys in mine if (one := _expression(keys))]
    if not expressions:
        return
    every = " OR ".join(expressions)
    for other_id in session.vault.index_words.find(every, MOST_RECORDS + 1):
        stored = None if other_id == record_id else comparable(session, other_id, answers)
        if stored is None:
            continue
        for other in stored.body.answers.rows("persons"):
            likely = _likeness(person, other)
            if likely is not None:
                reference = str(stored.body.answers.value("record.reference") or "")
                there = str(other.get("id", ""))
                yield Similar(str(person.get("id", "")), other_id, reference, there, likely)


def _expression(keys: frozenset[str]) -> str:
    """At least two words of the name, each as it is or one letter apart."""
    near = {
        key: "(" + " OR ".join(f'"{mark(NAME, one)}"' for one in sorted(neighbours(key))) + ")"
        for key in keys
    }
    return " OR ".join(f"({near[one]} AND {near[other]})" for one, other in pairs(keys))


def _likeness(person: JsonObject, other: JsonObject) -> Likeness | None:
    found = {
        likeness(mine, theirs, born(person), born(other))
        for mine in names(person)
        for theirs in names(other)
    }
    if Likeness.LIKELY in found:
        return Likeness.LIKELY
    return Likeness.POSSIBLE if Likeness.POSSIBLE in found else None


def _roles(person: JsonObject) -> frozenset[str]:
    roles = person.get("role")
    return frozenset(str(role) for role in roles) if isinstance(roles, list) else frozenset()
