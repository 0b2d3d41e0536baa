"""One worker thread owns the vault; screens hand it work and hear back on the main thread.

Three kinds of work: `ask` needs no vault (a word list, a file to look at), `open` brings a
session into the thread (unlock, a new vault), `submit` uses it. Work runs in the order given,
so closing comes after every save that was asked for before it. A `job` is long and touches no
vault (a large file is encrypted): it runs on a second thread, so that no save waits for it.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from intake_app.errors import IntakeError
from ui.held import Held

if TYPE_CHECKING:
    from intake_app.commands.session import Session

T = TypeVar("T")
Failed = Callable[[IntakeError], None]
Tell = Callable[[int], None]


class Runner(Protocol):
    """What screens may ask for. Callbacks come on the main thread and die with `owner`."""

    @property
    def holds_vault(self) -> bool:
        """Whether a vault is open: without one there is nothing to lock and nobody to prove."""

    def ask(
        self, owner: QObject, work: Callable[[], T], *, done: Callable[[T], None], failed: Failed
    ) -> None:
        """Run work that needs no vault."""

    def open(
        self,
        owner: QObject,
        opener: Callable[[], "tuple[Session, T]"],
        *,
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """Run an opener; its session is kept by the thread, its value goes to `done`."""

    def submit(
        self,
        owner: QObject,
        work: "Callable[[Session], T]",
        *,
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """Run work on the open session."""

    def job(
        self,
        owner: QObject,
        work: Callable[[Tell], T],
        *,
        told: Tell,
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """Run long work without the vault; what it tells meanwhile goes to `told`."""

    def stop(self) -> None:
        """Finish what was asked for, close the vault, end. Returns when it is done.

        A job that runs is left to itself: it leaves nothing that counts before it is kept.
        """


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What goes back to the main thread, with the owner it must not outlive."""

    owner: QObject
    call: Callable[[], None]

    def deliver(self) -> None:
        if shiboken6.isValid(self.owner):
            self.call()


class CommandRunner(QObject):
    """The runner of the program: one thread, started with the first work.

    Anything but an IntakeError is our own fault: it goes to `on_fault`, on the main thread.
    """

    _finished = Signal(object)

    def __init__(
        self, on_fault: Callable[[Exception], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._on_fault = on_fault
        self._held = Held()
        self._waiting: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="vault", daemon=True)
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._job_thread = threading.Thread(target=self._serve_jobs, name="jobs", daemon=True)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def holds_vault(self) -> bool:
        """See Runner."""
        return self._held.is_open

    def ask(
        self, owner: QObject, work: Callable[[], T], *, done: Callable[[T], None], failed: Failed
    ) -> None:
        """See Runner."""
        self._add(owner, work, done, failed)

    def open(
        self,
        owner: QObject,
        opener: Callable[[], "tuple[Session, T]"],
        *,
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """See Runner."""
        self._add(owner, lambda: self._held.keep(opener), done, failed)

    def submit(
        self,
        owner: QObject,
        work: "Callable[[Session], T]",
        *,
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """See Runner."""
        self._add(owner, lambda: work(self._held.use()), done, failed)

    def job(
        self,
        owner: QObject,
        work: Callable[[Tell], T],
        *,
        told: Tell,
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """See Runner."""

        def tell(what: int) -> None:
            self._finished.emit(_Outcome(owner, lambda: told(what)))

        if self._job_thread.ident is None:
            self._job_thread.start()
        self._jobs.put(lambda: self._run(owner, lambda: work(tell), done, failed))

    def stop(self) -> None:
        """See Runner."""
        self._jobs.put(None)
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    def _add(
        self, owner: QObject, work: Callable[[], T], done: Callable[[T], None], failed: Failed
    ) -> None:
        if self._thread.ident is None:
            self._thread.start()
        self._waiting.put(lambda: self._run(owner, work, done, failed))

    def _on_finished(self, outcome: _Outcome) -> None:
        outcome.deliver()

    def _serve(self) -> None:
        while (job := self._waiting.get()) is not None:
            job()
            del job
        try:
            self._held.close()
        except Exception as fault:  # noqa: BLE001 - the thread's edge: nothing may be swallowed
            self._finished.emit(_fault(self, self._on_fault, fault))

    def _serve_jobs(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            del job

    def _run(
        self, owner: QObject, work: Callable[[], T], done: Callable[[T], None], failed: Failed
    ) -> None:
        try:
            value = work()
        except IntakeError as refusal:
            self._finished.emit(_refusal(owner, failed, refusal))
        except Exception as fault:  # noqa: BLE001 - the thread's edge: nothing may be swallowed
            self._finished.emit(_fault(self, self._on_fault, fault))
        else:
            self._finished.emit(_Outcome(owner, lambda: done(value)))


class InlineRunner:
    """The runner of tests and of the picture gallery: the same promises, at once, in one thread."""

    def __init__(self) -> None:
        self._held = Held()

    @property
    def holds_vault(self) -> bool:
        """See Runner."""
        return self._held.is_open

    def ask(
        self, owner: QObject, work: Callable[[], T], *, done: Callable[[T], None], failed: Failed
    ) -> None:
        """See Runner."""
        try:
            value = work()
        except IntakeError as refusal:
            _refusal(owner, failed, refusal).deliver()
        else:
            _Outcome(owner, lambda: done(value)).deliver()

    def open(
        self,
        owner: QObject,
        opener: Callable[[], "tuple[Session, T]"],
        *,
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """See Runner."""
        self.ask(owner, lambda: self._held.keep(opener), done=done, failed=failed)

    def submit(
        self,
        owner: QObject,
        work: "Callable[[Session], T]",
        *,
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """See Runner."""
        self.ask(owner, lambda: work(self._held.use()), done=done, failed=failed)

    def job(
        self,
        owner: QObject,
        work: Callable[[Tell], T],
        *,
        told: Tell,
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """See Runner."""
        self.ask(owner, lambda: work(told), done=done, failed=failed)

    def stop(self) -> None:
        """See Runner."""
        self._held.close()


def _refusal(owner: QObject, failed: Failed, refusal: IntakeError) -> _Outcome:
    return _Outcome(owner, lambda: failed(refusal))


def _fault(owner: QObject, on_fault: Callable[[Exception], None], fault: Exception) -> _Outcome:
    return _Outcome(owner, lambda: on_fault(fault))
