"""A walk through every page of an interview: each card, each topic, each panel beside it."""

import pytest

from tests.ui.walk.states import opened, pages, states, turn
from tests.ui.walk.wrong import LANGUAGES, SMALLEST, wrong_for_long
from ui.gallery_shots import sample
from ui.screens.interview import course
from ui.screens.interview.sides.table import SIDES
from ui.theme import Theme, apply_theme

DRAFT, SEALED = "KZ-2021-0014", "UA-2022-0002"
"""One that can be changed and has faults to be listed, and one with everything in it."""

BESIDE = ("account", "consent_decisions", "acts", course.WHAT_HAPPENED, course.CHECK)
"""Pages of each make, on which each panel is called."""


@pytest.fixture
def small(unlocked):
    unlocked.resize(*SMALLEST)
    return unlocked


def found_on(qtbot, talk, walk, *, looks_at_colours=True):
    """All that is wrong, by the name of the state it is wrong in, and how many were seen."""
    found, count = {}, 0
    for name in walk:
        turn()
        window = talk.window()
        wrong = wrong_for_long(qtbot, window, talk.page, looks_at_colours=looks_at_colours)
        found |= {name: wrong} if wrong else {}
        count += 1
    return found, count


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_can_be_read_whole(qtbot, small, language):
    small.speak(language)
    talk = opened(small, sample(small, DRAFT))

    found, count = found_on(qtbot, talk, states(talk, adds=True), looks_at_colours=language == "ru")

    assert {} == found
    assert count > 80
    talk.open(course.CHECK)
    assert not talk.page.summary.isHidden()


def test_a_sealed_testimony_can_be_read_whole(qtbot, small):
    small.speak("uk")
    talk = opened(small, sample(small, SEALED))

    found, count = found_on(qtbot, talk, states(talk))

    assert {} == found
    assert count > 60


def with_panels(talk):
    for key in BESIDE:
        talk.open(key)
        for side in SIDES:
            if side.is_open_to(talk.desk):
                talk.side.call(side.name)
                yield f"{key} beside {side.name}"
                talk.side.close_panel()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_panel_leaves_the_page_readable(qtbot, small, language):
    small.speak(language)
    talk = opened(small, sample(small, DRAFT))

    found, count = found_on(qtbot, talk, with_panels(talk))

    assert {} == found
    assert len(BESIDE) * len(SIDES) == count


@pytest.fixture
def dark(qapp):
    apply_theme(qapp, Theme(dark=True))
    yield
    apply_theme(qapp, Theme())


def test_every_letter_can_be_read_in_the_dark(qtbot, dark, small):
    small.speak("kk")
    talk = opened(small, sample(small, DRAFT))

    found, _ = found_on(qtbot, talk, pages(talk))

    assert {} == found
