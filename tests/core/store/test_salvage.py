"""What verifies in a damaged vault goes into a new one; what does not is named."""

import io
import re

import pytest

from intake_app.domain.clock import Ids
from intake_app.domain.record import RecordId
from intake_app.domain.slip_number import Slip, SlipNumber
from intake_app.domain.tombstone import Reason, Tombstone
from intake_app.errors import DiskFull, FolderNotEmpty, VaultDamaged, WeakPassphrase
from intake_app.store import rescue
from intake_app.store.attachment_rows import Meta
from intake_app.store.backup import back_up
from intake_app.store.opening import open_vault
from intake_app.store.restoring import rehearse
from intake_app.store.salvage import salvage
from intake_app.store.salvaged_table import KEYS
from tests.builders.disks import files_no_longer_than
from tests.builders.independent import independent_reader
from tests.builders.vaults import (
    CHEAP,
    PHOTOGRAPH,
    a_clock,
    a_record,
    add_photo,
    found_vault,
    photo_in,
    read_back,
    silent,
)

NEW = "қоңыр алма жүз терезе"
COUNT = 12
PAGE = 4096


def an_id(number):
    return RecordId(f"77a1c3de-1111-4f00-8000-{number:012d}")


def words_of(body):
    return body.answers.value("account.free_account")["text"]


@pytest.fixture
def filled(closed_vault):
    """Twelve long testimonies, the first with a revision, and a file of an attachment."""
    with closed_vault.open() as vault:
        vault.records.add_many(
            [
                a_record(an_id(n), f"Рядок {n}. " * 400, reference=f"UA-2022-K7-{n:04d}")
                for n in range(COUNT)
            ]
        )
        read_back(vault, an_id(0), "Рядок 0.")
        add_photo(vault, an_id(0))
    return closed_vault


def spoil(found, *pages):
    file = found.folder / "records.db"
    whole = bytearray(file.read_bytes())
    for page in pages:
        whole[page * PAGE + 100] ^= 1
    file.write_bytes(whole)


def saved(found, target, passphrase=NEW):
    with found.open() as vault:
        return salvage(vault, target, passphrase, CHEAP, words_of)


def contents(vault):
    return {one: vault.records.get(one) for one in vault.records.ids()}


def test_a_sound_vault_comes_over_whole(filled, tmp_path):
    with filled.open() as vault:
        expected, entries = contents(vault), vault.audit.entries()

    done = saved(filled, tmp_path / "new")

    assert (COUNT, (), (), 0, 0, True) == (
        done.records,
        done.lost,
        done.shortened,
        done.lost_rows,
        done.lost_files,
        done.log_is_whole,
    )
    with open_vault(done.folder, NEW, clock=a_clock(), ids=Ids()) as vault:
        assert expected == contents(vault)
        assert entries == vault.audit.entries()[: len(entries)]
        assert [an_id(3)] == [row.record_id for row in vault.records.page(words="рядок 3").rows]
        assert () == vault.check().problems
        rescue.confirm_sheet(vault, done.recovery_code, "2022-01-08T09:00:00+00:00")
        assert PHOTOGRAPH == photo_in(vault, an_id(0))


def damaged_pages(found):
    """Every third page: each takes a vault of its own."""
    count = (found.folder / "records.db").stat().st_size // PAGE
    return range(1, count, 3)


def test_with_any_one_page_spoilt_what_is_salvaged_is_what_was_saved(filled, tmp_path):
    with filled.open() as vault:
        expected = contents(vault)
    fewest = COUNT
    for page in damaged_pages(filled):
        found = filled.copied_to(tmp_path / f"vault-{page}")
        spoil(found, page)
        try:
            done = saved(found, tmp_path / f"new-{page}")
        except VaultDamaged:
            continue  # the page with the facts about the vault, or the root of everything
        with open_vault(done.folder, NEW, clock=a_clock(), ids=Ids()) as new:
            found_now = contents(new)
        assert found_now.items() <= expected.items() or done.shortened
        assert done.records == len(found_now)
        fewest = min(fewest, done.records)

    # One page holds the list rows of several testimonies, never of all that have their own pages.
    assert fewest < COUNT


def test_what_is_lost_is_named(filled, tmp_path):
    with filled.open() as vault:
        vault.half_typed.keep(an_id(7), {"interview.breaks": b'"hal"'})
        row = vault.database.one("SELECT number FROM records WHERE record_id = ?", an_id(7))
        # As a damaged overflow page would leave it: other text, and no error.
        vault.database.run("UPDATE bodies SET body = zeroblob(9000) WHERE number = ?", row[0])

    done = saved(filled, tmp_path / "new")

    assert (COUNT - 1, 1) == (done.records, done.lost_rows)
    assert [(an_id(7), "UA-2022-K7-0007")] == [(one.record_id, one.reference) for one in done.lost]


def test_the_damaged_vault_is_only_read(filled, tmp_path):
    spoil(filled, 30)
    before = (filled.folder / "records.db").read_bytes()

    done = saved(filled, tmp_path / "new")

    assert before == (filled.folder / "records.db").read_bytes()
    assert done.records


