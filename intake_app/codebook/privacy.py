"""What may stand on paper, and what an anonymous payload may hold.

The anonymous payload is an allow-list: codes, counts, countries, and dates cut to the month. No
text, quote, place text, clock time, language, attachment, name or key leaves, unless a person
ticked the answer. Whoever adds a kind of answer must add it here, or it stays inside.
"""

from collections.abc import Callable, Collection, Mapping

from intake_app.codebook.kinds import KINDS
from intake_app.codebook.schema import Codebook, Field, Print, Privacy, Section
from intake_app.domain.answers import AnswerPath, Answers, Json, JsonObject, Missing, read_answer
from intake_app.domain.edtf import EdtfDate, EdtfPoint, parse_edtf

# People who work for the organisation, papers, the program's own numbers.
_STAYS = frozenset(
    {"record", "interviewers", "interpreters", "attachments", "signatures", "statement_paragraphs"}
)
# Without its mark a training record would be counted as a real one.
_ALWAYS = frozenset({"record.synthetic"})
_REFERENCES = frozenset({"ref", "refs", "person_ref", "person_refs"})


def printable_fields(book: Codebook, chosen: Collection[str] = ()) -> tuple[Field, ...]:
    """The questions that may stand on paper: `optional` ones only if their id is in `chosen`."""
    return tuple(field for field in book.fields if _may_print(field, chosen))


def anonymous_payload(
    book: Codebook, answers: Answers, ticked: Collection[AnswerPath] = ()
) -> JsonObject:
    """The interchange `data` with nothing in it that tells who.

    Rows keep their order and point at each other by new keys. `ticked` are answers that a person
    looked at and let through as they are.
    """
    new_keys = _new_keys(book, answers)
    payload: JsonObject = {}
    for section in book.sections:
        rows = [
            _anonymous_row(section, row, _ticked_in(row, section, index, ticked), new_keys)
            for index, row in enumerate(answers.rows(section.id))
        ]
        if any(rows):
            payload[section.id] = list(rows) if section.repeat else rows[0]
    return payload


def _may_print(field: Field, chosen: Collection[str]) -> bool:
    if field.print is Print.NEVER or field.privacy is Privacy.INTERNAL or field.kind == "key":
        return False
    return field.print is Print.ALWAYS or field.id in chosen


def _anonymous_row(
    section: Section, row: JsonObject, ticked: frozenset[str], new_keys: Mapping[str, str]
) -> JsonObject:
    left: JsonObject = {}
    for name, value in row.items():
        field = section.field(name)
        if field is None:
            continue
        if name in ticked:
            left[name] = value
        elif (kept := _kept(field, value, new_keys)) is not None:
            left[name] = kept
    return left


def _kept(field: Field, value: Json, new_keys: Mapping[str, str]) -> Json:
    if not _may_leave(field):
        return None
    if isinstance(read_answer(value), Missing):
        return value
    if field.kind in _REFERENCES or field.kind == "key":
        return _renamed(field, value, new_keys)
    keep = _KEPT.get(field.kind)
    return keep(value) if keep else None


def _may_leave(field: Field) -> bool:
    if field.id in _ALWAYS:
        return True
    allowed = field.privacy is Privacy.OPEN and field.print is not Print.NEVER
    known = field.kind in _KEPT or field.kind in _REFERENCES or field.kind == "key"
    return allowed and known and field.section not in _STAYS


def _renamed(field: Field, value: Json, new_keys: Mapping[str, str]) -> Json:
    """Keys made anew, because a file may have used a name as a key."""
    pool = KINDS[field.kind].pool(field) or field.section
    old = value if isinstance(value, list) else [value]
    renamed: list[Json] = [new_keys[f"{pool}.{one}"] for one in old if f"{pool}.{one}" in new_keys]
    if not renamed:
        return None
    return renamed if isinstance(value, list) else renamed[0]


def _new_keys(book: Codebook, answers: Answers) -> dict[str, str]:
    """Old to new, both sides within their section; rows of sections that stay have none."""
    made: dict[str, str] = {}
    for section in book.sections:
        if section.has_keys and section.id not in _STAYS:
            for index, row in enumerate(answers.rows(section.id)):
                made[f"{section.id}.{row.get('id')}"] = f"{section.id}_{index + 1}"
    return made


def _ticked_in(
    row: JsonObject, section: Section, index: int, ticked: Collection[AnswerPath]
) -> frozenset[str]:
    where = index if section.repeat else None
    return frozenset(name for name in row if AnswerPath(section.id, name, where) in ticked)


def _as_it_is(value: Json) -> Json:
    return value


def _month_of_day(value: Json) -> Json:
    return str(value)[:7]


def _month_as_told(value: Json) -> Json:
    told = value.get("edtf") if isinstance(value, dict) else None
    return {"edtf": str(_cut(parse_edtf(told)))} if isinstance(told, str) else None


def _cut(told: EdtfDate) -> EdtfDate:
    start, end = _cut_point(told.start), _cut_point(told.end)
    # A night over two days of one month is that month.
    return EdtfDate(start, end, is_interval=told.is_interval and start != end)


def _cut_point(point: EdtfPoint | None) -> EdtfPoint | None:
    if point is None:
        return None
    return EdtfPoint(point.year, point.month, None, about=point.about, uncertain=point.uncertain)


def _numbers(value: Json) -> Json:
    told = value if isinstance(value, dict) else {}
    left: JsonObject = {key: part for key, part in told.items() if isinstance(part, bool | int)}
    return left or None


def _codes_of_place(value: Json) -> Json:
    told = value if isinstance(value, dict) else {}
    left: JsonObject = {key: told[key] for key in ("country", "place_type", "basis") if key in told}
    return left or None


_KEPT: Mapping[str, Callable[[Json], Json]] = {
    "yes_no": _as_it_is,
    "choice": _as_it_is,
    "choices": _as_it_is,
    "integer": _as_it_is,
    "country": _as_it_is,
    "countries": _as_it_is,
    "count_range": _numbers,
    "duration": _numbers,
    "date": _month_of_day,
    "datetime": _month_of_day,
    "partial_date": _month_as_told,
    "place": _codes_of_place,
}
