import os
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_app.errors import BundleDamaged, FileExists, NotABundle, PlaceGone
from intake_app.transfer import outside
from tests.builders.disks import tree
from tests.core.transfer.exchange import BUNDLE_ID, wrapped


@pytest.fixture
def folder(stick: Path) -> Path:
    return wrapped(stick, b"first part", b"second part")


def test_a_finished_bundle_gives_its_parts_in_order(folder: Path) -> None:
    assert [("000.age", 10), ("001.age", 11)] == [
        (part.path.name, part.size) for part in outside.check(folder)
    ]


def test_what_a_desktop_leaves_in_the_folder_does_not_matter(folder: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "desktop.ini"):
        (folder / name).write_bytes(b"left behind")

    assert 2 == len(outside.check(folder))


def change(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(content)


def swap_parts(folder: Path) -> None:
    first, second = folder / "000.age", folder / "001.age"
    first.rename(folder / "x")
    second.rename(first)
    (folder / "x").rename(second)


def link_part(folder: Path) -> None:
    (folder / "000.age").rename(folder.parent / "000.age")
    (folder / "000.age").symlink_to(folder.parent / "000.age")


def pipe_part(folder: Path) -> None:
    (folder / "001.age").unlink()
    os.mkfifo(folder / "001.age")


def drop_part(folder: Path) -> None:
    (folder / "001.age").unlink()


def add_folder(folder: Path) -> None:
    (folder / "more").mkdir()


@pytest.mark.parametrize(
    ("alter", "reason"),
    [
        (lambda folder: (folder / "READY").unlink(), "ready"),
        (change("READY", b""), "ready"),
        (change("READY", b"ready"), "ready"),
        (change("READY", b"\xff" * 100), "ready"),
        (lambda folder: (folder / "SHA256SUMS").unlink(), "sums"),
        (change("SHA256SUMS", b"\xd2\x9b"), "sums"),
        (change("SHA256SUMS", b"0" * 64 + b"  ../000.age\n"), "sums"),
        (change("SHA256SUMS", b"0" * 64 + b" *000.age\n"), "sums"),
        (change("SHA256SUMS", (b"0" * 64 + b"  000.age\n") * 5000), "sums"),
        (change("002.age", b"a part nobody announced"), "parts"),
        (change("holiday.jpg", b""), "parts"),
        (drop_part, "parts"),
        (add_folder, "parts"),
        (link_part, "parts"),
        (pipe_part, "parts"),
    ],
)
def test_a_folder_that_is_no_finished_bundle_says_why(
    folder: Path, alter: Callable[[Path], object], reason: str
) -> None:
    alter(folder)

    with pytest.raises(NotABundle) as refused:
        outside.check(folder)

    assert {"reason": reason} == refused.value.facts


@pytest.mark.parametrize(
    "alter",
    [
        swap_parts,
        change("000.age", b"first part "),
        change("001.age", b""),
        change("SHA256SUMS", b""),
        change("READY", b"0" * 64 + b"  SHA256SUMS\n"),
    ],
)
def test_a_part_that_does_not_match_its_sum_is_damage(
    folder: Path, alter: Callable[[Path], object]
) -> None:
    alter(folder)

    with pytest.raises(BundleDamaged) as refused:
        outside.check(folder)

    assert "sums" == refused.value.facts["reason"]


def test_a_place_that_is_not_there_is_said_to_be_gone(stick: Path) -> None:
    with pytest.raises(PlaceGone):
        outside.check(stick / "absent")
    with pytest.raises(PlaceGone):
        outside.check(stick / "holiday.txt")


def test_a_bundle_never_takes_the_place_of_another(folder: Path) -> None:
    before = tree(folder)

    with pytest.raises(FileExists), outside.new_bundle_folder(folder.parent, BUNDLE_ID):
        pass

    assert before == tree(folder)


def test_a_bundle_that_fails_takes_its_folder_with_it(stick: Path) -> None:
    class Interrupted(Exception):
        pass

    def interrupted_writing() -> None:
        with outside.new_bundle_folder(stick, BUNDLE_ID) as folder:
            (folder / "000.age").write_bytes(b"half")
            raise Interrupted

    with pytest.raises(Interrupted):
        interrupted_writing()

    assert ["holiday.txt"] == [path.name for path in stick.iterdir()]


@pytest.mark.parametrize("name", ["", "..", "Anna", "0011", "00112233AABBCCDD", "a" * 17])
def test_a_bundle_folder_is_named_by_random_hex_only(stick: Path, name: str) -> None:
    with pytest.raises(ValueError, match="16 hex"), outside.new_bundle_folder(stick, name):
        pass
