"""What a person waits for: `interview.save` of a whole testimony, durable. By hand:

python -m tests.benchmarks.save

A middling sample (12 KB of JSON) and the fullest (30 KB), with skip logic, list line, search and
audit; the bare commit of the same size stands in `tests.benchmarks.autosave`.
"""

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
    times = []
    for turn in range(ROUNDS):
        answers = answers.with_answer(AnswerPath("interview", "breaks"), Said(f"перерыв {turn}"))
        before = time.perf_counter()
        interview.save(session, record_id, answers)
        times.append((time.perf_counter() - before) * 1000)
    return sorted(times)


def main():
    sys.stdout.write(f"{'interview.save, ms':<46}{'p50':>8}{'p95':>8}{'max':>8}\n")
    with tempfile.TemporaryDirectory() as folder:
        session = opened(Path(folder))
        for sample in SAMPLES:
            file = next(file for file in sample_files() if file.name.startswith(sample))
            times = saves(session, records.add(session, [file])[0])
            what = f"{sample.strip('_')}, {file.stat().st_size // 1024} KB file"
            line = (times[ROUNDS // 2], times[int(ROUNDS * 0.95)], times[-1])
            sys.stdout.write(f"{what:<46}" + "".join(f"{value:>8.1f}" for value in line) + "\n")
        vaults.close(session)


if __name__ == "__main__":
    main()
