"""One prepared vault with a cheap key derivation, copied for each test that wants one."""

import pytest

from tests.builders.vaults import found_vault


@pytest.fixture(scope="session")
def prepared_vault(tmp_path_factory):
    """Founded once; nobody opens it here."""
    return found_vault(tmp_path_factory.mktemp("prepared") / "vault")


@pytest.fixture
def closed_vault(prepared_vault, tmp_path):
    """A copy of the prepared vault, on disk."""
    return prepared_vault.copied_to(tmp_path / "vault")


@pytest.fixture
def vault(closed_vault):
    """A copy of the prepared vault, open."""
    with closed_vault.open() as opened:
        yield opened


@pytest.fixture
def another_vault(tmp_path):
    """A second vault with a key of its own and the same passphrase."""
    return found_vault(tmp_path / "another")


@pytest.fixture
def stick(tmp_path):
    """A medium with something on it already."""
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "holiday.txt").write_bytes(b"was here before")
    return folder
