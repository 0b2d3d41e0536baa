"""Is a record that says it is anonymous really so?

An anonymous payload is cut (dates to the month, places to their codes), so the questionnaire's
own check would refuse it. It is judged by two questions instead: is each value, made whole again,
one that the questionnaire takes, and would the allow-list let exactly this payload out again?
"""

from collections.abc import Callable, Iterator, Mapping

from intake_app.codebook.privacy import anonymous_payload
from intake_app.codebook.problems import value_problem
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import AnswerPath, Answers, Json, JsonObject

STATE = "anonymous"
_NEEDED = {"codebook", "codebook_version", "data"}
_TEXTS = {"notice", "about"}


def anonymous_problems(envelope: Json, book: Codebook) -> tuple[tuple[str, str], ...]:
    """What speaks against a payload that claims to be anonymous, as codes and paths."""
    if not isinstance(envelope, dict) or set(envelope) - _TEXTS != _NEEDED:
        return (("record_expected", ""),)
    data = envelope["data"]
    if not isinstance(data, dict) or envelope["codebook"] != book.id:
        return (("other_codebook", "codebook"),)
    if any(envelope.get(text) for text in _TEXTS):
        return (("not_anonymous", ""),)
    found = tuple(_value_problems(Answers(data), book))
    if found:
        return found
    return () if anonymous_payload(book, Answers(data)) == data else (("not_anonymous", ""),)


def _value_problems(answers: Answers, book: Codebook) -> Iterator[tuple[str, str]]:
    for path in answers.paths():
        section = book.find_section(path.section)
        question = section.field(path.field) if section else None
        # What the book has no question for is dropped by the allow-list, and found by that.
        if question is None:
            continue
        value = _stored(answers, path)
        whole = _WHOLE.get(question.kind, _as_it_is)(value)
        if problem := value_problem(book, path, whole):
            yield problem.code, problem.path


def _stored(answers: Answers, path: AnswerPath) -> Json:
    return answers.rows(path.section)[path.row or 0][path.field]


def _as_it_is(value: Json) -> Json:
    return value


def _a_day(value: Json) -> Json:
    return f"{value}-01" if isinstance(value, str) else value


def _a_moment(value: Json) -> Json:
    return f"{value}-01T00:00:00+00:00" if isinstance(value, str) else value


def _with_words(value: Json) -> Json:
    if not isinstance(value, dict) or "missing" in value:
        return value
    told: JsonObject = {"as_told": "-", **value}
    return told


_WHOLE: Mapping[str, Callable[[Json], Json]] = {
    "count_range": _with_words,
    "date": _a_day,
    "datetime": _a_moment,
    "duration": _with_words,
    "partial_date": _with_words,
    "place": _with_words,
}
