"""F1: the right page at the right place, beside the work, with the keyboard alone."""

import importlib
import pkgutil

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

import ui.screens
from intake_app.codebook.load import load_codebook
from intake_app.i18n import LANGUAGES
from intake_app.i18n.handbook import PAGES, Heading, page
from tests.ui.typing import press, type_text
from ui.handbook.whereabouts import OF_CHAPTER, OF_PAGE, OF_SCREEN, OF_SECTION, place_of
from ui.screens.interview import course
from ui.screens.screen import Screen

BOOK = load_codebook()
PLACES = [*OF_SCREEN.values(), *OF_CHAPTER.values(), *OF_PAGE.values(), *OF_SECTION.values()]


def turn():
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def every_screen():
    """Every kind of screen that a person can see, whatever module it stands in."""
    for module in pkgutil.walk_packages(ui.screens.__path__, "ui.screens."):
        importlib.import_module(module.name)
    found, open_ones = set(), [Screen]
    while open_ones:
        kinds = open_ones.pop().__subclasses__()
        found.update(kinds)
        open_ones.extend(kinds)
    return {kind for kind in found if kind.__module__.startswith("ui.screens.")}


def test_every_screen_has_its_page():
    lost = [
        kind.__name__
        for kind in every_screen()
        if not any(base.__name__ in OF_SCREEN for base in kind.__mro__)
    ]

    assert [] == lost


def test_every_section_and_every_page_of_the_talk_has_its_page():
    assert {chapter.id for chapter in BOOK.chapters} == set(OF_CHAPTER)
    assert set(course.PAGES) == set(OF_PAGE)
    assert set(OF_SECTION) <= {section.id for section in BOOK.sections}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_leads_to_a_heading_that_is_there(language):
    dead = [place for place in PLACES if not is_there(language, place)]

    assert [] == dead


def is_there(language, place):
    if place.page not in PAGES:
        return False
    anchors = [one.anchor for one in page(language, place.page).blocks if isinstance(one, Heading)]
    return not place.anchor or place.anchor in anchors


def test_f1_opens_the_page_of_the_screen_and_escape_closes_it(unlocked):
    before = QApplication.focusWidget()
    press(Qt.Key.Key_F1)
    panel = unlocked.handbook.panel

    assert ("start", "list") == panel.here
    assert page("en", "start").title == panel.title.text()
    assert panel.area.hasFocus()
    press(Qt.Key.Key_Escape)
    turn()
    assert unlocked.handbook.panel is None
    assert before is QApplication.focusWidget()


def test_f1_a_second_time_closes_it(unlocked):
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_F1)

    assert unlocked.handbook.panel is None


def test_the_page_beside_the_handbook_stays_at_work(unlocked):
    press(Qt.Key.Key_F1)
    unlocked.screen_shown.search.setFocus()
    type_text("a")

    assert "a" == unlocked.screen_shown.search.text()
    press(Qt.Key.Key_F1)
    assert unlocked.handbook.panel.area.hasFocus()


def test_in_the_interview_it_opens_what_belongs_to_the_part(unlocked):
    model = unlocked.screen_shown.model
    unlocked.open_record(model.record_at(0).record_id)
    turn()
    screen = unlocked.screen_shown
    found = {}
    for key in ("consent_decisions", "account", course.CHECK):
        screen.talk.open(key)
        found[key] = tuple(place_of(screen))

    assert {
        "consent_decisions": ("consent", "purposes"),
        "account": ("talk", "account"),
        course.CHECK: ("read-back", "check"),
    } == found


def test_a_link_leads_on_and_back_leads_back(unlocked):
    press(Qt.Key.Key_F1)
    panel = unlocked.handbook.panel
    panel.findChild(QPushButton, "help-link-keys-").click()
    assert ("keys", "") == panel.here

    panel.back.click()

    assert ("start", "list") == panel.here


@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_reached_from_the_contents(unlocked, name):
    press(Qt.Key.Key_F1)
    panel = unlocked.handbook.panel
    panel.contents.click()
    panel.findChild(QPushButton, f"help-page-{name}").click()

    assert (name, "") == panel.here
    texts = {one.text() for one in panel.findChildren(QLabel)}
    headings = {one.text for one in page("en", name).blocks if isinstance(one, Heading)}
    assert headings <= texts
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in panel.findChildren(QLabel))


def test_another_language_says_the_open_page_anew(unlocked):
    press(Qt.Key.Key_F1)
    unlocked.speak("kk")

    assert page("kk", "start").title == unlocked.handbook.panel.title.text()


def test_locking_takes_it_away_first(unlocked):
    press(Qt.Key.Key_F1)
    unlocked.lock()

    assert unlocked.handbook.panel is None


def test_another_screen_takes_it_away(unlocked):
    press(Qt.Key.Key_F1)
    unlocked.open_new_record()

    assert unlocked.handbook.panel is None
