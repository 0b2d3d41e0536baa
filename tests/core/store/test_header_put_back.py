"""A header of an older day in both places: it lets in, as a rescue must, but never unseen."""

from dataclasses import replace

import pytest

from intake_app.store import doubts
from intake_app.store.doubts import Kind
from intake_app.store.header import BACKUP, HEADER, read_header, write_header
from intake_app.store.passphrases import change_passphrase
from intake_app.store.slots import SlotType
from tests.builders.vaults import PASSPHRASE, sit

NEW_WORDS = "журавель телега ноябрь"


def events(found):
    with found.open(read_only=True) as vault:
        return [entry.event for entry in vault.audit.entries()]


def both_headers(found):
    return {name: (found.folder / name).read_bytes() for name in (HEADER, BACKUP)}


@pytest.fixture
def old_header(closed_vault):
    """Somebody put the header of before a change of the passphrase over both copies."""
    before = both_headers(closed_vault)
    sit(closed_vault, lambda vault: change_passphrase(vault, PASSPHRASE, NEW_WORDS))
    for name, content in before.items():
        (closed_vault.folder / name).write_bytes(content)
    return closed_vault


def test_an_old_header_that_lets_an_old_passphrase_in_is_told_and_logged(old_header):
    """It still opens: the header of a backup may be the only rescue."""
    told = [[doubt.kind for doubt in sit(old_header)] for _ in range(2)]

    assert [[Kind.SLOTS], [Kind.SLOTS]] == told
    assert 2 == events(old_header).count("slots_lack")
    with old_header.open() as vault:
        doubts.look_back(vault)
        assert ("slots",) == vault.check().problems


def test_an_old_header_is_told_until_a_person_accepts_that_just_these_lack(old_header):
    sit(old_header, doubts.accept)

    assert () == sit(old_header)
    older = read_header(old_header.folder)
    kept = tuple(slot for slot in older.slots if slot.type is not SlotType.RECOVERY)
    write_header(old_header.folder, replace(older, slots=kept))
    assert [Kind.SLOTS] == [doubt.kind for doubt in sit(old_header)]


def test_an_old_header_in_one_copy_is_mended_and_no_doubt(closed_vault):
    before = both_headers(closed_vault)
    sit(closed_vault, lambda vault: change_passphrase(vault, PASSPHRASE, NEW_WORDS))
    (closed_vault.folder / HEADER).write_bytes(before[HEADER])

    with closed_vault.open(NEW_WORDS) as vault:
        assert () == doubts.look_back(vault)
