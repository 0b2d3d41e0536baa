"""The campaign judges itself: a loss is red, and a control that loses nothing is red."""

import random

import pytest

from tests.campaign.frame import EVERY, Control, Fault, Tally, spread
from tests.campaign.registry import FAULTS
from tests.campaign.table import Row, document, line

CLEAN = Tally(tries=10)
LOSSES = (Tally(10, lost=1), Tally(10, corrupt=1), Tally(10, undetected=1))


def a_fault(kind=Fault):
    return kind("kill -9 while typing", lambda *_: CLEAN, 1, 2)


@pytest.mark.parametrize("tally", LOSSES)
def test_one_loss_makes_a_fault_red(tally):
    assert not a_fault().is_green(tally)


def test_a_fault_that_lost_nothing_is_green():
    assert a_fault().is_green(CLEAN)


@pytest.mark.parametrize("kind", [Fault, Control])
def test_what_was_never_tried_is_red(kind):
    assert not a_fault(kind).is_green(Tally())


def test_a_control_that_loses_nothing_is_red():
    assert not a_fault(Control).is_green(CLEAN)


@pytest.mark.parametrize("tally", LOSSES)
def test_a_control_must_lose(tally):
    assert a_fault(Control).is_green(tally)


def test_a_red_row_says_what_was_seen():
    row = Row(a_fault(), Tally(10, lost=1, notes=("step 7 was saved",)), 1.5)

    first, second = line(row).splitlines()

    assert first.split()[-8:] == ["typing", "10", "1", "0", "0", "1.5", "s", "FAILED"]
    assert "step 7 was saved" == second.strip()


def test_the_file_of_results_names_seed_and_every_row():
    rows = (Row(a_fault(), CLEAN, 1.5), Row(a_fault(Control), LOSSES[0], 2.0))

    text = document(rows, 4711, "2026-11-22", 90)

    assert "seed 4711" in text
    assert "| kill -9 while typing | 10 | 0 | 0 | 0 | 1.5 s |  |" in text
    assert "| kill -9 while typing | 10 | 1 | 0 | 0 | 2.0 s | fails, as it must |" in text


def test_every_row_of_the_campaign_has_a_name_of_its_own_and_is_in_the_full_one():
    names = [fault.name for fault in FAULTS]

    assert len(set(names)) == len(names)
    assert [] == [fault.name for fault in FAULTS if fault.full < max(fault.small, 1)]


def test_the_full_campaign_kills_and_cuts_a_thousand_times():
    def tries(words):
        return sum(
            fault.full for fault in FAULTS if words in fault.name and not isinstance(fault, Control)
        )

    assert 1000 <= tries("kill -9")
    assert 50 <= tries("kill -9 at a write or sync of typing")
    assert 1000 <= tries("power cut")


def test_every_place_is_struck_when_there_are_tries_enough():
    assert list(range(7)) == spread(7, EVERY, random.Random(1))


def test_fewer_tries_are_spread_over_all_places():
    numbers = spread(100, 10, random.Random(1))

    assert 10 == len(numbers)
    assert {number // 10 for number in numbers} == set(range(10))
