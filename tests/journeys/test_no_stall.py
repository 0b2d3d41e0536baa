"""The interface thread is never busy for long: every page, every row, every language."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def watched(tmp_path):
    def run(*arguments):
        # A process of its own: the watchdog is Qt's application itself.
        surroundings = os.environ | {"XDG_STATE_HOME": str(tmp_path)}
        command = [sys.executable, "-m", "tests.journeys.watched", *arguments]
        return subprocess.run(
            command, env=surroundings, capture_output=True, text=True, check=False
        )

    return run


def test_a_slot_that_is_busy_for_60_milliseconds_is_caught(watched):
    found = watched("planted")

    assert 1 == found.returncode, found.stdout + found.stderr
    (longest, *_) = found.stdout.splitlines()[2:]
    assert 60.0 <= float(longest.split()[0])
    assert longest.split()[2:] == ["MetaCall", "to", "WatchedApplication"]


def test_no_page_row_or_language_keeps_the_interface_thread_busy_for_long(watched):
    found = watched("pages", "--lenient")

    assert 0 == found.returncode, found.stdout + found.stderr
