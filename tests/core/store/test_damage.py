"""Damage: what was not written by us is never shown as testimony; what is sound stays readable."""

import random
from contextlib import suppress
from dataclasses import dataclass

import pytest
import sqlcipher3

from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId
from intake_app.errors import Damaged, ReadOnlyPlace, RecordDamaged, VaultDamaged
from tests.builders.raw import master_key, raw_connection
from tests.builders.vaults import (
    OTHER_RECORD,
    RECORD,
    a_body,
    a_record,
    a_summary,
    add_two,
    read_back,
)

PAGE = 4096
# Lengths on both sides of one page, and some that fill several.
LENGTHS = (10, 2000, 6000)


def texts():
    chance = random.Random(11)
    return {
        RecordId(f"record-{length}"): "".join(chance.choices("абвгґқңө ", k=length))
        for length in LENGTHS
    }


def filled(found):
    """Testimonies of many lengths, each with a revision."""
    with found.open() as vault:
        vault.records.add_many([a_record(key, words) for key, words in texts().items()])
        for key, words in texts().items():
            read_back(vault, key, words)
    return found


@pytest.fixture
def full_vault(closed_vault):
    """A closed vault with testimonies of many lengths."""
    return filled(closed_vault)


def flipped(path, page, at):
    raw = bytearray(path.read_bytes())
    raw[page * PAGE + at] ^= 0x10
    path.write_bytes(raw)


def read_all(vault):
    """Every answer that the vault is willing to show, with what it should be."""
    shown = []
    for key, words in texts().items():
        with suppress(Damaged):
            shown.append((vault.records.get(key).body, a_body(words)))
        with suppress(Damaged):
            shown.append((vault.records.revision(key, 1), a_body(words)))
    return shown


@dataclass(frozen=True)
class Visit:
    """What a vault with one damaged page showed, and what it said of itself."""

    shown: list
    faults: tuple
    problems: tuple
    can_be_written: bool


def visited(found):
    """Open a damaged vault, read everything, look over everything, try to write."""
    try:
        with found.open() as vault:
            shown, problems = read_all(vault), vault.check().problems
            try:
                vault.records.add_many([a_record()])
            except ReadOnlyPlace:
                return Visit(shown, vault.faults, problems, can_be_written=False)
            return Visit(shown, vault.faults, problems, can_be_written=True)
    except VaultDamaged:
        return Visit([], ("refused",), (), can_be_written=False)


