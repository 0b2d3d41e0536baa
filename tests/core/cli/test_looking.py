"""`vault check --head`, `vault health`, `vault history`, `record history`, `vault acknowledge`."""

import json
import shutil
from pathlib import Path

from intake_app.commands.health import Health
from tests.core.cli.conftest import Intake

DONE, REFUSED, CHECK_FAILED = 0, 3, 7


def head_of(intake: Intake, vault: Path) -> str:
    told = json.loads(intake("vault", "check", vault, "--json").out)
    return str(told["audit_head"])


def test_a_head_from_paper_is_in_the_log(intake: Intake, vault: Path) -> None:
    head = head_of(intake, vault)

    said = intake("vault", "check", vault, "--head", head.lower())

    assert (DONE, True) == (said.code, "No problem was found." in said.lines)


def test_a_head_from_a_later_day_tells_of_a_rollback(
    intake: Intake, vault: Path, tmp_path: Path
) -> None:
    shutil.copytree(vault, tmp_path / "older")
    # Opened in the same second, the two would write the same first entry, and the same head.
    head_of(intake, vault)
    head = head_of(intake, vault)

    said = intake("vault", "check", tmp_path / "older", "--head", head, "--json")

    assert CHECK_FAILED == said.code
    assert ["older", f"rolled_back {head}"] == json.loads(said.out)["problems"]


def test_a_receipt_tells_of_a_rollback(intake: Intake, vault: Path, tmp_path: Path) -> None:
    receipt = tmp_path / "report.json"
    receipt.write_text(json.dumps({"audit_head": "ABCDE23456"}), "utf-8")

    said = intake("vault", "check", vault, "--receipt", receipt)

    told = [line for line in said.lines if line.startswith("The code ABCDE23456 is not in the log")]
    assert (CHECK_FAILED, 1) == (said.code, len(told))


def test_what_is_no_head_is_refused_before_the_vault_is_opened(intake: Intake, vault: Path) -> None:
    said = intake("vault", "check", vault, "--head", "nonsense")

    assert (REFUSED, "") == (said.code, said.out)


def test_an_older_vault_is_told_on_every_command_until_it_is_acknowledged(
    intake: Intake, vault: Path, tmp_path: Path
) -> None:
    shutil.copytree(vault, tmp_path / "older")
    intake("vault", "check", vault)
    shutil.rmtree(vault)
    shutil.copytree(tmp_path / "older", vault)

    told = intake("record", "list", "--vault", vault)
    again = intake("vault", "acknowledge", vault)
    after = intake("record", "list", "--vault", vault)

    sentence = "This vault is older than what this laptop saw on"
    assert [True, True, False] == [sentence in said.err for said in (told, again, after)]
    assert {DONE} == {told.code, again.code, after.code}


def test_health_is_told_in_lines_with_their_state(intake: Intake, vault: Path) -> None:
    said = intake("vault", "health", vault)

    assert DONE == said.code
    assert any(line.startswith("[Please look] There is no backup") for line in said.lines)
    assert any(line.startswith("[In order] All testimonies") for line in said.lines)


def test_health_is_told_to_programs_in_codes(intake: Intake, vault: Path) -> None:
    said = intake("vault", "health", vault, "--json")

    told = {line["code"]: line["state"] for line in json.loads(said.out)["lines"]}
    assert Health.LOOK == told["backup_never"]
    assert {"encryption", "version", "unsent", "clock"} <= set(told)
    # The program hardens itself before anything else.
    assert Health.OK == told["core_files_safe"]


def test_the_history_of_a_vault_and_of_a_testimony(
    intake: Intake, vault: Path, samples: dict[str, Path]
) -> None:
    added = intake("record", "add", samples["s5"], "--vault", vault).lines[0]
    intake("record", "show", added, "--vault", vault)

    whole = json.loads(intake("vault", "history", vault, "--json").out)["entries"]
    one = json.loads(intake("record", "history", added, "--vault", vault, "--json").out)["entries"]

    assert ["viewed", "record_added"] == [entry["event"] for entry in one]
    assert len(whole) > len(one)
    assert "vault_created" == whole[-1]["event"]


def test_a_history_is_told_in_words(vault: Path) -> None:
    said = Intake(interface="ru")("vault", "history", vault, "--limit", "2")

    assert 2 == len(said.lines)
    assert "Хранилище открыто" in said.lines[0]


def test_a_history_of_one_kind(intake: Intake, vault: Path) -> None:
    said = intake("vault", "history", vault, "--kind", "keys", "--json")

    assert ["vault_created"] == [entry["event"] for entry in json.loads(said.out)["entries"]]
