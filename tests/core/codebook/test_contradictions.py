"""What cannot both be right, and what only looks so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.codebook.clash import Clash
from intake_app.codebook.contradictions import contradictions
from intake_app.codebook.timeline_words import CLASHES
from intake_app.domain.answers import Answers
from intake_app.i18n import LANGUAGES, catalog

TALK = {
    "interview_date": "2022-01-10",
    "start_time": "10:00",
    "end_time": "12:00",
    "timezone": "Europe/Kyiv",
}


def day(edtf, **more):
    return {"edtf": edtf, "as_told": "так", **more}


def at(start, end=""):
    return {"from": start, "to": end or start}


def incident(edtf, time=None):
    row = {"id": "i1", "date": day(edtf), "victims": ["p1"]}
    return {**row, "time": time} if time else row


ARREST = {"id": "a1", "incident": "i1", "act_type": "arrest", "victims": ["p1"]}


def custody(start, end="", **more):
    row = {"id": "c1", "persons": ["p1"], "from_date": day(start), **more}
    return {**row, "to_date": day(end)} if end else row


CERTAIN = {
    Clash.ENDS_BEFORE_IT_BEGINS: {"custody": [custody("2022-01-08", "2022-01-07")]},
    Clash.AFTER_INTERVIEW: {"interview": TALK, "incidents": [incident("2022-01-11")]},
    Clash.CONSENT_AFTER_INTERVIEW: {
        "interview": TALK,
        "consent": {"given_at": "2022-01-10T12:30:00+02:00"},
    },
    Clash.SIGNED_BEFORE_INTERVIEW: {
        "interview": TALK,
        "signatures": [{"signed_at": "2022-01-10T09:59:00+02:00"}],
    },
    Clash.TOLD_BEFORE_IT_HAPPENED: {
        "incidents": [incident("2022-01-06")],
        "prior_statements": [{"to_whom": "НКО", "when": day("2022-01-05")}],
    },
    Clash.AGE: {
        "interview": TALK,
        "persons": [{"id": "p1", "birth_date": day("1990"), "age": 40}],
    },
    Clash.BEFORE_BIRTH: {
        "persons": [{"id": "p1", "birth_date": day("1990"), "arrived_on": day("1989")}]
    },
    Clash.EXPIRES_BEFORE_ISSUE: {
        "identity_documents": [{"issued_on": day("2021-10"), "expires_on": day("2020")}]
    },
    Clash.ORDER_OF_ACTS: {
        "incidents": [incident("2022-01-06")],
        "acts": [
            {"id": "a1", "incident": "i1", "order": 1, "time": at("19:10")},
            {"id": "a2", "incident": "i1", "order": 2, "time": at("19:02")},
        ],
    },
    Clash.RETURNED_BEFORE_TAKEN: {
        "incidents": [incident("2022-01-06")],
        "property_items": [{"incident": "i1", "returned_on": day("2022-01-05")}],
    },
    Clash.HELD_BEFORE_DETAINED: {
        "incidents": [incident("2022-01-06")],
        "acts": [ARREST],
        "custody": [custody("2022-01-05", "2022-01-08")],
    },
    Clash.RELEASED_BEFORE_DETAINED: {
        "incidents": [incident("2022-01-06")],
        "acts": [ARREST],
        "custody": [custody("2022-01-04", "2022-01-05")],
    },
    Clash.RELEASED_BEFORE_INCIDENT: {
        "incidents": [incident("2022-01-06")],
        "custody": [custody("2022-01-04", "2022-01-05")],
    },
    Clash.HELD_IN_TWO_PLACES: {
        "custody": [
            custody("2022-01-04", "2022-01-08"),
            {**custody("2022-01-06", "2022-01-09"), "id": "c2"},
        ]
    },
    Clash.LASTED_OTHERWISE: {
        "custody": [
            custody(
                "2022-01-06",
                "2022-01-06",
                from_time=at("01:00"),
                to_time=at("05:00"),
                duration={"min_minutes": 360},
            )
        ]
    },
    Clash.QUESTIONED_BEFORE_CUSTODY: {
        "custody": [custody("2022-01-06", "2022-01-06", from_time=at("01:00"))],
        "interrogations": [{"custody": "c1", "time": at("00:30")}],
    },
    Clash.QUESTIONED_AFTER_RELEASE: {
        "custody": [custody("2022-01-06", "2022-01-06", to_time=at("07:00"))],
        "interrogations": [{"custody": "c1", "time": at("08:00")}],
    },
}

# What may all be right, however odd: touching days, rough times, other episodes.
POSSIBLE = {
    "released on the day of the detention": {
        "incidents": [incident("2022-01-06", at("23:00"))],
        "acts": [ARREST],
        "custody": [custody("2022-01-06", "2022-01-07")],
    },
    "a rough hour before the detention": {
        "incidents": [incident("2022-01-06", at("23:00"))],
        "acts": [ARREST],
        "custody": [custody("2022-01-06", from_time={**at("22:30"), "approx": True})],
    },
    "another custody of the same person before": {
        "incidents": [incident("2022-01-06")],
        "acts": [ARREST],
        "custody": [
            custody("2022-01-02", "2022-01-03"),
            {**custody("2022-01-06", "2022-01-07"), "id": "c2"},
        ],
    },
    "moved to another place within the day": {
        "custody": [
            custody("2022-01-04", "2022-01-05"),
            {**custody("2022-01-05", "2022-01-07"), "id": "c2"},
        ]
    },
    "the age at the event": {
        "interview": TALK,
        "incidents": [incident("2012-05")],
        "persons": [{"id": "p1", "birth_date": day("1990-03-01"), "age": 22}],
    },
    "a birth date that is not certain": {
        "interview": TALK,
        "persons": [{"id": "p1", "birth_date": day("1990~"), "age": 40}],
    },
    "a paper that runs out after the interview": {
        "interview": TALK,
        "identity_documents": [{"expires_on": day("2022-04")}],
    },
    "signed in another time zone at the same moment": {
        "interview": TALK,
        "signatures": [{"signed_at": "2022-01-10T08:05:00+00:00"}],
    },
    "an interview past midnight": {
        "interview": {**TALK, "start_time": "22:00", "end_time": "00:30"},
        "incidents": [incident("2022-01-11")],
    },
    "a time zone that nobody knows": {
        "interview": {**TALK, "timezone": "somewhere"},
        "signatures": [{"signed_at": "2022-01-01T00:00:00+00:00"}],
    },
    "questioned at a time of day in a custody of many days": {
        "custody": [custody("2022-01-04", "2022-01-08", from_time=at("09:00"))],
        "interrogations": [{"custody": "c1", "time": at("03:00")}],
    },
}


@pytest.mark.parametrize("clash", Clash)
def test_what_cannot_both_be_right_is_found(book, clash):
    found = contradictions(book, Answers(CERTAIN[clash]))

    assert [clash] == [one.clash for one in found]


@pytest.mark.parametrize("case", POSSIBLE)
def test_what_may_both_be_right_is_left_alone(book, case):
    assert () == contradictions(book, Answers(POSSIBLE[case]))


def test_a_contradiction_names_both_answers(book):
    (found,) = contradictions(book, Answers(CERTAIN[Clash.QUESTIONED_AFTER_RELEASE]))

    assert ("interrogations[0].time", "custody[0].to_date") == (str(found.path), str(found.other))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_contradiction_has_its_own_words(language):
    words = [CLASHES[clash](catalog(language)) for clash in Clash]

    assert len(Clash) == len(set(words))


@given(year=st.integers(2015, 2022), clash=st.sampled_from(list(Clash)))
def test_a_date_cut_to_a_year_that_may_agree_contradicts_nothing(book, year, clash):
    """Every date of the record becomes the same bare year: it overlaps all the others."""
    cut = _cut_to_year(CERTAIN[clash], year)

    assert () == contradictions(book, Answers(cut))


def _cut_to_year(value, year):
    if isinstance(value, dict):
        kept = {name: each for name, each in value.items() if name not in {"age", "duration"}}
        if "edtf" in kept:
            return day(str(year))
        return {
            name: _cut_to_year(each, year) for name, each in kept.items() if name != "interview"
        }
    return [_cut_to_year(each, year) for each in value] if isinstance(value, list) else value
