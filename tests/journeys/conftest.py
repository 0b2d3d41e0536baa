"""Whole journeys: drawn off screen, in our own look, with Qt's settings in a folder of the test."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

from tests.builders.windows import bury
from ui.settings import keep_qt_settings_in
from ui.theme import Theme, apply_theme, prepare


@pytest.fixture(scope="session")
def qapp(qapp, tmp_path_factory):
    keep_qt_settings_in(tmp_path_factory.mktemp("qt-settings"))
    assert prepare(qapp) == ()
    apply_theme(qapp, Theme())
    return qapp


@pytest.fixture(autouse=True)
def _no_window_lives_on(qapp):
    """Set up before all others of a test, so it is the last to end."""
    yield
    bury()
