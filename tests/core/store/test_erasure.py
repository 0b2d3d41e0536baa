"""What is erased is gone for whoever has the true key, too; what is left says nothing."""

import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from intake_app.domain.answers import Answers
from intake_app.domain.lifecycle import State
from intake_app.domain.record import Body, RecordId
from intake_app.domain.slip_number import Slip, slip_number
from intake_app.domain.tombstone import Reason, Tombstone
from intake_app.errors import (
    RecordDamaged,
    RecordGone,
    UnknownAttachment,
    UnknownRecord,
    VaultInUse,
)
from intake_app.store.attachment_rows import Meta
from intake_app.store.erasure import SealedAway
from intake_app.store.records import NewRecord
from tests.builders.raw import master_key, raw_connection
from tests.builders.vaults import OTHER_RECORD, RECORD, a_body, a_record, a_summary

CANARY = "қоңырқанатқұсы"
NAME = "Құсайынова-Қанат"
PLACE = "Қанаттыкөл"
REFERENCE = "KZ-2031-Q9-7731"
TRACES = tuple(
    word.encode(encoding)
    for word in (CANARY, CANARY[4:], NAME, NAME.casefold(), PLACE, REFERENCE)
    for encoding in ("utf-8", "utf-16-le")
)


def a_telling(record_id=RECORD, words=CANARY):
    body = Body(
        "1.0.0",
        Answers({"account": {"free_account": {"lang": "kk", "text": f"{words} " * 900}}}),
    )
    line = a_summary(name=NAME, place=PLACE, reference=REFERENCE)
    return NewRecord(record_id, body, State.DRAFT, line, f"{words} {NAME} {PLACE} {REFERENCE}")


def others(count=40):
    return [
        a_record(RecordId(f"0b6f3c52-8f1d-4b8e-9a53-2f6f0f1f8{number:03d}"), f"слово{number}")
        for number in range(count)
    ]


@pytest.fixture
def told(vault):
    """A testimony among others: drafted over and over, read back, sealed."""
    vault.records.add_many([*others(20), a_telling(), *others(40)[20:]])
    for number in range(12):
        body = a_telling(words=f"{CANARY}{number}").body
        vault.records.save_draft(RECORD, body, a_telling().summary, f"{CANARY}{number} {NAME}")
    body = a_telling().body
    for state in (State.READ_BACK, State.SEALED):
        vault.records.append_revision(
            RECORD, body, state, a_telling().summary, f"{CANARY} {NAME}", state.value
        )
    about = Meta(f"{NAME}.jpg", "image/jpeg", 3, "")
    vault.attachments.add(RECORD, BytesIO(CANARY.encode() * 999), about)
    vault.half_typed.keep(RECORD, {"persons[0].surname": f"{NAME} {CANARY}".encode()})
    vault.reviews.put(RECORD, date(2027, 1, 1))
    vault.slips.put(Slip(slip_number(4719330), RECORD, "2022-01-08T09:00:00+00:00"))
    return vault


def values(found):
    """Every value of every table, shadow tables of the search included."""
    with raw_connection(found) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (table,) in tables.fetchall():
            if table != "search":
                for row in connection.execute(f'SELECT * FROM "{table}"'):
                    for value in row:
                        yield value if isinstance(value, bytes) else str(value).encode()


def pages(found):
    """Every byte of the database decrypted by another program: free pages and page ends too."""
    import apsw

    key = bytes(master_key(found).database_key()).decode()
    connection = apsw.Connection(str(found.folder / "records.db"))
    for pragma in ("cipher='sqlcipher'", "legacy=4", f'key="{key}"'):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    plain = connection.serialize("main")
    connection.close()
    return plain


def traces_in(content):
    return [trace for trace in TRACES if trace in content]


def test_before_an_erasure_the_dump_finds_the_testimony(told, closed_vault):
    told.close()

    assert traces_in(b"\n".join(values(closed_vault)))
    assert traces_in(pages(closed_vault))


def test_a_dump_with_the_true_key_shows_no_trace_of_what_was_erased(told, closed_vault):
    assert told.erasure.erase(RECORD, Reason.ERASED)
    log = closed_vault.folder / "records.db-wal"
    assert log.stat().st_size == 0
    told.close()

    assert traces_in(b"\n".join(values(closed_vault))) == []
    assert traces_in(pages(closed_vault)) == []


def test_of_every_table_it_is_known_whether_an_erasure_empties_it(told):
    """A new table must be put into one of the two lists, and into the erasure if it must."""
    told.erasure.erase(RECORD, Reason.ERASED)

    tables = told._database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    assert {str(name) for (name,) in tables} == HOLD_TESTIMONY | HOLD_NONE
    for table in HOLD_TESTIMONY - SEARCH:
        columns = told._database.rows(f"SELECT * FROM {table}")
        assert not [row for row in columns if RECORD in row], table


