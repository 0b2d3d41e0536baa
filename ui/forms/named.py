"""What a record names already stands first in a long list: one letter finds it."""

from collections.abc import Iterable, Sequence

from intake_app.domain.answers import Answers, Json
from ui.widgets.chip import Option

_LANGUAGES = ("interviewee_language", "interview_language", "record_language")
_LETTERS_OF_A_COUNTRY = 2


def first_of(options: Sequence[Option], codes: Sequence[str]) -> tuple[Option, ...]:
    """The same options, those with these codes first, in the order of the codes."""
    known = {one.code: one for one in options}
    first = [known[code] for code in codes if code in known]
    named = {one.code for one in first}
    return (*first, *(one for one in options if one.code not in named))


def named_countries(answers: Answers) -> tuple[str, ...]:
    """The country of the file, then those of the persons, as often as they come first."""
    reference = answers.value("record.reference")
    file = reference[:_LETTERS_OF_A_COUNTRY] if isinstance(reference, str) else ""
    return _codes((file, *_of_persons(answers, "citizenship")))


def named_languages(answers: Answers) -> tuple[str, ...]:
    """The languages of the interview, then those that the persons speak."""
    ours = (answers.value(f"interview.{name}") for name in _LANGUAGES)
    return _codes((*ours, *_of_persons(answers, "languages")))


def _of_persons(answers: Answers, name: str) -> list[Json]:
    found: list[Json] = []
    for row in answers.rows("persons"):
        told = row.get(name)
        found += told if isinstance(told, list) else []
    return found


def _codes(found: Iterable[Json]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if isinstance(one, str) and one))
