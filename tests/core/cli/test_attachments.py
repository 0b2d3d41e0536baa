"""`intake record attach` and its companions, as a script drives them."""

import json

import pytest

from tests.builders.files import a_photo, a_recording

PHOTO = a_photo()


@pytest.fixture
def card(tmp_path):
    folder = tmp_path / "card"
    folder.mkdir()
    (folder / "DSC_0001.JPG").write_bytes(PHOTO)
    (folder / "voice.wav").write_bytes(a_recording())
    return folder


@pytest.fixture
def record(intake, vault, samples):
    """A draft in the vault."""
    return intake("record", "add", samples["s5"], "--vault", vault).out.strip()


def answered(said):
    assert 0 == said.code, said.err
    return json.loads(said.out)


def test_a_file_comes_in_is_listed_goes_out_and_is_removed(intake, vault, record, card, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    attach = ("record", "attach", record, card / "DSC_0001.JPG", "--vault", vault)
    (added,) = answered(intake(*attach, "--kind", "medical", "--title", "Снимок", "--json"))[
        "attachments"
    ]
    (listed,) = answered(intake("record", "attachments", record, "--vault", vault, "--json"))[
        "attachments"
    ]
    number = str(added["annex_no"])
    exported = answered(
        intake("record", "export-attachment", record, number, out, "--vault", vault, "--json")
    )
    removed = answered(
        intake("record", "remove-attachment", record, number, "--vault", vault, "--json")
    )

    assert added == listed
    assert ("Снимок", "medical", "image/jpeg", len(PHOTO)) == tuple(
        added[name] for name in ("title", "kind", "media_type", "size")
    )
    assert [PHOTO] == [file.read_bytes() for file in out.iterdir()]
    assert str(next(out.iterdir())) == exported["file"]
    assert {"removed": added["attachment_id"]} == removed
    assert [] == [path for path in (vault / "att").rglob("*") if path.is_file()]


def test_a_folder_comes_in_whole_and_a_second_time_is_refused(intake, vault, record, card):
    first = intake("record", "attach", record, card, "--vault", vault)
    again = intake("record", "attach", record, card, "--vault", vault)

    assert ["DSC_0001.JPG", "voice.wav"] == [line.split("  ")[-1] for line in first.lines]
    assert (3, "") == (again.code, again.out)
    assert "attached to the testimony already" in again.err


def test_a_bad_file_says_why(intake, vault, record, card):
    (card / "empty.jpg").write_bytes(b"")

    gone = intake("record", "attach", record, card / "gone.jpg", "--vault", vault)
    empty = intake("record", "attach", record, card / "empty.jpg", "--vault", vault)

    assert (4, 3) == (gone.code, empty.code)
    assert "could not be read to its end" in gone.err
    assert "The file is empty." in empty.err


def test_a_check_names_an_attachment_that_is_damaged(intake, vault, record, card):
    intake("record", "attach", record, card / "DSC_0001.JPG", "--vault", vault)
    (path,) = (path for path in (vault / "att").rglob("*") if path.is_file())
    spoilt = bytearray(path.read_bytes())
    spoilt[-1] ^= 1
    path.write_bytes(spoilt)

    said = intake("vault", "check", vault)

    assert 7 == said.code
    assert "An attachment of testimony" in said.out + said.err
