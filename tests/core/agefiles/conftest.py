from pathlib import Path

import pytest


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A medium with something on it already."""
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "holiday.txt").write_bytes(b"was here before")
    return folder
