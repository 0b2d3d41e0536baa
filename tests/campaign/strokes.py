"""The system calls of a scene, each of which can be struck: killed at its entry, or refused."""

import re
from collections import Counter
from dataclasses import dataclass

from tests.campaign.apart import Child, under_strace

_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")


@dataclass(frozen=True)
class Stroke:
    """The n-th call of one name. strace counts each name by itself."""

    call: str
    ordinal: int
    line: str


def strokes_of(stage, calls):
    """Every such call that a scene makes in its own place, in order."""
    stage.set()
    child = Child(stage.work)
    with under_strace(child, ("-yy", "-e", f"trace={','.join(calls)}"), stage.trace):
        child.go()
        child.end()
    counted, strokes = Counter(), []
    for line in stage.trace.read_text("utf-8", "replace").splitlines():
        if found := _CALL.match(line):
            call = found.group(1)
            counted[call] += 1
            if str(stage.place) in line:
                strokes.append(Stroke(call, counted[call], line))
    return strokes


def struck(stage, stroke, how, *, from_then_on=False):
    """The scene once more, and what became of the child; `how` is said as strace says it."""
    child = Child(stage.work)
    when = f"{stroke.ordinal}+" if from_then_on else f"{stroke.ordinal}"
    options = (
        "-ttt",
        "-e",
        f"trace={stroke.call}",
        "-e",
        f"inject={stroke.call}:{how}:when={when}",
    )
    with under_strace(child, options, stage.trace):
        child.go()
        return child.end()


def struck_at(stage):
    """When the first call was refused, in seconds of the clock; 0 if none was."""
    for line in stage.trace.read_text("utf-8", "replace").splitlines():
        if line.endswith("(INJECTED)"):
            return float(next(part for part in line.split() if "." in part))
    return 0.0