def test_a_target_that_is_no_place_for_a_vault_is_refused(filled, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")

    with pytest.raises(FolderNotEmpty):
        saved(filled, tmp_path / "full")
    with pytest.raises(WeakPassphrase):
        saved(filled, tmp_path / "new", "short")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("room", [0, 1000, 20_000, 100_000])
def test_a_full_disk_leaves_nothing_of_the_new_vault(filled, tmp_path, room):
    with filled.open() as vault, files_no_longer_than(room), pytest.raises(DiskFull):
        salvage(vault, tmp_path / "new", NEW, CHEAP, words_of)

    assert not (tmp_path / "new").exists()


def test_a_disk_that_fills_up_with_attachments_leaves_nothing_of_the_new_vault(filled, tmp_path):
    with filled.open() as vault:
        meta = Meta("запис.wav", "audio/wav", 900_000, "")
        vault.attachments.add(an_id(1), io.BytesIO(bytes(900_000)), meta)
        with files_no_longer_than(700_000), pytest.raises(DiskFull):
            salvage(vault, tmp_path / "new", NEW, CHEAP, words_of)

    assert not (tmp_path / "new").exists()


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """A vault whose attachments, stubs, slips and facts take several pages each."""
    found = found_vault(tmp_path_factory.mktemp("crowded") / "vault")
    with found.open() as vault:
        vault.records.add_many([a_record(an_id(0))])
        for n in range(30):
            add_photo(vault, an_id(0), b"a photograph %d" % n)
        with vault.transaction():
            for n in range(90):
                stone = Tombstone(an_id(100 + n), Reason.ERASED, "2022-01-08T09:00:00+00:00")
                vault.tombstones.put(100 + n, stone)
                number = SlipNumber(f"{n * n * 12_007 + 13:08d}")
                vault.slips.put(Slip(number, an_id(100 + n), "2022-01-08T09:00:00+00:00"))
                vault.facts.put(f"note-{n:03d}", "слово " * 20)
    return found


def leaves(found, table):
    """Each leaf page of a table, counted from 0, and how many rows lie on it."""
    with independent_reader(found) as connection:
        return connection.execute(
            "SELECT pageno - 1, ncell FROM dbstat WHERE name = ? AND pagetype = 'leaf' "
            "ORDER BY path",
            (table,),
        ).fetchall()


def kept(vault, table):
    return int(vault.database.value(f"SELECT count(*) FROM {table}"))


@pytest.mark.parametrize(
    ("table", "count", "is_counted"),
    [("attachments", 30, True), ("tombstones", 90, True), ("slips", 90, False)],
)
def test_a_bad_page_costs_its_own_rows_and_no_others(crowded, tmp_path, table, count, is_counted):
    pages = leaves(crowded, table)
    assert 3 <= len(pages)
    page, on_it = pages[len(pages) // 2]
    found = crowded.copied_to(tmp_path / "vault")
    spoil(found, page)

    done = saved(found, tmp_path / "new")

    with open_vault(done.folder, NEW, clock=a_clock(), ids=Ids()) as vault:
        # Rows on the inner pages of a tree that is sorted by its text lie on none of its leaves.
        assert 0 <= kept(vault, table) - (count - on_it) <= (0 if is_counted else 1)
    assert (on_it if is_counted else 1) == done.lost_rows
    assert not done.is_complete


def test_no_table_without_numbers_is_forgotten(vault):
    tables = vault.database.rows(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%WITHOUT ROWID' "
        "AND name NOT LIKE 'search%'"
    )

    keys = {name: tuple(re.findall(r"(\w+) \w+ PRIMARY KEY", sql)) for name, sql in tables}
    assert {**keys, "half_typed": ("number", "path")} == KEYS


def test_an_attachment_whose_row_or_file_is_spoilt_is_counted(filled, tmp_path):
    with filled.open() as vault:
        meta = Meta("запис.wav", "audio/wav", 5, "")
        spoilt = vault.attachments.add(an_id(1), io.BytesIO(b"first"), meta).attachment_id
        gone = vault.attachments.add(an_id(1), io.BytesIO(b"second"), meta).attachment_id
        vault.database.run(
            "UPDATE attachments SET mac = zeroblob(32) WHERE attachment_id = ?", spoilt
        )
        next(filled.folder.rglob(f"{gone}.age")).unlink()

    done = saved(filled, tmp_path / "new")

    assert (1, 1) == (done.lost_rows, done.lost_files)


def test_what_was_proved_of_the_damaged_vault_is_not_claimed_of_the_new_one(filled, tmp_path):
    (tmp_path / "stick").mkdir()
    with filled.open() as vault:
        made = back_up(vault, tmp_path / "stick", silent)
        rehearse(vault, made.folder, silent)
        rescue.confirm_sheet(vault, filled.recovery_code, "2022-01-08T09:00:00+00:00")
        rescue.rehearse_sheet(vault, filled.recovery_code, "2022-01-08T09:00:00+00:00")
        rescue.write_letter(vault)
        before = dict(vault.database.rows("SELECT name, value FROM facts"))

    done = saved(filled, tmp_path / "new")

    claims = {
        "last_backup", "last_backup_folder", "last_backup_lacking", "backups",
        "last_restore_rehearsal", "last_rehearsal_sheet", "rehearsal_challenge",
    }  # fmt: skip
    assert claims <= before.keys()
    with open_vault(done.folder, NEW, clock=a_clock(), ids=Ids()) as vault:
        assert [] == [name for name in claims if vault.facts.get(name)]
        assert not vault.is_recovery_confirmed
