"""What another testimony tells otherwise: both versions, and never who is right."""

from intake_app.codebook.reading import answer_words
from intake_app.commands import interview, records, withdrawals
from intake_app.commands.consistency import told_elsewhere
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.withdrawal import Scope, Withdrawal
from intake_app.i18n import catalog

FRIEND, WITNESS = "UA-2022-0001", "UA-2022-0003"


def of(session, reference):
    record_id = records.find(session, reference)
    return record_id, session.vault.records.get(record_id).body.answers


def told(session, reference, answers=None):
    record_id, stored = of(session, reference)
    return told_elsewhere(session, record_id, answers or stored)


def test_the_neighbour_tells_of_another_place_and_number(filled):
    found = told(filled, FRIEND)

    assert [
        (WITNESS, "incidents[0].place"),
        (WITNESS, "incidents[0].victims_total"),
    ] == [(one.reference, str(one.here)) for one in found]


def test_both_testimonies_show_the_same_differences(filled):
    here, there = (told(filled, reference) for reference in (FRIEND, WITNESS))

    assert [str(one.here) for one in here] == [str(one.here) for one in there]
    assert {FRIEND} == {one.reference for one in there}


def test_the_other_answer_comes_alone_and_can_be_read(filled):
    place = told(filled, FRIEND)[0]

    assert ["incidents[0].place"] == [str(path) for path in place.answers.paths()]
    words = answer_words(filled.book, place.answers, place.there, catalog("uk"))
    assert "двір будинку" in words


def test_a_testimony_of_the_same_case_about_somebody_else_gives_no_hint(filled):
    assert () == told(filled, "UA-2022-0002")


def test_a_date_that_differs_is_told_and_one_that_agrees_is_not(filled):
    _, answers = of(filled, FRIEND)
    at = AnswerPath("incidents", "date", 0)

    later = told(filled, FRIEND, answers.with_answer(at, Said({"edtf": "2022-01-08"})))
    month = Said({"edtf": "2022-01", "as_told": "қаңтарда"})
    rough = told(filled, FRIEND, answers.with_answer(at, month))

    assert "incidents[0].date" in [str(one.here) for one in later]
    assert "incidents[0].date" not in [str(one.here) for one in rough]


def test_a_rough_time_has_half_an_hour_of_room(filled):
    _, answers = of(filled, FRIEND)
    at = AnswerPath("incidents", "time", 0)

    def with_time(time, **more):
        clock = Said({"from": time, "to": time, **more})
        return [str(one.here) for one in told(filled, FRIEND, answers.with_answer(at, clock))]

    assert "incidents[0].time" not in with_time("16:00", approx=True)
    assert "incidents[0].time" in with_time("16:01", approx=True)


def test_a_withdrawn_testimony_is_silent(filled):
    withdrawals.withdraw(filled, of(filled, WITNESS)[0], Withdrawal(Scope.ALL_FUTURE))

    assert () == told(filled, FRIEND)


def test_a_training_record_is_compared_with_no_real_one(filled):
    _, answers = of(filled, FRIEND)
    real = answers.with_answer(AnswerPath("record", "synthetic"), Said("no"))

    assert () == told(filled, FRIEND, real)


def test_what_is_shown_of_another_testimony_counts_as_a_view_once(filled):
    witness, _ = of(filled, WITNESS)

    told(filled, FRIEND)
    told(filled, FRIEND)

    viewed = [one.record_id for one in filled.vault.audit.entries() if one.event == "viewed"]
    assert [str(witness)] == viewed


def test_a_link_to_a_testimony_that_is_not_here_is_passed_over(filled):
    _, answers = of(filled, FRIEND)
    at = AnswerPath("record", "linked_records")

    lost = answers.with_answer(at, Said(["UA-1999-0001"]))

    assert told(filled, FRIEND) == told(filled, FRIEND, lost)


def test_a_first_name_alone_makes_nobody_the_same(filled):
    _, answers = of(filled, FRIEND)
    named = Said("Дәурен")
    without = answers.with_answer(AnswerPath("persons", "surname", 1), None).with_answer(
        AnswerPath("persons", "given_name", 1), named
    )

    assert () == told(filled, FRIEND, without)


def test_an_empty_vault_has_nothing_elsewhere(session):
    about = interview.StartRecord("KZ", "Asia/Almaty", "kk", "kk", "kk")
    stored = interview.start(session, about)

    assert () == told_elsewhere(session, stored.record_id, stored.body.answers)


def test_a_damaged_testimony_gives_no_hint_and_stops_nothing(filled):
    witness, _ = of(filled, WITNESS)
    number = "(SELECT number FROM records WHERE record_id = ?)"
    filled.vault._database.run(f"UPDATE bodies SET body = x'7b7d' WHERE number = {number}", witness)

    assert () == told(filled, FRIEND)


def test_a_vault_that_is_open_for_reading_only_is_told_of_no_view(filled):
    before = len(filled.vault.audit.entries())
    filled.vault.faults = ("pages",)

    found = told(filled, FRIEND)

    assert 2 == len(found)
    assert before == len(filled.vault.audit.entries())
