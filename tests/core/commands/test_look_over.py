"""A database too large to be looked at while it is unlocked is looked at afterwards."""

import pytest

from intake_app.commands import records, vaults
from intake_app.errors import ReadOnlyPlace
from intake_app.store import opening
from tests.core.commands.conftest import PASSPHRASE
from tests.core.commands.test_interview import a_sample

PAGE = 4096


@pytest.fixture
def large(session, surroundings, monkeypatch):
    """A closed vault that counts as large, and its sound bytes."""
    a_sample(session, "s5")
    vaults.close(session)
    monkeypatch.setattr(opening, "CHECKED_AT_UNLOCK_BYTES", PAGE)
    return session.vault.folder


def spoil_a_page_of_no_list(folder):
    """One bit near the end of the file, where the words of the search lie."""
    file = folder / "records.db"
    raw = bytearray(file.read_bytes())
    raw[-PAGE + 100] ^= 1
    file.write_bytes(raw)


def test_damage_that_the_door_did_not_see_is_found(large, surroundings):
    spoil_a_page_of_no_list(large)
    session = vaults.unlock(large, PASSPHRASE, surroundings)
    at_the_door = vaults.is_read_only(session)

    vaults.look_over(session)

    with pytest.raises(ReadOnlyPlace):
        session.vault.facts.put("x", "y")
    found = (at_the_door, vaults.is_read_only(session), records.page(session).total)
    vaults.close(session)
    assert (False, True, 1) == found


def test_a_sound_vault_can_be_written_on(large, surroundings):
    session = vaults.unlock(large, PASSPHRASE, surroundings)

    vaults.look_over(session)
    session.vault.facts.put("x", "y")

    assert not vaults.is_read_only(session)
    vaults.close(session)


def test_it_is_looked_at_once_a_sitting(large, surroundings):
    session = vaults.unlock(large, PASSPHRASE, surroundings)
    vaults.look_over(session)
    spoil_a_page_of_no_list(large)

    vaults.look_over(session)

    assert not vaults.is_read_only(session)
    session.vault.close()


def test_a_small_one_was_looked_at_at_the_door(session):
    spoil_a_page_of_no_list(session.vault.folder)

    vaults.look_over(session)

    assert not vaults.is_read_only(session)
