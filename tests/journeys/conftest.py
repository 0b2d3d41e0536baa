"""Whole journeys: drawn off screen, in our own look, with Qt's settings in a folder of the test."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

from tests.builders.windows import bury, in_our_look


@pytest.fixture(scope="session")
def qapp(qapp, tmp_path_factory):
    return in_our_look(qapp, tmp_path_factory.mktemp("qt-settings"))


@pytest.fixture(autouse=True)
def _no_window_lives_on(qapp):
    """Set up before all others of a test, so it is the last to end."""
    yield
    bury()
