"""The marks of a record: what the list is narrowed by, and the keys of its people's names."""

from collections.abc import Iterator

from intake_app.domain.answers import Answers, Json, JsonObject
from intake_app.domain.edtf import parse_edtf
from intake_app.domain.marks import MARKED, NAME, TRAINING, Facet, mark
from intake_app.domain.name_key import Years, name_keys, neighbours
from intake_app.domain.training import is_training

_LANGUAGES = ("interviewee_language", "interview_language", "record_language")
_NAME = ("surname", "given_name", "patronymic")
_OTHER_SPELLINGS = ("latin_name", "other_names")
_ABOUT = 2
"""Years around a year of birth that is known about."""


def marks(answers: Answers) -> tuple[str, ...]:
    """Every mark of a record, each once. The account itself gives none."""
    found = [MARKED, TRAINING] if is_training(answers) else [MARKED]
    found += (mark(Facet.ACT, one) for one in texts(answers, "acts", "act_type"))
    found += (mark(Facet.INTERVIEWER, one) for one in texts(answers, "interviewers", "name"))
    found += (
        mark(Facet.LANGUAGE, one)
        for name in _LANGUAGES
        for one in texts(answers, "interview", name)
    )
    for row in answers.rows("persons"):
        for name in names(row):
            found += (mark(NAME, near) for key in name for near in sorted(neighbours(key)))
    return tuple(dict.fromkeys(found))


def texts(answers: Answers, section: str, name: str) -> tuple[str, ...]:
    """What was said to one question in all rows of a section, each once, in order."""
    said = (row.get(name) for row in answers.rows(section))
    return tuple(dict.fromkeys(one.strip() for one in said if isinstance(one, str) and one.strip()))


def names(person: JsonObject) -> tuple[frozenset[str], ...]:
    """The keys of a person's name, and of each other spelling that was told."""
    spelt = [" ".join(_text(person.get(part)) for part in _NAME)]
    spelt += (one for part in _OTHER_SPELLINGS for one in _split(_text(person.get(part))))
    return tuple(dict.fromkeys(keys for one in spelt if len(keys := name_keys(one)) > 1))


def born(person: JsonObject) -> Years | None:
    """The year of birth as far as it was told; None when it was not."""
    told = person.get("birth_date")
    edtf = told.get("edtf") if isinstance(told, dict) else None
    try:
        known = parse_edtf(edtf) if isinstance(edtf, str) else None
    except ValueError:
        return None
    if known is None or known.earliest is None or known.latest is None:
        return None
    vague = any(point and (point.about or point.uncertain) for point in (known.start, known.end))
    around = _ABOUT if vague else 0
    return Years(known.earliest.year - around, known.latest.year + around)


def _split(spellings: str) -> Iterator[str]:
    for line in spellings.splitlines():
        yield from line.replace(";", ",").split(",")


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
