"""Slips, days of review and what is half typed: each row is what was written, or it is damage."""

from datetime import date

import pytest

from intake_app.commands import half_typed
from intake_app.commands.session import Session
from intake_app.domain.clock import Ids
from intake_app.domain.slip_number import Slip, slip_number
from intake_app.errors import RecordDamaged
from tests.builders.raw import raw_connection
from tests.builders.vaults import OTHER_RECORD, RECORD, a_clock, a_record, found_vault

SLIP = Slip(slip_number(4_719_330), RECORD, "2022-01-08T09:00:00+00:00")
BEGUN = {"interview.breaks": b'{"letters":"zz"}'}
OF_SLIP = ("slips", f"UPDATE slips SET record_id = '{OTHER_RECORD}'", f"slip {OTHER_RECORD}")
OF_REVIEW = ("reviews", "UPDATE reviews SET review_on = '2099-01-01'", f"review {RECORD}")
OF_BEGUN = ("half typed", "UPDATE half_typed SET mac = x'00'", f"half_typed {RECORD}")


@pytest.fixture
def founded(tmp_path):
    founded = found_vault(tmp_path / "vault")
    with founded.open() as vault:
        vault.records.add_many([a_record(), a_record(OTHER_RECORD)])
        vault.slips.put(SLIP)
        vault.reviews.put(RECORD, date(2024, 5, 1))
        vault.half_typed.keep(RECORD, BEGUN)
    return founded


def spoil(founded, statement):
    with raw_connection(founded) as database:
        database.execute(statement)


def test_what_was_written_is_sound(founded):
    with founded.open() as vault:
        assert vault.slips.of(RECORD) == vault.slips.find(SLIP.number) == SLIP
        assert vault.reviews.first(24, 5)[1].on == date(2024, 5, 1)
        assert vault.check().problems == ()


@pytest.mark.parametrize(
    ("statement", "problem"), [one[1:] for one in (OF_SLIP, OF_REVIEW, OF_BEGUN)]
)
def test_a_check_tells_what_was_changed_behind_our_back(founded, statement, problem):
    spoil(founded, statement)

    with founded.open() as vault:
        assert vault.check().problems == (problem,)


def test_a_slip_never_leads_to_another_testimony(founded):
    spoil(founded, OF_SLIP[1])

    with founded.open() as vault:
        with pytest.raises(RecordDamaged) as found:
            vault.slips.find(SLIP.number)
        assert found.value.facts == {"record_id": OTHER_RECORD}
        assert vault.slips.has(SLIP.number)


def test_a_day_of_review_cannot_be_moved_behind_our_back(founded):
    spoil(founded, OF_REVIEW[1])

    with founded.open() as vault, pytest.raises(RecordDamaged):
        vault.reviews.first(24, 5)


@pytest.mark.parametrize("entries", [{}, {"account.free_account": {"letters": "y"}}])
def test_damage_in_what_was_half_typed_gives_way_to_what_is_kept_now(founded, entries):
    spoil(founded, OF_BEGUN[1])

    with founded.open() as vault:
        session = Session(vault, None, a_clock(), Ids())
        half_typed.keep(session, RECORD, entries)

        assert half_typed.of(session, RECORD) == entries
        assert vault.check().problems == ()
        assert vault.audit.last().record_id == RECORD
