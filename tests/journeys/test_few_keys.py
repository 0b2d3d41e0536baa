"""A bystander's testimony by keys alone, in Ukrainian: how many presses, page by page.

The golden table may only be made smaller: `python -m tests.journeys.trial` prints it.
"""

from pathlib import Path

import pytest

from intake_app.codebook.load import load_codebook
from tests.builders.records import LANDLADY, sample_answers
from tests.journeys.compare import as_told
from tests.journeys.floor import floor
from tests.journeys.trial import table, taken_by_keys

GOLDEN = Path(__file__).parent.parent / "golden" / "keys-s5-uk.txt"
MADE = ("record.record_id", "record.reference", "record.created_at", "record.record_status")
SHARE = 1.3


@pytest.fixture(scope="module")
def script():
    return sample_answers(LANDLADY)


@pytest.fixture(scope="module")
def entered(script, qapp, tmp_path_factory):
    return taken_by_keys(tmp_path_factory.mktemp("keys"), script)


def test_every_answer_is_there(script, entered):
    _, answers = entered

    assert as_told(script, answers, MADE) == answers


def test_no_page_costs_more_presses_than_it_did(script, entered):
    keyboard, _ = entered

    assert GOLDEN.read_text(encoding="utf-8") == table(keyboard, floor(load_codebook(), script))


def test_the_whole_costs_at_most_a_third_more_than_the_least(script, entered):
    keyboard, _ = entered

    assert keyboard.total() <= SHARE * sum(floor(load_codebook(), script).values())


def test_a_keyboard_counts_what_is_pressed_and_not_what_is_told(entered):
    keyboard, answers = entered
    told = answers.value("account.verbatim")["text"]

    assert keyboard.letters > len(told)
    assert keyboard.total() == sum(keyboard.by_page().values()) == sum(keyboard.by_kind().values())
