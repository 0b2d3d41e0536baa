"""The order of the talk and what the rail says about it: no window needed."""

import json

import pytest

from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from intake_app.i18n import catalog
from intake_app.paths import resources
from ui.screens.interview.course import (
    CHECK,
    READ_BACK,
    Lock,
    course,
    first_open,
    stop_after,
    stop_before,
)
from ui.screens.interview.given_up import given_up, void_answers
from ui.screens.interview.mentions import mentions
from ui.screens.interview.progress import lines

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

    assert [*expected, CHECK, READ_BACK] == keys(course(book, refugee))


def test_the_account_stands_before_every_coded_section(book, refugee):
    order = keys(course(book, refugee))

    coded = ("incidents", "acts", "perpetrators", "custody", "injuries", "statement_paragraphs")
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

    assert "incidents" == first_open(book, unbegun)
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
    steps = lines(book, answers, course(book, answers), {"acts"}, catalog(language))

    marks = {step.key: step.mark.value for step in steps}
    interview = next(step for step in steps if step.key == "interview")
    assert ("share", "wrong", "done") == (marks["interview"], marks["acts"], marks["consent"])
    assert "14/15" == interview.count
    asked = catalog(language).label("field:interview.mode", "How the interview was held")
    assert asked == interview.hint
