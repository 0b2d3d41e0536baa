"""Founding a vault: private, encrypted, whole or not at all."""

import stat

import pytest

from intake_app.domain.clock import Ids
from intake_app.errors import (
    DiskFull,
    FolderNotEmpty,
    PlaceGone,
    RecipientIsSecret,
    TooFewRecipients,
    WeakPassphrase,
)
from intake_app.store.founding import Founding, create_vault
from intake_app.store.header import read_header
from intake_app.store.slots import SlotType
from tests.builders.disks import files_no_longer_than
from tests.builders.vaults import (
    CHEAP,
    DEVICE_SECRET,
    FOUNDING,
    HQ_IDENTITIES,
    HQ_RECIPIENTS,
    PASSPHRASE,
    a_clock,
    found_vault,
)


def founded(folder, passphrase=PASSPHRASE, founding=FOUNDING):
    vault, code = create_vault(folder, passphrase, founding, clock=a_clock(), ids=Ids(), kdf=CHEAP)
    vault.close()
    return code


def modes(folder):
    return {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.iterdir()}


def test_a_new_vault_has_a_slot_for_user_sheet_and_headquarters(closed_vault):
    header = read_header(closed_vault.folder)

    assert [SlotType.USER, SlotType.RECOVERY, SlotType.ESCROW] == [s.type for s in header.slots]


def test_no_header_names_anybody(closed_vault):
    raw = (closed_vault.folder / "vault.json").read_text()

    assert [] == [word for word in ("Интервьюер", "Тест", *HQ_RECIPIENTS) if word in raw]


def test_both_headers_are_the_same_bytes(closed_vault):
    files = closed_vault.files()

    assert files["vault.json"] == files["vault.json.bak"]


def test_two_vaults_have_nothing_in_common(closed_vault, another_vault):
    first, second = read_header(closed_vault.folder), read_header(another_vault.folder)

    assert first.vault_id != second.vault_id
    assert first.salt != second.salt
    assert set() == {s.slot_id for s in first.slots} & {s.slot_id for s in second.slots}
    assert closed_vault.recovery_code != another_vault.recovery_code


def test_every_file_is_private_while_the_vault_is_open_and_after(closed_vault, vault):
    private = {
        "lock": "0o600",
        "records.db": "0o600",
        "records.db-shm": "0o600",
        "records.db-wal": "0o600",
        "vault.json": "0o600",
        "vault.json.bak": "0o600",
    }

    assert private == modes(closed_vault.folder)
    assert "0o700" == oct(stat.S_IMODE(closed_vault.folder.stat().st_mode))


def test_a_lost_umask_makes_nothing_public(tmp_path, no_umask):
    found = found_vault(tmp_path / "vault")
    with found.open():
        assert {"0o600"} == set(modes(found.folder).values())
    assert "0o700" == oct(stat.S_IMODE(found.folder.stat().st_mode))


@pytest.mark.parametrize(
    ("passphrase", "recipients", "error"),
    [
        ("short", HQ_RECIPIENTS, WeakPassphrase),
        (PASSPHRASE, HQ_RECIPIENTS[:1], TooFewRecipients),
        (PASSPHRASE, (HQ_RECIPIENTS[0], HQ_IDENTITIES[1]), RecipientIsSecret),
    ],
)
def test_what_cannot_be_founded_leaves_no_folder(tmp_path, passphrase, recipients, error):
    with pytest.raises(error):
        founded(tmp_path / "vault", passphrase, Founding("x", "kk", recipients, DEVICE_SECRET))

    assert [] == list(tmp_path.iterdir())


def test_an_empty_folder_becomes_the_vault(tmp_path):
    founded(tmp_path)

    assert {"lock", "records.db", "vault.json", "vault.json.bak"} == {
        path.name for path in tmp_path.iterdir()
    }


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"x")
    tmp_path.chmod(0o755)

    with pytest.raises(FolderNotEmpty):
        founded(tmp_path)

    assert ["photo.jpg"] == [path.name for path in tmp_path.iterdir()]
    assert "0o755" == oct(stat.S_IMODE(tmp_path.stat().st_mode))


def test_a_vault_is_not_founded_over_a_vault(closed_vault):
    before = closed_vault.files()

    with pytest.raises(FolderNotEmpty):
        founded(closed_vault.folder)

    assert before == closed_vault.files()


def test_a_file_where_the_folder_should_be_is_left_alone(tmp_path):
    (tmp_path / "vault").write_bytes(b"x")

    with pytest.raises(PlaceGone):
        founded(tmp_path / "vault")

    assert b"x" == (tmp_path / "vault").read_bytes()


@pytest.mark.parametrize("after", [0, 100, 4096, 20_000, 60_000])
def test_a_full_disk_leaves_nothing_of_a_vault_behind(tmp_path, after):
    with files_no_longer_than(after), pytest.raises(DiskFull):
        founded(tmp_path / "vault")

    assert [] == list(tmp_path.iterdir())


def test_after_space_is_freed_a_vault_can_be_founded_in_the_same_place(tmp_path):
    with files_no_longer_than(4096), pytest.raises(DiskFull):
        founded(tmp_path / "vault")

    founded(tmp_path / "vault")

    assert "vault.json" in modes(tmp_path / "vault")
