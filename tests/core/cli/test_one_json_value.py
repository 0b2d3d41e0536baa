"""Under `--json` standard output is one JSON value, also when a person is asked on the way."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from intake_app.cli.program import program
from tests.core.cli.conftest import PASSPHRASE

Json = dict[str, object]
SEALABLE, OTHER = "UA-2022-0003", "KZ-2009-0001"
NEW, NEWER, NEWEST = "балта терезе қайық алма", "қайық балта алма терезе", "алма қайық балта терезе"
ASKED_IN_VAIN, CHECK_FAILED = 1, 7
CONTENT_CHECKS = {"codebook check", "i18n check"}
"""Their exit code tells how far the translations are, which is not asked here."""


def commands(of: click.Command, path: str = "") -> Iterator[str]:
    """Every command that knows `--json`."""
    if isinstance(of, click.Group):
        for name, command in of.commands.items():
            yield from commands(command, f"{path} {name}".strip())
    elif any("--json" in option.opts for option in of.params):
        yield path


@dataclass
class Person:
    """Runs commands at a keyboard, typing the passphrase and then what else is asked."""

    passphrase: str = PASSPHRASE
    walked: set[str] = field(default_factory=set)

    def __call__(
        self, command: str, *words: object, then: str = "", code: int = 0, opens: bool = True
    ) -> Json:
        """The one value that was answered."""
        self.walked.add(command)
        given = [*command.split(), *map(str, words), "--json"]
        typed = (self.passphrase + "\n" if opens else "") + then
        done = CliRunner().invoke(program, ["--interface", "en", *given], input=typed)
        expected = {0, CHECK_FAILED} if command in CONTENT_CHECKS else {code}
        assert done.exit_code in expected, (command, done.exit_code, done.stderr, done.exception)
        answered: Json = json.loads(done.stdout)
        return answered

    def of_vault(self, vault: Path, recovery: str, folder: Path) -> None:
        for command in ("user list", "access", "health", "history", "check"):
            self(f"vault {command}", vault)
        self("vault user add", vault, "--name", "Айгүл", then=f"{NEW}\n{NEW}\n")
        self("vault user rename", vault, "--name", "Айгүл", "--to", "Б-2")
        self("vault user remove", vault, "--name", "Б-2")
        self("vault user passphrase", vault, then=f"{NEWER}\n{NEWER}\n")
        typed = f"{recovery}\n{NEW}\n{NEW}\n"
        self("vault recover", vault, then=typed, opens=False)
        self.passphrase = NEW
        self("vault rehearse", vault, then=recovery + "\n")
        sheet = folder / "sheet.pdf"
        self("vault new-sheet", vault, "--pdf", sheet, then="000011\n", code=ASKED_IN_VAIN)
        assert not sheet.exists()

    def of_testimony(self, vault: Path, sample: Path, folder: Path) -> None:
        here = ("--vault", vault)
        photo = folder / "note.txt"
        photo.write_text("Я вернулся утром.", encoding="utf-8")
        record = str(self("record add", sample, *here)["added"][0])  # type: ignore[index]  # a list
        for command in ("record list", "record gone"):
            self(command, *here)
        self("record search", "дом", *here)
        for command in ("show", "history", "unfinished", "attachments", "signatures"):
            self(f"record {command}", record, *here)
        added = self("record attach", record, photo, *here)["attachments"]
        file = added[0]["attachment_id"]  # type: ignore[index]  # a list
        (folder / "out").mkdir()
        self("record export-attachment", record, file, folder / "out", *here)
        self("record remove-attachment", record, file, *here)
        self("record find-slip", self("record slip", record, *here)["slip"], *here)
        self("record review", *here)
        self("vault user add", vault, "--name", "Болат", then=f"{NEWER}\n{NEWER}\n")
        self("record handover", record, "--to", "Болат", "--why", "shift", *here)
        with_theirs = Person(NEWER, self.walked)
        with_theirs("record take-on", record, *here)
        self("record withdraw", record, "--erase", *here, then=OTHER + "\n")

    def of_sealed(self, vault: Path, hq_key: Path, folder: Path) -> None:
        here = ("--vault", vault)
        self("record finish", SEALABLE, *here)
        bundle = self(
            "export", *here, "--to", folder / "stick", "--purpose", "case_file", "--with-training"
        )["bundle"]
        device_key = ("vault", "device-key", *here, "--out", folder / "device.pub")
        CliRunner().invoke(program, [*map(str, device_key)], input=self.passphrase + "\n")
        opened = ("--device-key", folder / "device.pub", "--out", folder / "opened")
        self("hq open", bundle, "--identity", hq_key, *opened, opens=False)
        print_to = ("--language", "uk", "--out", folder / "statement.pdf")
        self("statement print", SEALABLE, *here, *print_to)
        (folder / "own").mkdir()
        self("record own-data", SEALABLE, *here, "--out", folder / "own")
        self("record seal", SEALABLE, *here, then=SEALABLE + "\n")
        (folder / "sealed").mkdir()
        self("record sealed-export", folder / "sealed", *here)


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "c", tmp_path / "d"


def test_every_command_answers_one_json_value(
    made_once: tuple[Path, str],
    vault: Path,
    samples: dict[str, Path],
    hq_keys: tuple[Path, Path],
    keys: tuple[Path, Path],
    tmp_path: Path,
) -> None:
    person = Person()
    for command in sorted(CONTENT_CHECKS):
        person(command, opens=False)
    for folder in keys:
        person("hq keygen", folder, opens=False)
    person("hq words", keys[0] / "hq.recipient", "--language", "kk", opens=False)
    person.of_vault(vault, made_once[1], tmp_path)
    letter, hq_key, stick = tmp_path / "letter.json", hq_keys[0] / "hq.key", tmp_path / "stick"
    person("vault rehearse", vault, "--letter", letter)
    person("hq rehearse", letter, "--identity", hq_key, opens=False)
    person.of_testimony(vault, samples["s1"], tmp_path)
    stick.mkdir()
    person("record add", samples["s5"], "--vault", vault)
    person.of_sealed(vault, hq_key, tmp_path)

    new = [f"--hq-recipient={key / 'hq.recipient'}" for key in keys]
    person("vault replace-hq", vault, *new, then="y\n")
    person("vault backup", vault, "--to", stick)
    person("vault rehearse-backup", vault, "--from", stick)
    person("vault restore", stick, "--to", tmp_path / "restored")
    person("vault salvage", vault, "--to", tmp_path / "saved", then=f"{NEWER}\n{NEWER}\n")
    person("vault rotate", vault, then=f"{NEWEST}\n{NEWEST}\n")
    person.passphrase = NEWEST
    person("vault panic", vault, then="destroy\n")

    assert set(commands(program)) == person.walked
