"""A walk through every page in every language in the smallest window."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from tests.ui.screens.test_every_screen import SCREENS
from tests.ui.walk.looking import cut, faint, nameless, out_of_order, settle, sideways
from ui.gallery_shots import sample
from ui.parts import label
from ui.screens.interview import course

SMALLEST = (1024, 640)
LANGUAGES = ("kk", "ru", "uk")
SAMPLES = ("KZ-2021-0014", "UA-2022-0002")
"""A draft, and a sealed one with everything in it."""

# Found by this walk and not mended yet, by page and by what is wrong; nothing else may be wrong.
# A line goes when its page is mended.
OPEN = {
    "add a person": {"cut"},  # the drawn words stand too low in the smallest window
    "save": {"order"},  # the way back comes before the folders
    "check": {"nameless"},  # the table of answers has no name
    "read_back": {"order"},  # the closing questions come before the paragraphs
}


def unknown(name, wrong):
    """What is wrong and not known."""
    known = OPEN.get(name, ())
    return {kind: found for kind, found in wrong.items() if found and kind not in known}


def wrong_on(window, page):
    """Everything that is wrong now, by what kind of wrong it is."""
    picture = settle(window)
    looks_at_colours = getattr(window, "catalog", None) is None or window.catalog.language == "uk"
    return {
        "cut": cut(window),
        "sideways": sideways(window),
        "nameless": nameless(window),
        "order": out_of_order(page),
        "faint": faint(window, picture) if looks_at_colours else [],
    }


@pytest.fixture
def small(unlocked, sample_vault):
    unlocked.shell.settings.vault = sample_vault.folder
    unlocked.resize(*SMALLEST)
    return unlocked


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_can_be_read_whole(small, language, name):
    small.speak(language)
    SCREENS[name](small)

    assert {} == unknown(name, wrong_on(small, small.screen_shown))


def pages(talk):
    """Every page that can be opened, and every topic of the first card of each."""
    for stop in talk.desk.every_stop:
        if stop.lock is None:
            yield stop.key


@pytest.mark.parametrize("reference", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_an_interview_can_be_read_whole(small, language, reference):
    small.speak(language)
    small.open_record(sample(small, reference))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    talk = small.screen_shown.talk
    found = {}
    for key in pages(talk):
        talk.open(key)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        found[key] = unknown(key, wrong_on(small, talk.page))

    assert course.CHECK in found
    assert {} == {key: wrong for key, wrong in found.items() if wrong}


@pytest.fixture
def planted(qtbot, qapp):
    """A page of our own, where faults can be planted."""
    page = QWidget()
    page.setProperty("role", "page")
    page.resize(400, 300)
    down = QVBoxLayout(page)
    qtbot.addWidget(page)
    page.down = down
    page.show()
    return page


def test_a_cut_word_is_seen(planted):
    long = label(text="несовершеннолетние " * 3)
    long.setWordWrap(False)
    long.setFixedWidth(80)
    planted.down.addWidget(long)

    assert 1 == len(wrong_on(planted, planted)["cut"])


def test_a_line_that_is_cut_below_is_seen(planted):
    low = label(text="несовершеннолетние " * 20)
    low.setFixedHeight(20)
    planted.down.addWidget(low)

    assert 1 == len(wrong_on(planted, planted)["cut"])


def test_a_field_without_a_name_is_seen(planted):
    planted.down.addWidget(QLineEdit())

    assert 1 == len(wrong_on(planted, planted)["nameless"])


def test_a_step_of_the_tab_key_up_the_page_is_seen(planted):
    first, second, third = QLineEdit(), QLineEdit(), QLineEdit()
    for place, field in ((0, third), (0, second), (0, first)):
        planted.down.insertWidget(place, field)

    assert 2 == len(wrong_on(planted, planted)["order"])


def test_faint_letters_are_seen(planted):
    faint_one = QLabel("едва видно")
    faint_one.setStyleSheet("color: #c9ced6; background: #ffffff;")
    planted.down.addWidget(faint_one)

    assert 1 == len(wrong_on(planted, planted)["faint"])
