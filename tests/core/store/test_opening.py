"""The ways into a vault, and each thing that can be wrong at the door: its own error."""

import json

import pytest

from intake_app.domain.clock import Ids
from intake_app.errors import (
    HeaderDamaged,
    NotAVault,
    VaultDamaged,
    VaultInUse,
    VaultTooNew,
    WrongIdentity,
    WrongPassphrase,
    WrongRecoveryCode,
)
from intake_app.store import recovery_code
from intake_app.store.failures import delay_before_next, failed_unlocks
from intake_app.store.header import read_header
from intake_app.store.migrations import SCHEMA
from intake_app.store.opening import open_with_escrow, open_with_recovery
from intake_app.store.slots import SlotType
from tests.builders.raw import raw_connection
from tests.builders.stock import age_decrypted
from tests.builders.vaults import HQ_IDENTITIES, PASSPHRASE, RECORD, a_clock, a_record

HEADERS = ("vault.json", "vault.json.bak")


def with_recovery(found, code):
    return open_with_recovery(found.folder, code, clock=a_clock(), ids=Ids())


def with_escrow(found, letter):
    escrow = read_header(found.folder).of_type(SlotType.ESCROW)
    letters = [(slot, letter) for slot in escrow]
    return open_with_escrow(found.folder, letters, clock=a_clock(), ids=Ids())


def damage(path, at=100):
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)


def refused(found, error, **options):
    """Try to open; demand the error and that every file is as it was. Returns the facts."""
    before = found.files()
    with pytest.raises(error) as raised:
        found.open(**options)
    assert before == found.files()
    return raised.value.facts


def test_the_passphrase_opens_the_vault(closed_vault):
    with closed_vault.open() as vault:
        assert ("Интервьюер Тест", "kk") == (vault.operator, vault.language)


def test_the_recovery_code_opens_the_vault(closed_vault):
    with with_recovery(closed_vault, closed_vault.recovery_code) as vault:
        assert "Интервьюер Тест" == vault.operator


@pytest.mark.parametrize("identity", HQ_IDENTITIES)
def test_headquarters_open_the_vault_with_the_stock_age_command(closed_vault, tmp_path, identity):
    with closed_vault.open() as vault:
        vault.records.add_many([a_record()])
    (slot,) = read_header(closed_vault.folder).of_type(SlotType.ESCROW)

    letter = age_decrypted(tmp_path, slot.wrapped, identity)

    with with_escrow(closed_vault, letter) as vault:
        assert a_record().body == vault.records.get(RECORD).body


def test_a_wrong_passphrase_is_told_from_everything_else(closed_vault):
    assert {} == refused(closed_vault, WrongPassphrase, passphrase="метель куропатка отвёртка")


def test_a_wrong_recovery_code_is_told_from_a_mistyped_one(closed_vault):
    other = recovery_code.written(recovery_code.fresh())
    with pytest.raises(WrongRecoveryCode) as wrong:
        with_recovery(closed_vault, other)
    with pytest.raises(WrongRecoveryCode) as mistyped:
        with_recovery(closed_vault, closed_vault.recovery_code[:-1] + "x")

    assert ({"group": 0}, {"group": 8}) == (wrong.value.facts, mistyped.value.facts)


def test_a_letter_for_another_vault_is_a_wrong_identity(closed_vault):
    with pytest.raises(WrongIdentity):
        with_escrow(closed_vault, b"{}")


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("harm", ["altered", "cut", "emptied", "removed", "zeroed"])
def test_one_damaged_header_is_read_from_the_other_copy(closed_vault, name, harm):
    path = closed_vault.folder / name
    raw = path.read_bytes()
    harmed = {"cut": raw[:50], "emptied": b"", "zeroed": bytes(len(raw))}
    if harm == "altered":
        damage(path)
    elif harm == "removed":
        path.unlink()
    else:
        path.write_bytes(harmed[harm])

    whole = raw
    with closed_vault.open() as vault:
        assert "header_mended" == vault.audit.entries()[-1].event
    assert [whole, whole] == [(closed_vault.folder / one).read_bytes() for one in HEADERS]


def test_a_sound_header_is_not_written_again(closed_vault):
    before = {name: (closed_vault.folder / name).stat().st_ino for name in HEADERS}

    closed_vault.open().close()

    assert before == {name: (closed_vault.folder / name).stat().st_ino for name in HEADERS}


def test_a_damaged_header_is_mended_only_by_the_right_passphrase(closed_vault):
    damage(closed_vault.folder / "vault.json")

    refused(closed_vault, WrongPassphrase, passphrase="wrong")


def test_without_any_header_our_database_is_still_a_damaged_vault(closed_vault):
    for name in HEADERS:
        (closed_vault.folder / name).unlink()

    assert {"reason": "absent"} == refused(closed_vault, HeaderDamaged)


def test_an_altered_letter_anywhere_in_a_header_is_seen(closed_vault):
    (closed_vault.folder / "vault.json.bak").unlink()
    path = closed_vault.folder / "vault.json"
    whole = path.read_bytes()
    seen = []
    places = range(0, len(whole), 9)
    for at in places:
        damage(path, at)
        with pytest.raises((HeaderDamaged, VaultTooNew, NotAVault)):
            read_header(closed_vault.folder)
        seen.append(at)
        path.write_bytes(whole)

    assert list(places) == seen


