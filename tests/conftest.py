"""What holds for every test: nothing connects anywhere, nothing is written into the home folder."""

import itertools
import os
import socket

import hypothesis
import pytest

# Before any Qt is imported: windows are drawn off screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The seed of the order seeds the examples too, so nothing is kept between runs; a busy machine is
# no fault of an example.
hypothesis.settings.register_profile("intake", deadline=None, database=None)
hypothesis.settings.load_profile("intake")


_laptops = itertools.count()


class ConnectionAttempted(BaseException):
    """Not an Exception, so that no handler in between can swallow it."""


def refuse_connection(*_arguments: object) -> None:
    raise ConnectionAttempted("a test tried to connect")


def pytest_configure() -> None:
    """Before the first test module is imported."""
    socket.socket.connect = refuse_connection
    socket.socket.connect_ex = refuse_connection


@pytest.fixture(autouse=True, scope="session")
def _a_home_of_its_own(tmp_path_factory):
    """Settings, state and data of the tests stay out of the tester's own folders."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        for kind in ("STATE", "CONFIG", "DATA"):
            environment.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        yield


@pytest.fixture(autouse=True)
def _a_laptop_of_its_own(tmp_path_factory, monkeypatch):
    """What one test's laptop remembers of a vault says nothing about its copy in another."""
    state = tmp_path_factory.getbasetemp() / f"state-{next(_laptops)}"
    monkeypatch.setenv("XDG_STATE_HOME", str(state))


def pytest_terminal_summary(terminalreporter, config):
    """`-q` hides pytest-randomly's own header."""
    seed = config.getoption("randomly_seed")
    terminalreporter.write_line(f"The same order again: --randomly-seed={seed}")
