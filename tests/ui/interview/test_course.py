"""The order of the talk and what the rail says about it: no window needed."""

import json

import pytest

from intake_app.codebook.happened import with_act
from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from intake_app.i18n import catalog
from intake_app.paths import resources
from ui.screens.interview.course import (
    CHECK,
    READ_BACK,
    WHAT_HAPPENED,
    Lock,
    course,
    first_open,
    stop_after,
    stop_before,
)
from ui.screens.interview.given_up import given_up, void_answers
from ui.screens.interview.mentions import mentions
from ui.screens.interview.progress import OTHER_PARTS, Rail, lines

REFUGEE = "s1_almaty_2009_refugee_uz_ru"


@pytest.fixture(scope="module")
def book(environment):
    return environment.book


@pytest.fixture
def refugee():
    file = resources() / "samples" / f"{REFUGEE}.json"
    return Answers(json.loads(file.read_text("utf-8"))["data"])


def keys(stops):
    return [stop.key for stop in stops]


def test_every_asked_section_has_its_page_in_the_order_of_the_talk(book, refugee):
    expected = [section.id for section in book.sections]
    expected.insert(expected.index("incidents"), WHAT_HAPPENED)

    assert [*expected, CHECK, READ_BACK] == keys(course(book, refugee))


def test_the_account_stands_before_every_coded_section(book, refugee):
    order = keys(course(book, refugee))

    coded = (
        WHAT_HAPPENED,
        "incidents",
        "acts",
        "perpetrators",
        "custody",
        "injuries",
        "statement_paragraphs",
    )
    assert all(order.index("account") < order.index(section) for section in coded)
    assert order.index("consent") < order.index("persons") < order.index("account")


def test_without_an_account_only_what_comes_before_it_is_open(book, refugee):
    answers = refugee.with_answer(AnswerPath("account", "verbatim"), None)

    locks = {stop.key: stop.lock for stop in course(book, answers)}

    assert (None, None, Lock.ACCOUNT, Lock.ACCOUNT) == tuple(
        locks[key] for key in ("persons", "account", "acts", CHECK)
    )


def test_consent_that_was_taken_back_closes_everything_after_it(book, refugee):
    answers = refugee.with_answer(AnswerPath("consent", "given"), Missing(MissingReason.NOT_ASKED))

    locks = {stop.key: stop.lock for stop in course(book, answers)}

    assert {Lock.CONSENT} == {locks[key] for key in ("persons", "account", "acts", READ_BACK)}


def test_going_on_passes_locked_pages_and_stops_where_all_are_locked(book, refugee):
    answers = refugee.with_answer(AnswerPath("consent", "given"), None)
    stops = course(book, answers)

    assert "consent" == stop_after(stops, "interpreters").key
    assert Lock.CONSENT is stop_after(stops, "consent").lock
    assert "interpreters" == stop_before(stops, "consent").key
    assert None is stop_before(stops, "record")
    assert None is stop_after(stops, READ_BACK)


def test_a_record_is_opened_where_its_talk_goes_on(book, refugee):
    unbegun = Answers({k: v for k, v in refugee.to_json().items() if k != "incidents"})

    untold = Answers({k: v for k, v in unbegun.to_json().items() if k != "acts"})

    assert "incidents" == first_open(book, unbegun)
    assert WHAT_HAPPENED == first_open(book, untold)
    assert "interview" == first_open(
        book, Answers({"record": refugee.section("record"), "interview": {"start_time": "10:00"}})
    )


def test_a_refusal_voids_every_answer_that_may_not_be_kept(book, refugee):
    refused = refugee.with_answer(AnswerPath("consent", "given"), Said("no"))

    left = given_up(refused, void_answers(book, refused))

    kept = {"record", "interview", "interviewers", "interpreters", "consent"}
    assert kept == set(left.sections)
    assert None is left.get(AnswerPath("consent", "given_at"))
    assert () == void_answers(book, left)


def test_mentions_are_found_in_every_kind_of_reference(book, refugee):
    found = {str(path) for path in mentions(book, refugee, "persons", ("p1",))}

    assert {"acts[0].victims", "custody[0].persons", "injuries[0].person"} <= found
    assert not any(path.startswith("persons") for path in found)


@pytest.mark.parametrize("language", ["en", "kk", "ru", "uk"])
def test_the_rail_counts_and_marks_in_every_language(book, refugee, language):
    answers = refugee.with_answer(AnswerPath("interview", "mode"), None)
    steps = lines(book, answers, Rail(course(book, answers), {"acts"}), catalog(language))

    marks = {step.key: step.mark.value for step in steps}
    interview = next(step for step in steps if step.key == "interview")
    assert ("share", "wrong", "done") == (marks["interview"], marks["acts"], marks["consent"])
    assert "14/15" == interview.count
    asked = catalog(language).label("field:interview.mode", "How the interview was held")
    assert asked == interview.hint


@pytest.fixture
def told(refugee):
    """An account of which nothing is coded yet."""
    first = refugee.sections.index("incidents")
    return Answers({key: refugee.section(key) for key in refugee.sections[:first]})


def coded(book, stops):
    return [s.key for s in stops if s.chapter and s.chapter.id in book.happened.chapters]


def test_of_the_coded_parts_only_those_always_asked_are_shown_at_first(book, told):
    shown = [stop for stop in course(book, told) if not stop.is_folded]

    assert [WHAT_HAPPENED, "incidents", "acts", "return_risk"] == coded(book, shown)


def test_a_ticked_act_brings_its_parts_and_an_opened_part_stands_in_its_place(book, told):
    answers = with_act(book, told, "arrest")

    shown = [stop for stop in course(book, answers, {"remedies"}) if not stop.is_folded]

    assert [
        WHAT_HAPPENED,
        "incidents",
        "acts",
        "perpetrators",
        "custody",
        "safeguards",
        "remedies",
        "return_risk",
    ] == coded(book, shown)


def test_what_is_folded_away_is_one_line_at_the_end_of_the_coded_parts(book, told):
    steps = lines(book, told, Rail(course(book, told)), catalog("en"))

    names = [step.key for step in steps]
    at = names.index(OTHER_PARTS)
    assert ("Other parts (13)", "folded") == (steps[at].title, steps[at].mark.value)
    assert ("return_risk", "chapter:statement") == (names[at - 1], names[at + 1])
    assert "remedies" not in names


def test_unfolded_they_all_stand_below_that_line(book, told):
    steps = lines(book, told, Rail(course(book, told), (), is_unfolded=True), catalog("en"))

    names = [step.key for step in steps]
    below = names[names.index(OTHER_PARTS) + 1 : names.index("chapter:statement")]
    assert [
        "perpetrators",
        "custody",
        "safeguards",
        "interrogations",
        "injuries",
        "effects",
        "property_items",
        "legal_documents",
        "missing_persons",
        "witnesses",
        "authority_responses",
        "remedies",
        "context",
    ] == below


def test_before_the_account_nothing_can_be_unfolded(book, told):
    untold = told.with_answer(AnswerPath("account", "verbatim"), None)

    steps = lines(book, untold, Rail(course(book, untold)), catalog("en"))

    assert OTHER_PARTS not in [step.key for step in steps]
    assert "locked" == next(s.mark.value for s in steps if s.key == WHAT_HAPPENED)


def test_a_refusal_leaves_no_page_about_what_happened(book, told):
    refused = told.with_answer(AnswerPath("consent", "given"), Said("no"))

    assert {"record", "interview", "interviewers", "interpreters", "consent"} == set(
        keys(course(book, refused))
    )
