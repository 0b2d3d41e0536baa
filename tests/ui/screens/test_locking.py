"""The page that says when the vault locks, and how long it waits."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from ui.places import Place
from ui.screens.locking import LockingScreen
from ui.screens.records import RecordsScreen


@pytest.fixture
def page(unlocked):
    unlocked.open_vault_place(Place.LOCKING)
    return unlocked.screen_shown


def choose(page, minutes):
    page.minutes.setCurrentIndex(minutes - 1)
    page.minutes.activated.emit(minutes - 1)


def test_it_begins_with_what_holds_now(page):
    assert isinstance(page, LockingScreen)
    assert "5 minutes" == page.minutes.currentText()


def test_another_number_is_kept_and_told(page, unlocked):
    told = []
    unlocked.lock_minutes_chosen.connect(told.append)

    choose(page, 30)

    assert ([30], 30) == (told, unlocked.shell.settings.lock_minutes)


@pytest.mark.parametrize(
    ("language", "said"), [("kk", "1 минут"), ("ru", "1 минута"), ("uk", "1 хвилина")]
)
def test_the_minutes_are_counted_as_the_language_does(page, unlocked, language, said):
    choose(page, 1)

    unlocked.speak(language)

    assert said == page.minutes.currentText()


def test_the_key_that_hides_everything_is_named(page):
    assert any("F12" in one.text() for one in page.findChildren(QLabel))


def test_the_way_back_leads_to_the_list(page, unlocked):
    page.findChild(QWidget, "locking-back").click()

    assert isinstance(unlocked.screen_shown, RecordsScreen)
