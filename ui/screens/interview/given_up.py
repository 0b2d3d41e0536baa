"""What a changed answer makes void, how it is given up, and how it comes back."""

from intake_app.codebook.relevance import irrelevant_paths, without
from intake_app.codebook.rules import SECTIONS_OF_A_REFUSAL
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import AnswerPath, Answers, Json, JsonObject
from ui.screens.interview.course import is_refused

_Rows = dict[str, JsonObject]


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
    return _row(_object(before), _object(after), _object(now))


def _rows(before: list[Json], after: list[Json], now: list[Json]) -> Json:
    old, made, here = _by_key(before), _by_key(after), _by_key(now)
    if old is not None and made is not None and here is not None:
        return _keyed_rows(old, made, here)
    if len(before) == len(after) == len(now):
        rows = zip(before, after, now, strict=True)
        return [_row(_object(b), _object(a), _object(n)) for b, a, n in rows]
    merged = list(now)
    for place, row in enumerate(before):
        if row not in after:
            merged.insert(min(place, len(merged)), row)
    return merged


def _keyed_rows(before: _Rows, after: _Rows, now: _Rows) -> list[Json]:
    """A row is the one with its key, wherever it stands by now."""
    rows: _Rows = {}
    for key, row in now.items():
        if key in before and key in after:
            rows[key] = _row(before[key], after[key], row)
        elif row != after.get(key):  # what the step itself added goes again
            rows[key] = row
    order = list(rows)
    gone = [key for key in before if key not in after and key not in now]
    if list(now) == list(after):
        back = [key for key in before if key in rows or key in gone]
        order = [*back, *(key for key in order if key not in before)]
    else:
        for key in gone:
            order.insert(min(list(before).index(key), len(order)), key)
    return [rows[key] if key in rows else before[key] for key in order]


def _by_key(rows: list[Json]) -> _Rows | None:
    """The rows by their keys; None where they have none."""
    found = {str(_object(row).get("id", "")): _object(row) for row in rows}
    return None if "" in found or len(found) != len(rows) else found


def _row(before: JsonObject, after: JsonObject, now: JsonObject) -> JsonObject:
    """What was changed since the step stays, what was taken out since too."""
    merged: JsonObject = {}
    for name in dict.fromkeys((*before, *now)):
        since = now.get(name)
        value = before.get(name) if since == after.get(name) else since
        if value is not None:
            merged[name] = value
    return merged


def _list(stored: Json) -> list[Json]:
    return stored if isinstance(stored, list) else []


def _object(stored: Json) -> JsonObject:
    return stored if isinstance(stored, dict) else {}
