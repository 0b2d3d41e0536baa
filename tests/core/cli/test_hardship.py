"""The program in trouble: pipes, wrong descriptors, unknown keys, a damaged vault."""

import json
import subprocess
import sys
from pathlib import Path

from intake_app.transfer.recipients import parse
from tests.core.cli.conftest import PASSPHRASE, Intake, creation


def test_passphrase_and_recovery_code_may_come_from_the_same_pipe(
    made_once: tuple[Path, str], vault: Path
) -> None:
    command = [sys.executable, "-m", "intake_app", "--passphrase-fd", "0", "--interface", "en"]
    given = f"{PASSPHRASE}\n{made_once[1]}\n"

    done = subprocess.run(
        [*command, "vault", "confirm-recovery", str(vault)],
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout.strip()) == (0, "The recovery code is confirmed.")


def test_a_descriptor_that_is_not_open_is_wrong_use_and_no_traceback(vault: Path) -> None:
    command = [sys.executable, "-m", "intake_app", "--passphrase-fd", "77", "vault", "check"]

    done = subprocess.run([*command, str(vault)], capture_output=True, text=True, check=False)

    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_the_words_of_each_key_are_shown_before_a_vault_trusts_it(
    intake: Intake, hq_keys: tuple[Path, Path], tmp_path: Path
) -> None:
    said = intake("vault", "create", tmp_path / "vault", *creation(hq_keys))

    shown = [line.split() for line in said.err.splitlines() if line.startswith("  ")]
    expected = [
        list(parse((key / "hq.recipient").read_text()).fingerprint_words("kk")) for key in hq_keys
    ]
    assert shown == expected


def test_a_damaged_vault_is_read_and_nothing_of_it_leaves(
    intake: Intake, vault: Path, samples: dict[str, Path], tmp_path: Path
) -> None:
    intake("record", "add", *samples.values(), "--vault", vault)
    database = bytearray((vault / "records.db").read_bytes())
    database[-2000] ^= 1
    (vault / "records.db").write_bytes(database)

    listed = json.loads(intake("record", "list", "--vault", vault, "--json").out)
    shown = [
        intake("record", "show", row["record_id"], "--vault", vault) for row in listed["records"]
    ]
    exported = intake(
        "export",
        "--vault",
        vault,
        "--to",
        tmp_path,
        "--purpose",
        "case_file",
        "--with-training",
        "--json",
    )

    assert len(listed["records"]) + len(listed["damaged"]) == len(samples)
    assert {said.code for said in shown} <= {0, 5}
    assert [said.code for said in shown].count(0) >= 4
    assert exported.code == 5
    assert list(tmp_path.rglob("READY")) == []


def test_headquarters_and_field_read_the_same_words_in_the_language_of_the_laptop(
    intake: Intake, hq_keys: tuple[Path, Path]
) -> None:
    recipient = hq_keys[0] / "hq.recipient"

    said = intake("hq", "words", recipient, "--language", "kk")

    assert said.out.split() == list(parse(recipient.read_text()).fingerprint_words("kk"))
