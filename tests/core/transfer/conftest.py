from pathlib import Path

import pytest

from intake_app.codebook.load import load_codebook
from intake_app.codebook.schema import Codebook


@pytest.fixture(scope="session")
def book() -> Codebook:
    return load_codebook()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A medium with something on it already."""
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "holiday.txt").write_bytes(b"was here before")
    return folder
