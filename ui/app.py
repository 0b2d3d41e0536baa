"""The composition root: one window, one worker, wired by constructor; one process, one unlock."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from intake_app import paths
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


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    vault: Path | None = None
    language: str = ""
    demo_folder: Path | None = None


def main(argv: Sequence[str] | None = None) -> int:
    """Run one window from unlock to lock. Returns 0 when closed, LOCKED to be started again."""
    harden_process()
    options = _options(argv)
    folder = paths.state_dir()
    keep_qt_settings_in(folder)
    app = QApplication(["intake"])
    app.setApplicationName("intake")
    app.setApplicationDisplayName("Intake")
    window = build_window(app, WindowSettings(folder), options)
    window.ended.connect(app.exit)
    open_first_screen(window, options)
    window.show()
    return app.exec()


def build_window(app: QApplication, settings: WindowSettings, options: Options) -> MainWindow:
    """Wire everything; nothing slow is imported yet."""
    prepare(app)
    apply_theme(app, settings.theme)
    stop = _Stop()
    runner = CommandRunner(stop.after)
    shell = Shell(runner=runner, environment=cache(_environment), settings=settings)
    language = options.language or settings.language or _language_of_the_desktop()
    window = MainWindow(shell, catalog(language), inside.SCREENS)
    window.theme_chosen.connect(lambda theme: apply_theme(app, theme))
    stop.window = window
    sys.excepthook = stop.excepthook
    return window


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
    """What happens after a fault of our own: say so once, keep what is saved, end."""

    def __init__(self) -> None:
        self.window: MainWindow | None = None
        self._has_stopped = False

    def excepthook(
        self, _kind: type[BaseException], fault: BaseException, _trace: TracebackType | None
    ) -> None:
        """Python's hook: also called for exceptions in slots."""
        self.after(fault)

    def after(self, fault: BaseException) -> None:
        """Write the redacted report and replace the screen; a second fault ends at once."""
        from ui.faults import redacted
        from ui.screens.fault import FaultScreen

        report = redacted(fault)
        sys.stderr.write(report)
        if self._has_stopped or self.window is None:
            QApplication.exit(FAULT)
            return
        self._has_stopped = True
        file = paths.state_dir() / "fault-report.txt"
        file.write_text(report, encoding="utf-8")
        window = self.window
        window.replace_screen(lambda: FaultScreen(window.catalog, file, lambda: window.end(FAULT)))


def _options(argv: Sequence[str] | None) -> Options:
    parser = argparse.ArgumentParser(prog="intake-desktop", allow_abbrev=False)
    parser.add_argument("--vault", type=Path, metavar="DIR", help="the vault to open")
    parser.add_argument("--language", choices=LANGUAGES, default="", help="interface language")
    parser.add_argument("--demo", action="store_true", help="a vault of invented people")
    parser.add_argument("--demo-folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(argv)
    return Options(given.vault, given.language, given.demo_folder)


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
