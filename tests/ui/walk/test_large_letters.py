"""The smallest window with letters half as large again: no word is cut."""

import pytest
from PySide6.QtWidgets import QPushButton

from intake_app.i18n import catalog
from tests.ui.screens.test_every_screen import SCREENS
from tests.ui.walk.fitting import cut
from tests.ui.walk.looking import settle
from tests.ui.walk.wrong import SMALLEST
from ui.guard.blank_page import BlankPage
from ui.parts import CalmPage, button
from ui.screens.unlock import Lockable
from ui.theme import Theme, apply_theme

LONG_WAYS = ("Назад до списку", "Я знаю причину, усе правильно", "Перевірити сховище")
MARGIN = 36
"""Of a page with large letters: what stands further right is under the edge or the bar."""


@pytest.fixture
def large_letters(qapp):
    """Half as large again; back at the end."""
    apply_theme(qapp, Theme(zoom=150))
    yield
    apply_theme(qapp, Theme())


@pytest.mark.parametrize("name", SCREENS)
def test_no_word_of_a_screen_is_cut_with_large_letters(large_letters, unlocked, sample_vault, name):
    unlocked.shell.settings.vault = sample_vault.folder
    unlocked.resize(*SMALLEST)
    unlocked.speak("uk")
    SCREENS[name](unlocked)
    settle(unlocked)

    assert [] == cut(unlocked.screen_shown)
    assert SMALLEST == (unlocked.width(), unlocked.height())


def test_the_way_back_from_the_empty_sheet_stands_whole(large_letters, qtbot):
    sheet = BlankPage(catalog("uk"))
    qtbot.addWidget(sheet)
    sheet.resize(*SMALLEST)
    sheet.show()
    sheet.show_way_back()
    settle(sheet)

    assert [] == cut(sheet)
    assert SMALLEST == (sheet.width(), sheet.height())


def test_all_numbers_of_the_recovery_sheet_can_be_typed(large_letters, window, sample_vault):
    window.resize(*SMALLEST)
    window.speak("uk")
    window.open_unlock(Lockable(sample_vault.folder))
    window.screen_shown.findChild(QPushButton, "other-way").click()
    settle(window)
    groups = window.screen_shown.other_way.sheet.entry.groups
    ends = [group.mapTo(window, group.rect().topRight()).x() for group in groups]

    assert [] == [end for end in ends if end > SMALLEST[0] - MARGIN]
    assert SMALLEST == (window.width(), window.height())


def test_three_long_ways_on_stand_side_by_side(large_letters, qtbot):
    page = CalmPage()
    qtbot.addWidget(page)
    ways = [button() for _ in range(3)]
    for way, words in zip(ways, LONG_WAYS, strict=True):
        way.setText(words)
        page.buttons.addWidget(way)
    page.resize(*SMALLEST)
    page.show()
    settle(page)

    assert [] == cut(page)
    assert SMALLEST == (page.width(), page.height())
