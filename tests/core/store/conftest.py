"""What the tests of the store share."""

import os

import pytest


@pytest.fixture
def no_umask():
    """A process that would make every file readable by everybody."""
    before = os.umask(0)
    yield
    os.umask(before)
