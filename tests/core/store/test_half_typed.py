"""What is half typed is kept for its record and place alone, and damage in it is seen."""

import pytest

from intake_app.errors import RecordDamaged, UnknownRecord, WrongPassphrase
from intake_app.store.failures import failed_unlocks
from intake_app.store.proving import prove_passphrase
from intake_app.store.tombstones import Reason
from tests.builders.raw import raw_connection
from tests.builders.vaults import OTHER_RECORD, PASSPHRASE, RECORD, a_record, found_vault

BEGUN = {"incidents[0].date": b'{"day":"7"}', "interview.breaks": b'{"letters":"zz"}'}


@pytest.fixture
def founded(tmp_path):
    return found_vault(tmp_path / "vault")


@pytest.fixture
def vault(founded):
    with founded.open() as vault:
        yield vault


@pytest.fixture
def kept(vault):
    vault.records.add_many([a_record(), a_record(OTHER_RECORD)])
    vault.half_typed.keep(RECORD, BEGUN)
    return vault


def test_it_comes_back_as_it_was_and_only_for_its_record(kept):
    assert (BEGUN, {}) == (kept.half_typed.of(RECORD), kept.half_typed.of(OTHER_RECORD))


def test_what_is_kept_later_takes_the_place_of_what_was(kept):
    later = {"interview.breaks": b"{}"}

    kept.half_typed.keep(RECORD, later)

    assert later == kept.half_typed.of(RECORD)


def test_nothing_is_kept_for_a_record_that_is_not_here(vault):
    with pytest.raises(UnknownRecord):
        vault.half_typed.keep(RECORD, BEGUN)


@pytest.mark.parametrize(
    "spoilt",
    [
        "UPDATE half_typed SET content = x'7b7d' WHERE path = 'interview.breaks'",
        "UPDATE half_typed SET path = 'acts[0].act_type' WHERE path = 'interview.breaks'",
        "UPDATE half_typed SET number = 2 WHERE path = 'interview.breaks'",
    ],
    ids=["changed", "moved to another place", "moved to another record"],
)
def test_what_was_changed_behind_our_back_is_damage(kept, founded, spoilt):
    kept.close()
    with raw_connection(founded) as database:
        database.execute(spoilt)
    with founded.open() as again, pytest.raises(RecordDamaged):
        _ = [again.half_typed.of(one) for one in (RECORD, OTHER_RECORD)]


def test_it_goes_with_its_testimony(kept, founded):
    kept.erasure.erase(RECORD, Reason.ERASED)
    kept.close()

    with raw_connection(founded) as database:
        assert [(0,)] == database.execute("SELECT count(*) FROM half_typed").fetchall()


def test_the_passphrase_of_an_open_vault_is_proved(vault):
    prove_passphrase(vault, PASSPHRASE)


def test_another_passphrase_is_a_wrong_guess_and_counted(vault, founded):
    with pytest.raises(WrongPassphrase):
        prove_passphrase(vault, PASSPHRASE + "!")

    assert 1 == failed_unlocks(founded.folder)
