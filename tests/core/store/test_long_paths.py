"""A vault in folders with long names: it opens, or the length is named."""

import pytest

from intake_app.errors import PathTooLong
from intake_app.store.header import DATABASE
from tests.builders.vaults import found_vault


def a_folder(tmp_path, length):
    """A folder in which the path of the database has so many bytes."""
    folder = tmp_path
    left = length - len(str(folder)) - len(f"/{DATABASE}")
    while left > 200:
        folder, left = folder / ("a" * 99), left - 100
    return folder / ("b" * (left - 1))


def test_the_longest_path_that_the_database_takes_is_founded_and_opened(tmp_path):
    found = found_vault(a_folder(tmp_path, 504))

    with found.open() as vault:
        assert () == vault.check().problems


@pytest.mark.parametrize("length", [505, 3000])
def test_a_longer_one_is_named_when_a_vault_is_founded_and_nothing_is_left(tmp_path, length):
    with pytest.raises(PathTooLong):
        found_vault(a_folder(tmp_path, length))

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("length", [505, 3000])
def test_a_longer_one_is_named_when_a_vault_was_moved_there(closed_vault, tmp_path, length):
    folder = a_folder(tmp_path / "moved", length)
    folder.parent.mkdir(parents=True)
    moved = closed_vault.copied_to(folder)

    with pytest.raises(PathTooLong):
        moved.open()


def test_a_path_that_the_system_does_not_take_is_named(tmp_path):
    with pytest.raises(PathTooLong):
        found_vault(tmp_path / ("ш" * 200))
