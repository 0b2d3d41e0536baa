"""Birth, age and papers of one person that cannot go together."""

from collections.abc import Iterator
from datetime import datetime

from intake_app.codebook.clash import Clash, Contradiction
from intake_app.codebook.dated import row_when
from intake_app.codebook.rules_of_time import last_day_of_interview
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import AnswerPath, Answers, JsonObject
from intake_app.domain.bounds import Bounds

_BIRTH = "birth_date"


def age_and_birth_date(_book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """The age may be that at the first event or that at the interview: both are accepted."""
    day = last_day_of_interview(answers)
    if day is None:
        return
    last = datetime.combine(day, datetime.min.time())
    first = min([last, *_starts_of_events(answers)])
    for index, row in enumerate(answers.rows("persons")):
        born, age = row_when(row, _BIRTH).certain, row.get("age")
        if not isinstance(age, int) or born.first is None or born.last is None:
            continue
        if not _age(born.last, first) <= age <= _age(born.first, last):
            path = AnswerPath("persons", "age", index)
            yield Contradiction(Clash.AGE, path, AnswerPath("persons", _BIRTH, index))


def before_birth(book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """Nothing in a person's row, and no paper of theirs, is older than the person."""
    own = [
        field.name
        for field in book.section("persons").fields
        if field.kind == "partial_date" and field.name != _BIRTH
    ]
    for index, row in enumerate(answers.rows("persons")):
        born = row_when(row, _BIRTH).certain
        birth = AnswerPath("persons", _BIRTH, index)
        for name in own:
            if row_when(row, name).certain.is_before(born):
                path = AnswerPath("persons", name, index)
                yield Contradiction(Clash.BEFORE_BIRTH, path, birth)
        for place, when in _issued_to(answers, row):
            if when.is_before(born):
                path = AnswerPath("identity_documents", "issued_on", place)
                yield Contradiction(Clash.BEFORE_BIRTH, path, birth)


def documents_in_order(_book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """A paper is valid from its issue on."""
    for index, row in enumerate(answers.rows("identity_documents")):
        issued = row_when(row, "issued_on").certain
        if row_when(row, "expires_on").certain.is_before(issued):
            path = AnswerPath("identity_documents", "issued_on", index)
            other = AnswerPath("identity_documents", "expires_on", index)
            yield Contradiction(Clash.EXPIRES_BEFORE_ISSUE, path, other)


def _issued_to(answers: Answers, person: JsonObject) -> Iterator[tuple[int, Bounds]]:
    for place, row in enumerate(answers.rows("identity_documents")):
        if row.get("person") and row.get("person") == person.get("id"):
            yield place, row_when(row, "issued_on").certain


def _starts_of_events(answers: Answers) -> Iterator[datetime]:
    for row in answers.rows("incidents"):
        first = row_when(row, "date").nominal.first
        if first is not None:
            yield first


def _age(born: datetime, then: datetime) -> int:
    had_birthday = (then.month, then.day) >= (born.month, born.day)
    return then.year - born.year - (not had_birthday)
