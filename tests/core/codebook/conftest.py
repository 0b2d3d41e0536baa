"""The shipped questionnaire, loaded once; nothing changes it."""

import pytest

from intake_app.codebook.load import load_codebook
from intake_app.i18n import catalog
from tests.builders.records import samples_by_beginning


@pytest.fixture(scope="session")
def book():
    return load_codebook()


@pytest.fixture(scope="session")
def english():
    return catalog("en")


@pytest.fixture(scope="session")
def russian():
    return catalog("ru")


@pytest.fixture(scope="session")
def samples():
    return samples_by_beginning()
