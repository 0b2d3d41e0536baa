"""The simulated medium: what was synced survives every power cut, the rest is in doubt."""

import itertools
import random

import pytest

from tests.campaign.medium import SECTOR, Medium
from tests.campaign.trace import Op

CUTS = 200
OLD, NEW = b"o" * 2 * SECTOR, b"n" * 2 * SECTOR


@pytest.fixture
def after_cuts(tmp_path):
    """Play steps on a folder that holds `file`; what may be there afterwards, over many cuts."""
    place = tmp_path / "place"
    place.mkdir()
    (place / "file").write_bytes(OLD)
    images = itertools.count()

    def cut(*ops):
        chance, seen = random.Random(1), set()
        for _ in range(CUTS):
            medium = Medium(place)
            for op in ops:
                medium.play(op)
            image = tmp_path / f"image-{next(images)}"
            medium.after_the_cut(chance, image)
            seen.add(tuple(sorted((one.name, one.read_bytes()) for one in image.iterdir())))
        return seen

    return cut


OPEN = Op("open", "file", handle="3")
WRITE = Op("write", "file", data=NEW, handle="3")
SYNC = Op("sync", "file", handle="3")


def folder(content, name="file"):
    return ((name, content),)


def test_a_synced_write_survives_every_cut(after_cuts):
    assert {folder(NEW)} == after_cuts(OPEN, WRITE, SYNC)


def test_an_unsynced_write_is_kept_dropped_or_torn_by_sectors(after_cuts):
    half = b"n" * SECTOR, b"o" * SECTOR

    assert {
        folder(NEW),
        folder(OLD),
        folder(half[0] + half[1]),
        folder(half[1] + half[0]),
    } == after_cuts(OPEN, WRITE)


def test_a_sector_is_where_the_medium_has_it_not_where_the_write_began(after_cuts):
    write = Op("write", "file", at=SECTOR // 2, data=b"n" * SECTOR, handle="3")

    seen = after_cuts(OPEN, write)

    assert folder(b"o" * 256 + b"n" * 256 + b"o" * 512) in seen
    assert folder(b"o" * 256 + b"n" * 128 + b"o" * 640) not in seen


def test_a_later_write_may_survive_without_an_earlier_one(after_cuts):
    first = Op("write", "file", at=0, data=b"1" * SECTOR, handle="3")
    second = Op("write", "file", at=SECTOR, data=b"2" * SECTOR, handle="3")

    assert folder(b"o" * SECTOR + b"2" * SECTOR) in after_cuts(OPEN, first, second)


def test_a_new_name_may_be_gone_until_its_folder_is_synced(after_cuts):
    new = (Op("create", "new"), Op("open", "new", handle="4"), Op("sync", "new", handle="4"))
    synced = (Op("open", "", handle="5"), Op("sync", "", handle="5"))

    assert {folder(OLD), (("file", OLD), ("new", b""))} == after_cuts(*new)
    assert {(("file", OLD), ("new", b""))} == after_cuts(*new, *synced)


def test_a_renamed_file_without_a_sync_may_be_empty(after_cuts):
    steps = (
        Op("create", "part"),
        Op("open", "part", handle="4"),
        Op("write", "part", data=NEW, handle="4"),
        Op("rename", "part", "file"),
    )

    assert folder(b"") in after_cuts(*steps)


def test_what_is_written_to_a_file_without_a_name_spares_its_successor(after_cuts):
    steps = (
        OPEN,
        Op("create", "part"),
        Op("open", "part", handle="4"),
        Op("write", "part", data=NEW, handle="4"),
        Op("sync", "part", handle="4"),
        Op("rename", "part", "file"),
        Op("open", "", handle="5"),
        Op("sync", "", handle="5"),
        Op("write", "file", data=bytes(SECTOR), handle="3"),
    )

    assert {folder(NEW)} == after_cuts(*steps)


def test_each_name_of_a_rename_is_in_doubt_and_a_second_name_that_was_synced_is_not(after_cuts):
    link, gone = Op("link", "file", other="moved"), Op("unlink", "file")
    synced = (Op("open", "", handle="5"), Op("sync", "", handle="5"))
    moved = folder(OLD, "moved")

    assert () in after_cuts(Op("rename", "file", other="moved"))
    assert {moved, folder(OLD) + moved} == after_cuts(link, *synced, gone)


def test_a_cut_that_was_not_synced_may_not_have_happened(after_cuts):
    cut = Op("cut", "file", at=SECTOR, handle="3")

    assert {folder(OLD), folder(OLD[:SECTOR])} == after_cuts(OPEN, cut)
