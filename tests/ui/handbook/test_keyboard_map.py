"""One table of keys: what Qt listens for stands in it, and what it promises is listened for."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from intake_app.i18n import LANGUAGES, catalog
from ui.keyboard_map import GROUPS, KEYS, Group


def listened(window):
    return {one.key().toString() for one in window.findChildren(QShortcut)}


@pytest.fixture
def heard(unlocked):
    """Every shortcut of the list, of a new testimony and of the interview with an open card."""
    window = unlocked
    record_id = window.screen_shown.model.record_at(0).record_id
    heard = listened(window)
    window.open_new_record()
    heard |= listened(window)
    window.open_record(record_id)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.screen_shown.talk.open("persons[0].role")
    return heard | listened(window)


def promised():
    return {QKeySequence(keys).toString() for one in KEYS for keys in one.shortcuts}


def test_every_shortcut_of_the_window_stands_in_the_table(heard):
    assert set() == heard - promised()


def test_every_shortcut_of_the_table_is_listened_for(heard):
    assert set() == promised() - heard


def test_a_shortcut_that_nobody_wrote_down_is_seen(unlocked):
    QShortcut(QKeySequence("Ctrl+Alt+J"), unlocked)

    assert {"Ctrl+Alt+J"} == listened(unlocked) - promised()


def test_no_key_is_promised_twice_in_one_place():
    told = [(one.group, one.shown) for one in KEYS]

    assert len(told) == len(set(told))
    assert set(Group) == set(GROUPS) == {one.group for one in KEYS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_says_what_it_does(language):
    assert all(one.words(catalog(language)) for one in KEYS)
