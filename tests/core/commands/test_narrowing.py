"""The list narrowed and sorted in SQL, and hints at the same person: over the samples."""

import pytest

from intake_app.commands import narrowing, records, similar
from intake_app.commands.interview import save
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.lifecycle import State
from intake_app.domain.listing import Narrowed, Order, Sent, Wanted
from intake_app.domain.marks import Facet
from intake_app.domain.name_key import Likeness

S1, S3, S4, S5, S7, S8 = (
    "KZ-2009-0001",
    "UA-2022-0001",
    "UA-2022-0002",
    "UA-2022-0003",
    "KZ-2021-0014",
    "UA-2022-0009",
)


def found(session, **wanted):
    return [row.summary.reference for row in records.listed(session, Wanted(**wanted)).rows]


def by(*facets):
    return Narrowed(facets=tuple((kind, frozenset(values)) for kind, *values in facets))


def test_only_what_some_testimony_has_can_be_chosen(filled):
    offered = narrowing.choices(filled)

    assert offered.years == ("2022", "2021", "2009")
    assert offered.facets[Facet.LANGUAGE] == ("kk", "ru", "uk", "uz")
    assert offered.facets[Facet.INTERVIEWER] == ("І-11", "И-07", "И-09", "И-11", "С-05")
    assert "arrest" in offered.facets[Facet.ACT]
    assert "exhumation" not in offered.facets[Facet.ACT]


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        (Narrowed(), {S1, S3, S4, S5, S7, S8}),
        (by((Facet.ACT, "arrest")), {S1, S3, S5}),
        (by((Facet.ACT, "arrest", "property_seizure")), {S1, S3, S4, S5}),
        (by((Facet.ACT, "arrest"), (Facet.LANGUAGE, "kk")), {S3}),
        (by((Facet.INTERVIEWER, "І-11")), {S5, S8}),
        (Narrowed(years=frozenset({"2021"})), {S7}),
        (Narrowed(years=frozenset({"2009", "2021"})), {S1, S7}),
        (Narrowed(years=frozenset({"2010"})), set()),
        (Narrowed(states=frozenset({State.REFUSED})), {S8}),
        (Narrowed(sent=frozenset({Sent.WRITTEN})), set()),
    ],
)
def test_the_list_is_narrowed(filled, narrowed, expected):
    assert set(found(filled, narrowed=narrowed)) == expected


def test_words_and_every_kind_of_narrowing_work_together(filled):
    narrowed = Narrowed(
        states=frozenset(State),
        facets=((Facet.ACT, frozenset({"arrest"})),),
        years=frozenset({"2022"}),
    )

    assert found(filled, words="Асхат", narrowed=narrowed, order=Order.REFERENCE) == [S3, S5]
    assert found(filled, words='"*', narrowed=narrowed) == []


@pytest.mark.parametrize("order", list(Order))
def test_each_order_can_be_turned_and_read_page_by_page(filled, order):
    forth = found(filled, order=order, language="uk")
    pages = [
        records.listed(filled, Wanted(order=order, language="uk"), limit=2, offset=at).rows
        for at in (0, 2, 4)
    ]
    back = found(filled, order=order, language="uk", turned=True)

    assert [row.summary.reference for page in pages for row in page] == forth
    assert sorted(back) == sorted(forth)
    if order in {Order.SAVED, Order.CREATED, Order.REFERENCE, Order.INCIDENT}:
        assert back == forth[::-1]


def names_in_order(session, language):
    rows = records.listed(session, Wanted(order=Order.NAME, language=language)).rows
    return [row.summary.name.split()[0] for row in rows if row.summary.name]


def test_names_stand_in_the_order_of_the_alphabet_and_a_new_name_among_them(filled):
    before = names_in_order(filled, "kk")
    record_id = records.find(filled, S7)
    answers = filled.vault.records.get(record_id).body.answers
    row = AnswerPath("persons", "given_name", 0)
    save(filled, record_id, answers.with_answer(row, Said("Ғазиза")))

    assert before == ["Абдрахманов", "Гульназ", "Жұмағұлов", "Левченко", "Эрматов"]
    assert names_in_order(filled, "kk")[1] == "Ғазиза"


def unmark(session):
    """As a program before the marks left them."""
    database = session.vault._database
    numbers = [number for (number,) in database.rows("SELECT number FROM records")]
    session.vault.index_words.put(dict.fromkeys(numbers, "слово"))


def test_testimonies_of_an_older_program_are_marked_one_after_another(filled):
    unmark(filled)
    lost = found(filled, narrowed=by((Facet.ACT, "arrest")))
    after = 0
    while (after := narrowing.mark_some(filled, after)) is not None:
        pass

    assert lost == []
    assert set(found(filled, narrowed=by((Facet.ACT, "arrest")))) == {S1, S3, S5}
    assert narrowing.mark_some(filled) is None


def test_a_damaged_testimony_does_not_stop_the_marking(filled):
    unmark(filled)
    record_id = records.find(filled, S1)
    filled.vault._database.run("UPDATE records SET place = 'x' WHERE record_id = ?", record_id)
    after = 0
    while (after := narrowing.mark_some(filled, after)) is not None:
        pass

    assert set(found(filled, narrowed=by((Facet.ACT, "arrest")))) == {S3, S5}


def test_a_private_sign_typed_into_the_search_asks_for_no_mark(filled):
    typed = "\ue000act\ue001" + b"arrest".hex()

    assert found(filled, words=typed) == []


def hints(session, reference):
    record_id = records.find(session, reference)
    answers = session.vault.records.get(record_id).body.answers
    return [
        (hint.here, hint.reference, hint.there, hint.likeness)
        for hint in similar.similar_people(session, record_id, answers)
    ]


def test_the_missing_friend_is_found_across_spellings_in_the_testimony_of_the_landlady(filled):
    assert hints(filled, S3) == [("p2", S5, "p2", Likeness.LIKELY)]
    assert hints(filled, S5) == [("p2", S3, "p2", Likeness.LIKELY)]
    assert similar.of_record(filled, records.find(filled, S3)) == ()


def test_nobody_is_like_a_person_whose_testimony_cannot_be_read_or_was_withdrawn(filled):
    other = records.find(filled, S5)
    filled.vault._database.run("UPDATE records SET place = 'x' WHERE record_id = ?", other)

    assert hints(filled, S3) == []
