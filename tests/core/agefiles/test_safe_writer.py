import hashlib
import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyrage
import pytest

import intake_app
from intake_app.agefiles.safe_writer import SealedFile, write_plain, write_sealed
from intake_app.errors import DiskFull, MediumFailed, PlaceGone, ReadOnlyPlace
from tests.builders.disks import files_no_longer_than, tree
from tests.core.transfer.exchange import FIRST, RECIPIENTS

CONTENT = bytes(range(256)) * 1000


class Source(io.BytesIO):
    """Gives CONTENT, and does something to the medium before the last quarter of it."""

    def __init__(self, disturb: Callable[[], None]) -> None:
        super().__init__(CONTENT)
        self.disturbances = [disturb]

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > len(CONTENT) * 3 // 4 and self.disturbances:
            self.disturbances.pop()()
        return super().read(size)


@contextmanager
def disturbed_once_synced(disturb: Callable[[], None]) -> Iterator[None]:
    """The medium changes after it said that all is kept, before anything is read back."""
    synced, disturbances = os.fsync, [disturb]

    def syncing(handle: int) -> None:
        synced(handle)
        if disturbances:
            disturbances.pop()()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", syncing)
        yield
    assert not disturbances


def write(target: Path, source: io.BytesIO | None = None) -> SealedFile:
    return write_sealed(target, source or io.BytesIO(CONTENT), len(CONTENT), RECIPIENTS)


def test_what_is_reported_as_written_is_on_the_medium_and_opens(stick: Path) -> None:
    written = write(stick / "000.age")

    content = (stick / "000.age").read_bytes()
    identity = pyrage.x25519.Identity.from_str(FIRST.texts[0])
    assert SealedFile(hashlib.sha256(content).hexdigest(), len(content)) == written
    assert CONTENT == pyrage.decrypt(content, [identity])
    assert 315_532_800 == (stick / "000.age").stat().st_mtime


def test_the_library_itself_hides_an_error_in_its_last_write() -> None:
    # Why this writer exists. When this fails the library has changed: read its notes again.
    class FullAtTheEnd(io.BytesIO):
        def write(self, data: bytes, /) -> int:  # type: ignore[override]
            if self.tell() + len(data) > 200_000:
                raise OSError(28, "No space left on device")
            return super().write(data)

    medium = FullAtTheEnd()
    keys = [pyrage.x25519.Recipient.from_str(text) for text in RECIPIENTS]

    pyrage.encrypt_io(io.BytesIO(CONTENT[:200_000]), medium, keys)

    assert len(medium.getvalue()) < 200_000


@pytest.mark.parametrize("missing", [0, 16, 3000, 65_552, 200_000])
def test_a_disk_that_fills_up_at_any_byte_is_reported_and_leaves_nothing(
    stick: Path, missing: int
) -> None:
    before = tree(stick)

    # What is longer than the content is the header, whose length varies a little, and the tags.
    with files_no_longer_than(len(CONTENT) - missing), pytest.raises(DiskFull):
        write(stick / "000.age")

    assert before == tree(stick)


@pytest.mark.parametrize("size", [0, 1, 100, 4096])
def test_a_disk_that_is_full_from_the_start_is_reported(stick: Path, size: int) -> None:
    before = tree(stick)

    with files_no_longer_than(size), pytest.raises(DiskFull):
        write(stick / "000.age")

    assert before == tree(stick)


def test_a_failure_leaves_the_older_file_as_it_was(stick: Path) -> None:
    (stick / "000.age").write_bytes(b"older")
    before = tree(stick)

    with files_no_longer_than(5000), pytest.raises(DiskFull):
        write(stick / "000.age")

    assert before == tree(stick)


def test_a_stick_pulled_out_in_the_middle_is_reported(stick: Path) -> None:
    folder = stick / "0011"
    folder.mkdir()

    with pytest.raises(PlaceGone):
        write(folder / "000.age", Source(lambda: shutil.rmtree(folder)))

    assert ["holiday.txt"] == [path.name for path in stick.iterdir()]


def test_a_medium_that_gives_back_other_bytes_is_reported(stick: Path) -> None:
    def spoil() -> None:
        (half_written,) = stick.glob(".*.part")
        with half_written.open("r+b") as file:
            file.seek(80)
            file.write(b"?")

    before = tree(stick)

    with disturbed_once_synced(spoil), pytest.raises(MediumFailed):
        write(stick / "000.age")

    assert before == tree(stick)


def test_a_medium_that_drops_the_end_is_reported(stick: Path) -> None:
    def cut() -> None:
        (half_written,) = stick.glob(".*.part")
        half_written.write_bytes(b"")

    before = tree(stick)

    with disturbed_once_synced(cut), pytest.raises(MediumFailed):
        write(stick / "000.age")

    assert before == tree(stick)


def test_a_source_of_another_length_than_announced_is_reported(stick: Path) -> None:
    before = tree(stick)

    with pytest.raises(MediumFailed):
        write_sealed(stick / "000.age", io.BytesIO(CONTENT[:-1]), len(CONTENT), RECIPIENTS)

    assert before == tree(stick)


def test_a_small_file_is_read_back_too(stick: Path) -> None:
    write_plain(stick / "READY", b"sum\n")
    with files_no_longer_than(2), pytest.raises(DiskFull):
        write_plain(stick / "SHA256SUMS", b"sum\n")

    assert {"holiday.txt": b"was here before", "READY": b"sum\n"} == tree(stick)


def test_a_place_that_is_not_there_is_reported(stick: Path) -> None:
    with pytest.raises(PlaceGone):
        write(stick / "absent" / "000.age")


def test_a_place_that_cannot_be_written_is_reported() -> None:
    with pytest.raises(ReadOnlyPlace):
        write(Path("/sys/000.age"))


def test_the_librarys_own_file_calls_are_used_nowhere() -> None:
    product = Path(intake_app.__file__).parent

    callers = [
        path.name
        for path in product.rglob("*.py")
        if {"encrypt_file", "decrypt_file"} & set(re.findall(r"\w+", path.read_text("utf-8")))
    ]

    assert [] == callers
