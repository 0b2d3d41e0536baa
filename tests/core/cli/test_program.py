"""The program from the outside: vault, records, statement, export, headquarters."""

import json
import stat
from pathlib import Path

import pytest

from intake_app.domain.answers import JsonObject
from tests.core.cli.conftest import Intake, creation


def _data(file: Path) -> JsonObject:
    data = json.loads(file.read_text(encoding="utf-8"))["data"]
    assert isinstance(data, dict)
    return data


def test_a_new_vault_prints_its_recovery_code_once_and_stays_unconfirmed(
    intake: Intake, hq_keys: tuple[Path, Path], tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    said = intake("vault", "create", vault, *creation(hq_keys))
    code = said.out.strip()

    report = json.loads(intake("vault", "check", vault, "--json").out)

    assert [len(group) for group in code.replace("-", " ").split()] == [6] * 8
    assert report["recovery_confirmed"] is False
    assert report["problems"] == []


def test_a_recovery_code_typed_back_is_confirmed_and_a_mistyped_group_is_named(
    intake: Intake, made_once: tuple[Path, str], vault: Path
) -> None:
    groups = made_once[1].replace("-", " ").split()
    wrong = groups.copy()
    wrong[2] = str((int(wrong[2]) + 1) % 1_000_000).zfill(6)

    refused = intake("vault", "confirm-recovery", vault, given=" ".join(wrong) + "\n")
    accepted = intake("vault", "confirm-recovery", vault, given=" ".join(groups) + "\n")

    assert (refused.code, accepted.code) == (3, 0)
    assert "Group 3 of the recovery code is mistyped." in refused.err
    report = json.loads(intake("vault", "check", vault, "--json").out)
    assert report["recovery_confirmed"] is True


def test_all_samples_go_in_and_come_out_with_the_same_data(
    intake: Intake, vault: Path, samples: dict[str, Path]
) -> None:
    added = intake("record", "add", *samples.values(), "--vault", vault, "--json")

    assert added.code == 0, added.err
    for record_id, file in zip(json.loads(added.out)["added"], samples.values(), strict=True):
        shown = intake("record", "show", record_id, "--vault", vault, "--json")
        assert json.loads(shown.out)["data"] == _data(file)


def test_one_bad_file_adds_nothing_and_every_problem_is_named_by_its_path(
    intake: Intake, vault: Path, samples: dict[str, Path], tmp_path: Path
) -> None:
    whole = json.loads(samples["s5"].read_text(encoding="utf-8"))
    whole["data"]["incidents"][0]["date"] = {"edtf": "2022-02-30"}
    whole["data"]["acts"][0]["act_type"] = "teleportation"
    whole["data"]["acts"][0]["victims"] = ["p9"]
    whole["data"]["interview"]["interview_date"] = "2009-9-7"
    whole["data"]["persons"][0]["shoe_size"] = 42
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(whole), encoding="utf-8")

    refused = intake("record", "add", samples["s3"], bad, "--vault", vault)

    assert refused.code == 3
    for path in (
        "2: incidents[0].date",
        "2: acts[0].act_type",
        "2: acts[0].victims",
        "2: interview.interview_date",
        "2: persons[0].shoe_size",
    ):
        assert path in refused.err
    assert json.loads(intake("record", "list", "--vault", vault, "--json").out)["total"] == 0


def test_a_search_finds_the_word_in_any_case_and_spelling_of_the_apostrophe(
    intake: Intake, vault: Path, samples: dict[str, Path]
) -> None:
    intake("record", "add", *samples.values(), "--vault", vault)

    found = json.loads(intake("record", "search", "під'їзд", "--vault", vault, "--json").out)

    assert "UA-2022-0003" in [row["reference"] for row in found["records"]]
    assert (
        json.loads(intake("record", "search", '"*', "--vault", vault, "--json").out)["total"] == 0
    )


def test_a_statement_is_written_private_and_says_that_it_is_a_draft(
    intake: Intake, vault: Path, samples: dict[str, Path], tmp_path: Path
) -> None:
    intake("record", "add", samples["s3"], "--vault", vault)
    out = tmp_path / "statement.pdf"
    order = ["statement", "print", "UA-2022-0001", "--vault", vault, "--language", "kk"]

    printed = json.loads(intake(*order, "--out", out, "--json").out)

    assert printed["draft"] is True
    assert out.read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    again = intake(*order, "--out", out)
    assert (again.code, "already a file" in again.err) == (3, True)


def test_an_unwritable_target_leaves_nothing(
    intake: Intake, vault: Path, samples: dict[str, Path], tmp_path: Path
) -> None:
    intake("record", "add", samples["s3"], "--vault", vault)
    gone = tmp_path / "no" / "such" / "folder" / "statement.pdf"

    said = intake(
        "statement", "print", "UA-2022-0001", "--vault", vault, "--language", "kk", "--out", gone
    )

    assert said.code == 4
    assert not gone.parent.exists()


