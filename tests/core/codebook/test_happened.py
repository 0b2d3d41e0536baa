"""What was told: the table fits the questionnaire, and a tick makes just what it says."""

import pytest

from intake_app.codebook import happened
from intake_app.codebook.load import load_codebook
from intake_app.domain.answers import Answers
from intake_app.errors import CodebookDamaged
from intake_app.i18n import catalog
from tests.builders.questionnaires import NEEDED_LISTS, laid_out

TABLE = """
chapters = ["first"]
always = ["persons"]
with_act = []
[groups.one]
label = "One"
[groups.one.ticks]
house = { part = "house", label = "A house" }
"""
SMALL = {
    "codebook.toml": 'id = "s"\nversion = "1.0.0"\ntitle = "S"\nlanguages = ["en"]\n[rules]\n',
    "lists.toml": NEEDED_LISTS + '[act_type]\nraid = { label = "Raid" }\n',
    "01_first.toml": """
[chapter]
id = "first"
label = "First"
[sections.persons]
label = "Persons"
[sections.persons.fields.name]
label = "Name"
kind = "text"
[sections.house]
label = "House"
[sections.house.fields.seen]
label = "Seen"
kind = "yes_no"
""",
    "happened.toml": TABLE,
}


@pytest.fixture
def folder(tmp_path):
    return laid_out(tmp_path, SMALL)


def test_every_type_of_act_can_be_ticked(book):
    ticked = [tick.act for tick in book.happened.ticks if tick.act]

    assert sorted(book.lists["act_type"].ids) == sorted(ticked)


def test_every_coded_section_is_opened_by_something_or_always_there(book):
    coded = {one.id for one in book.sections if one.chapter in book.happened.chapters}
    by_ticks = {name for tick in book.happened.ticks for name in (tick.part, *tick.opens)} - {""}

    assert coded == by_ticks.union(book.happened.always, book.happened.with_act)


def test_what_must_be_answered_in_every_record_is_never_folded_away(book):
    demanding = {
        section.id
        for section in book.sections
        if section.minimum or (not section.repeat and any(one.required for one in section.fields))
    }

    assert demanding <= happened.shown_sections(book, Answers())


def test_a_group_that_is_not_read_out_stands_by_itself(book):
    unasked = {tick.id: group.unasked for group in book.happened.groups for tick in group.ticks}

    assert ["sexual_violence"] == [tick for tick, alone in unasked.items() if alone]


def test_a_tick_can_be_picked_by_one_digit(book):
    assert all(len(group.ticks) <= 9 for group in book.happened.groups)


def test_before_anything_was_told_only_what_is_always_asked_is_there(book):
    shown = happened.shown_sections(book, Answers())

    assert {"incidents", "acts", "return_risk"} == {
        section for section in shown if happened.is_about_what_happened(book, section)
    }


def test_an_act_brings_the_sections_that_are_asked_about_it(book):
    answers = happened.with_act(book, Answers(), "arrest")

    new = happened.shown_sections(book, answers) - happened.shown_sections(book, Answers())

    assert {"custody", "safeguards", "perpetrators"} == new


def test_a_section_that_holds_a_row_is_never_folded_away(book, samples):
    for answers in samples.values():
        held = {section for section in answers.sections if answers.rows(section)}

        assert held <= happened.shown_sections(book, answers)


def test_a_section_opened_in_this_sitting_is_there_and_ticked(book):
    opened = {"remedies"}

    assert "remedies" in happened.shown_sections(book, Answers(), opened)
    assert {"complaint"} == happened.ticked(book, Answers(), opened)


def test_the_first_act_makes_the_first_incident_and_nothing_else(book):
    answers = happened.with_act(book, Answers(), "restraint")

    assert {
        "incidents": [{"id": "i1"}],
        "acts": [{"id": "a1", "act_type": "restraint", "incident": "i1"}],
    } == answers.to_json()
    assert {"restraint"} == happened.ticked(book, answers)


