"""A wait that is counted down, second by second, while the window goes on living."""

from PySide6.QtCore import QObject, QTimer, Signal

SECOND_MS = 1000


class Countdown(QObject):
    """Emits `ticked` with the seconds left, at once and each second, and `over` at the end."""

    ticked = Signal(int)
    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self._on_second)

    def begin(self, seconds: int) -> None:
        """Count from `seconds`; a wait that still runs is forgotten."""
        self._left = seconds
        self._timer.start()
        self.ticked.emit(seconds)

    def _on_second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.ticked.emit(self._left)
            return
        self._timer.stop()
        self.over.emit()
