"""Testimonies: what is saved is what is read, step by step, all or nothing."""

import threading

import pytest
import sqlcipher3
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import characters, text

from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId, RecordRow, StoredRecord
from intake_app.errors import (
    RecordExists,
    SeveralRecords,
    StepNotAllowed,
    UnknownRecord,
    VaultDamaged,
)
from intake_app.store import rescue
from intake_app.store.pages import Page
from tests.builders.vaults import (
    DEVICE_SECRET,
    HQ_RECIPIENTS,
    OTHER_RECORD,
    RECORD,
    a_body,
    a_record,
    a_summary,
)


def saved(vault, words, record_id=RECORD):
    return vault.records.save_draft(record_id, a_body(words), a_summary(), words)


def appended(vault, state, words="Мені погрожували."):
    return vault.records.append_revision(
        RECORD, a_body(words), state, a_summary(), words, state.value
    )


def test_a_record_is_read_as_it_was_added(vault):
    vault.records.add_many([a_record()])

    stored = vault.records.get(RECORD)

    expected = StoredRecord(
        RECORD, State.DRAFT, 0, a_record().body, stored.created_at, stored.saved_at
    )
    assert expected == stored


def test_the_list_shows_the_line_that_was_stored(vault):
    vault.records.add_many([a_record()])
    stored = vault.records.get(RECORD)

    expected = RecordRow(RECORD, State.DRAFT, a_summary(), stored.created_at, stored.saved_at)
    assert Page((expected,), 1) == vault.records.page()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text(characters(exclude_categories=("Cs",)), max_size=3000))
def test_what_is_typed_is_what_is_stored(vault, words):
    if not vault.records.page().total:
        vault.records.add_many([a_record()])

    saved(vault, words)

    assert a_body(words) == vault.records.get(RECORD).body


def test_a_draft_is_saved_in_place(vault):
    vault.records.add_many([a_record()])

    times = [saved(vault, "перше"), saved(vault, "друге")]

    stored = vault.records.get(RECORD)
    assert (a_body("друге"), 0, times[1]) == (stored.body, stored.revision, stored.saved_at)
    assert times[0] < times[1]


def test_what_is_saved_is_there_after_the_program_ends(closed_vault):
    with closed_vault.open() as vault:
        vault.records.add_many([a_record()])
        saved(vault, "друге")

    with closed_vault.open() as vault:
        assert a_body("друге") == vault.records.get(RECORD).body


def test_if_one_record_is_refused_none_is_added(vault):
    vault.records.add_many([a_record()])

    with pytest.raises(RecordExists):
        vault.records.add_many([a_record(OTHER_RECORD), a_record()])

    assert ((RECORD,), 1) == (vault.records.ids(), vault.records.page().total)
    assert 0 == vault.records.page(words="погрожували UA-2022-K7").total


def test_an_unknown_record_is_said_to_be_unknown(vault):
    calls = [
        lambda: vault.records.get(RECORD),
        lambda: saved(vault, "x"),
        lambda: appended(vault, State.DRAFT),
        lambda: vault.records.set_state(RECORD, State.REFUSED, "refused"),
        lambda: vault.records.revision(RECORD, 1),
        lambda: vault.records.find("UA-2022-K7-0003"),
        lambda: vault.records.find(""),
    ]
    for call in calls:
        with pytest.raises(UnknownRecord):
            call()


