"""What another testimony tells otherwise: both versions, and never who is right."""

import pytest

from intake_app.codebook.reading import answer_words
from intake_app.commands import interview, records, withdrawals
from intake_app.commands.consistency import told_elsewhere
from intake_app.commands.demo import sample_files
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.withdrawal import Scope, Withdrawal
from intake_app.i18n import catalog

FRIEND, WITNESS = "UA-2022-0001", "UA-2022-0003"


@pytest.fixture
def vault(session):
    """The samples, and the way to each by its reference."""
    records.add(session, sample_files())
    return session


def of(session, reference):
    record_id = records.find(session, reference)
    return record_id, session.vault.records.get(record_id).body.answers


def told(session, reference, answers=None):
    record_id, stored = of(session, reference)
    return told_elsewhere(session, record_id, answers or stored)


def test_the_neighbour_tells_of_another_place_and_number(vault):
    found = told(vault, FRIEND)

    assert [
        (WITNESS, "incidents[0].place"),
        (WITNESS, "incidents[0].victims_total"),
    ] == [(one.reference, str(one.here)) for one in found]


def test_both_testimonies_show_the_same_differences(vault):
    here, there = (told(vault, reference) for reference in (FRIEND, WITNESS))

    assert [str(one.here) for one in here] == [str(one.here) for one in there]
    assert {FRIEND} == {one.reference for one in there}


def test_the_other_answer_comes_alone_and_can_be_read(vault):
    place = told(vault, FRIEND)[0]

    assert ["incidents[0].place"] == [str(path) for path in place.answers.paths()]
    words = answer_words(vault.book, place.answers, place.there, catalog("uk"))
    assert "двір будинку" in words


def test_a_testimony_of_the_same_case_about_somebody_else_gives_no_hint(vault):
    assert () == told(vault, "UA-2022-0002")


def test_a_date_that_differs_is_told_and_one_that_agrees_is_not(vault):
    _, answers = of(vault, FRIEND)
    at = AnswerPath("incidents", "date", 0)

    later = told(vault, FRIEND, answers.with_answer(at, Said({"edtf": "2022-01-08"})))
    month = Said({"edtf": "2022-01", "as_told": "қаңтарда"})
    rough = told(vault, FRIEND, answers.with_answer(at, month))

    assert "incidents[0].date" in [str(one.here) for one in later]
    assert "incidents[0].date" not in [str(one.here) for one in rough]


def test_a_rough_time_has_half_an_hour_of_room(vault):
    _, answers = of(vault, FRIEND)
    at = AnswerPath("incidents", "time", 0)

    def with_time(time, **more):
        clock = Said({"from": time, "to": time, **more})
        return [str(one.here) for one in told(vault, FRIEND, answers.with_answer(at, clock))]

    assert "incidents[0].time" not in with_time("16:00", approx=True)
    assert "incidents[0].time" in with_time("16:01", approx=True)


def test_a_withdrawn_testimony_is_silent(vault):
    withdrawals.withdraw(vault, of(vault, WITNESS)[0], Withdrawal(Scope.ALL_FUTURE))

    assert () == told(vault, FRIEND)


def test_a_training_record_is_compared_with_no_real_one(vault):
    _, answers = of(vault, FRIEND)
    real = answers.with_answer(AnswerPath("record", "synthetic"), Said("no"))

    assert () == told(vault, FRIEND, real)


def test_what_is_shown_of_another_testimony_counts_as_a_view_once(vault):
    witness, _ = of(vault, WITNESS)

    told(vault, FRIEND)
    told(vault, FRIEND)

    viewed = [one.record_id for one in vault.vault.audit.entries() if one.event == "viewed"]
    assert [str(witness)] == viewed


def test_a_link_to_a_testimony_that_is_not_here_is_passed_over(vault):
    _, answers = of(vault, FRIEND)
    at = AnswerPath("record", "linked_records")

    lost = answers.with_answer(at, Said(["UA-1999-0001"]))

    assert told(vault, FRIEND) == told(vault, FRIEND, lost)


def test_a_first_name_alone_makes_nobody_the_same(vault):
    _, answers = of(vault, FRIEND)
    named = Said("Дәурен")
    without = answers.with_answer(AnswerPath("persons", "surname", 1), None).with_answer(
        AnswerPath("persons", "given_name", 1), named
    )

    assert () == told(vault, FRIEND, without)


def test_an_empty_vault_has_nothing_elsewhere(session):
    about = interview.StartRecord("KZ", "Asia/Almaty", "kk", "kk", "kk")
    stored = interview.start(session, about)

    assert () == told_elsewhere(session, stored.record_id, stored.body.answers)


def test_a_damaged_testimony_gives_no_hint_and_stops_nothing(vault):
    witness, _ = of(vault, WITNESS)
    number = "(SELECT number FROM records WHERE record_id = ?)"
    vault.vault._database.run(f"UPDATE bodies SET body = x'7b7d' WHERE number = {number}", witness)

    assert () == told(vault, FRIEND)


def test_a_vault_that_is_open_for_reading_only_is_told_of_no_view(vault):
    before = len(vault.vault.audit.entries())
    vault.vault.faults = ("pages",)

    found = told(vault, FRIEND)

    assert 2 == len(found)
    assert before == len(vault.vault.audit.entries())
