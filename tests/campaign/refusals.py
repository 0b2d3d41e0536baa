"""The medium refuses: ENOSPC or EIO at the n-th write, sync, cut, rename or new file of a scene.

At each place twice: once only, as when a stick hiccups, and from then on, as when a disk is full.
"""

import random
from dataclasses import replace

from tests.campaign.frame import Control, Fault, Tally, spread
from tests.campaign.scene_list import REFUSED
from tests.campaign.scene_typing import DEAF
from tests.campaign.scenes import Stage
from tests.campaign.strokes import strokes_of, struck, struck_at

WRITES = ("pwrite64", "write", "ftruncate", "fsync", "fdatasync")
NAMES = ("rename", "renameat", "renameat2", "openat", "mkdir", "link", "unlink")
PROMPT = 1.0  # seconds until a person is told


def refused_everywhere(scene, error, tries, seed, workplace):
    """Every call of the scene refused in its turn; fewer tries are spread evenly."""
    chance = random.Random(f"{scene.name} {error} {seed}")
    stage = Stage(scene, workplace)
    stage.rehearse()
    strokes = [one for one in strokes_of(stage, (*WRITES, *NAMES)) if _is_refusable(one)]
    cases = [(stroke, lasting) for stroke in strokes for lasting in (False, True)]
    tally = Tally()
    for number in spread(len(cases), tries, chance):
        stroke, lasting = cases[number]
        stage.set()
        ended = struck(stage, stroke, f"error={error}", from_then_on=lasting)
        seen = judged(stage, ended)
        where = f"{error} at {stroke.call} {stroke.ordinal}{'+' if lasting else ''}"
        tally += replace(seen, notes=tuple(f"{note} ({where})" for note in seen.notes))
    return tally


def judged(stage, ended):
    """Nothing lost, told in time by an error of ours, and the vault works again."""
    tally = replace(stage.proved(ended.told), tries=1)
    if ended.broke:
        tally += Tally(undetected=1, notes=(f"no error of ours: {ended.broke}",))
    if (slowest := ended.told.slowest(struck_at(stage))) > PROMPT:
        tally += Tally(undetected=1, notes=(f"told after {slowest:.1f} s",))
    return tally


def _is_refusable(stroke):
    """Reading cannot run out of room; what is made, written or renamed can."""
    return stroke.call != "openat" or "O_CREAT" in stroke.line


def _refusals(scene, error):
    return lambda *work: refused_everywhere(scene, error, *work)


REFUSALS = (
    *(
        Fault(f"{error} at every write of {scene.name}", _refusals(scene, error), few, full)
        for scene, small, full in REFUSED
        for error, few in zip(("ENOSPC", "EIO"), small, strict=True)
    ),
    Control("control: ENOSPC, the error is not heard", _refusals(DEAF, "ENOSPC"), 10, 60),
)
