"""The last page of a long text: SQLCipher alone gives it out as NULs, without an error."""

import pytest

from intake_app.errors import Damaged, RecordDamaged
from intake_app.store import opening
from tests.builders.independent import independent_reader, last_overflow_pages
from tests.builders.raw import raw_connection
from tests.builders.vaults import OTHER_RECORD, RECORD, a_body, a_record, a_summary, read_back

PAGE = 4096
LONG = "Қарулы адамдар есікті сындырып кірді, сағат түнгі үште. " * 200
OTHER = "Нас вывели во двор и держали до утра. " * 150


@pytest.fixture
def harmed(closed_vault, monkeypatch):
    """A vault too large to be checked at unlock; the last page of one long testimony is bad."""
    monkeypatch.setattr(opening, "CHECKED_AT_UNLOCK_BYTES", 0)
    with closed_vault.open() as vault:
        vault.records.add_many([a_record(words=LONG), a_record(OTHER_RECORD, OTHER)])
        read_back(vault, OTHER_RECORD, OTHER)
    flip(closed_vault, last_overflow_pages(closed_vault)[0])
    return closed_vault


def flip(found, page):
    path = found.folder / "records.db"
    raw = bytearray(path.read_bytes())
    raw[page * PAGE + 100] ^= 1
    path.write_bytes(raw)


def test_sqlcipher_alone_gives_out_nuls_and_then_refuses_what_is_sound(harmed):
    """What the store stands against; when SQLCipher mends it, this fails and can go."""
    with raw_connection(harmed) as connection:
        first = connection.execute("SELECT body FROM bodies WHERE number = 1").fetchone()[0]
        state = connection.execute("PRAGMA cipher_status").fetchone()

    assert (True, ("0",)) == (b"\0" in first, state)


def test_a_damaged_last_page_is_reported_on_its_testimony_and_the_others_open(harmed):
    with harmed.open() as vault:
        with pytest.raises(RecordDamaged) as raised:
            vault.records.get(RECORD)
        frozen = vault.records.revision(OTHER_RECORD, 1)
        other = vault.records.get(OTHER_RECORD).body
        listed = vault.records.page()

    assert {"record_id": RECORD} == raised.value.facts
    assert (a_body(OTHER), a_body(OTHER)) == (frozen, other)
    assert (2, ()) == (len(listed.rows), listed.damaged)


def test_whatever_is_saved_after_a_damaged_page_was_met_is_whole(harmed):
    with harmed.open() as vault:
        with pytest.raises(RecordDamaged):
            vault.records.get(RECORD)
        vault.records.save_draft(OTHER_RECORD, a_body("Далі."), a_summary(), "Далі.")

    with harmed.open() as vault:
        assert a_body("Далі.") == vault.records.get(OTHER_RECORD).body


def test_a_search_over_a_bad_page_never_finds_less_in_silence(closed_vault, monkeypatch):
    monkeypatch.setattr(opening, "CHECKED_AT_UNLOCK_BYTES", 0)
    words = [f"слово{number}" for number in range(3000)]
    with closed_vault.open() as vault:
        vault.records.add_many([a_record(words=" ".join(words))])
    with independent_reader(closed_vault) as reader:
        pages = reader.execute(
            "SELECT pageno FROM dbstat WHERE name = 'search_data' AND pagetype = 'overflow'"
        ).fetchall()

    in_silence = [page for (page,) in pages if found_nothing(closed_vault, page - 1, words)]

    assert pages
    assert [] == in_silence


def found_nothing(found, page, words):
    """Whether some word of the testimony is not found, and nothing is said of it."""
    flip(found, page)
    try:
        with found.open() as vault:
            return any(not vault.records.page(words=word).total for word in words[::100])
    except Damaged:
        return False
    finally:
        flip(found, page)
