"""Something else where a file of the vault should be: nothing hangs, nothing is believed."""

import io
import os

import pytest

from intake_app.errors import LinkInPlace, MediumFailed, PlaceGone
from intake_app.files import read_ordinary
from intake_app.store.attachment_rows import Meta
from intake_app.store.failures import failed_unlocks
from tests.builders.vaults import RECORD, a_record


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


def test_a_lock_that_is_a_link_is_called_one_and_makes_nothing_elsewhere(closed_vault, tmp_path):
    lock = closed_vault.folder / "lock"
    lock.unlink(missing_ok=True)
    lock.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(LinkInPlace) as refused:
        closed_vault.open()

    assert ({"name": "lock"}, False) == (refused.value.facts, (tmp_path / "elsewhere").exists())


@pytest.mark.parametrize("linked", ["att", "one of its folders"])
def test_no_attachment_is_written_where_a_link_leads(vault, tmp_path, linked):
    outside = tmp_path / "outside"
    outside.mkdir()
    vault.records.add_many([a_record()])
    if linked == "att":
        (vault.folder / "att").symlink_to(outside)
    else:
        (vault.folder / "att").mkdir()
        for number in range(256):
            (vault.folder / "att" / f"{number:02x}").symlink_to(outside)

    with pytest.raises(LinkInPlace):
        vault.attachments.add(RECORD, io.BytesIO(b"photo"), Meta("a.jpg", "image/jpeg", 5, ""))

    assert [] == list(outside.iterdir())
