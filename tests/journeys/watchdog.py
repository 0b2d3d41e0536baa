"""A watchdog on the interface thread: how long each task of the event loop keeps it busy.

A task is one event that Qt delivers while no other is being delivered: a key with everything that
happens at once because of it, one layout, one painting of the window, the answer of the worker.
What counts is the processor time of the thread: on a shared machine the clock on the wall tells
about the neighbours.
"""

import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtWidgets import QApplication

TICK = 0.003
OURS = ("ui/", "intake_app/")


@dataclass(frozen=True)
class Task:
    """One task that took long: `where` are the places of our code it was seen at, with counts."""

    cpu_ms: float
    wall_ms: float
    page: str
    what: str
    where: tuple[tuple[str, int], ...] = ()

    def __str__(self):
        places = "".join(f"\n{'':24}{count:>3} x {place}" for place, count in self.where)
        return f"{self.cpu_ms:>8.1f}{self.wall_ms:>8.1f}  {self.page:<22}{self.what}{places}"


@dataclass
class Watchdog:
    """Keeps the longest tasks. `page` says what the person sees, as the test names it."""

    keep: int = 10
    page: str = ""
    count: int = 0
    longest: list[Task] = field(default_factory=list)
    spent: Counter = field(default_factory=Counter)

    def __post_init__(self):
        self.seen = Counter()

    def note(self, cpu, wall, what):
        """One task has ended; times in seconds."""
        self.count += 1
        self.spent[min(int(cpu * 100) * 10, 100)] += 1
        if len(self.longest) < self.keep or cpu * 1000 > self.longest[-1].cpu_ms:
            where = tuple(self.seen.most_common(14))
            self.longest.append(Task(cpu * 1000, wall * 1000, self.page, what, where))
            self.longest.sort(key=lambda task: -task.cpu_ms)
            del self.longest[self.keep :]
        self.seen.clear()

    def table(self):
        """The longest tasks, for a person."""
        head = f"{self.count} tasks; the longest:\n{'cpu ms':>8}{'wall':>8}  page and event\n"
        return head + "\n".join(map(str, self.longest))


class WatchedApplication(QApplication):
    """Qt's application, which can be asked to watch."""

    def __init__(self, arguments):
        super().__init__(arguments)
        self.dog = None
        self.begun = 0.0
        self.idle = None

    def notify(self, receiver, event):
        """Every event goes through here; those delivered inside another belong to it."""
        if self.dog is None or self.begun:
            return super().notify(receiver, event)
        kind, name = event.type(), type(receiver).__name__
        wall = self.begun = time.perf_counter()
        cpu = time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            cpu, wall = time.thread_time() - cpu, time.perf_counter() - wall
            self.begun = 0.0
            if cpu > 0.005 and shiboken6.isValid(receiver):
                name = f"{name} {receiver.objectName()}"
            if self.dog is not None:
                self.dog.note(cpu, wall, f"{kind.name} to {name}")
                self._rest()

    def _rest(self):
        if self.idle is not None:
            dog, self.dog = self.dog, None
            self.idle()
            self.dog = dog


@contextmanager
def watching(app, dog):
    """Everything delivered inside is noted, with the places it was seen at."""
    done = threading.Event()
    thread = threading.Thread(target=_look, args=(app, dog, done, threading.get_ident()))
    thread.start()
    app.dog = dog
    try:
        yield dog
    finally:
        app.dog = None
        done.set()
        thread.join()


def _look(app, dog, done, main):
    """Where the thread is, every few milliseconds while a task runs."""
    while not done.wait(TICK):
        begun = app.begun
        if begun and time.perf_counter() - begun > TICK:
            # Nothing is kept: a painter whose frame is held would paint on after its time.
            dog.seen.update(_places(main))


def _places(thread):
    found, frame = set(), sys._current_frames().get(thread)
    while frame is not None:
        name = frame.f_code.co_filename
        for ours in OURS:
            if f"/{ours}" in name and "/tests/" not in name:
                found.add(f"{ours}{name.rpartition('/' + ours)[2]}:{frame.f_code.co_name}")
        frame = frame.f_back
    return found
