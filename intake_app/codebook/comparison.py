"""Where two testimonies tell the same incident otherwise. A question to ask, never a verdict.

Two incidents are taken for one when somebody was affected by both and their dates lie within a
week of each other. People are the same when their whole names agree in one of their spellings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from intake_app.codebook.dated import row_when
from intake_app.codebook.display import row_with_key
from intake_app.domain.answers import AnswerPath, Answers, Json, JsonObject
from intake_app.domain.bounds import Bounds, When
from intake_app.domain.spans import CountRange
from intake_app.domain.text import skeleton

_SPELLINGS = (("surname", "given_name"), ("latin_name",), ("other_names",))
_WHOLE_NAME = 2  # words: "Oksana" alone may be anybody
_SAME_INCIDENT = timedelta(days=7)
# What one person calls "about three" another calls "half past".
_ROUGHLY = timedelta(minutes=30)
_COUNTS = ("victims_total", "perpetrators_total")
_NO_TIME = timedelta(0)


@dataclass(frozen=True, slots=True)
class Difference:
    """The answer at `here` in this testimony, and at `there` in the other, differ."""

    here: AnswerPath
    there: AnswerPath


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row of this testimony and the row of the other that tells the same."""

    section: str
    here: tuple[int, JsonObject]
    there: tuple[int, JsonObject]

    def when(self, date: str, clock: str = "") -> tuple[When, When]:
        return row_when(self.here[1], date, clock), row_when(self.there[1], date, clock)

    def values(self, name: str) -> tuple[Json, Json]:
        return self.here[1].get(name), self.there[1].get(name)

    def at(self, name: str) -> Difference:
        return Difference(
            AnswerPath(self.section, name, self.here[0]),
            AnswerPath(self.section, name, self.there[0]),
        )


def differences(here: Answers, there: Answers) -> tuple[Difference, ...]:
    """Dates, times, places and counts that do not agree. What may agree is left alone."""
    same = _same_people(here, there)
    if not same:
        return ()
    found: list[Difference] = []
    for person, other in same.items():
        rows = row_with_key(here, "persons", person), row_with_key(there, "persons", other)
        places = tuple(a.rows("persons").index(r) for a, r in zip((here, there), rows, strict=True))
        pair = _Pair("persons", (places[0], rows[0]), (places[1], rows[1]))
        found += _of_date(pair, "birth_date")
    for pair in _incidents(here, there, same):
        found += [*_of_date(pair, "date", "time"), *_of_place(pair, "place"), *_of_counts(pair)]
    for pair in _of_person(here, there, same, "missing_persons", "person"):
        found += [
            *_of_date(pair, "last_seen_date", "last_seen_time"),
            *_of_place(pair, "last_seen_place"),
        ]
    for pair in _of_person(here, there, same, "custody", "persons"):
        found += [*_of_date(pair, "from_date", "from_time"), *_of_date(pair, "to_date", "to_time")]
    return tuple(found)


def spellings(row: JsonObject) -> frozenset[str]:
    """The whole names of a person, each as sorted skeletons of its words."""
    found = (
        sorted(skeleton(" ".join(str(row[name]) for name in names if name in row)).split())
        for names in _SPELLINGS
        if all(isinstance(row.get(name), str) for name in names)
    )
    return frozenset(" ".join(words) for words in found if len(words) >= _WHOLE_NAME)


def _same_people(here: Answers, there: Answers) -> dict[str, str]:
    """Keys of the people who are in both; a name that two people share means neither."""
    theirs = [(str(row.get("id")), spellings(row)) for row in there.rows("persons")]
    found: dict[str, str] = {}
    for row in here.rows("persons"):
        own = spellings(row)
        matches = [key for key, names in theirs if own & names]
        if len(matches) == 1 and matches[0] not in found.values():
            found[str(row.get("id"))] = matches[0]
    return found


def _incidents(here: Answers, there: Answers, same: dict[str, str]) -> Iterator[_Pair]:
    """Each incident with the nearest one of the other testimony that it can be."""
    taken: set[int] = set()
    for index, row in enumerate(here.rows("incidents")):
        affected = {same[person] for person in _keys(row.get("victims")) if person in same}
        near = [
            (_gap(row_when(row, "date"), row_when(other, "date")), place, other)
            for place, other in enumerate(there.rows("incidents"))
            if place not in taken and affected & _keys(other.get("victims"))
        ]
        near = [one for one in near if one[0] <= _SAME_INCIDENT]
        if near:
            _, place, other = min(near, key=lambda one: one[:2])
            taken.add(place)
            yield _Pair("incidents", (index, row), (place, other))


def _of_person(
    here: Answers, there: Answers, same: dict[str, str], section: str, name: str
) -> Iterator[_Pair]:
    """Rows about one person, where each testimony has exactly one."""
    for person, other in same.items():
        own = [one for one in enumerate(here.rows(section)) if person in _keys(one[1].get(name))]
        theirs = [one for one in enumerate(there.rows(section)) if other in _keys(one[1].get(name))]
        if len(own) == 1 and len(theirs) == 1:
            yield _Pair(section, own[0], theirs[0])


def _of_date(pair: _Pair, date: str, clock: str = "") -> Iterator[Difference]:
    """The date, or on the same date the time of day."""
    here, there = pair.when(date)
    if not here.is_known or not there.is_known:
        return
    if not here.nominal.touches(there.nominal):
        yield pair.at(date)
        return
    here, there = pair.when(date, clock)
    if here.by_clock and there.by_clock:
        room = _ROUGHLY if here.about or there.about else _NO_TIME
        if not here.nominal.widened(room).touches(there.nominal):
            yield pair.at(clock)


def _of_place(pair: _Pair, name: str) -> Iterator[Difference]:
    """By codes, which mean the same in every language; the words of a place never decide."""
    here, there = pair.values(name)
    if not isinstance(here, dict) or not isinstance(there, dict):
        return
    if any(
        here.get(key) and there.get(key) and here[key] != there[key]
        for key in ("country", "place_type")
    ):
        yield pair.at(name)


def _of_counts(pair: _Pair) -> Iterator[Difference]:
    for name in _COUNTS:
        here, there = (_count(value) for value in pair.values(name))
        if here and there and not (here.approx or there.approx) and _apart(here, there):
            yield pair.at(name)


def _apart(one: CountRange, other: CountRange) -> bool:
    return any(
        a.maximum is not None and b.minimum is not None and a.maximum < b.minimum
        for a, b in ((one, other), (other, one))
    )


def _count(value: Json) -> CountRange | None:
    try:
        return CountRange.from_json(value)
    except ValueError:
        return None


def _gap(one: When, other: When) -> timedelta:
    """How far apart two dates are; an unknown one may be the same."""
    return max(_between(one.nominal, other.nominal), _between(other.nominal, one.nominal))


def _between(earlier: Bounds, later: Bounds) -> timedelta:
    if earlier.last is None or later.first is None:
        return _NO_TIME
    return max(later.first - earlier.last, _NO_TIME)


def _keys(value: Json) -> frozenset[str]:
    members = value if isinstance(value, list) else [value]
    return frozenset(str(one) for one in members if one)
