"""Autosave of a 10 KB testimony, beside a bare SQLCipher commit of the same bytes. By hand:

python -m tests.benchmarks.autosave [RECORDS]
"""

import random
import sys
import tempfile
import time
from pathlib import Path

import sqlcipher3

from tests.benchmarks.vaults import benchmark_vault, invented_record

ROUNDS = 1000
LETTERS = 5600  # Cyrillic letters are two bytes each: 10 KB
LINE = "{what:<46}{p50:>8.2f}{p95:>8.2f}{worst:>8.2f}\n"


def timed(act):
    times = []
    for turn in range(ROUNDS):
        before = time.perf_counter()
        act(turn)
        times.append((time.perf_counter() - before) * 1000)
    return sorted(times)


def write(what, times):
    sys.stdout.write(
        LINE.format(
            what=what, p50=times[ROUNDS // 2], p95=times[int(ROUNDS * 0.95)], worst=times[-1]
        )
    )


def bare_commits(path, body):
    """One row updated in place, WAL and FULL, no memory security, no search, no codes."""
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    connection.set_key(bytearray(b"x'" + b"5a" * 32 + b"'"))
    connection.execute("PRAGMA journal_mode=WAL").fetchall()
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE t (number INTEGER PRIMARY KEY, body BLOB)")
    times = timed(lambda _: connection.execute("INSERT OR REPLACE INTO t VALUES (1, ?)", (body,)))
    connection.close()
    return times


def main(count):
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as place, benchmark_vault(Path(place) / "vault") as vault:
        vault.records.add_many([invented_record(n, chance, LETTERS) for n in range(count)])
        drafts = [invented_record(0, chance, LETTERS) for _ in range(20)]

        def save(turn):
            draft = drafts[turn % len(drafts)]
            vault.records.save_draft(draft.record_id, draft.body, draft.summary, draft.search_text)

        size = len(str(drafts[0].body.to_json()).encode())
        sys.stdout.write(
            f"{size} bytes, {count} records; milliseconds{'p50':>17}{'p95':>8}{'max':>8}\n"
        )
        write("bare SQLCipher commit", bare_commits(Path(place) / "bare.db", bytes(size)))
        write("save_draft: codes, search, memory security", timed(save))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
