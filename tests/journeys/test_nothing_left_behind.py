"""After a whole journey nothing of the testimony lies on the disk, and nothing was connected."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from intake_app.domain.text import fold
from tests.builders.statements import letters, pdf_text
from tests.journeys.canary import CANARY, MARKUP, PICTURE, places_of_the_canary, the_landlady
from tests.journeys.path import hq_keys
from tests.journeys.traces import (
    files_with,
    forbidden_sockets,
    kept_within,
    traced,
    was_opened,
)

ROOT = Path(__file__).resolve().parents[2]
LEAST_FILES_OF_A_VAULT = 2


@dataclass(frozen=True)
class Laptop:
    """A home, a temporary folder, and outside of both the paper, the stick and the traces."""

    folder: Path

    @property
    def own(self):
        return (self.folder / "home", self.folder / "tmp")

    def runs(self, step, *arguments, typed=""):
        """One process of the window under strace; gives what it said."""
        done = traced(
            [sys.executable, "-m", "tests.journeys.whole_journey", step, *map(str, arguments)],
            self.folder / f"{step}.trace",
            cwd=ROOT,
            env=kept_within(*self.own),
            input=typed,
            capture_output=True,
        )
        assert 0 == done.returncode, done.stderr
        return done.stdout

    def sockets(self, step):
        return forbidden_sockets(self.folder / f"{step}.trace")

    def leaks(self, *places):
        return {file for one in (CANARY, fold(CANARY)) for file in files_with(one, places)}


@pytest.fixture(scope="module")
def laptop(tmp_path_factory):
    laptop = Laptop(tmp_path_factory.mktemp("laptop"))
    for name in ("home", "tmp", "keys", "out/paper", "out/stick"):
        (laptop.folder / name).mkdir(parents=True, mode=0o700)
    hq_keys(laptop.folder / "keys")
    passphrase = laptop.runs("first", laptop.folder / "keys", laptop.folder / "out")
    laptop.runs("again", typed=passphrase)
    return laptop


def test_the_testimony_is_full_of_the_canary():
    assert 30 < len(places_of_the_canary(the_landlady()))


def test_no_file_of_vault_home_and_temporary_folder_holds_it(laptop):
    files = [file for place in laptop.own for file in place.rglob("*") if file.is_file()]

    assert LEAST_FILES_OF_A_VAULT < len(files)
    assert (laptop.own[0] / "vault") in {file.parent for file in files}
    assert set() == laptop.leaks(*laptop.own)


def test_the_export_holds_it_for_nobody_but_headquarters(laptop):
    stick = laptop.folder / "out" / "stick"

    assert [] != list(stick.rglob("READY"))
    assert set() == laptop.leaks(stick)


def test_the_paper_a_person_asked_for_holds_it(laptop):
    (paper,) = (laptop.folder / "out" / "paper").iterdir()

    assert {paper} == laptop.leaks(laptop.folder / "out" / "paper")


@pytest.mark.parametrize("step", ["first", "again"])
def test_nothing_was_connected(laptop, step):
    assert () == laptop.sockets(step)


@pytest.mark.parametrize("step", ["first", "again"])
def test_no_picture_named_in_a_testimony_was_opened(laptop, step):
    assert not was_opened(PICTURE, laptop.folder / f"{step}.trace")


def test_every_paragraph_is_printed_with_its_markup_as_letters(laptop):
    (paper,) = (laptop.folder / "out" / "paper").iterdir()
    printed = letters(pdf_text(paper.read_bytes()))

    for row in the_landlady().rows("statement_paragraphs"):
        assert letters(row["text"]["text"]) in printed
        assert letters(MARKUP) in letters(row["text"]["text"])


def test_whatever_is_left_behind_or_opened_is_found(laptop, tmp_path):
    planted = Laptop(tmp_path)
    for place in ("home/vault", "tmp"):
        (tmp_path / place).mkdir(parents=True)

    planted.runs("plant")

    home, tmp = planted.own
    found = planted.leaks(home, tmp)
    assert 3 == len(found)
    assert {home / "vault" / "draft.json"} == planted.leaks(home / "vault")
    assert 1 == len(planted.leaks(tmp))
    assert 1 == len(planted.leaks(home / "state"))
    assert was_opened(PICTURE, tmp_path / "plant.trace")
    assert ("AF_INET",) == planted.sockets("plant")
