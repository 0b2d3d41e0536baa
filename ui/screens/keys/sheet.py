"""The recovery sheet and the keys of headquarters: do they work, and a new sheet."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.folder_chooser import FolderChooser
from ui.panels_screen import PanelsScreen
from ui.screens.keys.overview import Overview
from ui.screens.keys.rehearsing import AnswerPanel, NewSheet, NewSheetTyped, Typed, TypeSheet
from ui.shell import Shell
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.session import Session

KEY_SUFFIXES = (".key", ".txt", ".age")
Taken = Callable[[Path], None]


class SheetScreen(PanelsScreen):
    """First the overview of both ways in."""

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(shell, catalog)
        self.show_overview()

    def show_overview(self, said: tuple[Wording, Wording] | IntakeError | None = None) -> None:
        """What is known about both ways in; `said` tells what was done, or is left to do."""
        panel = Overview(self._shell, self.catalog)
        panel.left.connect(self.closed)
        panel.typing.connect(lambda: self._show(TypeSheet(self._shell, self.catalog)))
        panel.making.connect(self._on_making)
        panel.answering.connect(lambda: self._show(AnswerPanel(self._shell, self.catalog)))
        panel.letter_wanted.connect(self._on_letter_wanted)
        panel.key_wanted.connect(self._on_key_wanted)
        self.panels.show_panel(panel)
        if isinstance(said, IntakeError):
            panel.notice.show_error(said)
        elif said is not None:
            panel.notice.say(*said, tone="ok")

    def _show(self, panel: Typed) -> None:
        panel.left.connect(self.show_overview)
        panel.proved.connect(self.show_overview)
        self.panels.show_panel(panel)

    def _on_making(self) -> None:
        panel = NewSheet(self._shell, self.catalog)
        panel.left.connect(self.show_overview)
        panel.written_down.connect(self._on_written_down)
        self.panels.show_panel(panel)

    def _on_written_down(self, code: str) -> None:
        self._show(NewSheetTyped(self._shell, self.catalog, code))

    def _on_letter_wanted(self) -> None:
        self._choose(
            FolderChooser(
                self.catalog,
                lambda c: c.t("Choose the folder for the letter"),
                start=Path.home(),
                to_put=True,
            ),
            self._write_letter,
        )

    def _on_key_wanted(self) -> None:
        self._choose(
            FolderChooser(
                self.catalog,
                lambda c: c.t("Choose the secret key file of headquarters"),
                start=Path.home(),
                suffixes=KEY_SUFFIXES,
            ),
            self._rehearse_key,
        )

    def _choose(self, chooser: FolderChooser, taken: Taken) -> None:
        if self.panels.panel is not None:
            self.panels.panel.notice.clear()
        self.room.ask(chooser, taken)

    def _write_letter(self, folder: Path) -> None:
        self._shell.runner.submit(
            self,
            lambda session: _write_letter(session, folder),
            done=self._on_letter,
            failed=self._on_refused,
        )

    def _on_letter(self, target: Path) -> None:
        self.show_overview(
            (
                lambda c: c.t("The letter was saved as {file}.", file=target),
                lambda c: c.t(
                    "Bring it to headquarters on a stick. Only they can read it; they answer with "
                    "four groups of digits, by telephone if need be."
                ),
            )
        )

    def _rehearse_key(self, file: Path) -> None:
        self._shell.runner.submit(
            self,
            lambda session: _rehearse_key(session, file),
            done=lambda _: self._on_key_proved(),
            failed=self._on_refused,
        )

    def _on_key_proved(self) -> None:
        self.show_overview(
            (
                lambda c: c.t("The keys of headquarters open this vault."),
                lambda c: c.t("Take the stick with the key out now: it must not stay here."),
            )
        )

    def _on_refused(self, error: IntakeError) -> None:
        if self.panels.panel is not None:
            self.panels.panel.refused(error)


def _write_letter(session: "Session", folder: Path) -> Path:
    from intake_app.commands import recovery

    target = folder / recovery.LETTER_FILE
    recovery.write_letter(session, target)
    return target


def _rehearse_key(session: "Session", file: Path) -> None:
    from intake_app.commands import recovery

    recovery.rehearse_escrow(session, file)
