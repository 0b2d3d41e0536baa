"""Power cuts: one trace of a scene, cut at any step, with every unsynced write in doubt."""

import random
import shutil
from dataclasses import replace

from tests.campaign.apart import Child, under_strace
from tests.campaign.frame import Control, Fault, Tally
from tests.campaign.marks import Told
from tests.campaign.medium import Medium
from tests.campaign.scene_list import CUT, UNPROTECTED
from tests.campaign.scenes import Stage
from tests.campaign.trace import OPTIONS, Reader


def cut_at_any_point(scene, tries, seed, workplace):
    """As many cuts of one trace; points and what survives are drawn anew for each."""
    chance = random.Random(f"{scene.name} {seed}")
    stage = Stage(scene, workplace)
    ops = recorded(stage)
    stage.set()
    medium, said, played = Medium(stage.place), b"", 0
    image = workplace / "image"
    tally = Tally()
    for point in sorted(chance.randrange(len(ops) + 1) for _ in range(tries)):
        for op in ops[played:point]:
            if op.kind == "said":
                said += op.data
            else:
                medium.play(op)
        played = point
        shutil.rmtree(image, ignore_errors=True)
        medium.after_the_cut(chance, image)
        tally += _noted(stage.proved(Told.of(said), image), f"cut at step {point} of {len(ops)}")
    return tally


def recorded(stage):
    """The steps of the scene, undisturbed."""
    stage.rehearse()
    stage.set()
    child = Child(stage.work)
    with under_strace(child, OPTIONS, stage.trace):
        child.go()
        ended = child.end()
    if ended.broke:
        raise RuntimeError(f"{stage.scene.name} breaks under strace: {ended.broke}")
    lines = stage.trace.read_text("utf-8", "replace").splitlines()
    ops = Reader(stage.place).ops(lines)
    if Told.of(b"".join(op.data for op in ops if op.kind == "said")) != ended.told:
        raise RuntimeError(f"{stage.scene.name}: the marks do not stand in the trace")
    return ops


def _noted(tally, where):
    return replace(tally, notes=tuple(f"{note} ({where})" for note in tally.notes))


def _cuts(scene):
    return lambda *work: cut_at_any_point(scene, *work)


CUTS = (
    *(Fault(f"power cut while {scene.name}", _cuts(scene), *tries) for scene, *tries in CUT),
    *(
        Control(f"control: power cut, {without}", _cuts(scene), *tries)
        for without, scene, *tries in UNPROTECTED
    ),
)
