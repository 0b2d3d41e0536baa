"""What a changed answer makes void, how it is given up, and how it comes back."""

from intake_app.codebook.relevance import irrelevant_paths, without
from intake_app.codebook.rules import SECTIONS_OF_A_REFUSAL
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import AnswerPath, Answers, Json, JsonObject
from ui.screens.interview.course import is_refused


def void_answers(book: Codebook, answers: Answers) -> tuple[AnswerPath, ...]:
    """The answers that may not be kept: their question no longer applies, or consent is refused."""
    allowed = _allowed(answers)
    void = {path for path in answers.paths() if path.section not in allowed.sections}
    void |= set(irrelevant_paths(book, allowed))
    return tuple(path for path in answers.paths() if path in void)


def given_up(answers: Answers, void: tuple[AnswerPath, ...]) -> Answers:
    """The answers less what is void; a refusal leaves no empty rows either."""
    return _allowed(without(answers, void))


def _allowed(answers: Answers) -> Answers:
    if not is_refused(answers):
        return answers
    return Answers({s: v for s, v in answers.to_json().items() if s in SECTIONS_OF_A_REFUSAL})


def brought_back(before: Answers, after: Answers, now: Answers) -> Answers:
    """Undo the step from `before` to `after`, and keep what was answered since then."""
    sections: dict[str, Json] = {}
    for key in dict.fromkeys((*now.sections, *before.sections)):
        stored = _section(before.section(key), after.section(key), now.section(key))
        if stored is not None:
            sections[key] = stored
    return Answers(sections)


def _section(before: Json, after: Json, now: Json) -> Json:
    if now == after:
        return before
    if before == after:
        return now
    if isinstance(before, list) or isinstance(now, list):
        return _rows(_list(before), _list(after), _list(now))
    return dict(_row(_object(before), _object(after), _object(now)))


def _rows(before: list[Json], after: list[Json], now: list[Json]) -> Json:
    if len(before) == len(after) == len(now):
        rows = zip(before, after, now, strict=True)
        return [dict(_row(_object(b), _object(a), _object(n))) for b, a, n in rows]
    merged = list(now)
    for place, row in enumerate(before):
        if row not in after:
            merged.insert(min(place, len(merged)), row)
    return merged


def _row(before: JsonObject, after: JsonObject, now: JsonObject) -> JsonObject:
    merged = {name: value for name, value in now.items() if value != after.get(name)}
    kept = {name: value for name, value in before.items() if name not in merged}
    return {**kept, **merged}


def _list(stored: Json) -> list[Json]:
    return stored if isinstance(stored, list) else []


def _object(stored: Json) -> JsonObject:
    return stored if isinstance(stored, dict) else {}
