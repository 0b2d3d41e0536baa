import subprocess
from pathlib import Path

import pytest

from intake_app.agefiles import age
from intake_app.errors import DiskFull, FileExists, ReadOnlyPlace, UnsupportedLanguage
from intake_app.transfer import hq, recipients
from intake_app.transfer.device_key import DeviceKey, verify
from tests.builders.disks import files_no_longer_than, tree


def test_keygen_leaves_four_files_that_only_this_user_can_read(tmp_path: Path) -> None:
    made = hq.keygen(tmp_path / "keys", "ru")

    folder = tmp_path / "keys"
    assert set(hq.KEY_FILES) == set(tree(folder))
    assert 0o700 == folder.stat().st_mode & 0o777
    assert {0o600} == {path.stat().st_mode & 0o777 for path in folder.iterdir()}
    recipient = recipients.parse((folder / "hq.recipient").read_text())
    assert (made.recipient,) == age.read_identities((folder / "hq.key").read_text()).recipients
    assert made.recipient == recipient.text
    assert made.fingerprint == recipient.fingerprint_words("ru")


def test_the_stock_tools_work_with_hqs_keys(tmp_path: Path) -> None:
    made = hq.keygen(tmp_path, "en")
    (tmp_path / "receipt").write_bytes(b"received\n")

    closed = subprocess.run(
        ["age", "-r", made.recipient], input=b"words", capture_output=True, check=True
    ).stdout
    opened = subprocess.run(
        ["age", "-d", "-i", tmp_path / "hq.key"], input=closed, capture_output=True, check=True
    ).stdout
    for command in ("-S -W -s receipts.key -m receipt", "-V -p receipts.pub -m receipt"):
        subprocess.run(["minisign", *command.split()], cwd=tmp_path, check=True, timeout=30)

    assert b"words" == opened


def test_the_receipt_key_signs_what_its_public_half_verifies(tmp_path: Path) -> None:
    made = hq.keygen(tmp_path, "en")
    key = DeviceKey((tmp_path / "receipts.key").read_bytes())

    assert "c" == verify(made.receipts_public, b"text", key.sign(b"text", "c"))


@pytest.mark.parametrize("name", hq.KEY_FILES)
def test_a_key_is_never_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"the only copy")

    with pytest.raises(FileExists):
        hq.keygen(tmp_path, "en")

    assert {name: b"the only copy"} == tree(tmp_path)


def test_a_dangling_link_in_place_of_a_key_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "hq.key").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(FileExists):
        hq.keygen(tmp_path, "en")

    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("size", [0, 70, 200])
def test_a_full_disk_leaves_no_half_made_keys(tmp_path: Path, size: int) -> None:
    with files_no_longer_than(size), pytest.raises(DiskFull):
        hq.keygen(tmp_path / "keys", "en")

    assert [] == list(tmp_path.iterdir())


def test_keys_are_not_made_for_a_language_without_words(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedLanguage):
        hq.keygen(tmp_path / "keys", "uz")

    assert [] == list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_reported() -> None:
    with pytest.raises(ReadOnlyPlace):
        hq.keygen(Path("/sys/keys"), "en")
