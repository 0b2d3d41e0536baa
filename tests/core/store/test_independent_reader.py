"""Our database is what we say it is: another program, with the raw key, reads the same answers."""

import json

import apsw
import pytest

from intake_app.store.keys import MasterKey
from intake_app.store.migrations import SCHEMA
from intake_app.store.tombstones import Reason
from tests.builders.independent import (
    everything_in,
    independent_reader,
    last_overflow_pages,
    pages_in_clear,
)
from tests.builders.vaults import OTHER_RECORD, RECORD, a_body, a_record, a_summary, read_back

LONG = "Қарулы адамдар есікті сындырып кірді, сағат түнгі үште. " * 200
CANARY = "қоңырқанатқұсы"


def filled(found):
    """A long and a short testimony, the long one read back, and what the program tells of both."""
    with found.open() as vault:
        vault.records.add_many([a_record(words=LONG), a_record(OTHER_RECORD, "Коротко.")])
        read_back(vault, words=LONG)
        bodies = {key: vault.records.get(key).body.to_json() for key in vault.records.ids()}
        revision = vault.records.revision(RECORD, 1).to_json()
        events = [entry.event for entry in vault.audit.entries()]
    return bodies, revision, events


def test_another_program_with_the_raw_key_reads_the_same_answers(closed_vault):
    bodies, revision, events = filled(closed_vault)

    with independent_reader(closed_vault) as reader:
        stored = reader.execute("SELECT record_id, body FROM records JOIN bodies USING (number)")
        read = {key: json.loads(body) for key, body in stored}
        (frozen,) = reader.execute("SELECT body FROM revisions").fetchone()
        told = [event for (event,) in reader.execute("SELECT event FROM audit ORDER BY seq")]
        version = reader.execute("PRAGMA user_version").fetchone()
        sound = reader.execute("PRAGMA integrity_check").fetchone()

    assert (bodies, revision, events) == (read, json.loads(frozen), told)
    assert ((SCHEMA,), ("ok",)) == (version, sound)


def test_it_reads_what_stands_in_the_log_of_a_vault_that_is_open(closed_vault):
    with closed_vault.open() as vault:
        vault.records.add_many([a_record(words=LONG)])
        with independent_reader(closed_vault) as reader:
            (body,) = reader.execute("SELECT body FROM bodies").fetchone()

    assert a_body(LONG).to_json() == json.loads(body)


def test_with_another_key_it_reads_nothing(closed_vault):
    filled(closed_vault)

    with (
        independent_reader(closed_vault, MasterKey.fresh()) as reader,
        pytest.raises(apsw.NotADBError),
    ):
        reader.execute("SELECT count(*) FROM records").fetchall()


def test_the_true_key_shows_a_testimony_and_after_its_erasure_no_trace_of_it(closed_vault):
    with closed_vault.open() as vault:
        named = a_summary(name=f"{CANARY}ов", reference="KZ-2031-Q9-7731")
        vault.records.add_many([a_record(OTHER_RECORD, "Коротко."), a_record(words=CANARY * 700)])
        vault.records.save_draft(RECORD, a_body(CANARY * 900), named, f"{CANARY} {CANARY}ов")
    before = traces(closed_vault)
    with closed_vault.open() as vault:
        assert vault.erasure.erase(RECORD, Reason.ERASED)

    assert {"image", "values"} == before
    assert set() == traces(closed_vault)
    with independent_reader(closed_vault) as reader:
        left = reader.execute("SELECT record_id, reason FROM tombstones").fetchall()
        kept = reader.execute("SELECT record_id FROM records").fetchall()
    assert ([(RECORD, "erased")], [(OTHER_RECORD,)]) == (left, kept)


def traces(found):
    """Where the true key shows the canary: in a value, or anywhere in the decrypted pages."""
    spellings = [form.encode(code) for form in (CANARY, CANARY[3:]) for code in CODES]
    spellings.append(b"KZ-2031-Q9-7731")
    with independent_reader(found) as reader:
        places = {"image": pages_in_clear(found), "values": everything_in(reader)}
    return {
        name for name, shown in places.items() if any(spelled in shown for spelled in spellings)
    }


CODES = ("utf-8", "utf-16-le")


def test_it_knows_where_a_long_testimony_ends(closed_vault):
    filled(closed_vault)

    assert 2 == len(set(last_overflow_pages(closed_vault)))
