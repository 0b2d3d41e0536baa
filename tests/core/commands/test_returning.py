"""Coming back to a vault: to the same place, as the same person, and told of a crash."""

import pytest

from intake_app.commands import half_typed, interview, returning, vaults
from intake_app.commands.returning import Place, Return
from intake_app.errors import WrongPassphrase
from tests.core.commands.conftest import PASSPHRASE

BEGUN = {"incidents[0].date": {"boxes": {"day": "7"}, "base": None}}


@pytest.fixture
def record(session):
    about = interview.StartRecord("KZ", "Asia/Almaty", "uz", "ru", "ru")
    return interview.start(session, about).record_id


@pytest.fixture
def again(session, surroundings):
    """Lock (or die) and unlock: gives the session after it."""
    opened = []

    def again(*, dies=False):
        (vaults if dies else returning).close(session)
        opened.append(vaults.unlock(session.vault.folder, PASSPHRASE, surroundings))
        return opened[-1]

    yield again
    for one in opened:
        vaults.close(one)


def test_the_first_time_there_is_nothing_to_tell(session):
    assert Return() == returning.begin(session)


def test_after_an_end_as_it_should_be_nothing_is_told(session, record, again):
    returning.begin(session)

    assert Return() == returning.begin(again())


def test_after_a_crash_the_last_save_is_told(session, record, again):
    returning.begin(session)
    saved_at = session.vault.records.get(record).saved_at

    assert Return(saved_until=saved_at) == returning.begin(again(dies=True))


def test_a_crash_is_told_once(session, record, again):
    returning.begin(session)
    after = again(dies=True)
    returning.begin(after)
    returning.close(after)

    assert Return() == returning.begin(again(dies=True))


def test_the_place_at_the_lock_is_given_back_once(session, record, again):
    returning.begin(session)
    returning.leave_at(session, record, "incidents[0].date")
    after = again()

    first, second = returning.begin(after).place, returning.begin(after).place

    assert (Place(record, "incidents[0].date"), None) == (first, second)


def test_another_person_is_not_led_into_somebody_s_testimony(session, record, again):
    returning.begin(session)
    returning.leave_at(session, record, "consent")
    session.vault.facts.name_slot(session.vault.slot_id, "И-08")

    assert None is returning.begin(again()).place


def test_a_place_in_a_testimony_that_is_gone_is_forgotten(session, again):
    returning.begin(session)
    returning.leave_at(session, "0b6f3c52-8f1d-4b8e-9a53-2f6f0f1f7a01", "consent")

    assert None is returning.begin(again()).place


def test_half_an_answer_is_there_after_the_unlock(session, record, again):
    half_typed.keep(session, record, BEGUN)

    assert BEGUN == half_typed.of(again(), record)


def test_the_log_learns_how_many_and_never_what(session, record):
    before = len(tuple(session.vault.audit.entries()))
    half_typed.keep(session, record, BEGUN)
    half_typed.keep(session, record, BEGUN)
    half_typed.keep(session, record, {})

    told = [(one.event, one.detail) for one in session.vault.audit.entries()][before:]
    assert [(half_typed.KEPT, "1"), (half_typed.DROPPED, "1")] == told


def test_whoever_shows_the_screen_again_is_in_the_log_with_the_wrong_guesses(session):
    with pytest.raises(WrongPassphrase):
        returning.prove(session, "не те слова")
    returning.prove(session, PASSPHRASE)

    last = tuple(session.vault.audit.entries())[-1]
    assert (returning.SEEN_AGAIN, "1") == (last.event, last.detail)
    assert 0 == vaults.wait_before_next(session.vault.folder)