def test_a_refused_interview_is_neither_printed_nor_exported(
    intake: Intake, vault: Path, samples: dict[str, Path], tmp_path: Path
) -> None:
    intake("record", "add", samples["s8"], "--vault", vault)
    out = tmp_path / "statement.pdf"

    printed = intake(
        "statement", "print", "UA-2022-0009", "--vault", vault, "--language", "kk", "--out", out
    )
    exported = intake("export", "--vault", vault, "--to", tmp_path / "x", "--purpose", "case_file")

    assert (printed.code, out.exists()) == (3, False)
    assert "did not consent" in printed.err
    assert exported.code == 3
    assert not (tmp_path / "x").exists() or list((tmp_path / "x").iterdir()) == []


def test_consent_decides_what_is_exported_and_headquarters_opens_exactly_that(
    intake: Intake,
    vault: Path,
    samples: dict[str, Path],
    tmp_path: Path,
    hq_keys: tuple[Path, Path],
) -> None:
    intake("record", "add", *samples.values(), "--vault", vault)
    stick = tmp_path / "stick"
    stick.mkdir()

    written = json.loads(
        intake(
            "export",
            "--vault",
            vault,
            "--to",
            stick,
            "--purpose",
            "un_mechanisms",
            "--with-training",
            "--json",
        ).out
    )
    intake("vault", "device-key", "--vault", vault, "--out", tmp_path / "device.pub")
    opened = intake(
        "hq",
        "open",
        written["bundle"],
        "--identity",
        hq_keys[1] / "hq.key",
        "--device-key",
        tmp_path / "device.pub",
        "--out",
        tmp_path / "hq",
        "--json",
    )

    assert opened.code == 0, opened.err
    at_hq = json.loads(opened.out)
    assert len(at_hq["records"]) == written["records"]
    assert at_hq["purpose"] == "un_mechanisms"
    assert "interview" in {left["reason"] for left in written["left_out"]}


def test_a_purpose_the_person_refused_is_refused_by_name(
    intake: Intake, vault: Path, samples: dict[str, Path], tmp_path: Path
) -> None:
    intake("record", "add", samples["s4"], "--vault", vault)

    said = intake(
        "export", "--vault", vault, "--to", tmp_path / "x", "--purpose", "media",
        "--record", "UA-2022-0002",
    )  # fmt: skip

    assert said.code == 3
    assert "has withdrawn consent" in said.err
    assert not (tmp_path / "x").exists() or list((tmp_path / "x").iterdir()) == []


def test_a_record_that_was_read_back_is_sealed_and_then_frozen(
    intake: Intake, vault: Path, samples: dict[str, Path]
) -> None:
    intake("record", "add", samples["s5"], "--vault", vault)
    order = ["record", "finish", "UA-2022-0003", "--vault", vault, "--json"]

    sealed = intake(*order)
    again = intake(*order)

    assert sealed.code == 0, sealed.err
    assert len(json.loads(sealed.out)["code"]) == 64
    assert again.code == 3


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("kk", "Бұл құпия сөз тіркесі қойманы ашпайды."),
        ("ru", "Эта парольная фраза не открывает хранилище."),
        ("uk", "Ця парольна фраза не відкриває сховище."),
    ],
)
def test_a_wrong_passphrase_is_said_in_the_interface_language(
    vault: Path, language: str, sentence: str
) -> None:
    said = Intake(passphrase="алма алма алма алма", interface=language)("vault", "check", vault)

    assert (said.code, sentence in said.err) == (3, True)


def test_a_folder_that_is_no_vault_is_left_alone(intake: Intake, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("hello", encoding="utf-8")

    said = intake("vault", "check", tmp_path / "letters")

    assert said.code == 3
    assert [file.name for file in (tmp_path / "letters").iterdir()] == ["a.txt"]


def test_one_recipient_or_a_secret_key_makes_no_vault(
    intake: Intake, hq_keys: tuple[Path, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    order = ["vault", "create", folder, "--operator", "И-07", "--language", "ru", "--hq-recipient"]

    one = intake(*order, hq_keys[0] / "hq.recipient")
    secret = intake(*order, hq_keys[0] / "hq.key", "--hq-recipient", hq_keys[1] / "hq.recipient")

    assert (one.code, secret.code) == (3, 3)
    assert "STOP" in secret.err
    assert not folder.exists()


def test_a_second_vault_is_not_made_over_the_first(
    intake: Intake, vault: Path, hq_keys: tuple[Path, Path]
) -> None:
    before = (vault / "vault.json").read_bytes()

    said = intake("vault", "create", vault, *creation(hq_keys))

    assert said.code == 3
    assert (vault / "vault.json").read_bytes() == before


def test_the_questionnaire_counts_itself() -> None:
    said = Intake()("codebook", "check", "--json")

    report = json.loads(said.out)
    counted = {name: report[name] for name in ("sections", "fields", "lists", "codes")}
    assert counted == {"sections": 32, "fields": 330, "lists": 58, "codes": 443}
    assert (report["untranslated"], said.code) == (0, 0)
