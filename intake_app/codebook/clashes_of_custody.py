"""Custody against what led to it, against itself, and against the questioning in it."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from intake_app.codebook.clash import Clash, Contradiction
from intake_app.codebook.dated import clock_of, date_of, day_of_row, duration_of, row_when
from intake_app.codebook.display import row_with_key
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import AnswerPath, Answers, Json, JsonObject
from intake_app.domain.bounds import Bounds, told_when

TAKING = frozenset({"arrest", "abduction"})


def custody_bounds(row: JsonObject) -> tuple[Bounds, Bounds]:
    """What is certain of the beginning and of the end of one custody."""
    begun = row_when(row, "from_date", "from_time").certain
    ended = row_when(row, "to_date", "to_time").certain
    return begun, ended


def held_before_it_happened(_book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """Custody before the detention that it followed.

    Only where nothing else can be meant: one custody of a person, and one incident.
    """
    for index, row in enumerate(answers.rows("custody")):
        begun, ended = custody_bounds(row)
        path = AnswerPath("custody", "from_date", index)
        end = AnswerPath("custody", "to_date", index)
        if ended.is_before(begun):
            yield Contradiction(Clash.ENDS_BEFORE_IT_BEGINS, path, end)
            continue
        for place, happened, is_detention in _what_led_to_it(answers, row):
            other = AnswerPath("incidents", "date", place)
            if ended.is_before(happened):
                clash = (
                    Clash.RELEASED_BEFORE_DETAINED
                    if is_detention
                    else Clash.RELEASED_BEFORE_INCIDENT
                )
                yield Contradiction(clash, end, other)
            elif is_detention and begun.is_before(happened):
                yield Contradiction(Clash.HELD_BEFORE_DETAINED, path, other)


def held_in_two_places(_book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """Nobody is in two places at the same moment."""
    rows = list(enumerate(answers.rows("custody")))
    for (place, one), (other_place, other) in combinations(rows, 2):
        if not _people(one.get("persons")) & _people(other.get("persons")):
            continue
        begun, ended = custody_bounds(one)
        other_begun, other_ended = custody_bounds(other)
        if _surely_within(begun, other_ended) and _surely_within(other_begun, ended):
            yield Contradiction(
                Clash.HELD_IN_TWO_PLACES,
                AnswerPath("custody", "from_date", place),
                AnswerPath("custody", "from_date", other_place),
            )


def lasted_otherwise(_book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """The told duration is shorter or longer than the dates and times allow."""
    for index, row in enumerate(answers.rows("custody")):
        told = duration_of(row, "duration")
        begun, ended = custody_bounds(row)
        if told is None or ended.is_before(begun):
            continue
        longest = ended.last - begun.first if ended.last and begun.first else None
        shortest = ended.first - begun.last if ended.first and begun.last else None
        least, most = told.min_minutes, told.max_minutes
        too_long = longest and least is not None and timedelta(minutes=least) > longest
        too_short = shortest and most is not None and timedelta(minutes=most) < shortest
        if too_long or too_short:
            path = AnswerPath("custody", "duration", index)
            yield Contradiction(
                Clash.LASTED_OTHERWISE, path, AnswerPath("custody", "to_date", index)
            )


def questioned_outside_custody(book: Codebook, answers: Answers) -> Iterator[Contradiction]:
    """Questioning in a custody, at a time of day before it began or after it ended."""
    section = book.section("interrogations")
    for index, row in enumerate(answers.rows("interrogations")):
        custody = row_with_key(answers, "custody", str(row.get("custody", "")))
        begun, ended = custody_bounds(custody)
        asked = _time_of_questioning(custody, row)
        if not custody or not day_of_row(book, answers, section, row).is_known:
            continue
        place = next(i for i, one in enumerate(answers.rows("custody")) if one is custody)
        path = AnswerPath("interrogations", "time", index)
        if asked.is_before(begun):
            other = AnswerPath("custody", "from_date", place)
            yield Contradiction(Clash.QUESTIONED_BEFORE_CUSTODY, path, other)
        elif ended.is_before(asked):
            other = AnswerPath("custody", "to_date", place)
            yield Contradiction(Clash.QUESTIONED_AFTER_RELEASE, path, other)


def _time_of_questioning(custody: JsonObject, row: JsonObject) -> Bounds:
    """By its own time of day, where the custody lasted one day only."""
    begun, ended = date_of(custody, "from_date"), date_of(custody, "to_date")
    when = told_when(begun, clock_of(row, "time"))
    same_day = begun is not None and ended is not None and begun.edtf == ended.edtf
    return when.certain if same_day and when.by_clock else Bounds()


def _what_led_to_it(answers: Answers, custody: JsonObject) -> Iterator[tuple[int, Bounds, bool]]:
    """The one incident that the people of this custody were held after, and if it detained them."""
    held = _people(custody.get("persons"))
    rows = answers.rows("custody")
    if any(row is not custody and held & _people(row.get("persons")) for row in rows):
        return
    incidents = list(enumerate(answers.rows("incidents")))
    detained = [
        (place, row)
        for place, row in incidents
        if any(_is_taking(act, row, held) for act in answers.rows("acts"))
    ]
    affected = [(p, row) for p, row in incidents if held & _people(row.get("victims"))]
    chosen = detained or affected
    if len(chosen) == 1:
        place, row = chosen[0]
        yield place, row_when(row, "date", "time").certain, bool(detained)


def _is_taking(act: JsonObject, incident: JsonObject, held: frozenset[str]) -> bool:
    of_incident = bool(incident.get("id")) and act.get("incident") == incident.get("id")
    return (
        of_incident and act.get("act_type") in TAKING and bool(held & _people(act.get("victims")))
    )


def _surely_within(begun: Bounds, ended: Bounds) -> bool:
    return begun.last is not None and ended.first is not None and begun.last < ended.first


def _people(value: Json) -> frozenset[str]:
    members = value if isinstance(value, list) else []
    return frozenset(str(one) for one in members)
