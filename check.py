"""The gate: `python3 check.py` is green before every push. Standard library only."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import workspace
from workspace import CORE, GATE, Environment


@dataclass(frozen=True)
class Step:
    """One line of the gate: a command inside an environment."""

    name: str
    command: tuple[str, ...]
    environment: Environment = GATE
    measures: bool = False  # holds tests of time, so nothing may run beside it
    closing_lines: int = 0  # how many last lines of its output are shown even when it is green


@dataclass(frozen=True)
class Outcome:
    """What came of a step."""

    step: Step
    green: bool
    seconds: float
    output: str


STEPS = (
    Step("format", ("python", "-m", "ruff", "format", "--check", ".")),
    Step("lint", ("python", "-m", "ruff", "check", ".")),
    Step("types", ("python", "-m", "mypy")),
    Step("imports", ("lint-imports",)),
    Step("catalogues", ("intake", "i18n", "check")),
    Step("codebook", ("intake", "codebook", "check")),
    Step(
        "core-tests-without-qt",
        ("python", "-m", "pytest", "-q", "tests/core"),
        environment=CORE,
        measures=True,
        closing_lines=2,
    ),
    # Every test runs once: those of the core above, where there is no Qt to lean on.
    Step(
        "all-other-tests",
        ("python", "-m", "pytest", "-q", "--ignore=tests/core"),
        measures=True,
        closing_lines=2,
    ),
    Step(
        "campaign",
        ("python", "-m", "tests.campaign", "small"),
        environment=CORE,
        measures=True,
        closing_lines=1,
    ),
)


def main(arguments: Sequence[str], steps: Sequence[Step] = STEPS) -> int:
    """Run every step, whatever fails; 0 only if all are green."""
    parser = argparse.ArgumentParser(description="Check everything.", allow_abbrev=False)
    names = [step.name for step in steps]
    parser.add_argument("--only", action="append", choices=names, help="this step; repeatable")
    parser.add_argument(
        "--campaign", choices=["small", "full"], help="the fault campaign alone, as it goes"
    )
    parser.add_argument("--gallery", metavar="FOLDER", help="pictures of every screen, alone")
    parser.add_argument("--seed", type=int, help="of the campaign; each has its own otherwise")
    parser.add_argument("--write", action="store_true", help="keep the campaign's table")
    asked = parser.parse_args(arguments)
    chosen = asked.only or names
    workspace.prepare(GATE, CORE, commands=workspace.CHECK_COMMANDS)
    if asked.campaign:
        return campaign(asked.campaign, asked.seed, write=asked.write)
    if asked.gallery:
        return gallery(asked.gallery)
    red = [
        outcome.step.name
        for outcome in outcomes(step for step in steps if step.name in chosen)
        if not report(outcome)
    ]
    print(f"FAILED: {', '.join(red)}" if red else "Everything is green.", flush=True)
    return 1 if red else 0


def campaign(size: str, seed: int | None, *, write: bool) -> int:
    """Run the fault campaign with its table shown line by line; 0 when all is as it must be."""
    options = ["--write"] if write else []
    options += ["--seed", str(seed)] if seed is not None else []
    command = [str(CORE.python), "-m", "tests.campaign", size, *options]
    return subprocess.run(command, check=False, cwd=workspace.ROOT).returncode


def gallery(folder: str) -> int:
    """Take every picture of the window into a folder, with a page that shows them; 0 if all."""
    command = [str(GATE.python), "-m", "ui.gallery_all", str(Path(folder).resolve())]
    return subprocess.run(command, check=False, cwd=workspace.ROOT).returncode


def outcomes(steps: Iterable[Step]) -> Iterator[Outcome]:
    """In the order of the table: the quick checks two at a time, then the tests one by one."""
    steps = tuple(steps)
    with ThreadPoolExecutor(max_workers=2) as pool:
        yield from pool.map(run, (step for step in steps if not step.measures))
    yield from map(run, (step for step in steps if step.measures))


def run(step: Step) -> Outcome:
    """Run one step with its output held back; Qt draws off screen."""
    program, *arguments = step.command
    started = time.monotonic()
    finished = subprocess.run(
        [str(step.environment.program(program)), *arguments],
        check=False,
        cwd=workspace.ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    seconds = time.monotonic() - started
    return Outcome(step, finished.returncode == 0, seconds, finished.stdout)


def report(outcome: Outcome) -> bool:
    """One line, and after a failure everything the step said. Gives back whether it is green."""
    verdict = "ok" if outcome.green else "FAILED"
    print(f"{outcome.step.name:<24}{verdict:<8}{outcome.seconds:6.1f} s", flush=True)
    said = outcome.output.rstrip().splitlines()
    shown = said[len(said) - outcome.step.closing_lines :] if outcome.green else said
    for line in shown:
        print(f"    {line}", flush=True)
    return outcome.green


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
