"""`intake vault user|recover|rehearse|new-sheet|access` and `intake hq rehearse`, from outside."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from intake_app.commands import vaults
from intake_app.errors import RecipientIsSecret
from tests.core.cli.conftest import PASSPHRASE, Intake

NEW = "балта терезе қайық алма"
REFUSED, DAMAGED = 3, 5


def opens(vault: Path, passphrase: str) -> bool:
    return Intake(passphrase)("vault", "check", vault).code == 0


def test_users_come_are_renamed_and_go(intake: Intake, vault: Path) -> None:
    given = ("--new-passphrase-fd", "0")
    added = intake("vault", "user", "add", vault, "--name", "Айгүл", *given, given=NEW + "\n")
    listed = intake("vault", "user", "list", vault)
    renamed = intake("vault", "user", "rename", vault, "--name", "Айгүл", "--to", "Б-2", "--json")
    hers = opens(vault, NEW)
    removed = intake("vault", "user", "remove", vault, "--name", "Б-2")

    assert ([0] * 4, ["И-07 (you)", "Айгүл"]) == (
        [said.code for said in (added, listed, renamed, removed)],
        listed.lines,
    )
    assert ("Б-2", False) == (json.loads(renamed.out)["name"], json.loads(renamed.out)["is_me"])
    assert (True, False) == (hers, opens(vault, NEW))
    assert "Backups made before still open with the old passphrase." in removed.out


def test_what_cannot_be_done_to_users_is_refused_in_words(intake: Intake, vault: Path) -> None:
    given = ("--new-passphrase-fd", "0")
    last = intake("vault", "user", "remove", vault, "--name", "И-07")
    unknown = intake("vault", "user", "remove", vault, "--name", "Кто")
    bidi = intake("vault", "user", "add", vault, "--name", "А\u202eЯ", *given, given=NEW + "\n")
    weak = intake("vault", "user", "add", vault, "--name", "Я", *given, given="short\n")

    assert [REFUSED] * 4 == [said.code for said in (last, unknown, bidi, weak)]
    assert [
        "This is the only person with a passphrase.",
        "Nobody of this name has a passphrase of this vault.",
        "This name holds signs that cannot be seen.",
        "The passphrase is too short.",
    ] == [said.err.splitlines()[0] for said in (last, unknown, bidi, weak)]


def test_a_passphrase_is_changed_and_the_old_one_opens_nothing(intake: Intake, vault: Path) -> None:
    said = intake(
        "vault", "user", "passphrase", vault, "--new-passphrase-fd", "0", given=NEW + "\n"
    )

    assert (0, True, False) == (said.code, opens(vault, NEW), opens(vault, PASSPHRASE))


def test_a_lost_passphrase_is_replaced_with_the_sheet(
    made_once: tuple[Path, str], vault: Path
) -> None:
    given = f"{made_once[1]}\n{NEW}\n"
    said = without_passphrase(
        "vault", "recover", vault, "--code-fd", "0", "--new-passphrase-fd", "0", given=given
    )

    assert (0, True, False) == (said.returncode, opens(vault, NEW), opens(vault, PASSPHRASE))


def test_a_lost_passphrase_is_replaced_by_headquarters(
    hq_keys: tuple[Path, Path], vault: Path
) -> None:
    said = without_passphrase(
        "vault",
        "recover",
        vault,
        "--identity",
        hq_keys[1] / "hq.key",
        "--new-passphrase-fd",
        "0",
        "--json",
        given=NEW + "\n",
    )

    assert (0, {"changed": True}) == (said.returncode, json.loads(said.stdout))
    assert (True, False) == (opens(vault, NEW), opens(vault, PASSPHRASE))


def test_swapped_groups_are_named_and_open_nothing(
    made_once: tuple[Path, str], vault: Path
) -> None:
    groups = made_once[1].split("-")
    groups[1], groups[6] = groups[6], groups[1]
    said = without_passphrase(
        "vault",
        "recover",
        vault,
        "--code-fd",
        "0",
        "--new-passphrase-fd",
        "0",
        given=f"{' '.join(groups)}\n{NEW}\n",
    )

    assert (REFUSED, "Groups 2 and 7 have changed places.") == (
        said.returncode,
        said.stderr.splitlines()[0],
    )
    assert (False, True) == (opens(vault, NEW), opens(vault, PASSPHRASE))


def without_passphrase(*words: str | Path, given: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "intake_app", "--interface", "en", *map(str, words)]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False)


def test_sheet_and_headquarters_are_rehearsed(
    intake: Intake,
    made_once: tuple[Path, str],
    hq_keys: tuple[Path, Path],
    vault: Path,
    tmp_path: Path,
) -> None:
    letter = tmp_path / "letter.json"
    sheet = intake("vault", "rehearse", vault, "--json", given=made_once[1] + "\n")
    written = intake("vault", "rehearse", vault, "--letter", letter, "--json")
    answer = intake("hq", "rehearse", letter, "--identity", hq_keys[0] / "hq.key", "--json")
    taken = intake(
        "vault", "rehearse", vault, "--answer", json.loads(answer.out)["answer"], "--json"
    )
    key = intake("vault", "rehearse", vault, "--identity", hq_keys[1] / "hq.key")

    states = [json.loads(said.out) for said in (sheet, written, taken)]
    assert [0] * 5 == [said.code for said in (sheet, written, answer, taken, key)]
    assert [(True, False), (True, True), (True, False)] == [
        (state["sheet_last"] != "", state["waits_for_answer"]) for state in states
    ]
    assert ["", "", True] == [state["escrow_last"] and True for state in states]
    assert "The keys of headquarters open this vault." in key.out
    assert 0o600 == stat.S_IMODE(letter.stat().st_mode)


def test_a_wrong_sheet_a_wrong_answer_and_no_letter_are_refused(
    intake: Intake, hq_keys: tuple[Path, Path], vault: Path, tmp_path: Path
) -> None:
    digits = "-".join(["000011"] * 8)
    sheet = intake("vault", "rehearse", vault, given=digits + "\n")
    early = intake("vault", "rehearse", vault, "--answer", digits[:27])
    none = intake("hq", "rehearse", vault / "vault.json", "--identity", hq_keys[0] / "hq.key")
    intake("vault", "rehearse", vault, "--letter", tmp_path / "letter.json")
    wrong = intake("vault", "rehearse", vault, "--answer", digits[:27])

    assert [
        "Each group is well formed, but together they do not open this vault.",
        "No letter waits for an answer.",
        "This file is no rehearsal letter.",
        "This is not the answer to the last letter.",
    ] == [said.err.splitlines()[0] for said in (sheet, early, none, wrong)]
    assert [REFUSED] * 4 == [said.code for said in (sheet, early, none, wrong)]


def new_sheet(vault: Path, *words: str | Path, typed: str = "") -> tuple[int, str, str]:
    """Type back what was shown, or `typed`; exit code, code shown, what was said at the end."""
    read_end, write_end = os.pipe()
    os.write(write_end, (PASSPHRASE + "\n").encode())
    os.close(write_end)
    command = [sys.executable, "-m", "intake_app", "--passphrase-fd", str(read_end)]
    command += ["--interface", "en", "vault", "new-sheet", str(vault), "--json", *map(str, words)]
    with subprocess.Popen(
        command, pass_fds=(read_end,), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        os.close(read_end)
        assert running.stdin is not None
        assert running.stdout is not None
        code = str(json.loads(running.stdout.readline())["code"])
        running.stdin.write((typed or code) + "\n")
        running.stdin.close()
        rest = running.stdout.read()
    return running.returncode, code, rest


def test_a_new_sheet_takes_the_place_of_the_old_one(
    intake: Intake, made_once: tuple[Path, str], vault: Path, tmp_path: Path
) -> None:
    target = tmp_path / "sheet.pdf"
    done, code, said = new_sheet(vault, "--pdf", target)

    old = intake("vault", "rehearse", vault, given=made_once[1] + "\n")
    new = intake("vault", "rehearse", vault, given=code + "\n")
    text = subprocess.run(
        ["pdftotext", "-layout", target, "-"], capture_output=True, check=True
    ).stdout.decode()

    assert (0, "") == (done, said)
    assert (REFUSED, 0) == (old.code, new.code)
    assert code.replace("-", "") == "".join(
        part
        for part in text.split("What it is for")[0].split()
        if len(part) == 3 and part.isdigit()
    )


def test_a_new_sheet_that_was_mistyped_changes_nothing(
    intake: Intake, made_once: tuple[Path, str], vault: Path, tmp_path: Path
) -> None:
    target = tmp_path / "sheet.pdf"
    done, code, _ = new_sheet(vault, "--pdf", target, typed="-".join(["000011"] * 8))

    old = intake("vault", "rehearse", vault, given=made_once[1] + "\n")
    new = intake("vault", "rehearse", vault, given=code + "\n")

    assert (REFUSED, 0, REFUSED) == (done, old.code, new.code)
    assert not target.exists(), "a sheet that opens nothing does not stay"
    events = json.loads(intake("vault", "history", vault, "--json").out)["entries"]
    assert "recovery_sheet_saved_undone" in [one["event"] for one in events]


def test_it_is_said_who_can_open_the_vault_and_a_testimony(
    intake: Intake, vault: Path, samples: dict[str, Path]
) -> None:
    added = json.loads(intake("record", "add", samples["s1"], "--vault", vault, "--json").out)
    told = intake("vault", "access", vault)
    record = intake("vault", "access", vault, "--record", added["added"][0], "--json")

    found = json.loads(record.out)
    assert (0, 0) == (told.code, record.code)
    assert "1 person has a passphrase and can read every testimony in this vault." == told.lines[0]
    assert (["И-07"], 2, 0) == (
        [user["name"] for user in found["users"]],
        len(found["headquarters"]),
        found["record"]["exports"],
    )


def test_headquarters_get_other_keys(
    intake: Intake, hq_keys: tuple[Path, Path], vault: Path, tmp_path: Path
) -> None:
    for name in ("c", "d"):
        intake("hq", "keygen", tmp_path / name)
    new = [f"--hq-recipient={tmp_path / name / 'hq.recipient'}" for name in ("c", "d")]
    secret = intake("vault", "replace-hq", vault, new[0], f"--hq-recipient={tmp_path}/c/hq.key")
    one = intake("vault", "replace-hq", vault, new[0])
    done = intake("vault", "replace-hq", vault, *new)
    old = intake("vault", "rehearse", vault, "--identity", hq_keys[0] / "hq.key")
    theirs = intake("vault", "rehearse", vault, "--identity", tmp_path / "d" / "hq.key")

    assert [REFUSED, REFUSED, 0, REFUSED, 0] == [
        said.code for said in (secret, one, done, old, theirs)
    ]
    assert "STOP: this file is the secret key of headquarters." == secret.err.splitlines()[0]
    assert "This file holds no key that opens this vault." == old.err.splitlines()[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_a_secret_key_of_headquarters_is_known_in_every_encoding(
    hq_keys: tuple[Path, Path], tmp_path: Path, encoding: str
) -> None:
    saved = tmp_path / "saved by a text editor"
    saved.write_text((hq_keys[0] / "hq.key").read_text(), encoding=encoding)

    with pytest.raises(RecipientIsSecret):
        vaults.read_recipient(saved)


def test_without_anybody_to_ask_the_missing_new_passphrase_is_wrong_use(intake, vault):
    said = intake("vault", "user", "add", vault, "--name", "И-08")

    assert (2, True) == (said.code, "--new-passphrase-fd" in said.err)
