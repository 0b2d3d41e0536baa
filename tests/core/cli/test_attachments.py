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
    assert "The file, folder or stick is not there." in gone.err
    assert "The file is empty." in empty.err


def test_every_file_is_tried_and_the_report_names_what_was_left_out(intake, vault, record, card):
    (card / "c-empty.txt").write_bytes(b"")
    (card / "z.txt").write_text("Я вернулся утром.", encoding="utf-8")
    nothing = card.parent / "nothing"
    nothing.mkdir()
    gone = card / "gone.jpg"
    attach = ("record", "attach", record, card, nothing, gone, "--vault", vault)

    first = intake(*attach, "--json")
    again = intake(*attach)

    told = json.loads(first.out)
    assert 4 == first.code, "the code of the worst: a file that is not there"
    assert ["DSC_0001.JPG", "voice.wav", "z.txt"] == [one["title"] for one in told["attachments"]]
    assert [
        (str(nothing), "CannotAttach", "no_files", "There is no file in this folder."),
        (str(card / "c-empty.txt"), "CannotAttach", "empty", "The file is empty."),
        (str(gone), "PlaceGone", "", "The file, folder or stick is not there."),
    ] == [tuple(one.values()) for one in told["left_out"]]
    assert (4, "") == (again.code, again.out)
    assert f"«{card / 'z.txt'}»: This file is attached to the testimony already" in again.err
    assert "Taken in: 0 of 6. Left out: 6." == again.err.splitlines()[-1]


def test_a_folder_without_a_file_is_refused(intake, vault, record, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()

    said = intake("record", "attach", record, empty, "--vault", vault)

    assert (3, "There is no file in this folder.") == (said.code, said.err.splitlines()[0])


def test_no_vault_is_taken_in_nor_what_lies_in_one(intake, vault, record, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(vault)
    given = (vault, vault / "records.db", vault / "att", link, vault.parent)

    said = [intake("record", "attach", record, one, "--vault", vault) for one in given]

    sentence = "This lies in a vault, or a vault lies in it."
    assert [(3, "", sentence)] * len(given) == [
        (one.code, one.out, one.err.splitlines()[0]) for one in said
    ]
    assert {"attachments": []} == answered(
        intake("record", "attachments", record, "--vault", vault, "--json")
    )


def test_a_check_names_an_attachment_that_is_damaged(intake, vault, record, card):
    intake("record", "attach", record, card / "DSC_0001.JPG", "--vault", vault)
    (path,) = (path for path in (vault / "att").rglob("*") if path.is_file())
    spoilt = bytearray(path.read_bytes())
    spoilt[-1] ^= 1
    path.write_bytes(spoilt)

    said = intake("vault", "check", vault)

    assert 7 == said.code
    assert "An attachment of testimony" in said.out + said.err
