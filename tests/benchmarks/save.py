"""What a person waits for: `interview.save` of a whole testimony, durable. By hand:

python -m tests.benchmarks.save

A middling sample (12 KB of JSON) and the fullest (30 KB), with skip logic, list line, search and
audit; the bare commit of the same size stands in `tests.benchmarks.autosave`. The last column is
processor time of the thread, which others on the machine do not stretch much. Reach: 5 ms.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from intake_app.codebook.load import load_codebook
from intake_app.commands import hq, interview, records, vaults
from intake_app.commands.demo import sample_files
from intake_app.commands.session import Environment
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.clock import Clock, Ids
from tests.builders.vaults import CHEAP

ROUNDS = 300
SAMPLES = ("s7_", "s1_")


def opened(place):
    for name in ("a", "b"):
        hq.keygen(place / name, "en")
    keys = tuple(vaults.read_recipient(place / name / "hq.recipient") for name in ("a", "b"))
    wanted = vaults.CreateVault("bench", "ru", "подкова сугроб метель", keys)
    surroundings = Environment(load_codebook(), Clock(), Ids(), lambda: CHEAP, 64 * 1024)
    return vaults.create(place / "vault", wanted, surroundings).session


def saves(session, record_id):
    answers = session.vault.records.get(record_id).body.answers
    times, worked = [], []
    for turn in range(ROUNDS):
        answers = answers.with_answer(AnswerPath("interview", "breaks"), Said(f"перерыв {turn}"))
        before, work = time.perf_counter(), time.thread_time()
        interview.save(session, record_id, answers)
        worked.append((time.thread_time() - work) * 1000)
        times.append((time.perf_counter() - before) * 1000)
    return sorted(times), statistics.median(worked)


def main():
    sys.stdout.write(f"{'interview.save, ms':<46}{'p50':>8}{'p95':>8}{'max':>8}{'cpu p50':>9}\n")
    with tempfile.TemporaryDirectory() as folder:
        session = opened(Path(folder))
        for sample in SAMPLES:
            file = next(file for file in sample_files() if file.name.startswith(sample))
            times, worked = saves(session, records.add(session, [file])[0])
            what = f"{sample.strip('_')}, {file.stat().st_size // 1024} KB file"
            line = (times[ROUNDS // 2], times[int(ROUNDS * 0.95)], times[-1])
            cpu = f"{worked:>9.1f}\n"
            sys.stdout.write(f"{what:<46}" + "".join(f"{value:>8.1f}" for value in line) + cpu)
        vaults.close(session)


if __name__ == "__main__":
    main()
