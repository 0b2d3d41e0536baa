"""After panic no passphrase and no sheet opens anything in the folder; headquarters may."""

import json

import pytest

from intake_app.domain.clock import Ids
from intake_app.errors import HeaderDamaged, WrongPassphrase
from intake_app.store import slots
from intake_app.store.header import read_header
from intake_app.store.kdf import derive
from intake_app.store.opening import open_vault, open_with_escrow, open_with_recovery
from intake_app.store.panic import panic
from intake_app.store.slots import SlotType
from tests.builders.disks import nothing_new
from tests.builders.stock import age_decrypted
from tests.builders.vaults import HQ_IDENTITIES, PASSPHRASE, a_clock, a_record

COPIES = ("vault.json", "vault.json.bak")


@pytest.fixture
def before(closed_vault):
    """A vault with a testimony, closed, and its header of before."""
    with closed_vault.open() as vault:
        vault.records.add_many([a_record()])
    (closed_vault.folder / "failures").write_text("2")
    return closed_vault, read_header(closed_vault.folder)


def struck(found, **options):
    panic(found.open(), **options)
    return found


def everything_that_opens(folder, header):
    """Each slot that anything in the folder still holds, tried with the old passphrase."""
    key = derive(PASSPHRASE, header.salt, header.cost)
    raw = b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return [
        slot.slot_id
        for slot in header.slots
        if slot.wrapped.encode() in raw and slots.unwrap(slot, key, header.bond())
    ]


def test_no_passphrase_and_no_sheet_opens_it(before):
    found, header = before

    struck(found)

    assert [] == everything_that_opens(found.folder, header)
    for name in COPIES:
        stored = json.loads((found.folder / name).read_bytes())
        assert ["escrow"] == [slot["type"] for slot in stored["slots"]]
    with pytest.raises(HeaderDamaged) as raised:
        found.open()
    assert {"reason": "slots"} == raised.value.facts
    with pytest.raises(HeaderDamaged):
        open_with_recovery(found.folder, found.recovery_code, clock=a_clock(), ids=Ids())


def test_the_control_finds_the_passphrase_slot_while_it_is_there(before):
    found, header = before

    (user,) = header.of_type(SlotType.USER)

    assert [user.slot_id] == everything_that_opens(found.folder, header)


def test_headquarters_open_it_and_see_what_was_done(before, tmp_path):
    found, _ = before

    struck(found)

    (escrow,) = read_header(found.folder).slots
    letter = age_decrypted(tmp_path, escrow.wrapped, HQ_IDENTITIES[0])
    with open_with_escrow(found.folder, [(escrow, letter)], clock=a_clock(), ids=Ids()) as vault:
        assert 1 == vault.records.page().total
        assert "panic" in [entry.event for entry in vault.audit.entries()]
        assert () == vault.check().problems


def test_headquarters_can_be_shut_out_too(before):
    found, _ = before

    struck(found, keeps_headquarters=False)

    assert () == read_header(found.folder).slots
    with pytest.raises(HeaderDamaged):
        found.open()


def test_an_old_header_brought_back_is_known_for_one(before):
    found, _ = before
    old = {name: (found.folder / name).read_bytes() for name in COPIES}

    struck(found)
    for name, raw in old.items():
        (found.folder / name).write_bytes(raw)

    with pytest.raises(WrongPassphrase):
        open_vault(found.folder, PASSPHRASE, clock=a_clock(), ids=Ids())


def test_a_place_where_nothing_new_can_be_made_does_not_stop_it(before):
    """As on a disk without room for one more file: the header is overwritten where it lies."""
    found, header = before
    vault = found.open()

    with nothing_new(found.folder):
        panic(vault)

    assert [] == everything_that_opens(found.folder, header)
    with pytest.raises(HeaderDamaged):
        found.open()


def test_the_bytes_of_the_old_slots_are_overwritten_where_they_lay(before):
    found, _ = before
    held = [(found.folder / name).open("rb") for name in COPIES]

    struck(found)

    left = [file.read() for file in held]
    for file in held:
        file.close()
    assert [b"", b""] == [content.strip(b"\0") for content in left]
    assert all(left)
