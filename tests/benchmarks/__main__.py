"""All figures in one run, each beside its floor or reach. By hand, on a quiet machine:

python -m tests.benchmarks
"""

import os
import subprocess
import sys

# Module, arguments, and what the figure should reach (floors stand in each table).
FIGURES = (
    ("unlock_window", (), "first painted frame: at most 1.5 x a bare window"),
    ("section_page", (), "page of 12 questions: 60 ms; switch of language: 160 ms"),
    ("autosave", (), "10 KB with search and log: p95 10 ms"),
    ("save", (), "the same through the command, whole testimonies"),
    ("codebook", (), "loaded: 60 ms"),
    ("statement", (), "6 pages, warm: 200 ms"),
    ("catalogues", (), "one language: 15 ms"),
    ("attachments", ("500",), "written and read: 0.8 x age; memory: 64 MiB"),
    ("stalls", ("almaty",), "a whole journey: no task of the interface thread above 50 ms"),
    ("stalls", ("pages",), "every page, row and language: the same"),
    ("memory", ("10000",), "the window with 10,000 testimonies: 150 MiB"),
    ("lists", ("10000",), "10,000 testimonies: list 150 ms after the KDF, search p95 100 ms"),
    ("lists", ("100000",), "100,000 testimonies: list 300 ms, search p95 100 ms (ten minutes)"),
)


def main():
    for module, arguments, reach in FIGURES:
        sys.stdout.write(f"\n{module}: {reach}\n")
        sys.stdout.flush()
        subprocess.run(
            [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments],
            check=False,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )


if __name__ == "__main__":
    main()
