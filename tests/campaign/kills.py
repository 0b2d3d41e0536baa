"""kill -9: at any moment of a scene, and at a chosen write or sync inside its commits."""

import random
from dataclasses import replace

from tests.campaign.apart import Child
from tests.campaign.frame import Control, Fault, Tally, spread
from tests.campaign.scene_list import KILLED, STRUCK
from tests.campaign.scene_typing import HASTY
from tests.campaign.scenes import Stage
from tests.campaign.strokes import strokes_of, struck

# What a commit does to the medium. The marks are told by `write`, which is not among these.
STROKES = ("pwrite64", "fsync", "fdatasync")
# A child that ends before its moment is tried again: only what was killed counts.
_MISSES = 20


def at_any_moment(scene, tries, seed, workplace):
    """A moment of the whole scene, from the unlocking to the closing, drawn anew for each kill."""
    chance = random.Random(f"{scene.name} {seed}")
    stage = Stage(scene, workplace)
    longest = stage.rehearse().seconds
    tally, misses = Tally(), 0
    while tally.tries < tries and misses < _MISSES + tries:
        stage.set()
        child = Child(stage.work)
        child.go()
        child.listen(chance.uniform(0, longest))
        ended = child.end(kill=True)
        if ended.killed:
            tally += _with_moment(stage, ended)
        else:
            misses += 1
    return tally


def inside_commits(scene, tries, seed, workplace):
    """At the entry of a write or sync of the scene; which one is spread over all there are."""
    chance = random.Random(f"{scene.name} {seed}")
    stage = Stage(scene, workplace)
    stage.rehearse()
    tally = Tally()
    strokes = strokes_of(stage, STROKES)
    for number in spread(len(strokes), tries, chance):
        stage.set()
        ended = struck(stage, strokes[number], "signal=SIGKILL")
        if ended.killed:
            tally += _with_moment(stage, ended)
    return tally


def _with_moment(stage, ended):
    tally = stage.proved(ended.told)
    if tally.is_clean:
        return tally
    last = ended.told.lines[-1] if ended.told.lines else "nothing told yet"
    return replace(tally, notes=tuple(f"{note} (killed after: {last})" for note in tally.notes))


def _moments(scene):
    return lambda *work: at_any_moment(scene, *work)


def _commits(scene):
    return lambda *work: inside_commits(scene, *work)


MOMENTS = tuple(
    Fault(f"kill -9 while {scene.name}", _moments(scene), small, full)
    for scene, small, full in KILLED
)
COMMITS = tuple(
    Fault(f"kill -9 at a write or sync of {scene.name}", _commits(scene), small, full)
    for scene, small, full in STRUCK
)
CONTROLS = (Control("control: kill -9, saved was said before the commit", _commits(HASTY), 8, 60),)
KILLS = (*MOMENTS, *COMMITS, *CONTROLS)
