"""A vault that opens is the one that was closed: what was put back is found, from both sides."""

import json
import shutil

import pytest

from intake_app import paths
from intake_app.domain.clock import Ids
from intake_app.domain.record import RecordId
from intake_app.store import anchors, doubts
from intake_app.store.doubts import Kind
from intake_app.store.opening import open_vault
from tests.builders.raw import raw_connection
from tests.builders.released_vaults import RELEASED
from tests.builders.vaults import (
    OTHER_RECORD,
    PASSPHRASE,
    RECORD,
    a_body,
    a_clock,
    a_summary,
    add_two,
    sit,
)

NOBODY = RecordId("99999999-0000-4000-8000-000000000000")


def crash(found, work):
    """A sitting that ends without its closing."""
    with found.open() as vault:
        doubts.look_back(vault)
        work(vault)


def edit(words):
    def work(vault):
        vault.records.save_draft(RECORD, a_body(words), a_summary(), words)

    return work


def events(found):
    with found.open(read_only=True) as vault:
        return [entry.event for entry in vault.audit.entries()]


@pytest.fixture
def closed(closed_vault):
    """A vault with two testimonies, closed as it should be."""
    sit(closed_vault, add_two)
    return closed_vault


def test_a_vault_that_nobody_touched_is_not_doubted(closed):
    assert [(), (), ()] == [sit(closed), sit(closed, edit("нове")), sit(closed)]


def test_a_crash_is_not_doubted(closed):
    crash(closed, edit("нове"))

    assert () == sit(closed)


def test_two_crashes_are_not_doubted(closed):
    crash(closed, edit("нове"))
    crash(closed, edit("новіше"))

    assert () == sit(closed)


def test_wrong_guesses_after_the_closing_are_not_doubted(closed):
    (closed.folder / "failures").write_text("3", "ascii")

    assert () == sit(closed)


def test_an_older_folder_put_back_is_older_than_this_laptop_saw(closed, tmp_path):
    older = closed.copied_to(tmp_path / "older")
    sit(closed, edit("нове"))
    shutil.rmtree(closed.folder)
    shutil.copytree(older.folder, closed.folder)

    found = sit(closed)

    assert [Kind.OLDER] == [doubt.kind for doubt in found]
    assert anchors.kept(vault_id(closed)).at == found[0].at
    assert "older_than_seen" in events(closed)


def test_an_older_vault_is_told_again_until_a_person_accepts_it(closed, tmp_path):
    older = closed.copied_to(tmp_path / "older")
    sit(closed, edit("нове"))

    first, second = sit(older), sit(older)
    accepting = sit(older, doubts.accept)
    after = sit(older)

    kinds = [[doubt.kind for doubt in found] for found in (first, second, accepting)]
    assert ([[Kind.OLDER]] * 3, ()) == (kinds, after)
    assert "doubt_accepted" in events(older)


def test_the_newer_one_is_another_vault_once_the_older_was_accepted(closed, tmp_path):
    older = closed.copied_to(tmp_path / "older")
    sit(closed, edit("нове"))
    sit(older, doubts.accept)

    assert [Kind.OLDER] == [doubt.kind for doubt in sit(closed)]


def test_a_vault_that_travelled_to_another_laptop_and_back_is_not_doubted(
    closed, tmp_path, monkeypatch
):
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("XDG_STATE_HOME", str(tmp_path / "another laptop"))
        there = sit(closed, edit("нове"))

    assert ((), ()) == (there, sit(closed))


def test_a_testimony_of_an_older_day_put_back_whole_is_found(closed):
    """Row, body and both codes agree with themselves: only the closing tells."""
    old = rows_of(closed, 1)
    sit(closed, edit("нове"))
    put_back(closed, old)

    found = sit(closed)

    assert [Kind.CONTENTS] == [doubt.kind for doubt in found]
    assert "contents_differ" in events(closed)


