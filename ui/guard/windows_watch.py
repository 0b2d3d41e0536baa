"""The same on Windows: a message says that the session is locked or the laptop goes to sleep."""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_SESSION_LOCK = 0x0007

MEANINGS = frozenset(
    {(WM_POWERBROADCAST, PBT_APMSUSPEND), (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK)}
)
"""Message and its first parameter (Microsoft, "WM_WTSSESSION_CHANGE", "WM_POWERBROADCAST")."""

_THIS_SESSION = 0


class WindowsWatch(QAbstractNativeEventFilter):
    """Calls `lock` inside the message: Windows waits for it, two seconds at most, before sleep."""

    def __init__(self, lock: Callable[[], None]) -> None:
        super().__init__()
        self._lock = lock

    def nativeEventFilter(  # noqa: N802 - Qt names it
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Qt gives the address of a MSG; nothing is kept from anybody."""
        if QByteArray(kind) == b"windows_generic_MSG":
            said = wintypes.MSG.from_address(int(message))
            if (said.message, said.wParam) in MEANINGS:
                self._lock()
        return False, 0


def ask_windows_to_tell(window_id: int) -> None:
    """Session messages come only to windows that asked for them. Windows only."""
    if sys.platform == "win32":
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window_id, _THIS_SESSION)