SEARCH = {f"search{part}" for part in ("", "_config", "_data", "_docsize", "_idx")}
HOLD_TESTIMONY = {"records", "bodies", "revisions", "attachments", "half_typed", "reviews"} | SEARCH
HOLD_NONE = {
    "attachment_steps",
    "audit",
    "device_key",
    "exports",
    "facts",
    "sealed_steps",
    "people",
    "reference_numbers",
    "slips",
    "tombstones",
}


def test_what_is_left_is_an_id_a_reason_and_a_time_and_the_chain_holds(told):
    before = told.audit.verify()

    told.erasure.erase(RECORD, Reason.ERASED)

    stone = told.tombstones.of(RECORD)
    assert stone == Tombstone(RECORD, Reason.ERASED, stone.at)
    last = told.audit.entries()[-1]
    assert (last.event, last.record_id, last.detail) == ("record_erased", RECORD, "")
    assert told.audit.verify() == before + 1
    assert told.check().problems == ()


def test_the_others_are_as_they_were_and_are_found_by_their_words(told):
    kept = {one: told.records.get(one) for one in told.records.ids() if one != RECORD}

    told.erasure.erase(RECORD, Reason.ERASED)

    assert {one: told.records.get(one) for one in told.records.ids()} == kept
    assert told.records.page(words="слово7").total == 1
    assert told.records.page(words=CANARY).total == 0


def test_an_erased_testimony_is_said_to_be_gone_and_never_comes_back(told):
    told.erasure.erase(RECORD, Reason.ERASED)

    for step in (
        lambda: told.records.get(RECORD),
        lambda: told.records.add_many([a_telling()]),
        lambda: told.erasure.erase(RECORD, Reason.ERASED),
    ):
        with pytest.raises(RecordGone) as gone:
            step()
        assert gone.value.facts == {"reason": "erased"}


def test_the_number_of_an_erased_testimony_is_never_given_again(vault):
    """Its tombstone would let the revisions of another be deleted."""
    vault.records.add_many([a_record(), a_record(OTHER_RECORD)])
    vault.erasure.erase(OTHER_RECORD, Reason.ERASED)

    vault.records.add_many([a_record(RecordId("0b6f3c52-8f1d-4b8e-9a53-2f6f0f1f9001"))])

    numbers = vault._database.rows("SELECT number FROM records ORDER BY number")
    assert numbers == [(1,), (3,)]


def test_revisions_of_a_testimony_without_a_tombstone_cannot_be_deleted(told):
    import sqlcipher3

    with pytest.raises(sqlcipher3.IntegrityError), told.transaction():
        told._database.run("DELETE FROM revisions")


def test_what_was_never_here_cannot_be_erased(vault):
    with pytest.raises(UnknownRecord):
        vault.erasure.erase(RECORD, Reason.ERASED)


def test_a_tombstone_that_was_changed_is_found_out(told, closed_vault):
    told.erasure.erase(RECORD, Reason.SEALED_TO_HQ, SealedAway("ab" * 16, "cd" * 32))
    told.close()
    with raw_connection(closed_vault) as connection:
        connection.execute("DROP TRIGGER tombstones_stay")
        connection.execute("UPDATE tombstones SET reason = 'erased'")

    with closed_vault.open() as opened, pytest.raises(RecordDamaged):
        opened.tombstones.all()


def test_a_reader_that_holds_old_pages_leaves_the_sweeping_to_the_next_unlock(told, closed_vault):
    with raw_connection(closed_vault) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM bodies").fetchall()

        assert not told.erasure.erase(RECORD, Reason.ERASED)

        with pytest.raises(RecordGone):
            told.records.get(RECORD)
        with pytest.raises(VaultInUse):
            told.erasure.sweep()
        reader.execute("ROLLBACK")
    told.close()
    with closed_vault.open() as opened:
        assert not opened.erasure.is_unswept
    assert traces_in(pages(closed_vault)) == []


POOR = """
import sqlcipher3, sys
from pathlib import Path
from intake_app.domain.tombstone import Reason
from tests.builders.vaults import RECORD, FoundVault
with FoundVault(Path(sys.argv[1]), "").open() as vault:
    limit = sqlcipher3.connect(":memory:")
    limit.execute("PRAGMA hard_heap_limit=%d" % int(sys.argv[2]))
    print(vault.erasure.erase(RECORD, Reason.ERASED))
"""


