"""Into the vault without its passphrase: the sheet or a key of headquarters, then new words."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.countdown import Countdown
from ui.folder_chooser import FolderChooser
from ui.panels import Panel, Panels
from ui.parts import button, label, row
from ui.recovery_entry import Proof, RecoveryEntry, well_formed
from ui.screens.keys.fresh_passphrase import FreshPassphrase
from ui.screens.room import Room
from ui.shell import Shell
from ui.tasks import Failed, Runner

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake_app.commands.session import Environment, Session

KEY_SUFFIXES = (".key", ".txt", ".age")


class OtherWay(QWidget):
    """Emits `finished` when a vault is open and has a new passphrase."""

    finished = Signal()
    cancelled = Signal()
    lock_wanted = Signal()

    def __init__(self, shell: Shell, catalog: Catalog, folder: Path) -> None:
        super().__init__()
        self._shell = shell
        self._folder = folder
        self.panels = Panels(catalog)
        self.room = Room(self.panels)
        self.panels.footer.setProperty("role", "page")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.panels)
        self.sheet = SheetPanel(shell, catalog, folder)
        self.sheet.left.connect(self.cancelled)
        self.sheet.key_wanted.connect(self._on_key_wanted)
        self.sheet.opened.connect(self._on_opened)
        self.panels.show_panel(self.sheet)

    def retranslate(self, catalog: Catalog) -> None:
        """Say it in another language."""
        self.panels.retranslate(catalog)
        self.room.retranslate(catalog)

    def _on_key_wanted(self) -> None:
        self.sheet.notice.clear()
        chooser = FolderChooser(
            self.panels.words.catalog,
            lambda c: c.t("Choose the secret key file of headquarters"),
            start=Path.home(),
            suffixes=KEY_SUFFIXES,
        )
        self.room.ask(chooser, self._on_key_chosen)

    def _on_key_chosen(self, file: Path) -> None:
        shell, folder = self._shell, self._folder
        shell.runner.open(
            self,
            lambda: (_by_key(folder, file, shell.environment()), None),
            done=lambda _: self._on_opened(),
            failed=self.sheet.on_refused,
        )

    def _on_opened(self) -> None:
        panel = FreshPassphrase(self._shell, self.panels.words.catalog)
        panel.done.connect(self.finished)
        panel.left.connect(self.lock_wanted)
        self.panels.show_panel(panel)


class SheetPanel(Panel):
    """Eight groups from the paper. Wrong numbers make the next try wait, as a passphrase does."""

    opened = Signal()
    key_wanted = Signal()

    def __init__(self, shell: Shell, catalog: Catalog, folder: Path) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Another way in"),
            lambda c: c.t(
                "Type the numbers from the recovery sheet of this vault. Then you set a new "
                "passphrase."
            ),
        )
        self.go_words = lambda c: c.t("Open with these numbers")
        self._shell = shell
        self._folder = folder
        self._is_waiting = False
        proof = Proof(well_formed, self._open)
        self.entry = RecoveryEntry(shell, self.words, self.notice, proof)
        self.entry.confirmed.connect(self.opened)
        self.entry.refused.connect(self.on_refused)
        self.wait = label("hint")
        self._countdown = Countdown(self)
        self._countdown.ticked.connect(self._on_ticked)
        self._countdown.over.connect(self._on_over)
        self.key = button("quiet", "use-hq-key")
        self.key.clicked.connect(self.key_wanted)
        self.words.show(self.key.setText, lambda c: c.t("Use a key file of headquarters"))
        for part in (self.entry, self.notice, self.wait):
            self.body.addWidget(part)
        self.body.addLayout(row(self.key))

    def begin(self) -> None:
        """See Step. Guesses made before this panel came up count, too."""
        self.entry.focus_first()
        self._ask_for_wait()

    def go(self) -> None:
        """See Panel."""
        self.entry.confirm()

    def on_refused(self, error: IntakeError) -> None:
        """Say why; a wrong guess makes the next one wait."""
        self.notice.show_error(error)
        self._ask_for_wait()

    def _open(
        self,
        runner: Runner,
        owner: QObject,
        typed: str,
        done: "Callable[[], None]",
        failed: Failed,
    ) -> None:
        if self._is_waiting:
            return
        self.waiting.emit()
        folder, environment = self._folder, self._shell.environment
        runner.open(
            owner,
            lambda: (_by_sheet(folder, typed, environment()), None),
            done=lambda _: done(),
            failed=failed,
        )

    def _ask_for_wait(self) -> None:
        folder = self._folder
        self._shell.runner.ask(
            self, lambda: _wait(folder), done=self._on_wait, failed=self.notice.show_error
        )

    def _on_wait(self, seconds: int) -> None:
        if not seconds:
            self._on_over()
            return
        self._is_waiting = True
        self.waiting.emit()
        self.key.setEnabled(False)
        self._countdown.begin(seconds)

    def _on_ticked(self, left: int) -> None:
        self.words.show(
            self.wait.setText,
            lambda c: c.tn("Next try in {n} second.", "Next try in {n} seconds.", left),
        )

    def _on_over(self) -> None:
        self._is_waiting = False
        self.words.forget(self.wait.setText)
        self.key.setEnabled(True)
        self.ready.emit()


def _by_sheet(folder: Path, typed: str, environment: "Environment") -> "Session":
    from intake_app.commands import ways_in

    return ways_in.unlock_with_recovery(folder, typed, environment)


def _by_key(folder: Path, file: Path, environment: "Environment") -> "Session":
    from intake_app.commands import ways_in

    return ways_in.unlock_with_escrow(folder, file, environment)


def _wait(folder: Path) -> int:
    from intake_app.commands import vaults

    return vaults.wait_before_next(folder)
