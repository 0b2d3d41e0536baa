"""Backup, restore, a new key, panic and salvage, as a script runs them."""

import json
import os
from dataclasses import replace

import pytest

PASSPHRASE = "қоңыр алма жүз терезе"
NEW = "отвёртка метель куропатка"


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def filled(intake, vault, samples):
    assert 0 == intake("record", "add", samples["s1"], samples["s3"], "--vault", vault).code
    return vault


def said(answer):
    assert 0 == answer.code, answer.err
    return json.loads(answer.out)


def listed(intake, vault):
    return said(intake("record", "list", "--vault", vault, "--json"))


def test_a_backup_is_made_rehearsed_and_restored(intake, filled, stick, tmp_path):
    made = said(intake("vault", "backup", filled, "--to", stick, "--json"))
    rehearsed = said(intake("vault", "rehearse-backup", filled, "--from", stick, "--json"))
    restored = said(intake("vault", "restore", stick, "--to", tmp_path / "back", "--json"))

    assert (1, 2, 0) == (made["number"], made["records"], made["older"])
    assert (1, 2, True) == (
        rehearsed["number"],
        rehearsed["records"],
        rehearsed["opens_with_todays_passphrases"],
    )
    assert (str(tmp_path / "back"), None, 2) == (
        restored["folder"],
        restored["aside"],
        restored["records"],
    )
    assert listed(intake, filled) == listed(intake, tmp_path / "back")
    assert 0 == intake("vault", "check", tmp_path / "back").code


def test_a_vault_is_replaced_only_when_that_is_said(intake, filled, stick):
    intake("vault", "backup", filled, "--to", stick)

    refused = intake("vault", "restore", stick, "--to", filled)
    done = said(intake("vault", "restore", stick, "--to", filled, "--replace", "--json"))

    assert 3 == refused.code
    assert "There is a vault in this folder already." in refused.err
    assert f"{filled}.before-0001" == done["aside"]
    assert listed(intake, filled) == listed(intake, f"{filled}.before-0001")


def test_each_refusal_of_a_backup_has_its_family(intake, filled, stick, tmp_path):
    codes = {
        "gone": intake("vault", "backup", filled, "--to", tmp_path / "pulled").code,
        "inside": intake("vault", "backup", filled, "--to", filled).code,
        "none": intake("vault", "restore", stick, "--to", tmp_path / "back").code,
    }
    intake("vault", "backup", filled, "--to", stick)
    wrong = replace(intake, passphrase=NEW)
    codes["passphrase"] = wrong("vault", "restore", stick, "--to", tmp_path / "back").code
    (database,) = stick.rglob("records.db")
    database.write_bytes(database.read_bytes()[:-4096])
    codes["damaged"] = intake("vault", "restore", stick, "--to", tmp_path / "back").code

    assert {"gone": 4, "inside": 3, "none": 3, "passphrase": 3, "damaged": 5} == codes
    assert not (tmp_path / "back").exists()


def with_new(intake, passphrase, *words):
    """Run a command that takes a new passphrase from a descriptor."""
    read_end, write_end = os.pipe()
    os.write(write_end, (passphrase + "\n").encode())
    os.close(write_end)
    try:
        return intake(*words, "--new-passphrase-fd", str(read_end), given_fds=(read_end,))
    finally:
        os.close(read_end)


def test_a_vault_moves_to_a_new_key(intake, filled):
    before = listed(intake, filled)

    done = said(with_new(intake, NEW, "vault", "rotate", filled, "--json"))

    anew = replace(intake, passphrase=NEW)
    assert 2 == done["records"]
    assert before == listed(anew, filled)
    assert 3 == intake("record", "list", "--vault", filled).code
    typed = anew("vault", "confirm-recovery", filled, given=done["recovery_code"] + "\n")
    assert 0 == typed.code, typed.err


def test_panic_needs_its_word_and_leaves_headquarters_their_way(intake, filled):
    refused = intake("vault", "panic", filled, "--confirm", "yes")
    assert (3, True) == (refused.code, "«destroy»" in refused.err)
    assert 0 == intake("record", "list", "--vault", filled).code

    done = intake("vault", "panic", filled, "--confirm", "Destroy")

    assert 0 == done.code, done.err
    assert "Headquarters can still open it" in done.out
    assert "are not reached" in done.out
    assert 5 == intake("record", "list", "--vault", filled).code


def test_panic_in_another_language_takes_the_word_of_that_language(intake, filled):
    russian = replace(intake, interface="ru")

    assert 3 == russian("vault", "panic", filled, "--confirm", "destroy").code
    assert 0 == russian("vault", "panic", filled, "--confirm", "УНИЧТОЖИТЬ").code


def test_a_damaged_vault_is_salvaged_and_the_loss_is_named(intake, filled, tmp_path):
    whole = bytearray((filled / "records.db").read_bytes())
    sound = said(
        with_new(intake, NEW, "vault", "salvage", filled, "--to", tmp_path / "a", "--json")
    )

    assert (2, [], True) == (sound["records"], sound["lost"], sound["log_is_whole"])
    anew = replace(intake, passphrase=NEW)
    assert listed(intake, filled) == listed(anew, tmp_path / "a")
    assert bytes(whole[:16]) == (filled / "records.db").read_bytes()[:16]


def test_a_backup_that_lacks_a_file_is_no_success(intake, filled, stick, tmp_path):
    (tmp_path / "photo.txt").write_text("Мені погрожували")
    number = listed(intake, filled)["records"][0]["reference"]
    attach = ("record", "attach", number, tmp_path / "photo.txt", "--vault", filled)
    assert 0 == intake(*attach).code
    next(filled.rglob("att/*/*.age")).unlink()

    made = intake("vault", "backup", filled, "--to", stick, "--json")
    rehearsed = intake("vault", "rehearse-backup", filled, "--from", stick, "--json")

    for answer in (made, rehearsed):
        assert (7, [number]) == (answer.code, json.loads(answer.out)["lacking"])
        assert f"It belongs to: {number}." in answer.err
    assert "A backup was made; 1 file is lacking in it" in intake("vault", "history", filled).out
