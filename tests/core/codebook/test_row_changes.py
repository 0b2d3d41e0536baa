"""Rows are added, taken out and brought back without touching anything else."""

import pytest

from intake_app.codebook import row_changes
from intake_app.codebook.row_changes import KeysGiven
from intake_app.domain.answers import Answers


def test_a_section_without_keys_gets_an_empty_row(book):
    found = row_changes.added(book.section("remedies"), Answers())

    assert found == Answers({"remedies": [{}]})


@pytest.mark.parametrize(
    ("section", "name"), [("statement_paragraphs", "number"), ("attachments", "annex_no")]
)
def test_a_row_that_is_numbered_goes_on_after_the_highest_number(section, name, book):
    stored = Answers({section: [{name: 4}, {name: 2}]})

    assert 5 == row_changes.added(book.section(section), stored).rows(section)[2][name]
    assert 1 == row_changes.added(book.section(section), Answers()).rows(section)[0][name]


@pytest.mark.parametrize(
    ("section", "key"),
    [
        ("persons", "p1"),
        ("incidents", "i1"),
        ("acts", "a1"),
        ("perpetrators", "g1"),
        ("custody", "c1"),
        ("attachments", "x1"),
        ("interviewers", "int1"),
        ("interpreters", "interp1"),
    ],
)
def test_a_first_row_gets_the_key_the_samples_use(section, key, book):
    assert row_changes.new_key(book.section(section), Answers()) == key


def test_every_section_with_keys_has_letters_of_its_own(book):
    keyed = [section for section in book.sections if section.has_keys]
    keys = [row_changes.new_key(section, Answers()) for section in keyed]

    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("sample", ["s1", "s3", "s4", "s5", "s7"])
def test_every_row_of_a_sample_can_be_taken_out_and_brought_back(sample, samples, book):
    answers = samples[sample]
    for section in book.sections:
        if not section.repeat:
            continue
        for index in range(len(answers.rows(section.id))):
            removal = row_changes.removed(book, section, answers, index)

            assert row_changes.restored(removal.without, removal) == answers, (section.id, index)


def test_nothing_speaks_of_a_row_that_was_taken_out(samples, book):
    removal = row_changes.removed(book, book.section("persons"), samples["s1"], 2)

    assert '"p3"' not in repr(removal.without.to_json()).replace("'", '"')


def test_what_was_changed_meanwhile_is_left_as_it_is(book):
    record = Answers(
        {"persons": [{"id": "p1"}, {"id": "p2"}], "injuries": [{"person": "p2"}, {"person": "p2"}]}
    )
    removal = row_changes.removed(book, book.section("persons"), record, 1)
    meanwhile = removal.without.with_row_moved("injuries", 0, 1).without_row("injuries", 1)

    back = row_changes.restored(meanwhile, removal)

    assert back.rows("persons") == ({"id": "p1"}, {"id": "p2"})
    assert back.rows("injuries") == ({"person": "p2"},)


def test_keys_go_on_after_the_highest_that_was_ever_given(book):
    section, given = book.section("persons"), KeysGiven(Answers({"persons": [{"id": "p2"}]}))
    one = row_changes.added(section, Answers({"persons": [{"id": "p1"}]}), given)
    two = row_changes.added(section, Answers({"persons": [{"id": "p1"}]}), given)

    assert [{"id": "p1"}, {"id": "p3"}] == list(one.rows("persons"))
    assert [{"id": "p1"}, {"id": "p4"}] == list(two.rows("persons"))
    assert "p2" == row_changes.new_key(section, Answers({"persons": [{"id": "p1"}]}))
