"""Answers never change in place, and every value is said or missing for a reason."""

import copy
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.answers import (
    AnswerPath,
    Answers,
    Missing,
    MissingReason,
    Said,
    read_answer,
    write_answer,
)

A_REASON = r"\w"  # every refusal says why, to a programmer

NAMES = st.sampled_from(["acts", "consent", "custody", "injuries", "prior_statements"])
FIELDS = st.sampled_from(["act_type", "given", "place", "threat_words", "when", "x2"])
PATHS = st.builds(AnswerPath, NAMES, FIELDS, st.none() | st.integers(0, 99))
VALUES = st.one_of(
    st.text(max_size=20),
    st.integers(),
    st.booleans(),
    st.lists(st.text(max_size=5), max_size=3),
    st.just({"min": 6}),
)
SAID_OR_MISSING = st.builds(Said, VALUES) | st.builds(Missing, st.sampled_from(MissingReason))
ROWS = st.dictionaries(FIELDS, SAID_OR_MISSING.map(write_answer), min_size=1, max_size=3)
SECTIONS = st.dictionaries(NAMES, ROWS | st.lists(ROWS, min_size=1, max_size=3), max_size=3)
ANSWERS = st.builds(Answers, SECTIONS)

RAID = Answers(
    {
        "consent": {"given": "yes"},
        "acts": [
            {"act_type": "raid"},
            {"act_type": "threat", "threat_words": {"missing": "unknown"}},
        ],
    }
)


@pytest.mark.parametrize(
    ("stored", "answer"),
    [
        ("yes", Said("yes")),
        (["a", "b"], Said(["a", "b"])),
        ({"edtf": "2022"}, Said({"edtf": "2022"})),
        ({"missing": "unknown"}, Missing(MissingReason.UNKNOWN)),
        ({"missing": "declined"}, Missing(MissingReason.DECLINED)),
        ({"missing": "not_asked"}, Missing(MissingReason.NOT_ASKED)),
        ({"missing": "not_applicable"}, Missing(MissingReason.NOT_APPLICABLE)),
        ({"missing": "unknown", "note": ""}, Said({"missing": "unknown", "note": ""})),
        ("", Said("")),
        (False, Said(False)),
        (0, Said(0)),
    ],
)
def test_a_stored_value_is_said_or_missing_for_one_of_four_reasons(stored, answer):
    assert read_answer(stored) == answer
    assert write_answer(answer) == stored


@pytest.mark.parametrize("reason", ["", "forgot", "UNKNOWN", None, 3])
def test_a_fifth_reason_is_refused(reason):
    with pytest.raises(ValueError, match=A_REASON):
        read_answer({"missing": reason})


@given(answer=SAID_OR_MISSING)
def test_an_answer_comes_back_from_its_stored_form(answer):
    assert read_answer(write_answer(answer)) == answer


@given(path=PATHS)
def test_a_path_is_read_as_it_is_written(path):
    assert AnswerPath.parse(str(path)) == path


def test_a_path_names_its_question():
    path = AnswerPath.parse("acts[2].threat_words")

    assert path == AnswerPath("acts", "threat_words", 2)
    assert path.field_id == "acts.threat_words"


@pytest.mark.parametrize(
    "text", ["", "acts", "acts.", ".x", "acts[].x", "acts[-1].x", "acts[a].x", "a.b.c", "Acts.x"]
)
def test_a_text_that_is_no_path_is_refused(text):
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        AnswerPath.parse(text)


def test_an_answer_is_found_by_its_path():
    assert RAID.get(AnswerPath("acts", "act_type", 1)) == Said("threat")
    assert RAID.get(AnswerPath("acts", "threat_words", 1)) == Missing(MissingReason.UNKNOWN)
    assert RAID.value("consent.given") == "yes"


@pytest.mark.parametrize(
    "path", ["acts[0].threat_words", "acts[2].act_type", "consent.form", "custody[0].place"]
)
def test_what_was_not_reached_has_no_answer(path):
    assert RAID.get(AnswerPath.parse(path)) is None
    assert RAID.value(path) is None


