"""Room in reserve: taken where there is plenty, given back when a save finds none."""

import pytest

from intake_app.errors import DiskFull
from intake_app.store import ballast
from tests.builders.disks import files_no_longer_than, read_only

SMALL = 64 * 1024


def a_save_that_needs(folder, saved):
    """A save that finds room only when the ballast is gone, as on a full disk."""

    def save():
        if ballast.is_there(folder):
            raise DiskFull
        saved.append("saved")
        return "saved"

    return save


def test_room_is_taken_once_and_is_private(tmp_path):
    assert ballast.make(tmp_path, SMALL)
    first = (tmp_path / "ballast.bin").read_bytes()
    assert ballast.make(tmp_path, SMALL)

    assert (SMALL, first) == (len(first), (tmp_path / "ballast.bin").read_bytes())
    assert 0o600 == (tmp_path / "ballast.bin").stat().st_mode & 0o777
    assert len(set(first)) > 200


def test_a_full_disk_saves_the_answer_in_the_room_that_was_kept(tmp_path):
    ballast.make(tmp_path, SMALL)
    saved = []

    outcome = ballast.with_reserve(tmp_path, a_save_that_needs(tmp_path, saved))

    assert ("saved", ["saved"], False) == (outcome, saved, ballast.is_there(tmp_path))


def test_without_ballast_the_full_disk_is_told(tmp_path):
    def save():
        raise DiskFull

    with pytest.raises(DiskFull):
        ballast.with_reserve(tmp_path, save)


def test_with_room_the_ballast_stays(tmp_path):
    ballast.make(tmp_path, SMALL)

    assert "saved" == ballast.with_reserve(tmp_path, lambda: "saved")
    assert ballast.is_there(tmp_path)


def test_a_disk_without_room_has_no_ballast_and_no_half_of_one(tmp_path):
    with files_no_longer_than(1000):
        assert not ballast.make(tmp_path, SMALL)

    assert [] == list(tmp_path.iterdir())
    assert ballast.make(tmp_path, SMALL)


def test_ballast_takes_no_more_than_its_share_of_a_small_disk(tmp_path, monkeypatch):
    usage = ballast.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(
        ballast.shutil, "disk_usage", lambda _: usage._replace(free=40 * 1024 * 1024)
    )

    assert ballast.make(tmp_path)
    assert 40 * 1024 * 1024 // 16 == (tmp_path / "ballast.bin").stat().st_size


def test_a_read_only_place_has_no_ballast(tmp_path):
    with read_only(tmp_path):
        assert not ballast.make(tmp_path, SMALL)

    assert [] == list(tmp_path.iterdir())
