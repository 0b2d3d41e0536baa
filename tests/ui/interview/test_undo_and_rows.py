"""The undo bar and the questions of the program know rows by their keys, wherever they stand."""

import pytest
from PySide6.QtGui import QTextCursor

from intake_app.domain.answers import AnswerPath, Answers, Said
from tests.ui.interview.conftest import REFUGEE
from tests.ui.typing import type_text
from ui.screens.interview.given_up import brought_back

ACT = "a3"


def keys(sitting, section):
    return [row["id"] for row in sitting.answers.rows(section)]


def by_key(answers, section):
    return {row["id"]: row for row in answers.rows(section)}


@pytest.fixture
def bare(sitting):
    """A testimony whose third act has no quote."""
    sitting.opens_the_sample(REFUGEE)
    bare = sitting.answers.with_answer(AnswerPath("acts", "description", 2), None)
    sitting.talk.editing.restore(bare, ())
    return bare


@pytest.fixture
def quoting(sitting, bare):
    """The account beside the acts, a piece of it taken as the quote of A3, which had none."""
    assert "description" not in by_key(bare, "acts")[ACT]
    sitting.window.resize(1400, 800)
    sitting.turn()
    sitting.goes_to("acts[2].description")
    told = sitting.talk.side.panel.told
    cursor = told.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(30, QTextCursor.MoveMode.KeepAnchor)
    told.setTextCursor(cursor)
    sitting.talk.quoting.take()
    sitting.turn()
    assert "description" in by_key(sitting.answers, "acts")[ACT]
    return sitting


def test_undo_after_one_more_act_takes_the_quote_back_and_leaves_each_act_once(quoting, bare):
    quoting.presses("add-row").presses("undo").goes_to("context")

    acts = [*bare.rows("acts"), {"id": "a10"}]
    assert acts == list(quoting.answers.rows("acts"))
    assert quoting.answers == quoting.stored.body.answers


def test_undo_after_a_move_takes_the_quote_from_the_act_that_got_it(quoting, bare):
    quoting.presses("acts[2].down").presses("undo")

    order = ["a1", "a2", "a4", "a3", "a5", "a6", "a7", "a8", "a9"]
    assert order == keys(quoting, "acts")
    assert by_key(bare, "acts") == by_key(quoting.answers, "acts")


def test_the_bar_of_an_act_goes_with_a_removed_act(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("acts[2].act_type")
    sitting.answers_question("acts.act_type", "threat").presses("drop")
    assert sitting.talk.bars.undo.isVisible()

    sitting.presses("acts[2].trash")
    if sitting.talk.bars.question.isVisible():
        sitting.presses("row-drop")
    sitting.presses("add-row")
    if sitting.talk.bars.undo.isVisible():
        sitting.presses("undo")

    assert sorted(set(keys(sitting, "acts"))) == sorted(keys(sitting, "acts"))


def test_a_person_who_comes_back_is_not_the_person_added_meanwhile(sitting):
    before = sitting.opens_the_sample(REFUGEE).goes_to("persons").answers
    sitting.presses("persons[2].trash").presses("row-drop").presses("add-row")
    sitting.question("persons.surname").input.focus_first()
    type_text("Новая")
    sitting.leaves_the_field().presses("undo").goes_to("context")

    now = sitting.answers
    new = {"id": "p4", "surname": "Новая"}
    assert [*before.rows("persons"), new] == list(now.rows("persons"))
    rest = [section for section in before.sections if section != "persons"]
    assert [before.section(one) for one in rest] == [now.section(one) for one in rest]
    assert now == sitting.stored.body.answers


def test_a_key_that_went_is_not_given_again_in_the_sitting(sitting):
    sitting.begins(consents=True).goes_to("persons")
    sitting.presses("add-row").presses("add-row")
    first = keys(sitting, "persons")

    sitting.presses("persons[1].trash").presses("add-row")

    assert ["p1", "p2"] == first
    assert ["p1", "p3"] == keys(sitting, "persons")


def test_the_card_that_is_open_stays_with_its_row_when_a_move_is_undone(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("persons[1].surname")
    sitting.presses("persons[1].up")
    moved = keys(sitting, "persons"), sitting.page.form.open_row

    sitting.talk.undoing.undo()
    sitting.turn()

    surname = sitting.question("persons.surname").input.value()
    row = sitting.page.form.open_row
    assert (["p2", "p1", "p3"], 0) == moved
    assert ["p1", "p2", "p3"] == keys(sitting, "persons")
    assert sitting.answers.get(AnswerPath("persons", "surname", row)) == surname


def test_a_question_asked_before_an_undo_is_withdrawn_by_it(sitting):
    before = sitting.opens_the_sample(REFUGEE).goes_to("what_happened").answers
    group = next(one for one in sitting.page.groups.values() if "raid" in one.codes)
    group.pick("raid")
    if sitting.talk.bars.question.isVisible():
        sitting.presses("row-drop")
    assert before != sitting.answers
    sitting.goes_to("persons").presses("persons[1].trash")
    assert sitting.talk.bars.question.isVisible()

    sitting.presses("undo")

    assert not sitting.talk.bars.question.isVisible()
    assert not sitting.talk.editing.is_asking
    assert before == sitting.answers
    assert 3 == len(sitting.page.form.body.cards)


def test_another_answer_ends_the_question_about_a_refusal(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("consent").picks("consent.given", "no")
    before = sitting.answers

    sitting.picks("consent.form", "thumbprint")

    assert not sitting.talk.editing.is_asking
    assert "yes" == sitting.question("consent.given").input.value().value
    form = AnswerPath("consent", "form")
    assert before.with_answer(form, Said("thumbprint")) == sitting.answers


@pytest.mark.parametrize(
    ("now", "back"),
    [
        ([{"id": "a2", "n": 2}, {"id": "a1"}], [{"id": "a2", "n": 2}, {"id": "a1", "n": 1}]),
        (
            [{"id": "a1"}, {"id": "a2", "n": 2}, {"id": "a3"}],
            [{"id": "a1", "n": 1}, {"id": "a2", "n": 2}, {"id": "a3"}],
        ),
        ([{"id": "a2", "n": 2}], [{"id": "a2", "n": 2}]),
        ([{"id": "a1", "n": 5}, {"id": "a2"}], [{"id": "a1", "n": 5}, {"id": "a2"}]),
    ],
    ids=["moved since", "one more since", "removed since", "answered and emptied since"],
)
def test_bringing_back_finds_a_row_by_its_key(now, back):
    before = Answers({"acts": [{"id": "a1", "n": 1}, {"id": "a2", "n": 2}]})
    after = Answers({"acts": [{"id": "a1"}, {"id": "a2", "n": 2}]})

    assert {"acts": back} == brought_back(before, after, Answers({"acts": now})).to_json()
