"""One attachment leaves the vault, beside the thread of the vault."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake_app.errors import CannotAttach, IntakeError
from ui.shell import Shell

if TYPE_CHECKING:
    from intake_app.commands.attachment_views import WayOut
    from intake_app.commands.session import Session


class GoingOut(QObject):
    """Emits `moved` (percent), then `written` with the file or `failed`, then `ended`.

    The export is in the log before the first byte; a failed one leaves nothing and says so there.
    """

    moved = Signal(int)
    written = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._stop = threading.Event()
        self._size = 0
        self.is_running = False
        self.destroyed.connect(self._stop.set)

    def start(self, attachment_id: str, size: int, folder: Path) -> None:
        """Write the original bytes into a folder."""
        self._stop.clear()
        self._size = size
        self.is_running = True
        self._shell.runner.submit(
            self,
            lambda session: _begin(session, attachment_id, folder),
            done=self._write,
            failed=self._on_failed,
        )

    def stop(self) -> None:
        """Stop at once and leave nothing."""
        self._stop.set()

    def _write(self, way: "WayOut") -> None:
        size, stop = self._size, self._stop
        self._shell.runner.job(
            self,
            lambda tell: _written(way, _watched(size, stop, tell)),
            told=self.moved.emit,
            done=self._on_written,
            failed=lambda error: self._undo(way, error),
        )

    def _undo(self, way: "WayOut", error: IntakeError) -> None:
        self._shell.runner.submit(
            self,
            lambda session: _undone(session, way),
            done=lambda _: self._on_failed(error),
            failed=lambda _: self._on_failed(error),
        )

    def _on_written(self, file: Path) -> None:
        self.is_running = False
        self.written.emit(file)
        self.ended.emit()

    def _on_failed(self, error: IntakeError) -> None:
        self.is_running = False
        if not self._stop.is_set():
            self.failed.emit(error)
        self.ended.emit()


def _watched(
    size: int, stop: threading.Event, tell: Callable[[int], None]
) -> Callable[[int], None]:
    told = 0

    def watch(done: int) -> None:
        nonlocal told
        if stop.is_set():
            raise CannotAttach(reason="stopped")
        if (percent := done * 100 // max(1, size)) > told:
            told = percent
            tell(percent)

    return watch


def _begin(session: "Session", attachment_id: str, folder: Path) -> "WayOut":
    from intake_app.commands import attachment_views

    return attachment_views.begin_export(session, attachment_id, folder)


def _written(way: "WayOut", watch: Callable[[int], None]) -> Path:
    from intake_app.commands import attachment_views

    return attachment_views.write_out(way, watch)


def _undone(session: "Session", way: "WayOut") -> None:
    from intake_app.commands import attachment_views

    attachment_views.undo_export(session, way)
