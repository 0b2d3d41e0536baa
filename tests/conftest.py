"""What holds for every test: nothing connects anywhere, and the order can be repeated."""

import socket

import pytest


class ConnectionAttempted(BaseException):
    """Not an Exception, so that no handler in between can swallow it."""


def refuse_connection(*_arguments: object) -> None:
    raise ConnectionAttempted("a test tried to connect")


def pytest_configure() -> None:
    """Before the first test module is imported, in every process of the suite."""
    socket.socket.connect = refuse_connection  # type: ignore[assignment, method-assign]
    socket.socket.connect_ex = refuse_connection  # type: ignore[assignment, method-assign]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """`-q` hides pytest-randomly's own header."""
    seed = config.getoption("randomly_seed")
    terminalreporter.write_line(f"The same order again: --randomly-seed={seed}")
