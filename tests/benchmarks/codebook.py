"""How long the questionnaire takes to load and a full record to judge. By hand:

python -m tests.benchmarks.codebook
"""

import sys
import time
import tomllib

from intake_app import paths
from intake_app.codebook.interchange import decode
from intake_app.codebook.load import load_codebook
from intake_app.codebook.problems import problems
from intake_app.codebook.relevance import irrelevant_paths
from tests.builders.records import ALMATY, sample_answers, sample_bytes

ROUNDS = 50
LINE = "{what:<34}{p50:>8.2f}{worst:>8.2f} ms\n"


def parse_only():
    for file in sorted((paths.resources() / "codebook").glob("*.toml")):
        tomllib.loads(file.read_text(encoding="utf-8"))


def measured(what, act):
    times = []
    for _ in range(ROUNDS):
        before = time.perf_counter()
        act()
        times.append((time.perf_counter() - before) * 1000)
    times.sort()
    sys.stdout.write(LINE.format(what=what, p50=times[ROUNDS // 2], worst=times[-1]))


def main():
    book = load_codebook()
    answers, raw = sample_answers(ALMATY), sample_bytes(ALMATY)
    measured("floor: the TOML parsed, no more", parse_only)
    measured("the questionnaire loaded", load_codebook)
    measured("the fullest sample judged", lambda: problems(book, answers, final=True))
    measured("its skip logic", lambda: irrelevant_paths(book, answers))
    measured("its file read and judged", lambda: decode(raw, book))


if __name__ == "__main__":
    main()
