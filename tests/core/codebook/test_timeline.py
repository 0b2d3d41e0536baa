"""The dated facts of a record in one order."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.codebook.timeline import timeline
from intake_app.codebook.timeline_words import Reader, borrowed_words, when_words
from intake_app.domain.answers import Answers, Said

TIMELINES = ("s1", "s3", "s4", "s5", "s7", "s8")


def paths(entries):
    return [str(entry.path) for entry in entries]


@pytest.fixture
def record():
    """Whole sections, by the keyword."""

    def made(**sections):
        return Answers(sections)

    return made


def test_the_night_of_the_refugee_stands_in_the_order_it_had(book, samples):
    found = timeline(book, samples["s1"])

    night = [path for path in paths(found.dated) if path.startswith(("incid", "cust", "interr"))]
    assert [
        "incidents[0].date",
        "custody[0].from_date",
        "incidents[1].date",
        "interrogations[0].time",
        "custody[0].to_date",
        "interview.interview_date",
        "interview.end_time",
    ] == [*night, *(path for path in paths(found.dated) if path.startswith("interview."))]


@pytest.mark.parametrize("sample", TIMELINES)
def test_every_dated_answer_of_a_sample_stands_in_its_timeline(book, samples, sample):
    answers = samples[sample]
    kinds = {"partial_date", "clock", "date", "clock_exact", "datetime", "duration"}

    found = timeline(book, answers)

    told = [
        path
        for path in answers.paths()
        if book.field(path.field_id).kind in kinds and answers.value(str(path)) is not None
    ]
    shown = {path for entry in (*found.dated, *found.undated) for path in entry.paths}
    alike = {entry.path.field_id for entry in found.dated if entry.alike > 1}
    assert [] == [path for path in told if path not in shown and path.field_id not in alike]


@pytest.mark.parametrize("sample", TIMELINES)
def test_no_sample_contradicts_itself(book, samples, sample):
    assert () == timeline(book, samples[sample]).contradictions


@pytest.mark.parametrize("sample", TIMELINES)
def test_no_date_of_a_sample_contradicts_another_when_only_its_year_was_told(book, samples, sample):
    answers = samples[sample]
    for path in answers.paths():
        told = answers.value(str(path))
        if book.field(path.field_id).kind == "partial_date" and isinstance(told, dict):
            year = Said({"edtf": str(told["edtf"])[:4], "as_told": "в том году"})

            found = timeline(book, answers.with_answer(path, year))

            assert (str(path), ()) == (str(path), found.contradictions)


def test_a_time_stands_with_its_date_and_in_the_words_it_was_told(book, russian, samples):
    answers = samples["s4"]
    entry = next(e for e in timeline(book, answers).dated if e.path.section == "incidents")

    assert "5 января 2022 года · примерно 19:00–19:10 («около семи вечера»)" == when_words(
        Reader(book, answers, russian), entry
    )


def test_an_act_has_the_day_of_its_incident_and_says_so(book, english, samples):
    answers = samples["s4"]
    entry = next(e for e in timeline(book, answers).dated if str(e.path) == "acts[1].time")

    assert entry.is_borrowed
    assert "5 January 2022 · about 19:02" == when_words(Reader(book, answers, english), entry)
    assert "The day is that of the row it belongs to." == borrowed_words(
        Reader(book, answers, english), entry
    )


def test_what_has_no_day_stands_apart(book, record):
    answers = record(acts=[{"id": "a1", "time": {"from": "15:00"}, "incident": "i9"}])

    found = timeline(book, answers)

    assert () == found.dated
    assert ["acts[0].time"] == paths(found.undated)


def test_what_does_not_know_a_date_is_no_entry(book, record):
    answers = record(incidents=[{"id": "i1", "date": {"missing": "unknown"}}])

    found = timeline(book, answers)

    assert () == (*found.dated, *found.undated)


def test_seven_decisions_of_one_minute_are_one_entry(book, samples):
    decided = [e for e in timeline(book, samples["s1"]).dated if e.path.field == "decided_at"]

    assert [7] == [entry.alike for entry in decided]


def test_an_interview_past_midnight_ends_on_the_next_day(book, record):
    answers = record(
        interview={"interview_date": "2022-01-08", "start_time": "22:30", "end_time": "00:40"}
    )

    found = timeline(book, answers)

    assert ["interview.interview_date", "interview.end_time"] == paths(found.dated)
    assert "2022-01-09T00:40" == found.dated[1].when.certain.last.isoformat(timespec="minutes")
    assert () == found.contradictions


def test_a_value_that_is_not_well_formed_is_passed_over(book, record):
    answers = record(incidents=[{"id": "i1", "date": {"edtf": "nothing"}, "time": "soon"}])

    assert () == timeline(book, answers).dated


@pytest.mark.parametrize("sample", ["s1", "s4"])
@given(seed=st.integers(0, 10_000))
def test_the_order_of_rows_changes_nothing_but_paths(book, samples, sample, seed):
    answers = samples[sample]
    before, after = (
        _told(book, each) for each in (answers, _shuffled(answers, random.Random(seed)))
    )

    assert before == after


def _told(book, answers):
    """The timeline without any place among rows: what each line is about, and when."""
    found = timeline(book, answers)

    def row(path):
        return str(answers.rows(path.section)[path.row or 0].get("id", ""))

    dated = [
        (entry.path.field_id, row(entry.path), entry.when, entry.alike) for entry in found.dated
    ]
    clashes = {(one.clash, row(one.path), row(one.other)) for one in found.contradictions}
    clocks = {replace(one, index=0, steps=()) for one in found.held}
    return dated, clashes, clocks


def _shuffled(answers, chance):
    sections = {}
    for name in answers.sections:
        stored = answers.section(name)
        if isinstance(stored, list):
            stored = chance.sample(stored, len(stored))
        sections[name] = stored
    return Answers(sections)
