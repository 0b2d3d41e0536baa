"""Taking in files one after another, without stopping anybody's saving."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake_app.domain.record import RecordId
from intake_app.errors import CannotAttach, IntakeError
from ui.shell import Shell

if TYPE_CHECKING:
    from intake_app.commands.attachments import Annex, Begun, Encrypted
    from intake_app.commands.session import Session


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of the files: how many are in, and why the others are not."""

    taken: int
    refused: tuple[tuple[str, IntakeError], ...]
    is_stopped: bool

    @property
    def of(self) -> int:
        """How many there were; of a stopped batch, how many were tried."""
        return self.taken + len(self.refused)


class TakingIn(QObject):
    """Emits `moved` (number of the file, of how many, percent of it) and at last `ended`.

    Each file passes the thread of the vault, the thread for long work, and the vault again. A
    file that was stopped or refused leaves nothing; those before it stay.
    """

    moved = Signal(int, int, int)
    ended = Signal(object)

    def __init__(self, shell: Shell, record_id: RecordId, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._record_id = record_id
        self._waiting: list[Path] = []
        self._refused: list[tuple[str, IntakeError]] = []
        self._of = self._taken = 0
        self._reason = ""
        self._stop = threading.Event()
        self.is_running = False
        # What runs on the other thread must not outlive the screen for long.
        self.destroyed.connect(self._stop.set)

    def start(self, files: Sequence[Path], reason: str = "") -> None:
        """Take in these files. `reason` is kept when the statement was read back already."""
        self._waiting, self._of = list(files), len(files)
        self._refused, self._taken, self._reason = [], 0, reason
        self._stop.clear()
        self.is_running = True
        self._next()

    def stop(self) -> None:
        """Stop at once; the file on its way is left out. `ended` comes when nothing of it is."""
        self._stop.set()

    def _next(self) -> None:
        if self._stop.is_set() or not self._waiting:
            self.is_running = False
            self.ended.emit(Ended(self._taken, tuple(self._refused), self._stop.is_set()))
            return
        file = self._waiting.pop(0)
        self._tell(0)
        self._shell.runner.submit(
            self,
            lambda session: _begin(session, self._record_id, file),
            done=self._encrypt,
            failed=lambda error: self._on_refused(file.name, error),
        )

    def _encrypt(self, begun: "Begun") -> None:
        watch = partial(_percents, begun.looked.size, self._stop)
        self._shell.runner.job(
            self,
            lambda tell: _encrypted(begun, watch(tell)),
            told=self._tell,
            done=self._keep,
            failed=lambda error: self._abandon(begun, error),
        )

    def _keep(self, encrypted: "Encrypted") -> None:
        reason = self._reason
        self._shell.runner.submit(
            self,
            lambda session: _kept(session, encrypted, reason),
            done=self._on_kept,
            failed=lambda error: self._abandon(encrypted.begun, error),
        )

    def _abandon(self, begun: "Begun", error: IntakeError) -> None:
        name = begun.looked.name
        self._shell.runner.submit(
            self,
            lambda session: _abandoned(session, begun),
            done=lambda _: self._on_refused(name, error),
            failed=lambda _: self._on_refused(name, error),
        )

    def _on_kept(self, _: "Annex") -> None:
        self._taken += 1
        # The first file has made it a draft again; the others need no reason.
        self._reason = ""
        self._next()

    def _on_refused(self, name: str, error: IntakeError) -> None:
        if not self._stop.is_set():
            self._refused.append((name, error))
        self._next()

    def _tell(self, percent: int) -> None:
        self.moved.emit(self._of - len(self._waiting), self._of, percent)


def _percents(
    size: int, stop: threading.Event, tell: Callable[[int], None]
) -> Callable[[int], None]:
    """Tells whole percents, each once: written and read back are a half each."""
    told = 0

    def watch(done: int) -> None:
        nonlocal told
        if stop.is_set():
            raise CannotAttach(reason="stopped")
        percent = min(100, done * 50 // max(1, size))
        if percent > told:
            told = percent
            tell(percent)

    return watch


def _begin(session: "Session", record_id: RecordId, file: Path) -> "Begun":
    from intake_app.commands import attachments

    return attachments.begin(session, record_id, file)


def _encrypted(begun: "Begun", watch: Callable[[int], None]) -> "Encrypted":
    from intake_app.commands import attachments

    return attachments.encrypt(begun, watch)


def _kept(session: "Session", encrypted: "Encrypted", reason: str) -> "Annex":
    from intake_app.commands import attachments

    return attachments.keep(session, encrypted, attachments.About(reason=reason))


def _abandoned(session: "Session", begun: "Begun") -> None:
    from intake_app.commands import attachments

    attachments.abandon(session, begun)