def test_revisions_are_appended_and_stay(vault):
    vault.records.add_many([a_record()])

    numbers = [appended(vault, State.DRAFT, "перше"), appended(vault, State.READ_BACK, "друге")]
    saved(vault, "третє")

    found = [vault.records.revision(RECORD, number) for number in numbers]
    assert ([1, 2], [a_body("перше"), a_body("друге")]) == (numbers, found)
    assert a_body("третє") == vault.records.get(RECORD).body
    with pytest.raises(UnknownRecord):
        vault.records.revision(RECORD, 3)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revisions SET body = x''",
        "UPDATE revisions SET state = 'draft'",
        "DELETE FROM revisions",
        "INSERT OR REPLACE INTO revisions SELECT * FROM revisions",
        "DELETE FROM audit",
        "UPDATE audit SET event = 'other'",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_appended(vault, statement):
    vault.records.add_many([a_record()])
    appended(vault, State.READ_BACK)

    with pytest.raises(sqlcipher3.IntegrityError, match="append-only"):
        vault._database.run(statement)

    assert a_body("Мені погрожували.") == vault.records.revision(RECORD, 1)


def test_a_sealed_record_cannot_be_edited_and_stays_as_it_was(vault):
    vault.records.add_many([a_record()])
    appended(vault, State.READ_BACK)
    appended(vault, State.SEALED, "запечатане")

    with pytest.raises(StepNotAllowed) as raised:
        saved(vault, "змінене")

    assert {"state": "sealed", "step": "edit"} == raised.value.facts
    assert a_body("запечатане") == vault.records.get(RECORD).body


def test_the_database_itself_shows_a_sealed_record_as_one_of_its_revisions(vault):
    vault.records.add_many([a_record()])
    appended(vault, State.READ_BACK)
    appended(vault, State.SEALED, "запечатане")
    appended(vault, State.SIGNED, "підписане")

    with pytest.raises(sqlcipher3.IntegrityError, match="a frozen record shows a revision"):
        vault._database.run("UPDATE bodies SET body = x'00'")

    assert a_body("підписане") == vault.records.get(RECORD).body


def test_a_step_that_may_not_follow_is_refused_and_nothing_is_written(vault):
    vault.records.add_many([a_record()])
    before = vault.audit.entries()

    with pytest.raises(StepNotAllowed):
        appended(vault, State.SEALED)
    with pytest.raises(StepNotAllowed):
        vault.records.set_state(RECORD, State.SIGNED, "signed")

    stored = vault.records.get(RECORD)
    assert (State.DRAFT, 0, before) == (stored.state, stored.revision, vault.audit.entries())


def test_a_state_is_entered_without_a_revision(vault):
    vault.records.add_many([a_record()])

    vault.records.set_state(RECORD, State.REFUSED, "consent_refused")

    stored = vault.records.get(RECORD)
    last = vault.audit.entries()[-1]
    assert (State.REFUSED, 0, a_record().body) == (stored.state, stored.revision, stored.body)
    assert ("consent_refused", RECORD) == (last.event, last.record_id)


def test_a_transaction_that_fails_takes_everything_back(vault):
    vault.records.add_many([a_record()])
    before = (vault.records.get(RECORD), vault.audit.entries())

    def fail():
        with vault.transaction():
            appended(vault, State.READ_BACK)
            raise ValueError("outer")

    with pytest.raises(ValueError, match="outer"):
        fail()

    assert before == (vault.records.get(RECORD), vault.audit.entries())


def test_a_part_that_fails_takes_back_itself_alone(vault):
    with vault.transaction():
        vault.records.add_many([a_record()])
        with pytest.raises(RecordExists):
            vault.records.add_many([a_record(OTHER_RECORD), a_record()])

    assert (RECORD,) == vault.records.ids()


def test_references_are_never_given_twice(vault):
    given_out = [vault.records.next_reference("UA", 2022) for _ in range(3)]
    given_out.append(vault.records.next_reference("KZ", 2022))

    letters = given_out[0].split("-")[2]
    assert [
        f"UA-2022-{letters}-0001",
        f"UA-2022-{letters}-0002",
        f"UA-2022-{letters}-0003",
        f"KZ-2022-{letters}-0001",
    ] == given_out


def test_a_record_is_found_by_id_by_reference_and_by_the_beginning_of_its_id(vault):
    vault.records.add_many([a_record(), a_record(OTHER_RECORD, reference="UA-2022-K7-0004")])

    wanted = [RECORD, "UA-2022-K7-0003", RECORD[:8]]

    assert [RECORD] * 3 == [vault.records.find(one) for one in wanted]


