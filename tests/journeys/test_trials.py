"""Two whole testimonies, by keys alone in Ukrainian and by mouse in Kazakh: what each page costs.

The golden tables may only be made smaller: `python -m tests.journeys.trial keys` prints one,
`python -m tests.journeys.trial mouse` the other.
"""

from functools import cache

import pytest

from tests.journeys.compare import as_told
from tests.journeys.trial import TRIALS, table, taken

MADE = ("record.record_id", "record.reference", "record.created_at", "record.record_status")
SHARE = 1.3

by_each_hand = pytest.mark.parametrize("trial", TRIALS.values(), ids=TRIALS)


@pytest.fixture(scope="module")
def entered(qapp, tmp_path_factory):
    """Each trial is made once, whichever test asks first."""
    return cache(lambda trial: taken(trial, tmp_path_factory.mktemp("trial")))


@by_each_hand
def test_every_answer_is_there(trial, entered):
    _, answers = entered(trial)

    assert as_told(trial.script, answers, MADE) == answers


@by_each_hand
def test_no_page_costs_more_than_it_did(trial, entered):
    counter, _ = entered(trial)

    assert trial.golden.read_text(encoding="utf-8") == table(counter, trial.least)


@by_each_hand
def test_the_whole_costs_at_most_a_third_more_than_the_least(trial, entered):
    counter, _ = entered(trial)

    assert counter.total() <= SHARE * sum(trial.least.values())


@by_each_hand
def test_a_hand_counts_what_it_does_and_not_what_is_told(trial, entered):
    counter, answers = entered(trial)

    assert counter.letters > len(answers.value("account.verbatim")["text"])
    assert counter.total() == sum(counter.by_page().values()) == sum(counter.by_kind().values())


def test_the_turns_of_the_wheel_are_counted_beside(entered):
    mouse, _ = entered(TRIALS["mouse"])

    assert mouse.notches >= mouse.turns > 0
