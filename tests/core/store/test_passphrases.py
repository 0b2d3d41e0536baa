"""A new passphrase: the old one opens no file of the folder, and no moment opens with none."""

import pytest

from intake_app.domain.clock import Ids
from intake_app.errors import DiskFull, PassphraseTaken, WeakPassphrase, WrongPassphrase
from intake_app.files import replacing
from intake_app.store.header import read_header, write_header
from intake_app.store.opening import open_with_recovery
from intake_app.store.passphrases import change_passphrase, reset_passphrase
from intake_app.store.slots import SlotType
from intake_app.store.users import users
from tests.builders.disks import files_no_longer_than
from tests.builders.headers import copies_that_open, opens
from tests.builders.vaults import PASSPHRASE, RECORD, a_clock, a_record

NEW = "журавель телега ноябрь"


def test_the_new_passphrase_opens_and_the_old_one_opens_no_file(closed_vault, tmp_path):
    with closed_vault.open() as vault:
        vault.records.add_many([a_record()])
        change_passphrase(vault, PASSPHRASE, NEW)

    both = ["vault.json", "vault.json.bak"]
    assert (both, []) == (
        sorted(copies_that_open(closed_vault, NEW, tmp_path / "new")),
        copies_that_open(closed_vault, PASSPHRASE, tmp_path / "old"),
    )
    with closed_vault.open(NEW) as vault:
        assert a_record().body == vault.records.get(RECORD).body
        assert "Интервьюер Тест" == vault.operator


def test_the_search_for_old_passphrases_finds_a_forgotten_backup(closed_vault, tmp_path):
    """The control: a change that does not replace the backup is caught by the test above."""
    backup = (closed_vault.folder / "vault.json.bak").read_bytes()
    with closed_vault.open() as vault:
        change_passphrase(vault, PASSPHRASE, NEW)
    with replacing(closed_vault.folder / "vault.json.bak") as file:
        file.write(backup)

    assert ["vault.json.bak"] == copies_that_open(closed_vault, PASSPHRASE, tmp_path / "old")


def test_the_sheet_and_headquarters_still_open_it(closed_vault):
    before = read_header(closed_vault.folder)
    with closed_vault.open() as vault:
        change_passphrase(vault, PASSPHRASE, NEW)

    after = read_header(closed_vault.folder)
    assert before.of_type(SlotType.RECOVERY) == after.of_type(SlotType.RECOVERY)
    assert before.of_type(SlotType.ESCROW) == after.of_type(SlotType.ESCROW)
    code = closed_vault.recovery_code
    open_with_recovery(closed_vault.folder, code, clock=a_clock(), ids=Ids()).close()


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("метель метель метель", NEW, WrongPassphrase),
        (PASSPHRASE, "short", WeakPassphrase),
        (PASSPHRASE, PASSPHRASE, PassphraseTaken),
    ],
)
def test_a_refused_change_changes_nothing(closed_vault, old, new, error):
    with closed_vault.open() as vault:
        before = (read_header(closed_vault.folder), vault.audit.entries())
        with pytest.raises(error):
            change_passphrase(vault, old, new)
        assert before == (read_header(closed_vault.folder), vault.audit.entries())


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_code(closed_vault):
    code = closed_vault.recovery_code
    with open_with_recovery(closed_vault.folder, code, clock=a_clock(), ids=Ids()) as vault:
        reset_passphrase(vault, NEW)

    assert (True, False) == (opens(closed_vault, NEW), opens(closed_vault, PASSPHRASE))


@pytest.mark.parametrize("after", [0, 500])
def test_a_full_disk_leaves_the_old_passphrase_working(closed_vault, after):
    with closed_vault.open() as vault:
        with files_no_longer_than(after), pytest.raises(DiskFull):
            change_passphrase(vault, PASSPHRASE, NEW)
        assert ["vault_created", "unlocked"] == [e.event for e in vault.audit.entries()]

    assert (True, False) == (opens(closed_vault, PASSPHRASE), opens(closed_vault, NEW))


def test_a_change_is_written_into_the_log(closed_vault):
    with closed_vault.open() as vault:
        change_passphrase(vault, PASSPHRASE, NEW)
        assert "passphrase_changed" == vault.audit.entries()[-1].event


def test_a_header_is_replaced_whole(closed_vault):
    header = read_header(closed_vault.folder)
    before = closed_vault.files()

    with files_no_longer_than(10), pytest.raises(DiskFull):
        write_header(closed_vault.folder, header)

    assert before == closed_vault.files()


def test_who_changed_the_passphrase_goes_on_as_the_same_person(closed_vault):
    with closed_vault.open() as vault:
        change_passphrase(vault, PASSPHRASE, NEW)
        (me,) = users(vault)
        vault.records.add_many([a_record()])
        told = vault.audit.entries()

    assert ("Интервьюер Тест", True) == (me.name, me.is_me)
    assert me.slot_id == told[-1].actor
    assert me.slot_id not in {entry.actor for entry in told[:-1]}


def test_who_came_in_with_the_sheet_goes_on_as_the_person_they_are(closed_vault):
    code = closed_vault.recovery_code
    with open_with_recovery(closed_vault.folder, code, clock=a_clock(), ids=Ids()) as vault:
        before = [user.is_me for user in users(vault)]
        reset_passphrase(vault, NEW)

        assert ([False], [True]) == (before, [user.is_me for user in users(vault)])
