"""The demo: a vault of invented people in a private folder that the launcher removes."""

from pathlib import Path
from typing import TYPE_CHECKING

from ui.screens.preparing import PreparingScreen
from ui.screens.screen import Screen
from ui.screens.unlock import Lockable

if TYPE_CHECKING:
    from intake_app.commands.session import Environment
    from ui.main_window import MainWindow

SHOWN = "passphrase.txt"
"""Kept readable beside the vault, because a window after a lock must show it again."""


def open_demo(window: "MainWindow", folder: Path) -> None:
    """Make the demo vault when it is not there yet (after a lock it is), then ask to unlock it."""
    if (folder / SHOWN).exists():
        window.open_unlock(_lockable(folder))
        return
    shell = window.shell

    def preparing() -> Screen:
        screen = PreparingScreen(
            window.catalog, lambda c: c.t("The demo vault is being made. This takes some seconds.")
        )
        shell.runner.ask(
            screen,
            lambda: make_demo(folder, window.catalog.language, shell.environment()),
            done=lambda _: window.open_unlock(_lockable(folder)),
            failed=screen.show_error,
        )
        return screen

    window.replace_screen(preparing)


def make_demo(folder: Path, language: str, environment: "Environment") -> None:
    """The demo vault, closed, and its passphrase in a file beside it."""
    from intake_app.commands import demo, vaults

    made = demo.prepare(folder, language, environment)
    vaults.close(made.session)
    (folder / SHOWN).write_text(made.passphrase, encoding="utf-8")


def _lockable(folder: Path) -> Lockable:
    return Lockable(folder / "vault", (folder / SHOWN).read_text(encoding="utf-8"))
