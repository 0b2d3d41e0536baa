"""What was said to be saved is there: after a kill, at a full disk, and by the syncs we make.

Every check has a control that it must catch.
"""

import random
import re
import subprocess
import sys

import pytest

from intake_app.errors import DiskFull, VaultInUse
from tests.builders.disks import files_no_longer_than
from tests.builders.typist import LONG, typed
from tests.builders.vaults import RECORD, a_body, a_record, a_summary

KILLS = 6


def a_typist(found, mode, *before):
    command = [*before, sys.executable, "-m", "tests.builders.typist", str(found.folder), mode]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )


def last_acknowledged(found, mode, saves, chance):
    """Let a typist save for a while and kill it at a random moment; what it said last."""
    with a_typist(found, mode) as typist:
        for number in saves:
            typist.stdin.write(f"{number}\n")
        typist.stdin.close()
        said = [typist.stdout.readline() for _ in range(chance.randrange(1, 8))]
        typist.kill()
        said += typist.stdout.readlines()
    whole = [line for line in said if line.endswith("\n")]
    return int(whole[-1].split()[1])


def stored_number(found):
    """The number of the save that the vault holds."""
    with found.open() as vault:
        assert () == vault.check().problems
        words = vault.records.get(RECORD).body.answers.value("account.free_account")["text"]
        assert words.endswith(LONG)
        return int(words.split()[0])


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(closed_vault):
    chance = random.Random(3)
    lost = []
    for turn in range(KILLS):
        saves = range(turn * 1000 + 1, turn * 1000 + 400)
        acknowledged = last_acknowledged(closed_vault, "honest", saves, chance)
        stored = stored_number(closed_vault)
        lost += [] if stored >= acknowledged else [(acknowledged, stored)]

    assert [] == lost


def test_a_program_that_speaks_before_it_has_saved_is_caught(closed_vault):
    """The control of the kill."""
    with closed_vault.open() as vault:
        vault.records.add_many([a_record(words=typed(0))])
    with a_typist(closed_vault, "hasty") as typist:
        typist.stdin.write("7\n")
        typist.stdin.flush()
        said = typist.stdout.readline()
        typist.kill()

    assert ("saved 7\n", 0) == (said, stored_number(closed_vault))


def syncs_before_each_word(found, mode, trace):
    """How many times the log was synced between one "saved" and the next."""
    strace = ["strace", "-f", "-qq", "-y", "-e", "trace=fsync,fdatasync,write", "-o", str(trace)]
    with a_typist(found, mode, *strace) as typist:
        for number in range(1, 21):
            typist.stdin.write(f"{number}\n")
            typist.stdin.flush()
            assert f"saved {number}\n" == typist.stdout.readline()
        typist.stdin.close()
        typist.wait()
    counts, syncs = [], 0
    for line in trace.read_text().splitlines():
        if re.search(r"f(?:data)?sync\(\d+<[^>]*records\.db-wal>", line):
            syncs += 1
        if re.search(r'write\(1<[^>]*>, "saved ', line):
            counts.append(syncs)
            syncs = 0
    return counts


def test_every_save_syncs_the_log_before_it_is_acknowledged(closed_vault, tmp_path):
    counts = syncs_before_each_word(closed_vault, "honest", tmp_path / "trace")

    assert 20 == len(counts)
    assert min(counts) >= 1


def test_a_save_that_a_power_cut_would_lose_is_caught(closed_vault, tmp_path):
    """The control of the syncs: synchronous=NORMAL acknowledges without them."""
    counts = syncs_before_each_word(closed_vault, "careless", tmp_path / "trace")

    assert 20 == len(counts)
    assert 0 in counts[1:]


@pytest.mark.parametrize("room", [0, 3000, 9000, 17_000, 40_000])
def test_a_full_disk_saves_nothing_by_half_and_works_again_after(closed_vault, room):
    words = "слово " * 3000
    with closed_vault.open() as vault:
        vault.records.add_many([a_record(words="перше")])
        before = (vault.records.get(RECORD), vault.audit.entries())
        log = closed_vault.folder / "records.db-wal"
        with files_no_longer_than(log.stat().st_size + room):
            with pytest.raises(DiskFull):
                vault.records.save_draft(RECORD, a_body(words), a_summary(), words)
            after = (vault.records.get(RECORD), vault.audit.entries())
        vault.records.save_draft(RECORD, a_body("друге"), a_summary(), "друге")
        found = {w: vault.records.page(words=w).total for w in ("перше", "друге", "слово")}

    assert before == after
    assert {"перше": 0, "друге": 1, "слово": 0} == found
    with closed_vault.open() as vault:
        assert a_body("друге") == vault.records.get(RECORD).body
        assert () == vault.check().problems
    assert [] == list(closed_vault.folder.glob(".*.part"))


def test_with_enough_room_the_same_save_succeeds(closed_vault):
    """The control of the full disk: it is the limit that makes the save fail."""
    words = "слово " * 3000
    with closed_vault.open() as vault:
        vault.records.add_many([a_record(words="перше")])
        log = closed_vault.folder / "records.db-wal"
        with files_no_longer_than(log.stat().st_size + 4_000_000):
            vault.records.save_draft(RECORD, a_body(words), a_summary(), words)

        assert a_body(words) == vault.records.get(RECORD).body


def test_a_program_locks_others_out_until_it_is_killed(closed_vault):
    with a_typist(closed_vault, "honest") as typist:
        typist.stdin.write("5\n")
        typist.stdin.flush()
        assert "saved 5\n" == typist.stdout.readline()
        with pytest.raises(VaultInUse):
            closed_vault.open()
        typist.kill()

    assert (closed_vault.folder / "lock").exists()
    assert 5 == stored_number(closed_vault)
