"""Long work of the interface thread in slices, so that keys and painting come between them."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

SLICE_MS = 8
"""How long one slice goes on with another step. A key waits no longer than this and one step."""

_OVER = object()


class Slices(QObject):
    """Takes steps of an iterator turn by turn of the event loop until it ends.

    Every `next` is a step that leaves the screen whole. `ended` is sent once all are done, also by
    `finish`; what is dropped sends nothing. It ends with its parent.
    """

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._is_stepping = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    @property
    def is_at_work(self) -> bool:
        """Whether steps are left."""
        return self._steps is not None

    def begin(self, steps: Iterator[None]) -> None:
        """Take the first step now and the rest later; steps of before are dropped."""
        self.put_off(steps)
        self._step()  # one, not a slice: what stands at once is the same on every machine

    def put_off(self, steps: Iterator[None]) -> None:
        """Take all of it later: what is there now is painted first."""
        self.drop()
        self._steps = steps
        self._turn.start()

    def finish(self, until: Callable[[], bool] = lambda: False) -> None:
        """Everything that is left, or as much as is needed, now: somebody cannot wait."""
        while self._steps is not None and not self._is_stepping and not until():
            self._step()

    def drop(self) -> None:
        """What is left is wanted no more."""
        self._turn.stop()
        self._steps = None

    def _go_on(self) -> None:
        until = time.perf_counter() + SLICE_MS / 1000
        while self._steps is not None and not self._is_stepping:
            self._step()
            if time.perf_counter() > until:
                break
        if self._steps is not None:
            self._turn.start()

    def _step(self) -> None:
        steps = self._steps
        if steps is None:
            return
        self._is_stepping, is_over = True, True
        try:
            is_over = next(steps, _OVER) is _OVER
        finally:
            self._is_stepping = False
            is_over &= steps is self._steps
            if is_over:
                self.drop()
        if is_over:
            self.ended.emit()


def is_whole(widget: QObject) -> bool:
    """Whether everything inside that comes in slices has come."""
    return not any(one.is_at_work for one in widget.findChildren(Slices))


def make_whole(widget: QObject) -> None:
    """Let everything inside that comes in slices come now."""
    for one in widget.findChildren(Slices):
        one.finish()
