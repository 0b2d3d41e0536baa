"""`intake vault check` tells people in words and programs in codes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from intake_app.store.header import read_header, write_header
from intake_app.store.slots import SlotType
from tests.core.cli.conftest import Intake

CHECK_FAILED = 7


def lose_the_keys_of_headquarters(vault: Path) -> None:
    header = read_header(vault)
    kept = tuple(slot for slot in header.slots if slot.type is not SlotType.ESCROW)
    write_header(vault, replace(header, slots=kept))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The header has lost a way to open this vault: a passphrase, the recovery code or"),
        ("kk", "Тақырыпшадан бұл қойманы ашу жолдарының бірі жоғалған: құпия сөз тіркесі,"),
        ("ru", "Из заголовка пропал один из способов открыть это хранилище: парольная фраза,"),
        ("uk", "Із заголовка зник один зі способів відкрити це сховище: парольна фраза,"),
    ],
)
def test_a_person_reads_a_sentence(vault: Path, language: str, sentence: str) -> None:
    lose_the_keys_of_headquarters(vault)

    said = Intake(interface=language)("vault", "check", vault)

    told = [line for line in said.lines if line.startswith(sentence)]
    assert (CHECK_FAILED, 1) == (said.code, len(told))
    assert "slots" not in said.lines


def test_a_program_reads_a_code(intake: Intake, vault: Path) -> None:
    lose_the_keys_of_headquarters(vault)

    said = intake("vault", "check", vault, "--json")

    assert (CHECK_FAILED, ["slots"]) == (said.code, json.loads(said.out)["problems"])
