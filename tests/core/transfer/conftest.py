import resource
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
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


@pytest.fixture
def full_after() -> Callable[[int], AbstractContextManager[None]]:
    """A medium that takes no file longer than so many bytes: the system itself refuses more."""

    @contextmanager
    def limited(size: int) -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limited
