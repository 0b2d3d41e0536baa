"""The friend who was taken away, by mouse, in Kazakh, at 1366x768: how many clicks, page by page.

The golden table may only be made smaller: `python -m tests.journeys.mouse_trial` prints it.
"""

from pathlib import Path

import pytest

from intake_app.codebook.load import load_codebook
from tests.builders.records import MISSING_FRIEND, sample_answers
from tests.journeys.compare import as_told
from tests.journeys.floor import clicks
from tests.journeys.mouse_trial import table, taken_by_mouse

GOLDEN = Path(__file__).parent.parent / "golden" / "mouse-s3-kk.txt"
MADE = ("record.record_id", "record.reference", "record.created_at", "record.record_status")
SHARE = 1.3


@pytest.fixture(scope="module")
def script():
    return sample_answers(MISSING_FRIEND)


@pytest.fixture(scope="module")
def least(script):
    return clicks(load_codebook(), script)


@pytest.fixture(scope="module")
def entered(script, qapp, tmp_path_factory):
    return taken_by_mouse(tmp_path_factory.mktemp("mouse"), script)


def test_every_answer_is_there(script, entered):
    _, answers = entered

    assert as_told(script, answers, MADE) == answers


def test_no_page_costs_more_than_it_did(least, entered):
    mouse, _ = entered

    assert GOLDEN.read_text(encoding="utf-8") == table(mouse, least)


def test_the_clicks_are_at_most_a_third_more_than_the_least(least, entered):
    mouse, _ = entered

    assert mouse.total() <= SHARE * sum(least.values())


def test_a_mouse_counts_what_is_clicked_and_not_what_is_told(script, entered):
    mouse, _ = entered

    assert mouse.letters > len(script.value("account.verbatim")["text"])
    assert mouse.total() == sum(mouse.by_page().values()) == sum(mouse.by_kind().values())
    assert mouse.notches >= mouse.turns > 0