def test_with_too_little_memory_it_is_gone_and_swept_at_the_next_unlock(vault, closed_vault):
    """SQLite writes the file anew in memory; its own limit stands for a small laptop."""
    vault.records.add_many([*others(300), a_telling()])
    for other in others(300):
        vault.records.save_draft(other.record_id, a_body("сөз " * 4000), a_summary(), "сөз")
    vault.close()

    poor = subprocess.run(
        [sys.executable, "-c", POOR, str(closed_vault.folder), "14000000"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (poor.stdout.strip(), poor.stderr) == ("False", "")
    with closed_vault.open() as opened:
        assert not opened.erasure.is_unswept
        assert [stone.record_id for stone in opened.tombstones.all()] == [RECORD]
    assert traces_in(pages(closed_vault)) == []


def test_attachments_of_the_erased_are_shredded_and_those_of_others_stay(told):
    other = next(one for one in told.records.ids() if one != RECORD)
    gone, kept = (
        told.attachments.add(record, BytesIO(CANARY.encode()), Meta("a.jpg", "image/jpeg", 3, ""))
        for record in (RECORD, other)
    )

    told.erasure.erase(RECORD, Reason.ERASED)

    assert told.attachments.of(other) == (kept,)
    with pytest.raises(UnknownAttachment):
        told.attachments.get(gone.attachment_id)
    files = [file.stem for file in (told.folder / "att").rglob("*.age")]
    assert files == [kept.attachment_id]


def open_files():
    """Where every descriptor of this process leads now."""
    found = set()
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):
            found.add(str(handle.readlink()))
    return {path for path in found if path.startswith("/") and not path.startswith("/proc/")}


def opened_while(connect, act):
    """The files that are opened while SQLite works, as its authorizer sees them."""
    before, seen, asked = open_files(), set(), []

    def watching(*question):
        asked.append(question)
        seen.update(open_files() - before)
        return 0

    connect(watching)
    act()
    assert len(asked) > 20
    return seen


def test_writing_the_file_anew_opens_no_file_outside_the_vault(told):
    """The helper database of VACUUM would be pages of everybody on a disk."""

    def watched(watching):
        told._database._judge = watching

    assert opened_while(watched, lambda: told.erasure.erase(RECORD, Reason.ERASED)) == set()


def test_with_temporary_files_allowed_the_watching_sees_the_helper(told, closed_vault):
    """The control of the test above."""
    told.close()
    with raw_connection(closed_vault) as connection:
        connection.execute("PRAGMA temp_store=FILE")
        connection.execute("PRAGMA cache_size=1")
        seen = opened_while(connection.set_authorizer, lambda: connection.execute("VACUUM"))

    assert len([path for path in seen if path.endswith("(deleted)")]) == 1


def test_nobody_else_may_attach_even_a_nameless_database(told):
    import sqlcipher3

    told.erasure.erase(RECORD, Reason.ERASED)

    with pytest.raises(sqlcipher3.DatabaseError, match="not authorized"):
        told._database.run("ATTACH '' AS beside")


def test_an_erased_draft_that_was_never_frozen_leaves_no_trace_either(vault, closed_vault):
    vault.records.add_many([*others(5), a_telling()])
    vault.records.save_draft(RECORD, a_body("коротко"), a_telling().summary, CANARY)

    assert vault.erasure.erase(RECORD, Reason.ERASED)
    vault.close()

    assert traces_in(pages(closed_vault)) == []


def test_stopped_at_any_step_all_of_it_is_there_or_the_tombstone(told, closed_vault, tmp_path):
    """The folder as a kill would leave it, once for each step that changed a file."""
    snapshots = {}
    judge = told._database._judge

    def photographing(*question):
        state = tuple(sorted(on_disk(closed_vault.folder).items()))
        snapshots.setdefault(hash(state), dict(state))
        return judge(*question)

    told._database._judge = photographing
    told._database._connection.set_authorizer(photographing)
    told.erasure.erase(RECORD, Reason.ERASED)
    told.close()
    states = [
        after_a_stop(replace(closed_vault, folder=tmp_path / str(number)), files)
        for number, files in enumerate(snapshots.values())
    ]

    assert states.count("there") > 0
    assert states.count("gone") > 2
    assert set(states) == {"there", "gone"}


def on_disk(folder):
    """Every file of a vault by its path; SQLite's shared memory and the lock hold nothing."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder): path.read_bytes()
        for path in found
        if path.name not in ("records.db-shm", "lock")
    }


def after_a_stop(found, files):
    """What the next unlock finds: the whole testimony, or a stone and no trace of it."""
    for path, content in files.items():
        target = found.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    with found.open() as opened:
        try:
            assert CANARY in str(opened.records.get(RECORD).body.to_json())
        except RecordGone:
            assert not opened.erasure.is_unswept
            outcome = "gone"
        else:
            assert opened.tombstones.all() == ()
            outcome = "there"
        assert opened.check().problems == ()
    if outcome == "gone":
        assert traces_in(pages(found)) == []
        assert list((found.folder / "att").rglob("*.age")) == []
    return outcome
