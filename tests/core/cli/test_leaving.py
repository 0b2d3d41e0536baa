"""What leaves the laptop and what the person may ask for, by `intake record ...`."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.core.cli.conftest import Intake

NUMBER = "KZ-2009-0001"
SEALABLE = "UA-2022-0003"
NAME = "Эрматов"
# What a script reads: any JSON.
Json = dict[str, Any]


@pytest.fixture(scope="module")
def filled_once(
    made_once: tuple[Path, str], samples: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A vault with the samples in it, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("filled") / "vault"
    shutil.copytree(made_once[0], folder)
    added = Intake()("record", "add", *samples.values(), "--vault", folder)
    assert added.code == 0, added.err
    return folder


@pytest.fixture
def filled(filled_once: Path, tmp_path: Path, copy_vault: Callable[..., Path]) -> Path:
    return copy_vault(filled_once, tmp_path / "filled")


@pytest.fixture
def record(intake: Intake, filled: Path) -> Callable[..., Json]:
    """Run a command about testimonies and read its JSON."""

    def run(*words: str | Path) -> Json:
        done = intake("record", *words, "--vault", filled, "--json")
        assert done.code == 0, done.err
        read: Json = json.loads(done.out)
        return read

    return run


def test_purposes_are_withdrawn_and_the_answer_is_json(record: Callable[..., Json]) -> None:
    done = record("withdraw", NUMBER, "--purpose", "unhcr")

    assert done == {
        "record_id": done["record_id"],
        "scope": "this_purpose",
        "state": "draft",
        "revision": 1,
        "to_pass_on": False,
    }


def test_nothing_is_withdrawn_twice(
    intake: Intake, filled: Path, record: Callable[..., Json]
) -> None:
    record("withdraw", NUMBER, "--all-future")

    again = intake("record", "withdraw", NUMBER, "--all-future", "--vault", filled)

    assert again.code == 3
    assert "There is no consent here that could be withdrawn." in again.err


@pytest.mark.parametrize("words", [(), ("--erase", "--all-future", "--purpose", "unhcr")])
def test_a_withdrawal_of_nothing_or_of_two_things_is_wrong_use(
    intake: Intake, filled: Path, words: tuple[str, ...]
) -> None:
    assert intake("record", "withdraw", NUMBER, *words, "--vault", filled).code == 2


def test_an_erasure_without_the_number_is_refused_and_with_it_done(
    intake: Intake, filled: Path, record: Callable[..., Json]
) -> None:
    refused = intake("record", "withdraw", NUMBER, "--erase", "--vault", filled)
    assert refused.code == 3
    listed = json.dumps(record("list"), ensure_ascii=False)
    assert NAME in listed

    erased = record("withdraw", NUMBER, "--erase", "--confirm", NUMBER)

    assert erased == {"record_id": erased["record_id"], "scope": "erase", "swept": True}
    assert NAME not in json.dumps(record("list"), ensure_ascii=False)
    shown = intake("record", "show", erased["record_id"], "--vault", filled)
    assert shown.code == 3
    gone = record("gone")["gone"]
    assert [(one["record_id"], one["reason"]) for one in gone] == [(erased["record_id"], "erased")]


def test_a_slip_leads_back_before_and_after(record: Callable[..., Json], tmp_path: Path) -> None:
    slip = record("slip", NUMBER, "--out", tmp_path / "slip.pdf")
    assert (tmp_path / "slip.pdf").stat().st_mode & 0o777 == 0o600
    assert record("slip", NUMBER)["slip"] == slip["slip"]
    assert record("find-slip", slip["slip"])["state"] == "here"

    record("withdraw", NUMBER, "--erase", "--confirm", NUMBER)

    assert record("find-slip", slip["slip"])["state"] == "erased"
    noted = record("withdraw", slip["record_id"], "--all-future")
    assert (noted["state"], noted["to_pass_on"]) == ("gone", False)


def test_the_own_data_are_written_to_the_folder_named(
    record: Callable[..., Json], tmp_path: Path
) -> None:
    done = record("own-data", NUMBER, "--out", tmp_path)

    assert [Path(file).suffix for file in done["files"]] == [".json", ".pdf"]
    assert NAME in (Path(done["files"][0])).read_text(encoding="utf-8")


def test_the_review_list_says_what_is_due_and_keeps_with_a_reason(
    intake: Intake, filled: Path, record: Callable[..., Json]
) -> None:
    listed = record("review", "--months", "1")
    assert (listed["months"], listed["due"], len(listed["records"])) == (1, 0, 6)

    kept = record("review", NUMBER, "--keep-until", "2199-01-01", "--reason", "safety")

    assert kept["records"][-1]["review_on"] == "2199-01-01"
    assert intake("record", "review", NUMBER, "--vault", filled).code == 2
    past = ("--keep-until", "2001-01-01", "--reason", "safety")
    assert intake("record", "review", NUMBER, *past, "--vault", filled).code == 3


def test_a_draft_is_not_sealed_to_headquarters(intake: Intake, filled: Path) -> None:
    done = intake("record", "seal", NUMBER, "--confirm", NUMBER, "--vault", filled)

    assert done.code == 3
    assert "This step does not fit the state of the testimony." in done.err


def test_headquarters_opens_with_age_and_tar_what_was_sealed_and_copied(
    intake: Intake,
    filled: Path,
    record: Callable[..., Json],
    hq_keys: tuple[Path, Path],
    tmp_path: Path,
) -> None:
    record("finish", SEALABLE)
    stick = tmp_path / "stick"
    stick.mkdir()

    done = record("seal", SEALABLE, "--confirm", SEALABLE)
    copied = record("sealed-export", stick)["files"]

    assert [Path(file).name for file in copied] == [Path(done["file"]).name]
    opened = subprocess.run(
        ["age", "-d", "-i", str(hq_keys[1] / "hq.key"), copied[0]], capture_output=True, check=True
    ).stdout
    names = subprocess.run(
        ["tar", "t"], input=opened, capture_output=True, check=True
    ).stdout.decode()
    assert "record.json" in names.split()
    assert record("gone")["gone"][0]["reason"] == "sealed_to_hq"
    shown = intake("record", "show", done["record_id"], "--vault", filled)
    assert "sealed to headquarters" in shown.err


def test_the_history_of_a_testimony_that_went_is_found_by_the_beginning_of_its_id(
    record: Callable[..., Json],
) -> None:
    record("finish", SEALABLE)
    record_id = record("seal", SEALABLE, "--confirm", SEALABLE)["record_id"]

    whole, begun = record("history", record_id), record("history", record_id[:8])

    assert whole["entries"] == begun["entries"]
    assert "sealed_to_hq" in [entry["event"] for entry in whole["entries"]]


def test_a_sealed_file_is_erased_after_a_confirmation_and_json_says_that_it_went(
    intake: Intake, filled: Path, record: Callable[..., Json]
) -> None:
    record("finish", SEALABLE)
    done = record("seal", SEALABLE, "--confirm", SEALABLE)
    record_id = done["record_id"]

    refused = intake("record", "withdraw", record_id, "--erase", "--vault", filled)
    assert (refused.code, Path(done["file"]).exists()) == (3, True)

    erased = record("withdraw", record_id, "--erase", "--confirm", record_id[:8])
    assert (erased["sealed_file_erased"], Path(done["file"]).exists()) == (True, False)


def test_headquarters_is_shown_the_withdrawals_that_a_bundle_tells_of(
    intake: Intake,
    filled: Path,
    record: Callable[..., Json],
    hq_keys: tuple[Path, Path],
    tmp_path: Path,
) -> None:
    def exported(stick: Path) -> Path:
        stick.mkdir()
        arguments = ("--vault", filled, "--to", stick, "--purpose", "case_file", "--json")
        arguments += ("--with-training",)
        return Path(json.loads(intake("export", *arguments).out)["bundle"])

    exported(tmp_path / "before")
    record("withdraw", SEALABLE, "--all-future")
    bundle = exported(tmp_path / "after")
    intake("vault", "device-key", "--vault", filled, "--out", tmp_path / "device.pub")

    keys = ("--identity", hq_keys[0] / "hq.key", "--device-key", tmp_path / "device.pub")
    told = json.loads(intake("hq", "open", bundle, *keys, "--out", tmp_path / "hq", "--json").out)[
        "withdrawals"
    ]
    said = intake("hq", "open", bundle, *keys, "--out", tmp_path / "again").out

    assert [(one["scope"], one["purposes"]) for one in told] == [("all_future", [])]
    assert "1 withdrawal of consent:" in said
    assert f"  {told[0]['record_id']}  all_future  {told[0]['on']}" in said
