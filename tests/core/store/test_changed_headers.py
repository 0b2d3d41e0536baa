"""A header that somebody changed and that still verifies: its check sum is no secret."""

import base64
import hashlib
import json

import pytest

from intake_app.domain.canonical import canonical_json
from intake_app.domain.clock import Ids
from intake_app.errors import WrongPassphrase
from intake_app.store.header import BACKUP, HEADER
from intake_app.store.opening import open_with_recovery
from tests.builders.vaults import a_clock

NOBODYS_KEY = base64.b64encode(bytes(60)).decode()


def change(path, part):
    """Let somebody who knows our format change a header."""
    told = json.loads(path.read_bytes())
    del told["check"]
    part(told)
    check = hashlib.sha256(canonical_json(told)).hexdigest()
    path.write_bytes(canonical_json({**told, "check": check}) + b"\n")


def another_vault_id(told):
    told["vault_id"] = "../../somewhere/else"


def another_salt(told):
    told["kdf"]["salt"] = base64.b64encode(bytes(16)).decode()


def another_cost(told):
    told["kdf"]["memory_kib"] *= 2


def no_user(told):
    told["slots"] = told["slots"][1:]


def exchanged_types(told):
    first, second = told["slots"][:2]
    first["type"], second["type"] = second["type"], first["type"]


CHANGES = (another_vault_id, another_salt, another_cost, no_user, exchanged_types)


@pytest.mark.parametrize("part", CHANGES)
def test_the_other_copy_opens_the_vault_and_mends_the_changed_one(closed_vault, part):
    whole = (closed_vault.folder / HEADER).read_bytes()
    change(closed_vault.folder / HEADER, part)

    with closed_vault.open() as vault:
        events = [entry.event for entry in vault.audit.entries()]

    copies = [(closed_vault.folder / name).read_bytes() for name in (HEADER, BACKUP)]
    assert ["vault_created", "unlocked", "header_mended"] == events
    assert [whole, whole] == copies


@pytest.mark.parametrize("part", CHANGES[:3])
def test_a_wrong_guess_at_two_unlike_copies_is_counted_once(closed_vault, part):
    change(closed_vault.folder / HEADER, part)

    with pytest.raises(WrongPassphrase):
        closed_vault.open("сезон дощів минув")

    assert "1" == (closed_vault.folder / "failures").read_text()


def spoiled_sheet(told):
    recovery = next(slot for slot in told["slots"] if slot["type"] == "recovery")
    recovery["wrapped"] = NOBODYS_KEY


def test_a_spoiled_way_in_is_mended_from_the_copy_that_has_it(closed_vault):
    change(closed_vault.folder / HEADER, spoiled_sheet)
    with closed_vault.open():
        pass

    code = closed_vault.recovery_code
    with open_with_recovery(closed_vault.folder, code, clock=a_clock(), ids=Ids()) as vault:
        assert () == vault.check().problems


def test_a_way_in_that_is_spoiled_in_both_copies_is_told(closed_vault):
    for name in (HEADER, BACKUP):
        change(closed_vault.folder / name, spoiled_sheet)

    with closed_vault.open() as vault:
        assert "slots" in vault.check().problems
