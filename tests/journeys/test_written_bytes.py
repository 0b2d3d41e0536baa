"""Every byte that the window writes while it works, deleted files too: none of it is testimony."""

import re
import signal
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from intake_app.commands import hq, interview, records, vaults
from intake_app.commands.demo import sample_files
from intake_app.commands.session import environment
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.text import fold
from tests.builders.files import a_photo
from tests.journeys.canary import CANARY
from tests.journeys.path import CHEAP
from tests.journeys.short_sitting import PASSPHRASE
from tests.journeys.traces import (
    bytes_written,
    files_with,
    kept_within,
    with_writes,
    written_with,
)

ROOT = Path(__file__).resolve().parents[2]
DRAFT = "KZ-2021-0014"
SEALED = "KZ-2009-0001"
LEAST_WRITES = 100
# What this laptop saw last of a vault: a random id and heads of its log.
ANCHOR = re.compile(r"home/state/intake/anchors/[0-9a-f]{32}\.json")


@dataclass(frozen=True)
class Laptop:
    """A home, a temporary folder; outside of them a memory card and a place for paper."""

    folder: Path

    @property
    def own(self):
        return (self.folder / "home", self.folder / "tmp")

    @property
    def vault(self):
        return self.folder / "home" / "vault"

    def runs(self, name, *arguments):
        """One process of the window; gives its exit code."""
        return with_writes(
            [sys.executable, "-m", "tests.journeys.short_sitting", *map(str, arguments)],
            self.folder / f"{name}.trace",
            cwd=ROOT,
            env=kept_within(*self.own),
        )

    def written(self, name):
        trace = self.folder / f"{name}.trace"
        assert LEAST_WRITES < bytes_written(trace)
        return {one for word in (CANARY, fold(CANARY)) for one in written_with(word, trace)}


@pytest.fixture(scope="module")
def laptop(tmp_path_factory):
    laptop = Laptop(tmp_path_factory.mktemp("written"))
    for name in ("home", "tmp", "card", "out", "stick"):
        (laptop.folder / name).mkdir(mode=0o700)
    (laptop.folder / "card" / f"{CANARY}.txt").write_text(f"{CANARY}\n" * 50, encoding="utf-8")
    (laptop.folder / "card" / f"фото {CANARY}.jpg").write_bytes(a_photo())
    return laptop


@pytest.fixture(scope="module")
def record(laptop):
    """A vault in which somebody has begun to tell."""
    surroundings = replace(environment(), kdf=lambda: CHEAP)
    keys = tuple(laptop.folder / name for name in ("hq-a", "hq-b"))
    for key in keys:
        hq.keygen(key, "ru")
    recipients = tuple(vaults.read_recipient(key / "hq.recipient") for key in keys)
    wanted = vaults.CreateVault("К-07", "uk", PASSPHRASE, recipients)
    created = vaults.create(laptop.vault, wanted, surroundings)
    vaults.confirm_recovery(created.session, created.recovery_code)
    records.add(created.session, sample_files())
    found = records.find(created.session, DRAFT)
    interview.save(created.session, found, created.session.vault.records.get(found).body.answers)
    seal_with_canary(created.session)
    vaults.close(created.session)
    return found


def seal_with_canary(session):
    """One that consent lets go, so that an export has something to carry."""
    sealed = records.find(session, SEALED)
    answers = session.vault.records.get(sealed).body.answers
    with_canary = answers.with_answer(AnswerPath("interview", "breaks"), Said(CANARY))
    interview.save(session, sealed, with_canary)
    problems = interview.check(session, sealed)
    interview.read_back(session, sealed, {one.code: "так і було" for one in problems})
    interview.seal(session, sealed)


@pytest.fixture(scope="module")
def sitting(laptop, record):
    code = laptop.runs(
        "sitting", laptop.vault, record, *(laptop.folder / n for n in ("card", "out", "stick"))
    )
    # Before the crash leaves its report in the same home.
    left = {
        str(file.relative_to(laptop.folder))
        for place in laptop.own
        for file in place.rglob("*")
        if file.is_file() and laptop.vault not in file.parents
    }
    return laptop, code, left


@pytest.fixture(scope="module")
def crash(sitting, record):
    laptop, _, _ = sitting
    return laptop, laptop.runs("crash", laptop.vault, record, "crash")


def test_a_whole_sitting_writes_it_to_the_paper_alone(sitting):
    laptop, code, _ = sitting

    assert 0 == code
    assert all(Path(one).parent == laptop.folder / "out" for one in laptop.written("sitting"))
    assert [] != list((laptop.vault / "att").rglob("*.age"))
    assert 1 == len(list((laptop.folder / "stick").rglob("READY")))


def test_no_file_holds_it_after_the_sitting(sitting):
    laptop, _, _ = sitting

    assert () == files_with(CANARY, laptop.own)
    assert () == files_with(fold(CANARY), laptop.own)


def test_nothing_is_left_outside_the_vault_but_how_the_window_looks(sitting):
    _, _, left = sitting

    anchors = {one for one in left if ANCHOR.fullmatch(one)}
    assert 1 == len(anchors)
    assert {"home/state/intake/window.ini"} == left - anchors


def test_a_crash_writes_it_nowhere_neither_in_the_report_nor_in_a_core(crash):
    laptop, code = crash
    report = laptop.own[0] / "state" / "intake" / "fault-report.txt"

    assert code in (-signal.SIGSEGV, 128 + signal.SIGSEGV)
    assert set() == laptop.written("crash")
    assert "RuntimeError" in report.read_text(encoding="utf-8")
    assert () == files_with(CANARY, laptop.own)
    assert [] == [one for place in (ROOT, *laptop.own) for one in place.glob("core*")]


def test_what_was_planted_and_deleted_at_once_is_found(laptop):
    laptop.runs("plant", laptop.vault, "plant", laptop.own[1])

    found = written_with(CANARY, laptop.folder / "plant.trace")
    assert 3 == len(found)
    assert {laptop.own[1]} == {Path(one).parent for one in found}
    assert str(laptop.own[1] / "c") in found
    assert [] == list(laptop.own[1].glob("c"))
