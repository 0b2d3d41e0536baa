"""Who signs a statement: the same people, in the same order, on paper and on the screen."""

from dataclasses import dataclass

from intake_app.codebook.display import PERSONS, keys, person_name
from intake_app.domain.answers import Answers, JsonObject, Said, read_answer

# Tuples, because an answer to look for may be an object that says why there is none.
_MARKS = ("thumb", "mark")
_WITNESSED = ("thumbprint", "oral_witnessed")


@dataclass(frozen=True, slots=True)
class Signer:
    """One place to sign. `number` counts the signers of one role; `name` may be unknown."""

    role: str
    number: int
    name: str


def signers(answers: Answers, *, is_witnessed: bool = False) -> tuple[Signer, ...]:
    """Everybody, in the order of the statement. `answers` as they may be printed."""
    return (
        *signers_of_person(answers, is_witnessed=is_witnessed),
        *(signer for signer, _ in signing_interpreters(answers)),
        *signers_of_interview(answers),
    )


def signers_of_person(answers: Answers, *, is_witnessed: bool = False) -> tuple[Signer, ...]:
    """The person, whoever answers for them, and the witnesses of a mark.

    `is_witnessed`: something that was not recorded in the answers calls for a witness.
    """
    rows = answers.rows(PERSONS)
    person = next((row for row in rows if _is_interviewee(row)), {})
    key = str(person.get("id", ""))
    found = [Signer("declarant", 1, person_name(answers, key) if key else "")]
    guardian = answers.value("consent.guardian")
    if isinstance(guardian, str):
        found.append(Signer("guardian", 1, person_name(answers, guardian)))
    if is_witnessed or _needs_witness(answers):
        names = _recorded(answers, "witness") or ("",)
        found += [Signer("witness", number, name) for number, name in enumerate(names, start=1)]
    return tuple(found)


def signing_interpreters(answers: Answers) -> tuple[tuple[Signer, JsonObject], ...]:
    """Each interpreter whom the person accepted, with their row."""
    rows = [row for row in answers.rows("interpreters") if row.get("accepted") != "no"]
    return tuple(
        (Signer("interpreter", number, _told(answers, row, "name")), row)
        for number, row in enumerate(rows, start=1)
    )


def signers_of_interview(answers: Answers) -> tuple[Signer, ...]:
    """The interviewers, and the lawyer who was there."""
    found = [
        Signer("interviewer", number, _told(answers, row, "name"))
        for number, row in enumerate(answers.rows("interviewers"), start=1)
    ]
    lawyer = answers.value("statement.lawyer")
    if isinstance(lawyer, str):
        found.append(Signer("lawyer", 1, person_name(answers, lawyer)))
    return tuple(found)


def _is_interviewee(row: JsonObject) -> bool:
    role = row.get("role")
    return "interviewee" in (role if isinstance(role, list) else [role])


def _needs_witness(answers: Answers) -> bool:
    """A mark or a thumbprint counts before a witness only."""
    marked = any(row.get("kind") in _MARKS for row in answers.rows("signatures"))
    return marked or answers.value("consent.form") in _WITNESSED


def _recorded(answers: Answers, role: str) -> tuple[str, ...]:
    return tuple(
        _told(answers, row, "signer_name")
        for row in answers.rows("signatures")
        if row.get("signer_role") == role
    )


def _told(answers: Answers, row: JsonObject, name: str) -> str:
    """What was said to a question about a name; whoever is meant by a person's key typed there."""
    if name not in row:
        return ""
    match read_answer(row[name]):
        case Said(str() as told):
            return person_name(answers, told) if told in keys(answers, PERSONS) else told
        case _:
            return ""
