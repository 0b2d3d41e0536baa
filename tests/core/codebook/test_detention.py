"""The detention clock: as wide as what was told."""

import pytest

from intake_app.codebook.detention import Length, held
from intake_app.codebook.timeline_words import Reader, held_words, person_of, step_words
from intake_app.domain.answers import Answers


def a_custody(**more):
    return {
        "id": "c1",
        "persons": ["p1"],
        "from_date": {"edtf": "2022-01-06"},
        "to_date": {"edtf": "2022-01-08"},
        **more,
    }


def clock_of(*rows, **sections):
    return held(Answers({"custody": list(rows), **sections}))[0]


def test_the_night_of_the_refugee_lasted_six_to_eight_hours(book, samples, russian):
    answers = samples["s1"]
    reader = Reader(book, answers, russian)
    (clock,) = held(answers)

    assert (
        "По названному времени: примерно 6 часов – 8 часов",
        "По оценке самого человека: 5 часов – 8 часов («несколько часов»)",
    ) == held_words(reader, clock)


def test_the_time_without_a_lawyer_is_told(book, samples, russian):
    answers = samples["s1"]
    reader = Reader(book, answers, russian)
    (clock,) = held(answers)

    told = [step_words(reader, clock, step) for step in clock.steps]

    assert told[0] == (
        "Доступ к адвокату (защитнику): Лицо просило, отказано. За всё это время — нет."
    )
    assert ["lawyer", "relatives_informed", "judge"] == [step.name for step in clock.steps]


def test_times_bound_minutes():
    clock = clock_of(a_custody(from_time={"from": "23:30"}, to_time={"from": "00:10"}))

    assert Length(24 * 60 + 40, 24 * 60 + 40) == clock.by_times


def test_whole_days_bound_whole_hours_only():
    assert Length(24 * 60, 72 * 60) == clock_of(a_custody()).by_times


def test_who_was_not_released_was_held_at_least_until_the_interview(book, english):
    row = a_custody(ended_how="still_held")
    del row["to_date"]
    answers = Answers({"custody": [row], "interview": {"interview_date": "2022-01-10"}})
    (clock,) = held(answers)

    assert clock.goes_on
    assert ("Not released by the interview: 3 days or longer",) == held_words(
        Reader(book, answers, english), clock
    )


@pytest.mark.parametrize(
    "row",
    [
        {"id": "c1", "from_date": {"edtf": "2022-01-06"}},
        a_custody(to_date={"edtf": "2022-01-05"}),
        a_custody(to_date={"missing": "unknown"}),
    ],
)
def test_no_length_is_made_up(book, english, row):
    answers = Answers({"custody": [row]})
    (clock,) = held(answers)

    assert clock.by_times is None
    assert ("These answers do not tell how long.",) == held_words(
        Reader(book, answers, english), clock
    )


def test_safeguards_without_a_custody_go_with_the_only_one_of_the_person(book, english):
    answers = Answers(
        {
            "persons": [{"id": "p1", "given_name": "Гульназ"}],
            "custody": [a_custody()],
            "safeguards": [
                {"person": "p1", "lawyer": {"missing": "unknown"}},
                {"person": "p2", "lawyer": "given"},
                {"person": "p1", "custody": "c9", "judge": "given"},
            ],
        }
    )
    reader = Reader(book, answers, english)
    (clock,) = held(answers)

    assert [("Гульназ", "Access to a lawyer: Does not know / does not remember")] == [
        (person_of(reader, step), step_words(reader, clock, step)) for step in clock.steps
    ]


@pytest.mark.parametrize("code", ["given", "late"])
def test_what_came_while_held_came_within_that_time_and_no_closer_is_said(book, english, code):
    answers = Answers({"custody": [a_custody()], "safeguards": [{"custody": "c1", "judge": code}]})
    reader = Reader(book, answers, english)
    (clock,) = held(answers)

    (told,) = [step_words(reader, clock, step) for step in clock.steps]

    assert told.endswith(". After how long: 3 days or less")
