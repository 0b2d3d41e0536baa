"""What a piece of work tells while it goes on: what it tries, what it said was done.

One line each, in one write to a pipe, so that the same marks stand in a trace of system calls.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from intake_app.errors import Damaged, Surroundings

TRYING, DONE, TOLD, BROKE = "trying", "done", "told", "broke"
# The person asks again once: a full disk was emptied, a stick put back.
ATTEMPTS = 2


class Marks:
    """The work's side of the pipe."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def step(self, what: str, number: int, act: Callable[[], object]) -> bool:
        """Do one thing, and again if the world refuses it; whether it was said to be done.

        Only Surroundings and Damaged are the world's; anything else ends the work as a bug.
        """
        for _ in range(ATTEMPTS):
            self.say(TRYING, what, number)
            started = time.monotonic()
            try:
                act()
            except (Surroundings, Damaged) as error:
                seconds = time.monotonic() - started
                self.say(TOLD, what, number, f"{type(error).__name__} {seconds:.3f} {time.time()}")
            else:
                self.say(DONE, what, number)
                return True
        return False

    def say(self, sign: str, what: str, number: int, more: str = "") -> None:
        """One line."""
        # Not `write`, which a trial may refuse.
        os.writev(self._handle, [f"{sign} {what} {number} {more}".strip().encode() + b"\n"])


@dataclass(frozen=True)
class Told:
    """The reader's side: what was tried, done and refused, up to some moment."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, raw: bytes) -> "Told":
        """From what came through the pipe; a line cut short was not said."""
        return cls(tuple(raw.decode().split("\n")[:-1]))

    def tried(self, what: str) -> int:
        """The highest number of it that was begun; 0 for none."""
        return max(self._numbers(TRYING, what), default=0)

    def done(self, what: str) -> int:
        """The highest number of it that was said to be done; 0 for none."""
        return max(self._numbers(DONE, what), default=0)

    def was_done(self, what: str, number: int) -> bool:
        """Whether just this one was said to be done."""
        return number in self._numbers(DONE, what)

    def refusals(self) -> Counter[str]:
        """The errors that were told, by their names."""
        return Counter(line.split()[3] for line in self.lines if line.startswith(TOLD))

    def slowest(self, fault_at: float) -> float:
        """Seconds from the fault, or from the beginning of a later step, until it was told."""
        told = (line.split() for line in self.lines if line.startswith(TOLD))
        return max((min(float(one[4]), float(one[5]) - fault_at) for one in told), default=0.0)

    def broke(self) -> str:
        """What ended the work, if it was no error of the world."""
        return next((line for line in self.lines if line.startswith(BROKE)), "")

    def _numbers(self, sign: str, what: str) -> Iterable[int]:
        parts = (line.split() for line in self.lines)
        return [int(part[2]) for part in parts if part[:2] == [sign, what]]
