"""The one writer for files: whole or nothing, private, and errors that say what is wrong."""

import errno
import os
import stat
from pathlib import Path

import pytest

from intake_app.errors import DiskFull, MediumFailed, PlaceGone, ReadOnlyPlace
from intake_app.files import files_edge, lies_inside, private_folder, replacing
from tests.builders.disks import files_no_longer_than


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def write(target, content, **options):
    with replacing(target, **options) as file:
        file.write(content)


def test_a_file_is_replaced_whole(tmp_path):
    target = tmp_path / "statement.pdf"
    target.write_bytes(b"old")

    write(target, b"new")

    assert b"new" == target.read_bytes()
    assert ["statement.pdf"] == names(tmp_path)


def test_a_file_is_private_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        write(tmp_path / "secret", b"x")
        write(tmp_path / "public", b"x", mode=0o644)
    finally:
        os.umask(before)

    assert (0o600, 0o644) == (mode(tmp_path / "secret"), mode(tmp_path / "public"))


def test_while_it_is_written_it_is_private_and_the_old_one_stands(tmp_path):
    target = tmp_path / "vault.json"
    target.write_bytes(b"old")

    with replacing(target) as file:
        file.write(b"new")
        file.flush()
        beside = next(path for path in tmp_path.iterdir() if path != target)
        seen = (mode(beside), beside.read_bytes(), target.read_bytes())

    assert (0o600, b"new", b"old") == seen


@pytest.mark.parametrize("fault", [ValueError("ours"), KeyboardInterrupt()])
def test_a_block_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path, fault):
    target = tmp_path / "backup"
    target.write_bytes(b"old")

    def fail():
        with replacing(target) as file:
            file.write(b"half")
            raise fault

    with pytest.raises(type(fault)):
        fail()

    assert ["backup"] == names(tmp_path)
    assert b"old" == target.read_bytes()


@pytest.mark.parametrize("after", [0, 1, 4096, 100_000])
def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path, after):
    target = tmp_path / "backup"
    target.write_bytes(b"old")

    with files_no_longer_than(after), pytest.raises(DiskFull):
        write(target, bytes(after + 1))

    assert ["backup"] == names(tmp_path)
    assert b"old" == target.read_bytes()


@pytest.mark.parametrize("before", [None, b"old"], ids=["new", "replaced"])
def test_a_name_that_cannot_be_synced_is_taken_back_unless_it_stood_before(
    tmp_path, monkeypatch, before
):
    target = tmp_path / "statement.pdf"
    if before is not None:
        target.write_bytes(before)
    sync = os.fsync

    def failing_for_folders(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "the medium")
        sync(handle)

    monkeypatch.setattr(os, "fsync", failing_for_folders)

    with pytest.raises(MediumFailed):
        write(target, b"new")

    assert ([] if before is None else ["statement.pdf"]) == names(tmp_path)


def test_after_space_is_freed_it_works_again(tmp_path):
    target = tmp_path / "backup"
    with files_no_longer_than(10), pytest.raises(DiskFull):
        write(target, bytes(11))

    write(target, bytes(11))

    assert bytes(11) == target.read_bytes()


def test_the_kernel_s_own_full_device_is_a_full_disk():
    with pytest.raises(DiskFull), files_edge(), Path("/dev/full").open("wb", 0) as file:
        file.write(b"x")


def test_a_folder_that_is_not_there_is_a_place_gone(tmp_path):
    with pytest.raises(PlaceGone):
        write(tmp_path / "stick" / "bundle", b"x")


def test_a_folder_where_a_file_should_be_is_left_alone(tmp_path):
    (tmp_path / "statement.pdf").mkdir()

    with pytest.raises(MediumFailed):
        write(tmp_path / "statement.pdf", b"x")

    assert ["statement.pdf"] == names(tmp_path)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EROFS, ReadOnlyPlace),
        (errno.EACCES, ReadOnlyPlace),
        (errno.EPERM, ReadOnlyPlace),
        (errno.ENOENT, PlaceGone),
        (errno.ENOTDIR, PlaceGone),
        (errno.ENODEV, PlaceGone),
        (errno.EIO, MediumFailed),
        (errno.EBUSY, MediumFailed),
    ],
)
def test_each_answer_of_the_system_has_its_error(code, expected):
    with pytest.raises(expected) as raised, files_edge():
        raise OSError(code, "the system says so", "/media/stick/case")

    assert {} == raised.value.facts


def test_a_private_folder_is_for_its_owner_only(tmp_path):
    before = os.umask(0)
    try:
        private_folder(tmp_path / "new" / "vault")
    finally:
        os.umask(before)

    assert 0o700 == mode(tmp_path / "new" / "vault")


def test_an_existing_folder_is_narrowed(tmp_path):
    (tmp_path / "vault").mkdir(mode=0o755)

    private_folder(tmp_path / "vault")

    assert 0o700 == mode(tmp_path / "vault")


def test_the_full_disk_of_these_tests_does_harm_a_careless_writer(tmp_path):
    target = tmp_path / "backup"
    target.write_bytes(b"old")

    with files_no_longer_than(1), pytest.raises(OSError, match="File too large"):
        target.write_bytes(b"new")

    assert b"n" == target.read_bytes()


def test_a_place_in_a_folder_is_known_through_links_and_links_that_lead_round(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    places = {"folder": True, "link/new": True, "folder/../folder/a/b": True, "round": False}

    found = {place: lies_inside(tmp_path / place, tmp_path / "folder") for place in places}

    assert places == found
