"""Nobody is at the keyboard: told by a timer, and by a clock that goes on while a laptop sleeps."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

TICK_MS = 10_000
"""How soon after waking a sleep is noticed that no system told of."""

AGAIN_MS = 60_000
"""Who does not come back is reported again: a lock that waited for an answer waits no longer."""

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Seconds on two clocks. `since_start` counts sleep where the system can; `wall` always."""

    since_start: float
    wall: float

    def since(self, earlier: "Moment") -> float:
        """Seconds gone by, on the clock that went further: sleeping is being away."""
        return max(self.since_start - earlier.since_start, self.wall - earlier.wall)


def now() -> Moment:
    """The moment now. CLOCK_BOOTTIME goes on during sleep; only Linux has it."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    since_start = time.monotonic() if boot is None else time.clock_gettime(boot)
    return Moment(since_start, time.time())


class IdleWatch(QObject):
    """Emits `idle` after `limit_ms` without a key, a click or a move, asleep or awake."""

    idle = Signal()

    def __init__(
        self, limit_ms: int, parent: QObject, clock: Callable[[], Moment] = now, tick_ms: int = 0
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit_ms = limit_ms
        self._last = clock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)
        # Timers stand still while the laptop sleeps, so a look at the clocks must follow a wake-up.
        self._tick = QTimer(self)
        self._tick.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._tick.setInterval(tick_ms or TICK_MS)
        self._tick.timeout.connect(self.look)

    def begin(self) -> None:
        """Start counting."""
        self._last = self._clock()
        self._timer.start(self._limit_ms)
        self._tick.start()

    def wait_for(self, limit_ms: int) -> None:
        """Another limit, from now on."""
        self._limit_ms = limit_ms
        self.begin()

    def see(self, event: QEvent) -> bool:
        """Note a sign of life. True: it came too late, `idle` was sent, let nobody have it."""
        if event.type() not in _SIGNS_OF_LIFE or not self._tick.isActive():
            return False
        if self.look():
            return True
        self._last = self._clock()
        self._timer.start(self._limit_ms)
        return False

    def look(self) -> bool:
        """Compare the clocks; whether too much time is gone."""
        is_late = self._clock().since(self._last) * 1000 > self._limit_ms
        if is_late:
            self._tell()
        return is_late

    def _tell(self) -> None:
        self._last = self._clock()
        self._timer.start(min(self._limit_ms, AGAIN_MS))
        self.idle.emit()
