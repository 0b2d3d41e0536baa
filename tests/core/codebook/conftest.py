"""The shipped questionnaire, loaded once; nothing changes it."""

import json

import pytest

from intake_app import paths
from intake_app.codebook.load import load_codebook
from intake_app.domain.answers import Answers
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


@pytest.fixture(scope="session")
def samples() -> dict[str, Answers]:
    """Each sample's answers by the beginning of its name: s1, s3, ..."""
    found = sorted((paths.resources() / "samples").glob("s*.json"))
    return {
        file.name.partition("_")[0]: Answers(json.loads(file.read_text(encoding="utf-8"))["data"])
        for file in found
    }
