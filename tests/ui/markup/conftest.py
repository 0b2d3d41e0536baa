import pytest

from tests.ui.markup.probe import probe


@pytest.fixture
def picture(qapp):
    """A picture that must not be opened, and the words that name it."""
    with probe() as made:
        yield made
