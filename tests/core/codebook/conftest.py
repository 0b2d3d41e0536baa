"""The shipped questionnaire, loaded once; nothing changes it."""

import pytest

from intake_app.codebook.load import load_codebook
from intake_app.i18n import catalog


@pytest.fixture(scope="session")
def book():
    return load_codebook()


@pytest.fixture(scope="session")
def english():
    return catalog("en")


@pytest.fixture(scope="session")
def russian():
    return catalog("ru")