@pytest.mark.parametrize("content", [b"", b"{}", b"hello", b'{"kind": "other", "format": 1}'])
def test_two_damaged_headers_beside_our_database_are_a_damaged_vault(closed_vault, content):
    for name in HEADERS:
        (closed_vault.folder / name).write_bytes(content)

    assert {"reason": "form"} == refused(closed_vault, HeaderDamaged)


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"{}", b'{"kind": "other", "format": 1}', b"\xff" * 100]
)
def test_a_foreign_file_is_no_vault(tmp_path, content):
    (tmp_path / "vault.json").write_bytes(content)

    with pytest.raises(NotAVault):
        read_header(tmp_path)


def test_a_folder_without_a_header_is_no_vault(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"x")

    with pytest.raises(NotAVault):
        read_header(tmp_path)


def test_a_header_of_unreasonable_length_is_not_read(closed_vault):
    for name in HEADERS:
        (closed_vault.folder / name).write_bytes(b" " * 70_000)

    assert {"reason": "size"} == refused(closed_vault, HeaderDamaged)


def test_a_newer_header_is_refused_untouched_even_beside_an_older_backup(closed_vault):
    path = closed_vault.folder / "vault.json"
    newer = json.loads(path.read_bytes()) | {"format": 2, "something": "new"}
    path.write_text(json.dumps(newer))

    assert {"version": 2, "known": 1} == refused(closed_vault, VaultTooNew)


def test_a_newer_database_is_refused_untouched_with_its_log(closed_vault):
    with raw_connection(closed_vault) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
        connection.execute("CREATE TABLE from_the_future (a)")
        crashed = closed_vault.copied_to(closed_vault.folder.with_name("crashed"))
    assert "records.db-wal" in crashed.files()
    (crashed.folder / "records.db-shm").unlink()

    before = crashed.files()
    with pytest.raises(VaultTooNew) as raised:
        crashed.open()

    told = {"version": SCHEMA + 1, "known": SCHEMA}
    assert (before, told) == (crashed.files(), raised.value.facts)


def test_a_second_program_is_refused_and_the_first_goes_on(closed_vault):
    with closed_vault.open() as first:
        before = closed_vault.files()
        with pytest.raises(VaultInUse):
            closed_vault.open()
        assert before == closed_vault.files()
        first.records.add_many([a_record()])

    with closed_vault.open() as vault:
        assert 1 == vault.records.page().total


def test_a_database_that_is_not_encrypted_is_refused(closed_vault):
    path = closed_vault.folder / "records.db"
    path.write_bytes(b"SQLite format 3\x00" + path.read_bytes()[16:])

    assert {"reason": "not_encrypted"} == refused(closed_vault, VaultDamaged)


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"x" * 8192])
def test_a_database_that_is_something_else_is_refused(closed_vault, content):
    (closed_vault.folder / "records.db").write_bytes(content)

    facts = refused(closed_vault, VaultDamaged)

    assert facts in ({"reason": "page"}, {"reason": "journal_mode"})


def test_a_missing_database_is_never_replaced_by_an_empty_one(closed_vault):
    (closed_vault.folder / "records.db").unlink()

    assert {"reason": "absent"} == refused(closed_vault, VaultDamaged)


def test_the_database_of_another_vault_is_refused(closed_vault, another_vault):
    (closed_vault.folder / "records.db").write_bytes(
        (another_vault.folder / "records.db").read_bytes()
    )

    assert {"reason": "page"} == refused(closed_vault, VaultDamaged)


def test_after_every_refusal_the_vault_can_still_be_opened(closed_vault):
    refused(closed_vault, WrongPassphrase, passphrase="wrong")

    with closed_vault.open() as vault:
        assert 0 == vault.records.page().total


def test_wrong_guesses_are_counted_and_stand_in_the_log_after_the_next_unlock(closed_vault):
    for _ in range(3):
        refused(closed_vault, WrongPassphrase, passphrase="wrong")
    counted = (failed_unlocks(closed_vault.folder), delay_before_next(closed_vault.folder))

    with closed_vault.open() as vault:
        log = [(entry.event, entry.detail) for entry in vault.audit.entries()]

    assert (3, 4) == counted
    assert [("vault_created", ""), ("unlock_failed", "3"), ("unlocked", "")] == log
    assert 0 == failed_unlocks(closed_vault.folder)


@pytest.mark.parametrize(
    ("count", "seconds"),
    [
        (b"0", 0),
        (b"1", 1),
        (b"2", 2),
        (b"6", 32),
        (b"7", 60),
        (b"999999", 60),
        (b"1e9", 0),
        (b"-4", 0),
        (b"\xff", 0),
        (b"1234567", 0),
        (b"", 0),
    ],
)
def test_the_delay_grows_to_a_minute_and_a_broken_counter_delays_nobody(tmp_path, count, seconds):
    (tmp_path / "failures").write_bytes(count)

    assert seconds == delay_before_next(tmp_path)


def test_opened_to_read_only_it_writes_nothing(closed_vault):
    before = closed_vault.files()

    with closed_vault.open(read_only=True) as vault:
        vault.records.page()
        vault.check()

    assert before == closed_vault.files()


def test_the_passphrase_is_asked_for_before_the_database_is_touched(closed_vault):
    (closed_vault.folder / "records.db").write_bytes(b"not a database at all")

    refused(closed_vault, WrongPassphrase, passphrase="wrong")
    refused(closed_vault, VaultDamaged, passphrase=PASSPHRASE)
