"""A walk through every screen in every language in the smallest window."""

import pytest

from tests.ui.screens.test_every_screen import SCREENS
from tests.ui.walk.wrong import LANGUAGES, SMALLEST, wrong_for_long


@pytest.fixture
def small(unlocked, sample_vault):
    unlocked.shell.settings.vault = sample_vault.folder
    unlocked.resize(*SMALLEST)
    return unlocked


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_can_be_read_whole(qtbot, small, language, name):
    small.speak(language)
    SCREENS[name](small)

    assert {} == wrong_for_long(qtbot, small, small.screen_shown)
