"""What the account told of is ticked once; the parts that are asked about it come by themselves."""

import pytest
from PySide6.QtCore import Qt

from intake_app.domain.answers import AnswerPath, Said
from tests.ui.interview.conftest import REFUGEE
from tests.ui.typing import press
from ui.screens.interview.course import WHAT_HAPPENED
from ui.screens.interview.progress import OTHER_PARTS

STORY = "Около полуночи постучали, надели наручники и ударили."


@pytest.fixture
def told(sitting):
    return sitting.begins(consents=True, tells=STORY).goes_to(WHAT_HAPPENED)


def tick(sitting, name):
    group = next(
        one
        for one in sitting.talk.desk.book.happened.groups
        if name in {tick.id for tick in one.ticks}
    )
    sitting.page.groups[group.id].pick(name)
    sitting.turn()
    return sitting


def ticks(sitting):
    return {code for chips in sitting.page.groups.values() for code in chips.codes}


def test_the_way_on_leads_from_the_account_to_what_was_told(sitting):
    sitting.begins(consents=True, tells=STORY).goes_to("account")

    sitting.presses("interview-on")

    assert WHAT_HAPPENED == sitting.talk.key


def test_one_press_makes_the_act_and_its_incident_on_the_disk(told):
    tick(told, "restraint")
    told.goes_to("acts")

    assert ({"id": "i1"},) == told.stored.body.answers.rows("incidents")
    assert ({"id": "a1", "act_type": "restraint", "incident": "i1"},) == (
        told.stored.body.answers.rows("acts")
    )


def test_a_tick_brings_its_parts_into_the_rail_at_once(told):
    before = set(told.rail())

    tick(told, "physical_assault")

    assert {"perpetrators", "injuries"} == set(told.rail()) - before
    assert "5 parts to go through" == told.talk.footer.count.text()


def test_a_part_that_makes_no_row_is_opened_and_stores_nothing(told):
    tick(told, "complaint")

    assert "remedies" in told.rail()
    assert {"complaint"} == ticks(told)
    assert () == told.answers.rows("remedies")


def test_the_same_press_takes_a_bare_act_and_its_parts_back(told):
    tick(told, "physical_assault")

    tick(told, "physical_assault")

    assert () == told.answers.rows("acts")
    assert "injuries" not in told.rail()
    assert set() == ticks(told)
    assert told.talk.bars.undo.isHidden()


def test_an_act_that_holds_words_goes_with_one_key_to_bring_it_back(told):
    tick(told, "threat")
    told.talk.editing.on_answer(AnswerPath("acts", "threat_condition", 0), Said("Молчать"))

    tick(told, "threat")
    gone = told.answers.rows("acts")
    told.presses("undo")

    assert () == gone
    assert "Молчать" == told.answers.value("acts[0].threat_condition")
    assert {"threat"} == ticks(told)


def test_an_act_that_is_named_elsewhere_is_asked_about_and_may_stay(told):
    tick(told, "physical_assault")
    told.goes_to("injuries").presses("add-row")
    told.talk.editing.on_answer(AnswerPath("injuries", "act", 0), Said("a1"))
    told.goes_to(WHAT_HAPPENED)

    tick(told, "physical_assault")
    told.presses("row-keep")

    assert "a1" == told.answers.value("injuries[0].act")
    assert {"physical_assault", "injuries"} == ticks(told)


def test_a_part_with_answers_is_not_folded_away_and_says_why(told):
    tick(told, "complaint")
    told.goes_to("remedies").presses("add-row")
    told.goes_to(WHAT_HAPPENED)

    tick(told, "complaint")

    assert "complaint" in ticks(told)
    assert "This part holds answers: Complaints and interventions" == (
        told.talk.bars.trouble.happened.text()
    )


def test_a_part_that_a_ticked_act_needs_stays_and_names_the_act(told):
    tick(told, "physical_assault")

    tick(told, "injuries")

    assert "injuries" in told.rail()
    assert "It belongs to: Beating / physical assault" == told.talk.bars.trouble.remedy.text()


def test_the_next_part_is_the_next_one_shown(told):
    tick(told, "complaint")
    told.goes_to("acts").presses("interview-on")

    assert "remedies" == told.talk.key


def test_the_head_counts_the_parts_that_are_shown(told):
    before = len(told.talk.desk.stops)

    tick(told, "arrest")

    assert before + 3 == len(told.talk.desk.stops)
    told.goes_to("acts")
    order = [stop.key for stop in told.talk.desk.stops]
    assert f"Part {order.index('acts') + 1} of {before + 3}" in told.page._place(told.page.catalog)


def test_everything_is_ticked_by_keys_alone(told):
    told.page.focus_first()
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    told.turn()

    assert {"raid", "arrest"} == ticks(told)


def test_the_other_parts_unfold_by_keys_and_open(told):
    rail = told.talk.rail
    rail.setFocus()
    rail.setCurrentIndex(rail.steps.index(rail.steps.row_of(OTHER_PARTS)))
    press(Qt.Key.Key_Return)
    told.turn()
    unfolded = told.rail()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    told.turn()

    assert {"witnesses", "context", "custody"} <= set(unfolded)
    assert "perpetrators" == told.talk.key
    assert WHAT_HAPPENED in told.rail()


def test_letters_typed_on_the_rail_find_a_folded_part(told):
    rail = told.talk.rail
    rail.setFocus()

    rail.keyboardSearch("Witnesses")

    assert "witnesses" == rail.steps.step(rail.currentIndex().row()).key


def test_a_link_opens_a_folded_part_and_it_stays_for_the_sitting(told):
    told.goes_to("context.events")
    there = told.talk.key
    told.goes_to(WHAT_HAPPENED)

    assert "context" == there
    assert "context" in told.rail()


def test_a_sealed_record_shows_its_ticks_and_changes_none(sitting):
    sitting.opens_the_sample(REFUGEE)
    sitting.talk.desk.is_read_only = True
    sitting.goes_to(WHAT_HAPPENED)
    before = sitting.answers

    assert {"raid", "restraint", "physical_assault"} <= ticks(sitting)
    tick(sitting, "raid")

    assert before == sitting.answers
    assert "raid" in ticks(sitting)


def test_the_page_speaks_every_language_and_keeps_its_ticks(told):
    tick(told, "restraint")

    said = []
    for language in ("kk", "ru", "uk"):
        told.window.speak(language)
        said.append(told.page.groups["force"].chips[1].text())

    assert 3 == len(set(said))
    assert {"restraint"} == ticks(told)


def test_several_acts_of_one_type_are_counted_on_their_chip(told):
    tick(told, "threat")
    told.goes_to("acts").presses("add-row")
    told.talk.editing.on_answer(AnswerPath("acts", "act_type", 1), Said("threat"))
    told.goes_to(WHAT_HAPPENED)

    assert "Threat (2)" == told.page.groups["threats"].chips[0].text()