@pytest.mark.parametrize("wanted", ["UA-2022", "0b6f3c5", "%", "________"])
def test_half_a_name_finds_nothing(vault, wanted):
    vault.records.add_many([a_record()])

    with pytest.raises(UnknownRecord):
        vault.records.find(wanted)


def test_two_records_with_one_reference_are_told_apart_by_id_only(vault):
    vault.records.add_many([a_record(), a_record(OTHER_RECORD)])

    with pytest.raises(SeveralRecords):
        vault.records.find("UA-2022-K7-0003")


def many(count):
    return [
        a_record(RecordId(f"record-{number:04d}"), reference=f"{9999 - number}", name=f"N{number}")
        for number in range(count)
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("saved", ["record-0003", "record-0004", "record-0002", "record-0001", "record-0000"]),
        ("created", ["record-0004", "record-0003", "record-0002", "record-0001", "record-0000"]),
        ("reference", ["record-0004", "record-0003", "record-0002", "record-0001", "record-0000"]),
        ("name", ["record-0000", "record-0001", "record-0002", "record-0004", "record-0003"]),
    ],
)
def test_lists_are_ordered_by_sequence_or_by_column(vault, order, expected):
    vault.records.add_many(many(5))
    vault.records.save_draft(
        RecordId("record-0003"), a_body(), a_summary(reference="9996", name="Z"), "x"
    )

    assert expected == [row.record_id for row in vault.records.page(order=order).rows]


@pytest.mark.parametrize(
    ("limit", "offset", "numbers"),
    [(2, 0, [6, 5]), (3, 2, [4, 3, 2]), (3, 5, [1, 0]), (3, 7, []), (3, 99, []), (0, 0, [])],
)
@pytest.mark.parametrize("words", ["", "погрожували"])
def test_pages_do_not_overlap_and_know_the_total(vault, limit, offset, numbers, words):
    vault.records.add_many(many(7))

    page = vault.records.page(words=words, limit=limit, offset=offset)

    expected = [f"record-{number:04d}" for number in numbers]
    assert (expected, 7) == ([row.record_id for row in page.rows], page.total)


def test_another_thread_is_refused(vault):
    refusals = []

    def read():
        try:
            vault.records.page()
        except sqlcipher3.ProgrammingError as error:
            refusals.append(type(error))

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()

    assert [sqlcipher3.ProgrammingError] == refusals


def test_the_vault_keeps_the_device_key_the_recipients_and_the_last_export(closed_vault):
    with closed_vault.open() as vault:
        before = vault.last_export()
        vault.remember_export(1, "bundle", "digest")

    with closed_vault.open() as vault:
        found = (vault.device_secret, vault.recipients, vault.last_export())

    assert (0, "") == (before.sequence, before.digest)
    assert (DEVICE_SECRET, HQ_RECIPIENTS) == found[:2]
    assert (1, "digest") == (found[2].sequence, found[2].digest)


def test_a_device_key_that_was_exchanged_is_refused(vault):
    vault._database.run("UPDATE device_key SET wrapped = zeroblob(60)")

    with pytest.raises(VaultDamaged) as raised:
        _ = vault.device_secret

    assert {"reason": "device_key"} == raised.value.facts


def test_the_recovery_code_counts_when_it_was_typed_back(closed_vault):
    with closed_vault.open() as vault:
        before = vault.is_recovery_confirmed
        rescue.confirm_sheet(
            vault, closed_vault.recovery_code.replace("-", " "), "2022-01-08T09:00:00+00:00"
        )

    with closed_vault.open() as vault:
        assert (False, True) == (before, vault.is_recovery_confirmed)
        assert "recovery_confirmed" in [entry.event for entry in vault.audit.entries()]
