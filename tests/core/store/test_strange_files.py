"""Something else where a file of the vault should be: nothing hangs, nothing is believed."""

import os

import pytest

from intake_app.errors import MediumFailed, PlaceGone
from intake_app.files import read_ordinary
from intake_app.store.failures import failed_unlocks


def a_pipe(path):
    os.mkfifo(path)


def a_folder(path):
    path.mkdir()


def a_link_that_leads_round(path):
    path.symlink_to(path)


def a_device_without_end(path):
    path.symlink_to("/dev/zero")


STRANGE = (a_pipe, a_folder, a_link_that_leads_round, a_device_without_end)


@pytest.mark.parametrize("thing", STRANGE)
@pytest.mark.parametrize("name", ["vault.json", "vault.json.bak", "failures"])
def test_the_vault_opens_without_it(closed_vault, name, thing):
    path = closed_vault.folder / name
    path.unlink(missing_ok=True)
    thing(path)

    with closed_vault.open() as vault:
        assert () == vault.check().problems


@pytest.mark.parametrize("thing", STRANGE)
def test_no_count_of_guesses_is_read_from_it(tmp_path, thing):
    thing(tmp_path / "failures")

    assert 0 == failed_unlocks(tmp_path)


@pytest.mark.parametrize("thing", STRANGE)
def test_only_an_ordinary_file_is_read(tmp_path, thing):
    thing(tmp_path / "file")

    with pytest.raises(MediumFailed):
        read_ordinary(tmp_path / "file", 10)


def test_no_more_is_read_than_asked_for(tmp_path):
    (tmp_path / "file").write_bytes(b"0123456789")

    assert b"012" == read_ordinary(tmp_path / "file", 3)
    with pytest.raises(PlaceGone):
        read_ordinary(tmp_path / "none", 3)
