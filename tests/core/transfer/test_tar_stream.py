import io
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_app.agefiles.padme import padded_length
from intake_app.errors import BundleDamaged
from intake_app.transfer import tar_stream

MEMBERS = [("bagit.txt", b"one\n"), ("data/audit.json", b"{}"), ("data/empty", b"")]
FULL = [("data/attachments/" + "0" * 32, bytes(range(256)) * 8192), *MEMBERS]


def stream(members: list[tuple[str, bytes]]) -> bytes:
    return b"".join(tar_stream.stream(members))


def names(content: bytes) -> list[str]:
    return [entry.name for entry in tar_stream.index(io.BytesIO(content), len(content))]


def repacked(change: Callable[[tarfile.TarInfo], None], form: int = tarfile.GNU_FORMAT) -> bytes:
    """What an ordinary tar program would make of one member, padded as ours is."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        member = tarfile.TarInfo("data/audit.json")
        member.mtime = 315_532_800
        member.size = 2
        change(member)
        archive.addfile(member, io.BytesIO(b"{}"))
    content = buffer.getvalue().rstrip(b"\0")
    whole = -(-len(content) // 512) * 512 + 1024
    return content.ljust(padded_length(whole), b"\0")


def unchanged(_: tarfile.TarInfo) -> None:
    """Leave the member as it is."""


def with_attributes(**attributes: object) -> Callable[[tarfile.TarInfo], None]:
    def change(member: tarfile.TarInfo) -> None:
        for name, value in attributes.items():
            setattr(member, name, value)

    return change


def test_the_stock_tar_unpacks_exactly_what_went_in(tmp_path: Path) -> None:
    subprocess.run(["tar", "x"], cwd=tmp_path, input=stream(FULL), check=True)

    found = {p.relative_to(tmp_path).as_posix(): p for p in tmp_path.rglob("*") if p.is_file()}
    assert dict(FULL) == {name: path.read_bytes() for name, path in found.items()}
    assert {315_532_800} == {int(path.stat().st_mtime) for path in found.values()}


def test_the_same_members_make_the_same_bytes_of_the_announced_length() -> None:
    assert stream(FULL) == stream(FULL)
    assert tar_stream.stream_length(FULL) == len(stream(FULL)) == padded_length(len(stream(FULL)))


def test_reading_gives_back_every_member_in_order() -> None:
    content = stream(FULL)
    spool = io.BytesIO(content)

    entries = tar_stream.index(spool, len(content))

    assert FULL == [(entry.name, tar_stream.content(spool, entry)) for entry in entries]


def test_an_ordinary_tar_of_the_same_form_is_read() -> None:
    assert ["data/audit.json"] == names(repacked(unchanged, tarfile.USTAR_FORMAT))


@pytest.mark.parametrize(
    "attributes",
    [
        {"type": tarfile.SYMTYPE, "linkname": "/etc/passwd", "size": 0},
        {"type": tarfile.LNKTYPE, "linkname": "bagit.txt", "size": 0},
        {"type": tarfile.CHRTYPE, "devmajor": 1, "devminor": 3},
        {"type": tarfile.BLKTYPE},
        {"type": tarfile.FIFOTYPE},
        {"type": tarfile.DIRTYPE},
        {"type": tarfile.CONTTYPE},
        {"type": tarfile.GNUTYPE_SPARSE},
        {"uid": 1000},
        {"gid": 1000},
        {"uname": "anna"},
        {"gname": "anna"},
        {"mtime": 1_700_000_000},
        {"mode": 0o4755},
        {"name": "data/" + "long" * 40},
        {"name": "data/қ.json"},
        {"name": ""},
    ],
    ids=lambda attributes: "-".join(map(str, attributes)) + str(attributes.get("type", "")),
)
def test_anything_but_a_plain_file_is_refused(attributes: dict[str, object]) -> None:
    with pytest.raises(BundleDamaged) as refused:
        names(repacked(with_attributes(**attributes)))

    assert {"reason": "tar", "member": ""} == refused.value.facts


def test_a_pax_header_is_refused() -> None:
    member = tarfile.TarInfo("data/audit.json")
    member.pax_headers = {"path": "data/../../home"}

    with pytest.raises(BundleDamaged):
        names(member.tobuf(tarfile.PAX_FORMAT).ljust(16_384, b"\0"))


def test_a_size_beyond_what_plain_tar_can_say_is_refused() -> None:
    member = tarfile.TarInfo("data/audit.json")
    member.size = 1 << 40

    with pytest.raises(BundleDamaged):
        names(member.tobuf(tarfile.GNU_FORMAT).ljust(16_384, b"\0"))


def test_a_size_that_reaches_beyond_the_end_is_refused() -> None:
    content = tar_stream.header("data/audit.json", 1 << 30).ljust(8192, b"\0")

    with pytest.raises(BundleDamaged) as refused:
        names(content)

    assert "size" == refused.value.facts["reason"]


def test_a_stream_cut_anywhere_is_refused() -> None:
    content = stream(MEMBERS)

    for length in range(0, len(content), 97):
        with pytest.raises(BundleDamaged):
            names(content[:length])


@pytest.mark.parametrize("at", [-1, -512, 512 + 100])
def test_nothing_can_hide_in_the_padding(at: int) -> None:
    content = bytearray(stream(MEMBERS))
    content[at] = 1

    with pytest.raises(BundleDamaged) as refused:
        names(bytes(content))

    assert "padding" == refused.value.facts["reason"]


@pytest.mark.parametrize("more", [1, 512, 4096])
def test_zeros_beyond_the_padding_are_refused(more: int) -> None:
    with pytest.raises(BundleDamaged) as refused:
        names(stream(MEMBERS) + bytes(more))

    assert "padding" == refused.value.facts["reason"]


@pytest.mark.parametrize("name", ["", "n" * 101, "data/қ"])
def test_a_name_that_needs_an_extension_of_tar_is_never_written(name: str) -> None:
    with pytest.raises(ValueError, match="^" + name[:1]):
        tar_stream.header(name, 0)
