"""The log against the tables: what the log tells of is there, and is not older."""

from dataclasses import replace

import pytest

from intake_app.domain.lifecycle import State
from intake_app.domain.record import Envelope
from intake_app.domain.tombstone import Reason
from intake_app.store.findings import Finding
from tests.builders.raw import raw_connection
from tests.builders.vaults import OTHER_RECORD, RECORD, a_body, a_summary, add_two


def read_back(vault, words="нове", head=""):
    body = replace(a_body(words), envelope=Envelope(audit_head=head))
    return vault.records.append_revision(
        RECORD, body, State.READ_BACK, a_summary(), words, "read_back"
    )


@pytest.fixture
def filled(closed_vault):
    with closed_vault.open() as vault:
        add_two(vault)
    return closed_vault


def checked(found):
    with found.open() as vault:
        return vault.check()


def test_a_whole_vault_agrees_with_its_log(filled):
    with filled.open() as vault:
        read_back(vault)
        vault.audit.record("viewed", RECORD, 1)

    assert () == checked(filled).findings


def test_a_testimony_that_is_only_in_the_log_is_missing(filled):
    with raw_connection(filled) as connection:
        for table in ("bodies", "records"):
            connection.execute(f"DELETE FROM {table} WHERE number = 1")

    assert (Finding("missing", RECORD),) == checked(filled).findings


def test_a_testimony_taken_back_to_a_day_before_its_read_back_is_named(filled):
    with raw_connection(filled) as connection:
        old = {
            table: connection.execute(f"SELECT * FROM {table} WHERE number = 1").fetchone()
            for table in ("records", "bodies")
        }
    with filled.open() as vault:
        read_back(vault)
    with raw_connection(filled) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DROP TRIGGER revisions_are_kept")
        connection.execute("DELETE FROM revisions")
        for table, row in old.items():
            marks = ", ".join("?" * len(row))
            connection.execute(f"REPLACE INTO {table} VALUES ({marks})", row)

    expected = (Finding("record", RECORD, "UA-2022-K7-0003"),)
    assert expected == checked(filled).findings


def test_a_seal_with_a_head_of_this_log_is_sound(filled):
    with filled.open() as vault:
        read_back(vault, head=vault.audit.head())

    assert () == checked(filled).findings


def test_a_seal_with_a_head_of_another_log_is_named(filled):
    with filled.open() as vault:
        read_back(vault, head="ABCDEFGHIJ")

    expected = (Finding("sealed_elsewhere", RECORD, "UA-2022-K7-0003"),)
    assert expected == checked(filled).findings


def test_a_damaged_testimony_is_named_by_its_number_while_its_line_verifies(filled):
    with raw_connection(filled) as connection:
        connection.execute("UPDATE bodies SET body = x'00' WHERE number = 1")
        connection.execute("UPDATE records SET place = 'x' WHERE number = 2")

    expected = (Finding("record", RECORD, "UA-2022-K7-0003"), Finding("record", OTHER_RECORD))
    assert expected == checked(filled).findings


def test_a_log_without_any_entry_is_broken_at_the_first(filled):
    with raw_connection(filled) as connection:
        connection.execute("DROP TRIGGER audit_is_kept")
        connection.execute("DELETE FROM audit")

    with filled.open(read_only=True) as vault:
        report = vault.check()

    assert ((Finding("audit", "1"),), 0, "") == (
        report.findings,
        report.audit_entries,
        report.audit_head,
    )


def test_a_broken_log_proves_nothing_about_testimonies(filled):
    with raw_connection(filled) as connection:
        connection.execute("DROP TRIGGER audit_stays")
        connection.execute("UPDATE audit SET record_id = '' WHERE seq = 3")

    with filled.open(read_only=True) as vault:
        assert ("audit 3",) == vault.check().problems


def test_a_stub_that_was_edited_is_named(filled):
    with filled.open() as vault:
        vault.erasure.erase(RECORD, Reason.ERASED)
    with raw_connection(filled) as connection:
        connection.execute("DROP TRIGGER tombstones_stay")
        connection.execute("UPDATE tombstones SET at = ''")

    assert (Finding("tombstone", RECORD),) == checked(filled).findings


def test_an_erased_testimony_is_not_missing(filled):
    with filled.open() as vault:
        read_back(vault)
        vault.erasure.erase(RECORD, Reason.ERASED)

    assert () == checked(filled).findings


def test_an_inspection_goes_step_by_step_while_the_vault_is_used(filled):
    with filled.open() as vault:
        inspection = vault.inspection()
        progress = []
        for step in inspection.steps():
            progress.append(step.done)
            vault.records.save_draft(RECORD, a_body("далі"), a_summary(), "далі")
        report = inspection.report()

    assert progress == sorted(progress)
    assert ((), 2) == (report.findings, report.records)
