"""Sleep, lid and session lock, over a real bus; and silence where there is none.

The window is a process of its own here: QtDBus reads the addresses of the buses once.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.guard.bus import CONFIG

ROOT = Path(__file__).resolve().parents[3]
LISTENER = (sys.executable, "-m", "tests.ui.guard.listener")
PATIENCE = "20000"


class Buses:
    """One bus that serves as system and session bus, and the login manager on it."""

    def __init__(self, folder):
        socket = folder / "bus"
        config = folder / "bus.conf"
        config.write_text(CONFIG.format(socket=socket), encoding="ascii")
        self.daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.daemon.stdout.readline()
        address = f"unix:path={socket}"
        self.surroundings = os.environ | {
            "DBUS_SYSTEM_BUS_ADDRESS": address,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.manager = self.runs([sys.executable, "-m", "tests.ui.guard.bus"])

    def runs(self, command):
        return subprocess.Popen(
            command,
            env=self.surroundings,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def tells(self, word):
        self.manager.stdin.write(f"{word}\n")
        self.manager.stdin.flush()

    def hears(self):
        return self.manager.stdout.readline().strip()

    def ends(self):
        for process in (self.manager, self.daemon):
            process.terminate()
            process.communicate()


@pytest.fixture
def buses(tmp_path):
    buses = Buses(tmp_path)
    try:
        assert "ready" == buses.hears()
        yield buses
    finally:
        buses.ends()


@pytest.fixture
def listener(buses):
    """A process that listens already."""
    started = buses.runs([*LISTENER, PATIENCE])
    try:
        assert "hears True\n" == started.stdout.readline()
        assert "inhibited sleep Intake Lock before sleep delay" == buses.hears()
        yield started
    finally:
        started.kill()
        started.communicate()


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        ("sleep", "asleep"),
        ("lock", "locked"),
        ("hint", "locked"),
        ("lid", "locked"),
        ("screen", "locked"),
    ],
)
def test_what_the_laptop_tells_is_heard(buses, listener, told, heard):
    buses.tells(told)

    said, _ = listener.communicate(timeout=60)

    assert heard == said.split()[0]


def test_sleep_is_held_up_until_the_process_has_ended(buses, listener):
    buses.tells("sleep")

    said, _ = listener.communicate(timeout=60)

    assert "asleep True" == said.strip()
    assert "released" == buses.hears()


def test_waking_up_and_strangers_lock_nothing(buses, listener):
    for word in ("woke", "other"):
        buses.tells(word)
        assert listener.poll() is None
    buses.tells("lock")

    said, _ = listener.communicate(timeout=60)

    assert ["locked"] == [line.split()[0] for line in said.splitlines()]


def test_without_a_bus_nothing_is_heard_and_nothing_breaks(tmp_path):
    nowhere = f"unix:path={tmp_path / 'nowhere'}"
    surroundings = os.environ | {
        "DBUS_SYSTEM_BUS_ADDRESS": nowhere,
        "DBUS_SESSION_BUS_ADDRESS": nowhere,
    }

    ran = subprocess.run(
        [*LISTENER, "50"],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ("hears False\nFalse\n", "") == (ran.stdout, ran.stderr)