def test_a_missing_answer_has_no_value():
    assert RAID.value("acts[1].threat_words") is None


def test_every_answer_has_its_path_in_stored_order():
    assert [str(path) for path in RAID.paths()] == [
        "consent.given",
        "acts[0].act_type",
        "acts[1].act_type",
        "acts[1].threat_words",
    ]


@given(answers=ANSWERS)
def test_every_path_that_is_listed_holds_an_answer(answers):
    for path in answers.paths():
        assert answers.get(path) is not None


@given(answers=ANSWERS, field=FIELDS, answer=SAID_OR_MISSING, row=st.integers(0, 2))
def test_what_is_set_is_found_again_and_the_old_answers_stay_as_they_were(
    answers, field, answer, row
):
    before = copy.deepcopy(answers)
    for section in answers.sections:
        repeating = answers.is_repeating(section)
        at = row % len(answers.rows(section)) if repeating else None
        path = AnswerPath(section, field, at)

        assert answers.with_answer(path, answer).get(path) == answer
        assert answers.with_answer(path, None).get(path) is None
    assert answers == before


@given(answers=ANSWERS, answer=SAID_OR_MISSING)
def test_setting_one_answer_changes_no_other(answers, answer):
    for path in answers.paths():
        changed = answers.with_answer(path, answer)
        others = [each for each in answers.paths() if each != path]

        assert [changed.get(each) for each in others] == [answers.get(each) for each in others]


def test_a_single_section_appears_with_its_first_answer_and_goes_with_its_last():
    path = AnswerPath("closing", "readback")
    with_one = RAID.with_answer(path, Said("aloud"))

    assert with_one.section("closing") == {"readback": "aloud"}
    assert with_one.with_answer(path, None) == RAID


def test_a_row_that_is_emptied_stays_because_a_person_added_it():
    emptied = RAID.with_answer(AnswerPath("acts", "act_type", 0), None)

    assert emptied.rows("acts")[0] == {}
    assert len(emptied.rows("acts")) == 2


def test_an_answer_in_a_row_that_does_not_exist_is_refused():
    with pytest.raises(IndexError):
        RAID.with_answer(AnswerPath("acts", "act_type", 2), Said("raid"))


def test_rows_are_added_moved_and_taken_out():
    act = {"act_type": "blows"}

    assert RAID.with_row("acts", act).rows("acts")[2] == act
    assert RAID.with_row("acts", act, at=0).rows("acts")[0] == act
    assert RAID.with_row_moved("acts", 1, 0).rows("acts") == RAID.rows("acts")[::-1]
    assert RAID.without_row("acts", 1).rows("acts") == RAID.rows("acts")[:1]
    assert RAID.without_row("acts", 0).without_row("acts", 0).section("acts") is None


def test_a_row_given_to_the_answers_can_be_changed_afterwards_without_harm():
    act = {"act_type": "blows"}
    answers = RAID.with_row("acts", act)
    act["act_type"] = "raid"

    assert answers.value("acts[2].act_type") == "blows"


@given(answers=ANSWERS, rows=st.lists(ROWS, min_size=1, max_size=4), at=st.integers(0, 3))
def test_a_row_put_in_and_taken_out_leaves_the_answers_as_they_were(answers, rows, at):
    section = Answers({**answers.to_json(), "acts": rows})
    place = at % (len(rows) + 1)

    assert section.with_row("acts", {}, at=place).without_row("acts", place) == section


@given(answers=ANSWERS)
def test_answers_come_back_from_their_stored_form(answers):
    assert Answers(answers.to_json()) == answers


@given(answers=ANSWERS)
def test_what_was_said_is_every_answer_that_is_no_reason(answers):
    read = [(path.field_id, answers.get(path)) for path in answers.paths()]
    expected = [(field, answer.value) for field, answer in read if isinstance(answer, Said)]

    assert expected == list(answers.said())


def test_the_text_for_programmers_holds_no_testimony():
    assert repr(RAID) == "Answers(2 sections)"


def test_answers_equal_only_answers():
    assert RAID != {"consent": {"given": "yes"}}
    with pytest.raises(TypeError):
        hash(RAID)
