"""Work in a forked child: everything is imported once, and a child may be killed at any moment.

No vault is ever open in the parent, so nothing of one is shared.
"""

import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.campaign.marks import BROKE, Marks, Told

BROKEN = 70
_LONGEST = 120.0  # seconds; a child that hangs is a finding, not a wait
_ATTACHED = b"attached"

Work = Callable[[Marks], object]


@dataclass(frozen=True)
class Ended:
    """How a child ended: what it told, by which signal, with which code, after how long."""

    told: Told
    killed: bool
    broke: str
    seconds: float


class Child:
    """A forked child that waits for `go`, then works until it ends or is killed."""

    def __init__(self, work: Work) -> None:
        self._reading, writing = os.pipe()
        waiting, self._gate = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(self._reading)
            os.close(self._gate)
            _live(work, Marks(writing), waiting)
        os.close(writing)
        os.close(waiting)
        self._raw = b""
        self._started = 0.0

    def go(self) -> None:
        """Let it begin."""
        self._started = time.monotonic()
        os.write(self._gate, b"g")

    def listen(self, seconds: float) -> bool:
        """Take in what it tells for so long; False when it has ended before."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self._reading], [], [], left)[0]:
                said = os.read(self._reading, 65536)
                if not said:
                    return False
                self._raw += said
        return True

    def end(self, *, kill: bool = False) -> Ended:
        """Kill it, or hear it out; a child that hangs is killed and called broken."""
        if kill:
            os.kill(self.process, signal.SIGKILL)
        hung = self.listen(_LONGEST)
        if hung:
            os.kill(self.process, signal.SIGKILL)
        _, status = os.waitpid(self.process, 0)
        seconds = time.monotonic() - self._started
        os.close(self._reading)
        os.close(self._gate)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL and not hung
        told = Told.of(self._raw)
        broke = told.broke()
        if hung:
            broke = f"hung for {_LONGEST:.0f} s"
        elif status and not killed and not broke:
            broke = f"ended with status {status}"
        return Ended(told, killed, broke, seconds)


def _live(work: Work, marks: Marks, gate: int) -> None:
    """The child's whole life; it never returns into the parent's code."""
    code = BROKEN
    try:
        os.read(gate, 1)
        work(marks)
        code = 0
    finally:
        if code:
            marks.say(BROKE, "work", 0, _where_it_broke())
        os._exit(code)


def _where_it_broke() -> str:
    """The error and the last of our lines that it went through; no testimony is in either."""
    error = sys.exception()
    frames = traceback.extract_tb(error.__traceback__ if error else None)
    ours = [f"{Path(one.filename).name}:{one.lineno}" for one in frames[-5:]]
    return f"{type(error).__name__} {' '.join(ours)}"


def undisturbed(work: Work) -> Ended:
    """Run work to its end in a child."""
    child = Child(work)
    child.go()
    return child.end()


@contextmanager
def under_strace(child: Child, options: Sequence[str], trace: Path) -> Iterator[None]:
    """Attach strace before the child begins; it has let go when the block ends."""
    command = ["strace", "-p", str(child.process), "-o", str(trace), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as tracer:
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        if _ATTACHED not in said:
            raise RuntimeError(f"strace: {said.decode(errors='replace')}")
        yield
        tracer.stderr.read()


def answer_of(question: Callable[[], object], errors: Path) -> object:
    """What a function gives, asked in a child that is then gone; JSON values only."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = BROKEN
        try:
            with os.fdopen(writing, "w", encoding="utf-8") as pipe:
                json.dump(question(), pipe)
            code = 0
        finally:
            if code:
                errors.write_text(traceback.format_exc(), encoding="utf-8")
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        why = errors.read_text("utf-8") if errors.exists() else f"status {status}"
        sys.stderr.write(why)
        raise RuntimeError(f"the proof itself broke: {why.strip().splitlines()[-1][:200]}")
    return json.loads(said)
