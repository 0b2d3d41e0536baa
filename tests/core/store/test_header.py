"""What a header may say: strange numbers and shapes make it damaged, and never stop the program."""

import hashlib
import json

import pytest

from intake_app.domain.canonical import canonical_json
from intake_app.errors import HeaderDamaged, VaultTooNew, WrongPassphrase
from intake_app.store.header import read_header
from tests.builders.vaults import CHEAP

HEADERS = ("vault.json", "vault.json.bak")
PLACES = (("format",), ("kdf", "memory_kib"), ("kdf", "time"), ("kdf", "lanes"))
TEXTS = (("kind",), ("vault_id",), ("kdf", "salt"), ("slots", 0, "slot_id"), ("slots", 2, "type"))
NUMBERS = {
    "2**70": "1180591620717411303424",
    "2**53 + 1": "9007199254740993",
    "-2**70": "-1180591620717411303424",
    "5000 digits": "1" + "0" * 5000,
    "negative": "-1",
    "none": "0",
    "whole float": "3.0",
    "float": "2.5",
    "beyond floats": "1e400",
}
NEST = "[" * 30_000


def with_number(raw, place, number):
    """The header with a number, as it is written, in one place; the check sum is made again."""
    told = json.loads(raw)
    told.pop("check")
    part = told
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = "HERE"
    text = json.dumps(told).replace('"HERE"', number)
    check = hashlib.sha256(text.encode()).hexdigest()
    return f'{text[:-1]}, "check": "{check}"}}'.encode()


def faults(found, raw):
    """What is said of a header that stands in both copies; the vault must stay as it was."""
    for name in HEADERS:
        (found.folder / name).write_bytes(raw)
    before = found.files()
    with pytest.raises(HeaderDamaged) as raised:
        found.open()
    assert before == found.files()
    return raised.value.facts


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("place", PLACES, ids=".".join)
def test_an_impossible_number_makes_a_damaged_header(closed_vault, place, number):
    raw = (closed_vault.folder / "vault.json").read_bytes()

    assert {"reason": "form"} == faults(closed_vault, with_number(raw, place, NUMBERS[number]))


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("place", TEXTS, ids=lambda place: str(place[-1]))
def test_a_number_where_a_text_belongs_makes_a_damaged_header(closed_vault, place, number):
    raw = (closed_vault.folder / "vault.json").read_bytes()

    assert {"reason": "form"} == faults(closed_vault, with_number(raw, place, NUMBERS[number]))


@pytest.mark.parametrize("number", [*NUMBERS.values(), NEST], ids=[*NUMBERS, "deep nest"])
def test_a_header_with_more_in_it_than_we_write_is_damaged(closed_vault, number):
    raw = (closed_vault.folder / "vault.json").read_bytes()

    assert {"reason": "form"} == faults(closed_vault, with_number(raw, ("more",), number))


def test_beside_an_impossible_number_the_other_copy_is_read(closed_vault):
    path = closed_vault.folder / "vault.json"
    whole = path.read_bytes()
    path.write_bytes(with_number(whole, ("kdf", "time"), NUMBERS["2**70"]))

    with closed_vault.open() as vault:
        assert "header_mended" == vault.audit.entries()[-1].event
    assert whole == path.read_bytes()


def test_the_largest_number_that_can_be_a_format_is_a_later_version(closed_vault):
    path = closed_vault.folder / "vault.json"
    path.write_bytes(with_number(path.read_bytes(), ("format",), str(2**53 - 1)))

    with pytest.raises(VaultTooNew) as raised:
        closed_vault.open()

    assert {"version": 2**53 - 1, "known": 1} == raised.value.facts


def sound_with_cost(raw, **cost):
    """A header that asks for another cost, and verifies."""
    told = json.loads(raw)
    told.pop("check")
    told["kdf"] |= cost
    return canonical_json({**told, "check": hashlib.sha256(canonical_json(told)).hexdigest()})


@pytest.mark.parametrize("cost", [{"memory_kib": 7}, {"memory_kib": 2**50}, {"lanes": 17}])
def test_an_absurd_cost_makes_a_damaged_header(closed_vault, cost):
    raw = (closed_vault.folder / "vault.json").read_bytes()

    assert {"reason": "kdf"} == faults(closed_vault, sound_with_cost(raw, **cost) + b"\n")


def test_a_header_that_was_made_cheaper_opens_nothing(closed_vault):
    raw = (closed_vault.folder / "vault.json").read_bytes()
    for name in HEADERS:
        (closed_vault.folder / name).write_bytes(sound_with_cost(raw, memory_kib=32) + b"\n")

    assert CHEAP.memory_kib > read_header(closed_vault.folder).cost.memory_kib
    with pytest.raises(WrongPassphrase):
        closed_vault.open()
