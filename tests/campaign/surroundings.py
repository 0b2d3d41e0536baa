"""A machine that fails the program: no memory, a clock that jumps, other programs at the vault."""

import os
import random
import re
import resource
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from intake_app import errors
from intake_app.commands import interview, vaults
from intake_app.domain.clock import Clock
from intake_app.errors import VaultInUse
from intake_app.store.instance_lock import InstanceLock
from tests.builders.vaults import PASSPHRASE
from tests.campaign import scene_vault
from tests.campaign.apart import Child, undisturbed
from tests.campaign.frame import Tally
from tests.campaign.marks import DONE, TOLD
from tests.campaign.scene_typing import SHORT_TYPING
from tests.campaign.scene_vault import VAULT, typed, unlocked
from tests.campaign.scenes import Stage

PROGRAMS = 6
AT_ONCE = 3.0  # seconds in which a second program must have its answer

# How Python says that a library loaded at its first use found no memory; bindings.py is pypdfium2.
_LIBRARIES = ("ImportError", "bindings.py")

MOMENTS = (
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(1999, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(2026, 11, 22, 9, tzinfo=UTC),
    datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC),
    datetime(2106, 2, 7, 6, 28, 15, tzinfo=UTC),
    datetime(9999, 12, 31, 22, 0, tzinfo=UTC),
)


def starved(scene):
    """The scene with less and less memory: MemoryError or a typed error, and nothing lost."""

    def run(tries, seed, workplace):
        chance, stage, tally = random.Random(seed), Stage(scene, workplace), Tally()
        stage.rehearse()
        stage.set()
        needed = workplace / "needed"
        undisturbed(lambda marks: (stage.work(marks), needed.write_text(str(_memory("VmPeak")))))
        for _ in range(tries):
            stage.set()
            limit = chance.randint(_memory("VmSize"), int(needed.read_text()))
            ended = undisturbed(_within(limit, stage.work))
            tally += stage.proved(ended.told) + _said_so(ended.broke, "MemoryError", *_LIBRARIES)
        return tally

    return run


def clock_jumps(scene):
    """The scene under a clock that jumps at every look, years back and thousands forth."""

    def run(tries, seed, workplace):
        stage, tally = Stage(scene, workplace), Tally()
        stage.rehearse()
        for number in range(tries):
            jumping = random.Random(seed + number)
            stage.scene = replace(scene, unprotected=lambda chance=jumping: _jump(chance))
            stage.set()
            ended = undisturbed(stage.work)
            tally += stage.proved(ended.told) + _said_so(ended.broke)
        return tally

    return run


def programs_at_once(tries, seed, workplace):
    """Programs that open one vault together: one gets in, the others hear so at once.

    Then the one that got in is killed, and the next opens the vault and finds what it saved.
    """
    stage, tally = Stage(SHORT_TYPING, workplace), Tally()
    stage.rehearse()
    chance = random.Random(seed)
    for _ in range(tries):
        stage.set()
        tally += _race(stage, chance)
    return tally


def without_a_lock(run):
    """Nobody is kept out."""

    def control(tries, seed, workplace):
        InstanceLock.acquire = lambda _: None
        return run(tries, seed, workplace)

    return control


def _race(stage, chance):
    holding, hold = os.pipe()

    def come(marks):
        session = []
        started = time.monotonic()
        try:
            folder = stage.place / VAULT
            session.append(vaults.unlock(folder, PASSPHRASE, scene_vault.surroundings()))
        except VaultInUse:
            marks.say(TOLD, "unlock", 1, f"VaultInUse {time.monotonic() - started:.3f}")
            return
        record_id = session[0].vault.records.ids()[0]
        answers = session[0].vault.records.get(record_id).body.answers
        interview.save(session[0], record_id, typed(answers, 1))
        marks.say(DONE, "unlock", 1)
        os.read(holding, 1)

    children = [Child(come) for _ in range(PROGRAMS)]
    for child in chance.sample(children, PROGRAMS):
        child.go()
    for child in children:
        _hear(child)
    ended = [child.end(kill=True) for child in children]
    os.close(hold)
    os.close(holding)
    winners = sum(one.told.was_done("unlock", 1) for one in ended)
    refused = (line.split() for one in ended for line in one.told.lines if line.startswith(TOLD))
    slow = max((float(line[4]) for line in refused), default=0.0)
    tally = Tally(1)
    if winners != 1:
        tally += Tally(undetected=1, notes=(f"{winners} of {PROGRAMS} programs got in",))
    if slow > AT_ONCE:
        tally += Tally(undetected=1, notes=(f"refused after {slow:.1f} s",))
    return tally + _next_one(stage)


def _next_one(stage):
    started = time.monotonic()
    with unlocked(stage.place / VAULT) as session:
        stored = session.vault.records.get(session.vault.records.ids()[0])
        tally = Tally(lost=int(scene_vault.step_of(stored.body.answers) != 1))
    if time.monotonic() - started > AT_ONCE:
        tally += Tally(undetected=1, notes=("the next program waited",))
    return tally


def _hear(child):
    """Until it has said how it fared: one line, or its end."""
    while child.listen(0.01) and b"unlock" not in child._raw:
        pass


def _within(limit, work):
    def starving(marks):
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        work(marks)

    return starving


def _said_so(broke, *allowed):
    """A child that broke by anything but a refusal of ours, or what is allowed, broke by a bug."""
    error = broke.split()[3] if broke.count(" ") > 3 else broke
    refusals = issubclass(getattr(errors, error, Exception), errors.IntakeError)
    if not broke or refusals or any(word in broke for word in allowed):
        return Tally()
    return Tally(undetected=1, notes=(broke,))


def _jump(chance):
    environment = scene_vault.surroundings()

    def somewhen():
        return chance.choice(MOMENTS) + timedelta(seconds=chance.randrange(3600))

    jumping = replace(environment, clock=Clock(somewhen))
    scene_vault.surroundings = lambda: jumping


def _memory(kind):
    """Bytes of address space of this process."""
    status = Path("/proc/self/status").read_text("ascii", errors="replace")
    return int(re.search(rf"{kind}:\s+(\d+)", status)[1]) * 1024
