"""The lock as it is: the process that knew everything is gone, and nothing in memory knows it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from intake_app.commands import hq, interview, records, vaults
from intake_app.commands.demo import sample_files
from intake_app.commands.session import environment
from intake_app.domain.answers import AnswerPath
from intake_app.store import slots
from intake_app.store.header import read_header
from intake_app.store.kdf import derive
from intake_app.store.keys import Use
from intake_app.store.slots import SlotType
from tests.journeys.memory import hits, needles_of, needles_of_key, size

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "жеті тыныш сөз осы тексеруге арналған"
# Neither the samples nor this program's words hold it.
TESTIMONY = "Скопидомный выхухоль 90714 не сказал ни слова"
WITNESS = "UA-2022-0003"
LEAST_MEMORY = 20 * 1024 * 1024


class Laptop:
    """The parent process, what it says, and who its child is."""

    def __init__(self, folder, vault, record):
        state = {f"XDG_{one}_HOME": str(folder / one.lower()) for one in ("STATE", "CONFIG")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.locked_laptop", str(vault), record, "0.2"],
            cwd=ROOT,
            env=os.environ | state | {"QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @property
    def parent(self):
        return self.process.pid

    @property
    def child(self):
        told = Path(f"/proc/{self.parent}/task/{self.parent}/children").read_text(encoding="ascii")
        return int(told.split()[0])

    def hears(self):
        return self.process.stdout.readline().strip()

    def tells(self, words=""):
        self.process.stdin.write(f"{words}\n")
        self.process.stdin.flush()

    def ends(self):
        self.process.kill()
        self.process.communicate()


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Everything that was seen from outside, from the unlock to the second unlock."""
    folder = tmp_path_factory.mktemp("two")
    vault, record = with_a_draft(folder)
    laptop = Laptop(folder, vault, record)
    try:
        seen = until_the_lock(laptop, needles_of_everything(vault))
        seen |= after_the_lock(laptop)
    finally:
        laptop.ends()
    with vaults.unlock(vault, PASSPHRASE, environment()).vault as opened:
        seen["stored"] = opened.records.get(record).body.answers.value("interview.breaks")
    return seen


def until_the_lock(laptop, needles):
    """Typed, looked at, left alone until it locks; the fresh window is looked at, at once."""
    assert "passphrase" == laptop.hears()
    laptop.tells(PASSPHRASE)
    assert "typed" == laptop.hears()
    seen = {"typed": hits(laptop.child, needles), "first": laptop.child}
    laptop.tells()
    assert "testimony" == laptop.hears()
    laptop.tells(TESTIMONY)
    assert "scanned" == laptop.hears()
    seen["before"] = hits(laptop.child, needles)
    laptop.tells()
    assert "fresh" == laptop.hears()
    seen["second"] = laptop.child
    seen["cores"] = {core_limit(laptop.parent), core_limit(laptop.child)}
    seen["sizes"] = (size(laptop.parent), size(laptop.child))
    seen["parent"], seen["fresh"] = hits(laptop.parent, needles), hits(laptop.child, needles)
    return seen


def core_limit(pid):
    limits = Path(f"/proc/{pid}/limits").read_text(encoding="ascii").splitlines()
    (line,) = [one for one in limits if one.startswith("Max core file size")]
    return tuple(line.split()[4:6])


def after_the_lock(laptop):
    laptop.tells()
    assert "passphrase" == laptop.hears()
    laptop.tells(PASSPHRASE)
    return {"boxes": json.loads(laptop.hears()), "code": laptop.process.wait(timeout=60)}


def with_a_draft(folder):
    """A vault with the real cost of guessing, in it a draft with one incident on an exact day."""
    keys = tuple(folder / name for name in ("hq-a", "hq-b"))
    for key in keys:
        hq.keygen(key, "ru")
    recipients = tuple(vaults.read_recipient(key / "hq.recipient") for key in keys)
    wanted = vaults.CreateVault("К-07", "ru", PASSPHRASE, recipients)
    created = vaults.create(folder / "vault", wanted, environment())
    session = created.session
    vaults.confirm_recovery(session, created.recovery_code)
    records.add(session, sample_files())
    record = records.find(session, WITNESS)
    answers = session.vault.records.get(record).body.answers
    interview.save(session, record, answers.with_answer(AnswerPath("interview", "breaks"), None))
    vaults.close(session)
    return folder / "vault", record


def needles_of_everything(vault):
    header = read_header(vault)
    key = derive(PASSPHRASE, header.salt, header.cost)
    master = slots.unwrap(header.of_type(SlotType.USER)[0], key, header.bond())
    raw = bytes(master.derived(Use.DATABASE))
    secret = master.secret()
    return {
        **needles_of(TESTIMONY),
        **needles_of(PASSPHRASE),
        **{f"master key {name}": one for name, one in needles_of_key(secret).items()},
        **{f"database key {name}": one for name, one in needles_of_key(raw).items()},
        **{f"wrapping key {name}": one for name, one in needles_of_key(key).items()},
    }


def test_before_the_lock_the_same_look_finds_testimony_passphrase_and_key(told):
    assert PASSPHRASE in " ".join(told["typed"])
    assert TESTIMONY in " ".join(told["before"])
    assert "master key raw" in told["before"]


def test_the_window_that_knew_is_gone(told):
    assert told["first"] != told["second"]
    assert not Path(f"/proc/{told['first']}").exists()


def test_when_the_fresh_window_stands_there_neither_process_knows_anything(told):
    assert LEAST_MEMORY < min(told["sizes"][1:])
    assert ({}, {}) == (told["parent"], told["fresh"])


def test_no_process_of_the_program_may_leave_a_core_file(told):
    assert {("0", "0")} == told["cores"]


def test_the_half_typed_date_is_there_after_the_second_unlock(told):
    boxes = told["boxes"]

    assert "" == boxes["year"]
    assert boxes["day"]
    assert boxes["month"]


def test_what_was_typed_a_moment_before_the_lock_is_stored(told):
    assert TESTIMONY == told["stored"]


def test_closing_the_second_window_ends_the_parent_too(told):
    assert 0 == told["code"]
