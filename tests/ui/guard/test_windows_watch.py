"""Windows tells by a message; what it means is read from its bytes, which can be laid out here."""

import ctypes
from ctypes import wintypes

import pytest

from ui.guard.windows_watch import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    WindowsWatch,
)

UNLOCKED, RESUMED, WM_PAINT = 0x8, 0x7, 0x000F
KIND = b"windows_generic_MSG"


@pytest.fixture
def locks():
    return []


@pytest.fixture
def watch(qapp, locks):
    return WindowsWatch(lambda: locks.append("lock"))


def told(watch, message, parameter, kind=KIND):
    said = wintypes.MSG(message=message, wParam=parameter)
    return watch.nativeEventFilter(kind, ctypes.addressof(said))


@pytest.mark.parametrize(
    ("message", "parameter"),
    [(WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK), (WM_POWERBROADCAST, PBT_APMSUSPEND)],
)
def test_a_locked_session_and_a_sleep_lock_the_vault(watch, locks, message, parameter):
    answer = told(watch, message, parameter)

    assert (["lock"], (False, 0)) == (locks, answer)


@pytest.mark.parametrize(
    ("message", "parameter"),
    [
        (WM_WTSSESSION_CHANGE, UNLOCKED),
        (WM_POWERBROADCAST, RESUMED),
        (WM_PAINT, WTS_SESSION_LOCK),
    ],
)
def test_other_messages_lock_nothing(watch, locks, message, parameter):
    told(watch, message, parameter)

    assert [] == locks


def test_what_is_no_message_of_windows_is_not_read(watch, locks):
    watch.nativeEventFilter(b"xcb_generic_event_t", 0)

    assert [] == locks
