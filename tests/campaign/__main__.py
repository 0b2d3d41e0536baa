"""The fault campaign: what no crash, cut, full disk or altered byte may do to a testimony.

python -m tests.campaign small|full [--seed N] [--only WORDS] [--write]
"""

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from tests.campaign.frame import Fault, Tally
from tests.campaign.registry import FAULTS
from tests.campaign.table import Row, document, heading, line

ROOT = Path(__file__).resolve().parents[2]
RESULTS = Path(__file__).with_name("RESULTS.md")
AT_ONCE = 2
SEEDS = 1_000_000
_NAMED = {fault.name: fault for fault in FAULTS}


def main(arguments: Sequence[str]) -> int:
    """0 when every fault lost nothing and every control failed."""
    asked = _asked(arguments)
    if asked.size == "one":
        return _one(*asked.rest)
    seed = asked.seed if asked.seed is not None else secrets.randbelow(SEEDS)
    chosen = [fault for fault in FAULTS if asked.only in fault.name]
    _say(f"Fault campaign: {asked.size}, seed {seed}")
    _say(heading())
    started = time.monotonic()
    rows = []
    for row in _rows([(fault, getattr(fault, asked.size)) for fault in chosen], seed):
        _say(line(row))
        rows.append(row)
    seconds = time.monotonic() - started
    if asked.write:
        day = f"{datetime.now(UTC):%Y-%m-%d}"
        RESULTS.write_text(document(rows, seed, day, seconds), encoding="utf-8")
    red = [row.fault.name for row in rows if not row.is_green]
    tries = sum(row.tally.tries for row in rows)
    _say(f"{tries:,} tries in {seconds:.0f} s, seed {seed}: " + ("red" if red else "as it must be"))
    return 1 if red or not rows else 0


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="campaign", allow_abbrev=False)
    parser.add_argument("size", choices=["small", "full", "one"])
    parser.add_argument("rest", nargs="*", help="for `one`: a fault, its tries, a seed")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--only", default="", help="faults with these letters in their name")
    parser.add_argument("--write", action="store_true", help="write RESULTS.md")
    return parser.parse_args(arguments)


def _rows(faults: list[tuple[Fault, int]], seed: int) -> Iterator[Row]:
    """In the order of the table, two at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(lambda one: _row(*one, seed), [one for one in faults if one[1]])


def _row(fault: Fault, tries: int, seed: int) -> Row:
    """In a process of its own, so that a fault may limit, starve or kill what it runs in."""
    started = time.monotonic()
    command = [sys.executable, "-m", "tests.campaign", "one", fault.name, str(tries), str(seed)]
    done = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    seconds = time.monotonic() - started
    if done.returncode:
        said = tuple(done.stderr.strip().splitlines()[-6:])
        return Row(fault, Tally(notes=("the trial itself broke:", *said)), seconds)
    told = json.loads(done.stdout.splitlines()[-1])
    return Row(fault, Tally(**told | {"notes": tuple(told["notes"])}), seconds)


def _one(name: str, tries: str, seed: str) -> int:
    """Run one fault here and write its tally as the last line."""
    with (
        tempfile.TemporaryDirectory(prefix="campaign-") as place,
        tempfile.TemporaryDirectory(prefix="campaign-home-") as home,
    ):
        # What the program keeps outside a vault must not reach the tester's own folders.
        os.environ["XDG_STATE_HOME"] = home
        tally = _NAMED[name].run(int(tries), int(seed), Path(place))
    _say(json.dumps(asdict(tally)))
    return 0


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
