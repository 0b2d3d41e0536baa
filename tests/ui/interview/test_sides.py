"""What stands beside the page: called and closed by the same key, and the page stays."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.interview.conftest import REFUGEE
from ui.theme import Theme, apply_theme

STORY = "Около полуночи постучали."


@pytest.fixture
def telling(sitting):
    return sitting.begins(consents=True, tells=STORY)


@pytest.fixture
def large_letters(qapp):
    apply_theme(qapp, Theme(zoom=175))
    yield
    apply_theme(qapp, Theme())


def test_the_account_is_called_beside_the_page_and_can_be_selected(telling, qtbot):
    telling.goes_to("incidents")

    qtbot.keyClick(telling.talk, Qt.Key.Key_F4)

    told = telling.talk.side.panel.told
    assert STORY == told.toPlainText()
    assert told.isReadOnly()
    assert told is QApplication.focusWidget()
    assert "incidents" == telling.talk.key


def test_with_large_letters_in_a_small_window_it_stands_in_place_of_the_page(
    large_letters, telling, qtbot
):
    telling.window.resize(1024, 640)
    telling.goes_to("incidents")
    before = telling.page.isVisible()
    qtbot.keyClick(telling.talk, Qt.Key.Key_F4)
    side = telling.talk.side
    called = (telling.page.isVisible(), side.isVisible(), side.width())

    qtbot.keyClick(telling.talk, Qt.Key.Key_F4)

    assert (True, (False, True, telling.talk.width() - telling.talk.rail.width())) == (
        before,
        called,
    )
    assert telling.page.isVisible()
    assert telling.page.isAncestorOf(QApplication.focusWidget())


def test_the_same_key_takes_it_away_and_gives_the_keyboard_back(telling, qtbot):
    telling.goes_to("incidents")
    qtbot.keyClick(telling.talk, Qt.Key.Key_F4)

    qtbot.keyClick(telling.talk, Qt.Key.Key_F4)

    assert telling.talk.side.isHidden()
    assert telling.talk.side.panel is None
    assert telling.page.isAncestorOf(QApplication.focusWidget())


def test_before_anything_was_told_there_is_nothing_to_call(sitting, qtbot):
    sitting.begins(consents=True)

    qtbot.keyClick(sitting.talk, Qt.Key.Key_F4)

    assert sitting.talk.side.isHidden()


def test_the_account_stands_there_as_text_whatever_is_in_it(sitting, qtbot):
    sitting.begins(consents=True, tells="<b>a</b> & <img src=x>")

    qtbot.keyClick(sitting.talk, Qt.Key.Key_F4)

    assert "<b>a</b> & <img src=x>" == sitting.talk.side.panel.told.toPlainText()


def test_a_sealed_record_shows_its_account_too(sitting, qtbot):
    sitting.opens_the_sample(REFUGEE)

    qtbot.keyClick(sitting.talk, Qt.Key.Key_F4)

    said = sitting.answers.value("account.verbatim")
    assert said["text"] == sitting.talk.side.panel.told.toPlainText()