@pytest.fixture(scope="module")
def visits(prepared_vault, tmp_path_factory):
    """One visit for every page of a vault, each time with one bit of that page flipped."""
    found = filled(prepared_vault.copied_to(tmp_path_factory.mktemp("damage") / "vault"))
    path, chance = found.folder / "records.db", random.Random(5)
    whole, made = path.read_bytes(), []
    for page in range(len(whole) // PAGE):
        # Content, or the code that SQLCipher keeps in the last 80 bytes of each page.
        at = chance.randrange(PAGE - 80) if page % 3 else PAGE - chance.randrange(1, 80)
        flipped(path, page, at)
        made.append(visited(found))
        path.write_bytes(whole)
    return made


def test_a_flipped_bit_in_any_page_alters_no_answer_that_is_shown(visits):
    altered = [pair for visit in visits for pair in visit.shown if pair[0] != pair[1]]

    assert len(visits) > 40
    assert [] == altered


def test_a_flipped_bit_in_any_page_is_reported_at_the_door(visits):
    assert [] == [visit for visit in visits if not visit.faults]


def test_nothing_is_written_into_a_damaged_vault(visits):
    assert [] == [visit for visit in visits if visit.can_be_written]


def test_most_damage_leaves_every_testimony_readable(visits):
    whole = [visit for visit in visits if len(visit.shown) == 2 * len(LENGTHS)]

    assert len(whole) > len(visits) / 2


def test_one_bad_page_of_a_long_testimony_damages_that_one_and_no_other(visits):
    longest = f"record record-{LENGTHS[-1]}"
    seen = [
        visit
        for visit in visits
        if visit.problems == ("pages", "structure", longest)
        and len(visit.shown) == 2 * len(LENGTHS) - 1
    ]

    assert len(seen) >= 2


def test_without_our_codes_a_damaged_page_is_returned_as_text(full_vault):
    """The control, and the reason for the codes: SQLCipher alone shows altered testimony."""
    path = full_vault.folder / "records.db"
    whole = path.read_bytes()
    altered = 0
    for page in range(1, len(whole) // PAGE):
        flipped(path, page, 100)
        with raw_connection(full_vault) as connection:
            try:
                rows = connection.execute(
                    "SELECT number, CAST(body AS BLOB) FROM bodies"
                ).fetchall()
            except sqlcipher3.DatabaseError:
                rows = []
        altered += sum(b"\0" in body for _, body in rows)
        path.write_bytes(whole)

    assert altered > 0


def test_the_list_names_a_row_that_cannot_be_read(closed_vault):
    keys = [RecordId(f"record-{number:03d}") for number in range(30)]
    with closed_vault.open() as vault:
        vault.records.add_many([a_record(key, name="N" * 300) for key in keys])
    path = closed_vault.folder / "records.db"
    whole = path.read_bytes()
    pages = []
    for page in range(1, len(whole) // PAGE):
        flipped(path, page, 100)
        try:
            with closed_vault.open() as vault:
                pages.append(vault.records.page(order="created"))
        except VaultDamaged:
            pass
        path.write_bytes(whole)

    partly = [page for page in pages if page.damaged]
    assert [30] * len(pages) == [len(page.rows) + len(page.damaged) for page in pages]
    assert len(partly) > 2
    assert all(set(page.damaged) <= set(keys) for page in partly)
    assert any(0 < len(page.damaged) < 20 for page in partly)


EDITS = {
    "names": "UPDATE records SET name = number || name",
    "references": "UPDATE records SET reference = number || reference",
    "places": "UPDATE records SET place = ''",
    "dates": "UPDATE records SET incident_date = '1999-01-01'",
    "counts": "UPDATE records SET answered = answered + 1",
    "states": "UPDATE records SET state = 'sealed'",
    "revision counts": "UPDATE records SET revision = 1",
    "times": "UPDATE records SET saved_at = '1999-01-01T00:00:00+00:00'",
    "ids": "UPDATE records SET record_id = CASE number WHEN 1 THEN 'x' ELSE (SELECT 'y') END",
    "code removed": "UPDATE records SET row_mac = x''",
    "body emptied": "UPDATE bodies SET body = x''",
}


@pytest.mark.parametrize("what", EDITS)
def test_rows_that_were_edited_under_us_are_damaged(closed_vault, what):
    with closed_vault.open() as vault:
        add_two(vault)
    with raw_connection(closed_vault) as connection:
        connection.execute(EDITS[what])

    with closed_vault.open() as vault:
        keys = vault.records.ids()
        for key in keys:
            with pytest.raises(RecordDamaged) as raised:
                vault.records.get(key)
            assert {"record_id": key} == raised.value.facts
        damaged = tuple(f"record {key}" for key in keys)
        assert damaged == vault.check().problems[: len(keys)]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("bodies", "body"),
        ("records", "body_mac"),
        ("records", "row_mac"),
        ("records", "name"),
        ("records", "saved_at"),
    ],
)
def test_values_that_two_records_exchanged_under_us_are_damaged(closed_vault, table, column):
    with closed_vault.open() as vault:
        vault.records.add_many([a_record(), a_record(OTHER_RECORD, "інше", name="Інша")])
    with raw_connection(closed_vault) as connection:
        (first,), (second,) = connection.execute(f"SELECT {column} FROM {table} ORDER BY number")
        change = f"UPDATE {table} SET {column} = ? WHERE number = ?"
        connection.executemany(change, [(second, 1), (first, 2)])

    with closed_vault.open() as vault:
        expected = (f"record {RECORD}", f"record {OTHER_RECORD}")
        assert expected == vault.check().problems


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revisions SET revision = 3 - revision + 10",
        "UPDATE revisions SET state = 'sealed'",
        "UPDATE revisions SET saved_at = ''",
        "UPDATE revisions SET body = (SELECT body FROM revisions WHERE revision = 1)",
        "UPDATE revisions SET mac = (SELECT mac FROM revisions WHERE revision = 1)",
        "DELETE FROM revisions WHERE revision = 2",
    ],
)
def test_a_revision_that_was_moved_or_edited_under_us_is_found(closed_vault, statement):
    with closed_vault.open() as vault:
        vault.records.add_many([a_record()])
        for words in ("перше", "друге"):
            vault.records.append_revision(
                RECORD, a_body(words), State.DRAFT, a_summary(), words, "sitting"
            )
    with raw_connection(closed_vault) as connection:
        connection.execute("DROP TRIGGER revisions_stay")
        connection.execute("DROP TRIGGER revisions_are_kept")
        connection.execute(statement)

    with closed_vault.open() as vault:
        assert (f"record {RECORD}",) == vault.check().problems


def test_an_older_body_put_back_with_its_code_is_found(closed_vault):
    with closed_vault.open() as vault:
        vault.records.add_many([a_record()])
    with raw_connection(closed_vault) as connection:
        body = connection.execute("SELECT body FROM bodies").fetchone()[0]
        code = connection.execute("SELECT body_mac FROM records").fetchone()[0]
    with closed_vault.open() as vault:
        vault.records.save_draft(RECORD, a_body("нове"), a_summary(), "нове")
    with raw_connection(closed_vault) as connection:
        connection.execute("UPDATE bodies SET body = ?", (body,))
        connection.execute("UPDATE records SET body_mac = ?", (code,))

    with closed_vault.open() as vault, pytest.raises(RecordDamaged):
        vault.records.get(RECORD)


def test_a_sound_vault_has_no_problem(full_vault):
    with full_vault.open() as vault:
        report = vault.check()

    counted = (report.records, report.revisions, report.audit_entries, report.problems)
    assert ((), (len(LENGTHS), len(LENGTHS), 9, ())) == (vault.faults, counted)


def test_the_key_of_a_test_vault_is_the_key(full_vault):
    with full_vault.open() as vault:
        assert vault.holds_key(master_key(full_vault))
