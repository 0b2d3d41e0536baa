from pathlib import Path

import pytest

from intake_app.codebook.load import load_codebook
from intake_app.codebook.schema import Codebook


@pytest.fixture(scope="session")
def book() -> Codebook:
    return load_codebook()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where headquarters opens a bundle: it is not there yet."""
    return tmp_path / "opened"
