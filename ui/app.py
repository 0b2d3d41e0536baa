"""The composition root: one window, one worker, wired by constructor; one process, one unlock."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

import ui.unread_sources  # noqa: F401 - before all others of the window: see there
from intake_app import paths
from intake_app.errors import IntakeError
from intake_app.hardening import harden_process
from intake_app.i18n import LANGUAGES, catalog
from ui import inside
from ui.exit_codes import FAULT
from ui.main_window import MainWindow
from ui.screens.unlock import Lockable
from ui.settings import WindowSettings, keep_qt_settings_in
from ui.shell import Shell
from ui.tasks import CommandRunner
from ui.theme import apply_theme, prepare

if TYPE_CHECKING:
    from intake_app.commands.session import Environment
    from ui.guard.guard import Guard

REPORT = "fault-report.txt"


NEUTRAL_NAME = "notes"
"""What task bars (WM_CLASS), switchers and screen readers call the program. It is set before the
window is made and cannot change with F12, so it never says what the program is for."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    vault: Path | None = None
    language: str = ""
    demo_folder: Path | None = None
    after_lock: bool = False
    idle_seconds: float | None = None


def main(argv: Sequence[str] | None = None) -> int:
    """Run one window from unlock to lock. Returns 0 when closed, LOCKED to be started again."""
    harden_process()
    return until_ended(begin(_options(argv)))


def begin(options: Options) -> MainWindow:
    """The window on the screen, at its first page; nothing moves before `until_ended`."""
    folder = paths.state_dir()
    keep_qt_settings_in(folder)
    window = build_window(application(), WindowSettings(folder), options)
    open_first_screen(window, options)
    window.restoreGeometry(window.shell.settings.place)
    window.show()
    QTimer.singleShot(0, window, lambda: set_guard(window, options))
    return window


def until_ended(window: MainWindow) -> int:
    """Serve the window until it ends, and the worker after it; returns the exit code."""
    window.ended.connect(QApplication.exit)
    code = QApplication.exec()
    # However the loop ended: what was handed to the worker reaches the disk.
    window.shell.runner.stop()
    return code


def application() -> QApplication:
    """Qt's application; both halves of WM_CLASS come from these two names."""
    app = QApplication([NEUTRAL_NAME])
    app.setApplicationName(NEUTRAL_NAME)
    return app


def build_window(app: QApplication, settings: WindowSettings, options: Options) -> MainWindow:
    """Wire everything; nothing slow is imported yet."""
    prepare(app)
    apply_theme(app, settings.theme)
    stop = _Stop()
    runner = CommandRunner(stop.worker_failed)
    shell = Shell(runner, cache(_environment), settings, after_lock=options.after_lock)
    language = options.language or settings.language or _language_of_the_desktop()
    window = MainWindow(shell, catalog(language), inside.SCREENS)
    window.theme_chosen.connect(lambda theme: apply_theme(app, theme))
    stop.window = window
    sys.excepthook = stop.excepthook
    return window


def set_guard(window: MainWindow, options: Options) -> "Guard":
    """Watch over the window from now on. After the first frame, which shows nothing of a vault."""
    from ui.back_in_sight import BackInSight
    from ui.guard import timing
    from ui.guard.guard import Guard

    BackInSight(window)
    longest = options.idle_seconds
    longest_ms = None if longest is None else round(longest * 1000)
    guard = Guard(window, timing.timing(window.shell.settings, longest_ms))
    guard.begin()
    guard.hear_the_system()
    return guard


def open_first_screen(window: MainWindow, options: Options) -> None:
    """Unlock the vault asked for or opened last; where there is none, make one."""
    if options.demo_folder is not None:
        from ui import demo

        demo.open_demo(window, options.demo_folder)
        return
    vault = options.vault or window.shell.settings.vault
    if vault is None or (options.vault is not None and _is_free(vault)):
        window.open_first_run(vault)
    else:
        window.open_unlock(Lockable(vault))


class _Stop:
    """What happens after a fault of our own: keep what was typed, say so once, end.

    Nothing may be raised here: Python would print the first fault with its message, which may
    hold testimony.
    """

    def __init__(self) -> None:
        self.window: MainWindow | None = None
        self._has_stopped = False
        self._is_rescuing = False

    def excepthook(
        self, _kind: type[BaseException], fault: BaseException, _trace: TracebackType | None
    ) -> None:
        """Called for exceptions in slots too. A second fault ends at once; none is raised."""
        try:
            self._after(fault, ends_at_once=not self._is_rescuing)
        except Exception:  # noqa: BLE001 - its message must not reach the terminal either
            self._end()

    def worker_failed(self, fault: Exception) -> None:
        """On the main thread. After the first fault the screen that tells of it stays."""
        try:
            self._after(fault, ends_at_once=False)
        except Exception:  # noqa: BLE001 - as above
            self._end()

    def _after(self, fault: BaseException, *, ends_at_once: bool) -> None:
        from ui.faults import redacted

        report = redacted(fault)
        with suppress(OSError, ValueError, AttributeError):  # no terminal, or a closed one
            sys.stderr.write(report)
        if self.window is None or (self._has_stopped and ends_at_once):
            self._end()
        elif not self._has_stopped:
            self._has_stopped = True
            self._rescue(self.window)
            _show_fault(self.window, _kept(report))

    def _end(self) -> None:
        """At once; `main` lets the worker finish what it was given."""
        if self.window is None:
            QApplication.exit(FAULT)
        else:
            self.window.ended.emit(FAULT)

    def _rescue(self, window: MainWindow) -> None:
        """One attempt to keep what is typed: the screen it stands on may be what failed."""
        self._is_rescuing = True
        try:
            if window.screen_shown is not None:
                window.screen_shown.rescue()
        except Exception:  # noqa: BLE001 - the attempt failed as well; the first fault is told
            return
        finally:
            self._is_rescuing = False


def _kept(report: str) -> Path | None:
    """Where the report lies; nothing where no file can be written."""
    try:
        file = paths.state_dir() / REPORT
        file.write_text(report, encoding="utf-8")
    except (OSError, IntakeError):
        return None
    return file


def _show_fault(window: MainWindow, report: Path | None) -> None:
    from ui.screens.fault import FaultScreen

    window.replace_screen(lambda: FaultScreen(window.catalog, report, lambda: window.end(FAULT)))


def _options(argv: Sequence[str] | None) -> Options:
    parser = argparse.ArgumentParser(prog="intake-desktop", allow_abbrev=False)
    parser.add_argument("--vault", type=Path, metavar="DIR", help="the vault to open")
    parser.add_argument("--language", choices=LANGUAGES, default="", help="interface language")
    parser.add_argument("--demo", action="store_true", help="a vault of invented people")
    parser.add_argument("--demo-folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--after-lock", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--idle-seconds", type=float, help=argparse.SUPPRESS)
    given = parser.parse_args(argv)
    return Options(
        given.vault, given.language, given.demo_folder, given.after_lock, given.idle_seconds
    )


def _environment() -> "Environment":
    from intake_app.commands.session import environment

    return environment()


def _language_of_the_desktop() -> str:
    language = QLocale.system().name()[:2]
    return language if language in LANGUAGES else "kk"


def _is_free(folder: Path) -> bool:
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


if __name__ == "__main__":
    raise SystemExit(main())
