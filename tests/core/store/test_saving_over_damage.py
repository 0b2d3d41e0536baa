"""Saving over a damaged page: zeros in its place are neither kept nor taken for an answer."""

from contextlib import closing

import pytest

from intake_app.domain.record import RecordId
from intake_app.errors import Damaged, VaultDamaged
from intake_app.store import opening
from intake_app.store.proofs import open_database
from tests.builders.independent import independent_reader, last_overflow_pages
from tests.builders.raw import master_key, raw_connection
from tests.builders.vaults import RECORD, a_body, a_record, a_summary

PAGE = 4096
LONG = "Қарулы адамдар есікті сындырып кірді, сағат түнгі үште. " * 200
# Each meets the last page of the only long testimony as its last read. The third asks by its end.
CHANGES = {
    "taken away": "DELETE FROM bodies WHERE ?1 = ?1",
    "replaced": "UPDATE bodies SET body = x'00' WHERE ?1 = ?1",
    "sought": "DELETE FROM bodies WHERE substr(body, -16) = ?1",
}
# SQLite makes sixteen pieces of the index into one while the sixteenth is being committed.
PIECES = 15
SAVED = RecordId("saved")


@pytest.fixture
def harmed(closed_vault, monkeypatch):
    """A vault too large to be checked at unlock; the last page of its testimony is bad."""
    monkeypatch.setattr(opening, "CHECKED_AT_UNLOCK_BYTES", 0)
    with closed_vault.open() as vault:
        vault.records.add_many([a_record(words=LONG)])
    (page,) = last_overflow_pages(closed_vault)
    flip(closed_vault, page)
    return closed_vault


@pytest.fixture
def indexed(closed_vault, monkeypatch):
    """Such a vault whose next save puts its index together."""
    monkeypatch.setattr(opening, "CHECKED_AT_UNLOCK_BYTES", 0)
    with closed_vault.open() as vault:
        vault.records.add_many([a_record(SAVED, words_of(0))])
        for piece in range(1, PIECES):
            vault.records.add_many([a_record(RecordId(f"record-{piece}"), words_of(piece))])
    return closed_vault


def words_of(piece):
    return " ".join(f"слово{number * PIECES + piece}" for number in range(500))


def database_of(found):
    return found.folder / "records.db"


def flip(found, page):
    path = database_of(found)
    raw = bytearray(path.read_bytes())
    raw[page * PAGE + 100] ^= 1
    path.write_bytes(raw)


def end_of_testimony(found):
    """The last bytes that stand in the bad page, as another program still decrypts them."""
    (page,) = last_overflow_pages(found)
    flip(found, page)
    with independent_reader(found) as reader:
        ((end,),) = reader.execute("SELECT substr(body, -16) FROM bodies").fetchall()
    flip(found, page)
    return end


def search_pages(found):
    """The pages of the index, counted from 0."""
    with independent_reader(found) as reader:
        pages = reader.execute("SELECT pageno FROM dbstat WHERE name LIKE 'search%'").fetchall()
    return [page - 1 for (page,) in pages]


def test_sqlcipher_alone_keeps_a_deletion_that_sought_its_row_in_zeros(harmed):
    """What the store stands against; when SQLCipher mends it, this fails and can go."""
    end = end_of_testimony(harmed)
    with raw_connection(harmed) as connection:
        connection.execute("BEGIN IMMEDIATE")
        deleted = connection.execute(CHANGES["sought"], (end,)).rowcount
        connection.execute("COMMIT")
        state = connection.execute("PRAGMA cipher_status").fetchone()

    assert (0, ("0",)) == (deleted, state)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_met_a_bad_page_last_is_damage_and_nothing_of_it_is_kept(harmed, change):
    end, before = end_of_testimony(harmed), database_of(harmed).read_bytes()
    database = open_database(database_of(harmed), master_key(harmed))
    with closing(database):
        with pytest.raises(VaultDamaged) as raised, database.transaction():
            database.run(CHANGES[change], end)
        bodies = database.value("SELECT count(*) FROM bodies")

    assert ({"reason": "page"}, 1) == (raised.value.facts, bodies)
    assert before == database_of(harmed).read_bytes()
    assert_whole_again(harmed)


def test_a_save_too_large_for_memory_behind_a_bad_page_is_damage_and_no_lack_of_memory(harmed):
    end, before = end_of_testimony(harmed), database_of(harmed).read_bytes()
    database = open_database(database_of(harmed), master_key(harmed))
    with closing(database):
        with pytest.raises(VaultDamaged) as raised:
            save_much(database, end)
        facts = database.value("SELECT count(*) FROM facts WHERE name = 'large'")

    assert ({"reason": "page"}, 0) == (raised.value.facts, facts)
    assert before == database_of(harmed).read_bytes()


def save_much(database, end):
    """Behind the bad page SQLite has to write what no longer fits, before anybody asks it to."""
    with database.transaction():
        database.run("INSERT INTO facts VALUES ('large', '')")
        database.run(CHANGES["replaced"], end)
        database.run("UPDATE facts SET value = printf('%.*c', 8000000, 'x') WHERE name = 'large'")


def assert_whole_again(found):
    """Once the page is right again, everything stands as it was before the change."""
    (page,) = last_overflow_pages(found)
    flip(found, page)
    with found.open() as vault:
        assert a_body(LONG) == vault.records.get(RECORD).body
        assert () == vault.check().problems


def test_a_save_that_meets_a_bad_page_of_the_index_is_refused_and_leaves_all_as_it_was(indexed):
    """Most are met inside of COMMIT, behind our last look at the state of the cipher."""
    whole = database_of(indexed).read_bytes()
    pages = search_pages(indexed)[::2]
    refused = []
    for page in pages:
        flip(indexed, page)
        if is_refused(indexed):
            refused.append(page)
        flip(indexed, page)
        assert (a_body(words_of(0)), [0, 1, 1], ()) == standing(indexed)
        database_of(indexed).write_bytes(whole)

    assert len(pages) > 10
    assert pages == refused


def is_refused(found):
    """Whether a save is refused as damage; `SAVED` gets other words."""
    with found.open() as vault:
        try:
            vault.records.save_draft(SAVED, a_body("мир"), a_summary(), "мир")
        except Damaged:
            return True
    return False


def test_a_save_into_the_sound_index_is_kept_and_found(indexed):
    """The control: what is refused above is refused for its page alone."""
    refused = is_refused(indexed)

    assert (False, (a_body("мир"), [1, 0, 1], ())) == (refused, standing(indexed))


def standing(found):
    """The testimony, how many are found by new, old and others' words, and what is damaged."""
    with found.open() as vault:
        body = vault.records.get(SAVED).body
        asked = ("мир", "слово7485", "слово7486")
        totals = [vault.records.page(words=words).total for words in asked]
        return body, totals, vault.check().problems
