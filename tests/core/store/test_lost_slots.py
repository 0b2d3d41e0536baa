"""Slots that vanished from the header: the vault is opened and written as before, and says so."""

import json
import shutil
from dataclasses import replace

import pytest

from intake_app.domain.clock import Ids
from intake_app.errors import HeaderDamaged
from intake_app.store.failures import failed_unlocks
from intake_app.store.header import HEADER, read_header, write_header
from intake_app.store.opening import open_vault, open_with_escrow, open_with_recovery
from intake_app.store.passphrases import change_passphrase, reset_passphrase
from intake_app.store.slots import SlotType
from tests.builders.raw import raw_connection
from tests.builders.released_vaults import RELEASED
from tests.builders.stock import age_decrypted
from tests.builders.vaults import HQ_IDENTITIES, PASSPHRASE, a_clock, a_record

LOST = [(SlotType.RECOVERY,), (SlotType.ESCROW,), (SlotType.RECOVERY, SlotType.ESCROW)]
NEW = "қоңыр алма жүз терезе"


def without(folder, *types):
    """Write a header that verifies and has no slot of these types."""
    header = read_header(folder)
    kept = tuple(slot for slot in header.slots if slot.type not in types)
    write_header(folder, replace(header, slots=kept))


@pytest.mark.parametrize("types", LOST, ids="+".join)
def test_lost_slots_are_told_and_the_vault_can_still_be_written(closed_vault, types):
    without(closed_vault.folder, *types)

    with closed_vault.open() as vault:
        vault.records.add_many([a_record()])
        assert ((), ("slots",)) == (vault.faults, vault.check().problems)


def test_slots_lost_while_the_vault_is_open_are_told(closed_vault):
    with closed_vault.open() as vault:
        before = vault.check().problems
        without(closed_vault.folder, SlotType.ESCROW)

        assert ((), ("slots",)) == (before, vault.check().problems)


@pytest.mark.parametrize("types", LOST, ids="+".join)
def test_a_vault_from_before_slots_were_counted_had_one_of_each(tmp_path, types):
    folder = tmp_path / "vault"
    shutil.copytree(RELEASED / "schema_1" / "vault", folder)
    without(folder, *types)

    with open_vault(folder, PASSPHRASE, clock=a_clock(), ids=Ids()) as vault:
        assert ((), "slots") == (vault.faults, vault.check().problems[0])


def test_the_slots_are_known_inside_the_vault_when_it_is_founded(closed_vault):
    with raw_connection(closed_vault) as connection:
        (known,) = connection.execute("SELECT value FROM facts WHERE name = 'slots'").fetchone()

    header = read_header(closed_vault.folder)
    assert {slot.slot_id: slot.type.value for slot in header.slots} == json.loads(known)


def test_a_header_that_lost_slots_gets_them_back_from_the_copy_that_has_them(closed_vault):
    folder = closed_vault.folder
    whole = (folder / "vault.json.bak").read_bytes()
    without(folder, SlotType.ESCROW)
    (folder / "vault.json.bak").write_bytes(whole)

    with closed_vault.open() as vault:
        assert () == vault.check().problems

    assert (whole, whole) == tuple(
        (folder / name).read_bytes() for name in (HEADER, "vault.json.bak")
    )


def test_the_copy_that_lost_slots_is_mended_from_the_one_that_has_them(closed_vault):
    folder = closed_vault.folder
    whole = (folder / HEADER).read_bytes()
    without(folder, SlotType.ESCROW)
    (folder / HEADER).write_bytes(whole)

    with closed_vault.open() as vault:
        assert () == vault.check().problems

    assert whole == (folder / "vault.json.bak").read_bytes()


def test_another_passphrase_is_no_lost_slot(closed_vault):
    with closed_vault.open() as vault:
        change_passphrase(vault, PASSPHRASE, NEW)
        changed = vault.check().problems
        reset_passphrase(vault, PASSPHRASE)

        assert ((), ()) == (changed, vault.check().problems)


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"kind": "intake-vault", "format": 2}'])
def test_headers_lost_while_the_vault_is_open_are_told(closed_vault, content):
    with closed_vault.open() as vault:
        for name in (HEADER, "vault.json.bak"):
            if content is None:
                (closed_vault.folder / name).unlink()
            else:
                (closed_vault.folder / name).write_bytes(content)

        assert ("header",) == vault.check().problems


def test_a_way_in_that_is_gone_is_told_from_a_wrong_secret(closed_vault, tmp_path):
    folder = closed_vault.folder
    (slot,) = read_header(folder).of_type(SlotType.ESCROW)
    letter = age_decrypted(tmp_path, slot.wrapped, HQ_IDENTITIES[0])
    who = {"clock": a_clock(), "ids": Ids()}
    ways = {
        SlotType.USER: lambda: open_vault(folder, PASSPHRASE, **who),
        SlotType.RECOVERY: lambda: open_with_recovery(folder, closed_vault.recovery_code, **who),
        SlotType.ESCROW: lambda: open_with_escrow(folder, [(slot, letter)], **who),
    }
    whole = read_header(folder)

    told = {}
    for slot_type, way in ways.items():
        without(folder, slot_type)
        before = closed_vault.files()
        with pytest.raises(HeaderDamaged) as raised:
            way()
        assert before == closed_vault.files()
        told[slot_type] = raised.value.facts
        write_header(folder, whole)

    assert {slot_type: {"reason": "slots"} for slot_type in SlotType} == told
    assert 0 == failed_unlocks(folder)


def test_a_vault_without_its_passphrase_opens_with_the_sheet_and_says_so(closed_vault):
    without(closed_vault.folder, SlotType.USER)

    code = closed_vault.recovery_code
    with open_with_recovery(closed_vault.folder, code, clock=a_clock(), ids=Ids()) as vault:
        assert ("slots",) == vault.check().problems
        reset_passphrase(vault, NEW)
        assert () == vault.check().problems

    with closed_vault.open(NEW) as vault:
        assert () == vault.faults