def test_without_the_closing_nothing_tells_of_it(closed):
    """The control: every code of its own row agrees."""
    old = rows_of(closed, 1)
    crash(closed, edit("нове"))
    put_back(closed, old)

    with closed.open() as vault:
        assert a_body() == vault.records.get(RECORD).body
        assert ((), ()) == (doubts.look_back(vault), vault.check().problems)


def test_a_testimony_taken_away_whole_is_found(closed):
    with raw_connection(closed) as connection:
        for table in ("bodies", "records"):
            connection.execute(f"DELETE FROM {table} WHERE number = 2")

    with closed.open() as vault:
        kinds = [doubt.kind for doubt in doubts.look_back(vault)]
        problems = vault.check().problems

    assert ([Kind.CONTENTS], ("contents", f"missing {OTHER_RECORD}")) == (kinds, problems)


def test_contents_that_differ_are_told_again_until_a_person_accepts_it(closed):
    old = rows_of(closed, 1)
    sit(closed, edit("нове"))
    put_back(closed, old)

    first, second = sit(closed), sit(closed, doubts.accept)

    assert first == second
    assert () == sit(closed)
    assert 1 == events(closed).count("contents_differ")


def test_an_entry_of_the_log_cut_off_is_older(closed):
    sit(closed)
    with raw_connection(closed) as connection:
        connection.execute("DROP TRIGGER audit_is_kept")
        connection.execute("DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)")

    with closed.open() as vault:
        assert [Kind.OLDER] == [doubt.kind for doubt in doubts.look_back(vault)]
        assert ("older",) == vault.check().problems


def test_what_a_laptop_remembers_names_nobody_and_counts_nothing(closed):
    (file,) = (paths.state_dir() / "anchors").iterdir()

    remembered = json.loads(file.read_bytes())
    assert {"at", "head"} == set(remembered)
    assert vault_id(closed) not in file.name
    assert (0o600, 0o700) == (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777)


@pytest.mark.parametrize("written", [b"", b"{", b"[]", b'{"head": "' + b"x" * 64 + b'"}', b"\xff"])
def test_a_memory_that_cannot_be_read_doubts_nothing(closed, written):
    (file,) = (paths.state_dir() / "anchors").iterdir()
    file.write_bytes(written)

    assert () == sit(closed)


def test_a_laptop_without_a_place_to_remember_opens_the_vault(closed, tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    assert () == sit(closed)


def test_a_vault_open_for_reading_only_is_told_nothing(closed, tmp_path):
    older = closed.copied_to(tmp_path / "older")
    sit(closed)
    before = len(events(older))
    with older.open() as vault:
        vault.faults = ("pages",)
        kinds = [doubt.kind for doubt in doubts.look_back(vault)]

    assert ([Kind.OLDER], before + 1) == (kinds, len(events(older)))


def vault_id(found):
    with found.open(read_only=True) as vault:
        return vault.vault_id


def rows_of(found, number):
    with raw_connection(found) as connection:
        return {
            table: connection.execute(
                f"SELECT * FROM {table} WHERE number = ?", (number,)
            ).fetchone()
            for table in ("records", "bodies")
        }


def put_back(found, rows):
    with raw_connection(found) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for table, row in rows.items():
            marks = ", ".join("?" * len(row))
            connection.execute(f"REPLACE INTO {table} VALUES ({marks})", row)


def test_what_opening_itself_finishes_is_not_doubted(tmp_path):
    """The full campaign found it: a disk that filled up between a migration and its closing."""
    folder = tmp_path / "vault"
    shutil.copytree(RELEASED / "schema_1" / "vault", folder)
    with open_vault(folder, PASSPHRASE, clock=a_clock(), ids=Ids()) as vault:
        for name in ("slots", "slot_marks", "kdf"):
            vault.facts.put(name, "")
        doubts.write_closing(vault)

    with open_vault(folder, PASSPHRASE, clock=a_clock(), ids=Ids()) as vault:
        seen = doubts.look_back(vault)
        known = vault.facts.known_slots()

    assert () == seen
    assert 3 == len(known)
