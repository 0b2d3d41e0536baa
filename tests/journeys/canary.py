"""A word that nobody says, put into everything that is told; beside it markup with a picture."""

from pathlib import Path

from intake_app.domain.answers import AnswerPath, Answers, Said
from tests.builders.records import LANDLADY, sample_answers, with_value, without_value
from tests.builders.statements import book

CANARY = "Пінгвін4711"
# Whatever shows testimony as HTML would open it; nothing else does.
PICTURE = Path(__file__).resolve().parents[2] / "README.md"
MARKUP = f'<img src="file://{PICTURE}"> <b>AT&T &amp; Ко</b>'
FREE = frozenset({"text", "long_text", "texts", "quote", "place", "partial_date", "clock"})
FREE |= {"count_range", "duration", "body_marks"}
WORDS = frozenset({"as_told", "text", "address", "locality", "note"})
# What only a machine reads keeps its form.
EXACT = frozenset({"interview.timezone", "attachments.media_type", "signatures.printed_sha256"})


def the_landlady():
    """A testimony given under her own name; every free text in it ends with canary and markup."""
    named = with_value(sample_answers(LANDLADY), "consent.use_pseudonym", "no")
    return with_canary(without_value(named, "consent.pseudonym"))


def with_canary(answers):
    """The same testimony; every free text in it ends with canary and markup."""
    for path in list(answers.paths()):
        field, answer = book().field(path.field_id), answers.get(path)
        free = field.kind in FREE and not field.pattern and field.id not in EXACT
        if free and field.section != "record" and isinstance(answer, Said):
            answers = answers.with_answer(path, Said(_marked(answer.value)))
    return answers


def places_of_the_canary(answers: Answers) -> tuple[AnswerPath, ...]:
    """The answers that hold it."""
    return tuple(path for path in answers.paths() if CANARY in repr(answers.get(path)))


def _marked(value):
    match value:
        case str():
            return f"{value} {CANARY} {MARKUP}"
        case list():
            return [_marked(one) for one in value]
        case dict():
            return {key: _marked_part(key, one) for key, one in value.items()}
        case _:
            return value


def _marked_part(key, value):
    if isinstance(value, list | dict):
        return _marked(value)
    return _marked(value) if key in WORDS else value
