"""The keyboard never jumps to the languages in the bar, where the space key changes everything."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from ui.crash_notice import show_crash_notice
from ui.places import Place


@pytest.fixture
def window(unlocked, qtbot):
    with qtbot.waitActive(unlocked):
        unlocked.activateWindow()
    return unlocked


def focused():
    return QApplication.focusWidget()


@pytest.mark.parametrize("opener", ["backup-go", "backup-rehearse"])
def test_after_a_chooser_was_left_the_keyboard_is_on_the_button_that_opened_it(window, opener):
    window.open_vault_place(Place.BACKUP)
    button = window.screen_shown.findChild(QPushButton, opener)
    button.setFocus()
    button.click()
    assert window.screen_shown.room.guest.list is focused()

    window.screen_shown.room.guest.cancelled.emit()

    assert button is focused()


def test_after_a_folder_was_chosen_the_keyboard_stays_on_the_page(window, tmp_path):
    window.open_vault_place(Place.BACKUP)
    page = window.screen_shown
    page.go.setFocus()
    page.go.click()

    page.room.guest.chosen.emit(tmp_path)

    # The vault is on this disk: that is asked about.
    assert "backup-elsewhere" == focused().objectName()


def test_after_a_question_the_keyboard_is_where_it_was(window):
    window.open_vault_place(Place.PEOPLE)
    page = window.screen_shown
    remove = page.findChild(QPushButton, "remove-person")
    bar = page.panels.panel.question_bar
    remove.setFocus()
    bar.ask(lambda _: "Remove?", lambda _: "", *_two_ways())
    bar.focus_first()
    assert bar.isAncestorOf(focused())

    focused().click()

    assert remove is focused()


def _two_ways():
    from ui.question_bar import Way

    return (
        Way("yes", lambda _: "Yes", lambda: None),
        Way("no", lambda _: "No", lambda: None),
    )


@pytest.mark.parametrize("lose", ["hide", "disable"])
def test_what_is_hidden_or_put_out_of_use_leaves_the_keyboard_to_the_page(window, lose):
    window.open_vault_place(Place.HEALTH)
    page = window.screen_shown
    page.check.setFocus()
    assert page.check is focused()

    page.check.hide() if lose == "hide" else page.check.setEnabled(False)

    assert page is focused() or page.isAncestorOf(focused())


def test_closing_the_notice_of_a_crash_leads_into_the_page(window):
    show_crash_notice(window, datetime(2026, 1, 2, tzinfo=UTC).isoformat())
    close = window.findChild(QPushButton, "crash-notice-close")
    close.setFocus()

    close.click()

    assert not close.isVisible()
    assert window.screen_shown.isAncestorOf(focused())
