"""A vault of every released schema opens in this program and says what it said then."""

import json
import shutil

import pytest

from intake_app.domain.clock import Ids
from intake_app.store.header import read_header
from intake_app.store.kdf import FLOOR
from intake_app.store.migrations import SCHEMA
from intake_app.store.opening import open_vault, open_with_escrow, open_with_recovery
from intake_app.store.slots import SlotType
from tests.builders.released_vaults import (
    KNOWN,
    RELEASED,
    SECOND_PASSPHRASE,
    VAULT,
    answers_of,
    answers_since_2,
)
from tests.builders.stock import age_decrypted
from tests.builders.vaults import HQ_IDENTITIES, PASSPHRASE, a_clock

SCHEMAS = range(1, SCHEMA + 1)


def copied(schema, folder):
    shutil.copytree(RELEASED / f"schema_{schema}" / VAULT, folder / "vault")
    return folder / "vault"


def known_answers(schema):
    known = json.loads((RELEASED / f"schema_{schema}" / KNOWN).read_bytes())
    return known.pop("recovery_code"), known


def test_every_schema_has_its_released_vault():
    assert [f"schema_{schema}" for schema in SCHEMAS] == sorted(
        path.name for path in RELEASED.iterdir() if path.is_dir()
    )


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_released_vault_says_what_it_said_then(schema, tmp_path):
    _, expected = known_answers(schema)

    with open_vault(copied(schema, tmp_path), PASSPHRASE, clock=a_clock(), ids=Ids()) as vault:
        told = answers_of(vault, tuple(expected["found"]))
        if schema >= 2:
            told |= answers_since_2(vault)
        found = json.loads(json.dumps(told))
        length = vault.audit.verify()

    assert expected == found
    assert length > len(expected["revisions"])


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_sheet_opens_a_released_vault(schema, tmp_path):
    code, expected = known_answers(schema)

    folder = copied(schema, tmp_path)
    with open_with_recovery(folder, code, clock=a_clock(), ids=Ids()) as vault:
        assert expected["counted"][0] == vault.records.page().total


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize("identity", HQ_IDENTITIES)
def test_headquarters_open_a_released_vault(schema, identity, tmp_path):
    folder = copied(schema, tmp_path)
    (slot,) = read_header(folder).of_type(SlotType.ESCROW)

    letter = age_decrypted(tmp_path, slot.wrapped, identity)

    with open_with_escrow(folder, [(slot, letter)], clock=a_clock(), ids=Ids()) as vault:
        assert known_answers(schema)[1]["counted"][0] == vault.records.page().total


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_released_vault_costs_what_the_floor_demands(schema):
    assert FLOOR == read_header(RELEASED / f"schema_{schema}" / VAULT).cost


def test_each_user_of_a_released_vault_opens_it(tmp_path):
    folder = copied(2, tmp_path)

    for passphrase in (PASSPHRASE, SECOND_PASSPHRASE):
        with open_vault(folder, passphrase, clock=a_clock(), ids=Ids()) as vault:
            assert known_answers(2)[1]["counted"][0] == vault.records.page().total
