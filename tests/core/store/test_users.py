"""Users of a vault: a slot each, a name inside; whoever is removed opens no file of the folder."""

import unicodedata

import pytest

from intake_app.errors import (
    LastUser,
    NameUnfit,
    PassphraseTaken,
    TooManyUsers,
    UnknownUser,
    WeakPassphrase,
    WrongPassphrase,
)
from intake_app.store.header import read_header
from intake_app.store.passphrases import change_passphrase
from intake_app.store.users import add_user, remove_user, rename_user, users
from tests.builders.headers import copies_that_open, opens
from tests.builders.vaults import PASSPHRASE, RECORD, a_record

HERS = "журавель телега ноябрь"
FOUNDER = "Интервьюер Тест"
HEADERS = ("vault.json", "vault.json.bak")


def named(vault):
    return [(user.name, user.is_me) for user in users(vault)]


def test_a_new_user_opens_the_vault_and_reads_what_is_there(closed_vault):
    with closed_vault.open() as vault:
        vault.records.add_many([a_record()])
        add_user(vault, "Айгүл", HERS)
        assert [(FOUNDER, True), ("Айгүл", False)] == named(vault)

    with closed_vault.open(HERS) as vault:
        assert ("Айгүл", a_record().body) == (vault.operator, vault.records.get(RECORD).body)
        assert [(FOUNDER, False), ("Айгүл", True)] == named(vault)
        assert () == vault.check().problems


def test_a_removed_user_opens_no_file_of_the_folder(closed_vault, tmp_path):
    with closed_vault.open() as vault:
        slot_id = add_user(vault, "Айгүл", HERS)
    both = sorted(copies_that_open(closed_vault, HERS, tmp_path / "before"))
    with closed_vault.open() as vault:
        remove_user(vault, slot_id)
        assert ([(FOUNDER, True)], ()) == (named(vault), vault.check().problems)

    assert ["vault.json", "vault.json.bak"] == both
    assert [] == copies_that_open(closed_vault, HERS, tmp_path / "after")
    assert (True, False) == (opens(closed_vault, PASSPHRASE), opens(closed_vault, HERS))


def test_an_old_header_copied_back_does_not_let_a_removed_user_in(closed_vault):
    with closed_vault.open() as vault:
        slot_id = add_user(vault, "Айгүл", HERS)
    old = {name: (closed_vault.folder / name).read_bytes() for name in HEADERS}
    with closed_vault.open() as vault:
        remove_user(vault, slot_id)
    for name, raw in old.items():
        (closed_vault.folder / name).write_bytes(raw)

    with pytest.raises(WrongPassphrase):
        closed_vault.open(HERS)
    with closed_vault.open() as vault:
        assert () == vault.check().problems

    assert slot_id not in {slot.slot_id for slot in read_header(closed_vault.folder).slots}


def test_one_may_remove_oneself_when_another_stays(closed_vault):
    with closed_vault.open() as vault:
        add_user(vault, "Айгүл", HERS)
        remove_user(vault, vault.slot_id)

    assert (False, True) == (opens(closed_vault, PASSPHRASE), opens(closed_vault, HERS))


def test_the_last_user_cannot_be_removed(vault):
    before = read_header(vault.folder)

    with pytest.raises(LastUser):
        remove_user(vault, vault.slot_id)

    assert before == read_header(vault.folder)


def test_the_name_of_a_removed_user_stays_for_the_log(closed_vault):
    with closed_vault.open() as vault:
        slot_id = add_user(vault, "Айгүл", HERS)
        remove_user(vault, slot_id)
        assert "Айгүл" == vault.facts.slot_name(slot_id)


def test_a_new_name_changes_nothing_else(closed_vault):
    with closed_vault.open() as vault:
        before = read_header(vault.folder)
        rename_user(vault, vault.slot_id, "  Ерлан   Б. ")
        assert (before, "Ерлан Б.") == (read_header(vault.folder), vault.operator)

    with closed_vault.open() as vault:
        assert "Ерлан Б." == vault.operator


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "empty"),
        (" \t ", "empty"),
        ("Ә" * 81, "long"),
        ("Айгүл\u202e", "signs"),
        ("Ай\u200bгүл", "signs"),
        ("\x07Айгүл", "signs"),
        ("интервьюер тест", "taken"),
        (unicodedata.normalize("NFD", "Интервьюер Тест"), "taken"),
    ],
)
def test_a_name_that_could_mislead_is_refused(vault, name, reason):
    before = read_header(vault.folder)

    with pytest.raises(NameUnfit) as raised:
        add_user(vault, name, HERS)

    assert ({"reason": reason}, before) == (raised.value.facts, read_header(vault.folder))


def test_a_user_keeps_their_own_name_at_a_renaming(vault):
    rename_user(vault, vault.slot_id, "ИНТЕРВЬЮЕР Тест")

    assert "ИНТЕРВЬЮЕР Тест" == vault.operator


@pytest.mark.parametrize(
    ("passphrase", "error"), [("short", WeakPassphrase), (PASSPHRASE, PassphraseTaken)]
)
def test_a_passphrase_that_will_not_do_adds_nobody(vault, passphrase, error):
    with pytest.raises(error):
        add_user(vault, "Айгүл", passphrase)

    assert [(FOUNDER, True)] == named(vault)


def test_an_unknown_user_is_refused(vault):
    for step in (lambda: remove_user(vault, "00"), lambda: rename_user(vault, "00", "Кто")):
        with pytest.raises(UnknownUser):
            step()


def test_there_is_room_for_twenty(vault):
    for number in range(19):
        add_user(vault, f"И-{number:02}", f"{HERS} {number}")

    with pytest.raises(TooManyUsers) as raised:
        add_user(vault, "И-19", f"{HERS} 19")

    assert {"most": 20} == raised.value.facts


def test_a_change_of_passphrase_leaves_the_others_alone(closed_vault, tmp_path):
    with closed_vault.open() as vault:
        add_user(vault, "Айгүл", HERS)
    with closed_vault.open(HERS) as vault:
        change_passphrase(vault, HERS, "балта терезе қайық алма")
        assert ["Интервьюер Тест", "Айгүл"] == [user.name for user in users(vault)]

    assert [] == copies_that_open(closed_vault, HERS, tmp_path / "hers")
    assert (True, True) == (
        opens(closed_vault, PASSPHRASE),
        opens(closed_vault, "балта терезе қайық алма"),
    )


def test_what_was_done_stands_in_the_log_without_names(closed_vault):
    with closed_vault.open() as vault:
        slot_id = add_user(vault, "Айгүл", HERS)
        rename_user(vault, slot_id, "Айгүл Б.")
        remove_user(vault, slot_id)
        told = [(e.event, e.detail) for e in vault.audit.entries()][-3:]

    assert [
        ("user_added", slot_id),
        ("user_renamed", slot_id),
        ("user_removed", slot_id),
    ] == told
