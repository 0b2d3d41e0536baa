"""How the screens for bad days are made, and where their buttons lead."""

from pathlib import Path
from typing import TYPE_CHECKING

from ui.screens.screen import Screen

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def backup(window: "MainWindow") -> Screen:
    """Make a backup, or prove one."""
    from ui.screens.survival.backup import BackupScreen

    screen = BackupScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("Backup"))
    screen.closed.connect(window.open_records)
    return screen


def panic(window: "MainWindow") -> Screen:
    """Destroy the ways into the vault; the program locks itself then."""
    from ui.screens.survival.panic import PanicScreen

    screen = PanicScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("Destroy the ways in"))
    screen.closed.connect(window.open_records)
    screen.destroyed_ways.connect(window.lock)
    return screen


def new_key(window: "MainWindow") -> Screen:
    """Move the vault to a new key; then its new sheet is typed back."""
    from ui.screens.survival.new_key import NewKeyScreen

    screen = NewKeyScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("New key"))
    screen.closed.connect(window.open_records)
    screen.finished.connect(window.open_recovery)
    screen.left_shut.connect(window.lock)
    return screen


def salvage(window: "MainWindow") -> Screen:
    """Save what can be read; from then on the window works in the new vault."""
    from ui.screens.survival.salvage import SalvageScreen

    screen = SalvageScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("Copy what can be read"))
    screen.closed.connect(window.open_records)
    screen.finished.connect(lambda folder: _work_in(window, folder))
    return screen


def restore(window: "MainWindow") -> Screen:
    """Restore a backup; no vault is open."""
    from ui.screens.survival.restore import RestoreScreen
    from ui.screens.unlock import Lockable

    screen = RestoreScreen(window.shell, window.catalog)
    screen.closed.connect(lambda: _leave(window))
    screen.restored.connect(lambda folder: window.open_unlock(Lockable(folder)))
    return screen


def _leave(window: "MainWindow") -> None:
    """To the vault that was used last, or to the first run."""
    from ui.screens.unlock import Lockable

    known = window.shell.settings.vault
    if known is None:
        window.open_first_run()
    else:
        window.open_unlock(Lockable(known))


def _work_in(window: "MainWindow", folder: Path) -> None:
    window.shell.settings.vault = folder
    window.open_recovery()