def test_the_next_act_belongs_to_the_only_incident(book):
    answers = happened.with_act(book, happened.with_act(book, Answers(), "raid"), "threat")

    assert [
        {"id": "a1", "act_type": "raid", "incident": "i1"},
        {"id": "a2", "act_type": "threat", "incident": "i1"},
    ] == list(answers.rows("acts"))


def test_of_two_incidents_none_is_guessed(book):
    answers = Answers({"incidents": [{"id": "i1"}, {"id": "i2"}]})

    assert ({"id": "a1", "act_type": "raid"},) == happened.with_act(book, answers, "raid").rows(
        "acts"
    )


def test_a_row_that_was_added_and_left_empty_is_used_first(book):
    answers = Answers({"incidents": [{"id": "i1"}], "acts": [{"id": "a1"}]})

    assert ({"id": "a1", "act_type": "raid", "incident": "i1"},) == happened.with_act(
        book, answers, "raid"
    ).rows("acts")


def test_taking_a_tick_back_takes_its_rows_and_every_mention(book):
    answers = happened.with_act(book, Answers(), "physical_assault")
    answers = happened.with_act(book, answers, "threat")
    hurt = Answers({**answers.to_json(), "injuries": [{"act": "a1", "region": "nose"}]})

    left = happened.without_act(book, hurt, "physical_assault")

    assert ({"id": "a2", "act_type": "threat", "incident": "i1"},) == left.rows("acts")
    assert ({"region": "nose"},) == left.rows("injuries")


def test_only_what_was_told_counts_as_more_than_a_tick(book, samples):
    ticked = happened.with_act(book, Answers(), "raid")

    assert not happened.holds_more_than_ticks(ticked, "raid")
    assert happened.holds_more_than_ticks(samples["s1"], "raid")
    assert not happened.holds_more_than_ticks(samples["s1"], "extortion")


@pytest.mark.parametrize("language", ["en", "kk", "ru", "uk"])
def test_no_two_ticks_are_called_alike(book, language):
    words = [happened.tick_words(book, one, catalog(language)) for one in book.happened.ticks]

    assert len(words) == len(set(words)) == 41


def test_a_questionnaire_without_the_table_folds_nothing_away(folder):
    (folder / "happened.toml").unlink()

    small = load_codebook(folder)

    assert {"persons", "house"} == happened.shown_sections(small, Answers())
    assert () == small.happened.ticks


def test_a_small_table_is_read_as_written(folder):
    small = load_codebook(folder)

    assert {"persons"} == happened.shown_sections(small, Answers())
    assert {"persons", "house"} == happened.shown_sections(small, Answers(), {"house"})
    assert "A house" == happened.tick_words(small, small.happened.ticks[0], catalog("en"))


HOUSE = 'house = { part = "house", label = "A house" }'
TICK = "happened.toml.groups.one.ticks.house"
FAULTS = [
    (HOUSE, 'house = { label = "A house" }', TICK, "act_or_part"),
    (
        HOUSE,
        'house = { part = "house" }',
        "happened.toml.groups.one.ticks.house.label",
        "lacks_key",
    ),
    (HOUSE, 'house = { part = "yard", label = "A" }', "happened.yard", "unknown_section"),
    (HOUSE, 'house = { act = "fire" }', "happened.house", "unknown_code"),
    (HOUSE, f'{HOUSE}\nhome = {{ part = "house", label = "B" }}', "happened.ticks.house", "twice"),
    ('chapters = ["first"]', 'chapters = ["second"]', "happened.second", "unknown_chapter"),
    ('chapters = ["first"]', "chapters = []", "happened.house", "never_folded"),
    ("with_act = []", "with_acts = []", "happened.toml.with_acts", "unknown_key"),
]


@pytest.mark.parametrize(("old", "new", "where", "reason"), FAULTS)
def test_a_table_that_does_not_fit_is_refused(folder, old, new, where, reason):
    assert 1 == TABLE.count(old)
    (folder / "happened.toml").write_text(TABLE.replace(old, new), encoding="utf-8")

    with pytest.raises(CodebookDamaged) as refusal:
        load_codebook(folder)

    assert (where, reason) == (refusal.value.facts["where"], refusal.value.facts["reason"])
