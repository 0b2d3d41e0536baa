"""Saving what can still be read of a damaged vault into a new one; the damaged one is only read."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from intake_app.i18n import Catalog
from ui.folder_chooser import FolderChooser
from ui.new_passphrase import NewPassphrase
from ui.panels import FirstPanel
from ui.panels_screen import PanelsScreen
from ui.parts import button, label, row
from ui.screens.survival.new_key import NumbersPanel
from ui.shell import Shell
from ui.theme import px

if TYPE_CHECKING:
    from intake_app.commands.emergency import Salvaged
    from intake_app.commands.session import Environment, Session


class SalvageScreen(PanelsScreen):
    """Emits `closed` for the list, `finished` once the new vault is open and its code shown."""

    finished = Signal(object)

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(shell, catalog)
        self.panel = SalvagePanel(shell, catalog)
        self.panel.left.connect(self.closed)
        self.panel.folder_wanted.connect(self._on_folder_wanted)
        self.panel.saved.connect(self._on_saved)
        self.panels.show_panel(self.panel)

    def _on_folder_wanted(self) -> None:
        self.panel.notice.clear()
        chooser = FolderChooser(
            self.catalog,
            lambda c: c.t("Choose a new or empty folder"),
            start=Path.home(),
            to_put=True,
        )
        self.room.ask(chooser, self.panel.take_folder)

    def _on_saved(self, done: "Salvaged") -> None:
        from intake_app.commands.survival_words import salvaged_in_words

        panel = NumbersPanel(self._shell, self.catalog, done.recovery_code)
        panel.written_down.connect(lambda: self.finished.emit(done.folder))
        self.panels.show_panel(panel)
        self.panels.back.hide()
        panel.notice.say(
            lambda c: salvaged_in_words(done, c)[0],
            lambda c: "\n".join(salvaged_in_words(done, c)[1:]),
            tone="ok" if done.is_complete else "warn",
        )


class SalvagePanel(FirstPanel):
    """Where to, and the words that will open it. `saved` has what came of it."""

    folder_wanted = Signal()
    saved = Signal(object)

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Copy what can be read"),
            lambda c: c.t(
                "Every testimony that still verifies goes, encrypted, into a new vault. This vault "
                "is only read. Keep it, and tell headquarters."
            ),
        )
        self.go_words = lambda c: c.t("Save into the new vault")
        self._shell = shell
        self.folder: Path | None = None
        self.shown = label("words")
        self.shown.hide()
        self.choose = button(name="salvage-folder")
        self.choose.clicked.connect(self.folder_wanted)
        self.words.show(self.choose.setText, lambda c: c.t("Choose the folder"))
        self.new = NewPassphrase(shell, self.words, self.notice)
        self.new.entered.connect(self.gone_on)
        question = label("label")
        question.setBuddy(self.choose)
        self.words.show(question.setText, lambda c: c.t("A new or empty folder for the vault"))
        for part in (question, self.shown):
            self.body.addWidget(part)
        self.body.addLayout(row(self.choose))
        self.body.addWidget(self.notice)
        self.body.addSpacing(px(16))
        self.body.addWidget(self.new)

    def begin(self) -> None:
        """See Step."""
        self.new.begin()
        self.choose.setFocus()
        self._shell.runner.submit(self, _is_damaged, done=self._on_known, failed=self.refused)

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        self.new.retranslate(catalog)

    def _on_known(self, is_damaged: bool) -> None:  # noqa: FBT001 - what the worker tells
        """Of a sound vault nothing needs to be saved; better said before anybody begins."""
        if not is_damaged:
            self.notice.say(
                lambda c: c.t("This is not needed: the vault is not damaged."),
                lambda c: c.t("For a second copy make a backup instead."),
                tone="ok",
            )

    def take_folder(self, folder: Path) -> None:
        """Where the new vault is to stand."""
        self.folder = folder
        self.shown.setText(str(folder))
        self.shown.show()
        self.notice.clear()
        self.new.typed.setFocus()

    def go(self) -> None:
        """See Panel."""
        if self.folder is None:
            self.notice.say(
                lambda c: c.t("The folder is missing."),
                lambda c: c.t("Choose a new or empty folder for the vault."),
            )
            return
        if not self.new.is_typed_back():
            return
        self.waiting.emit()
        folder, passphrase = self.folder, self.new.passphrase
        environment = self._shell.environment
        self._shell.runner.submit(
            self,
            lambda session: _salvage(session, folder, passphrase, environment()),
            done=self._open,
            failed=self.refused,
        )

    def _open(self, done: "Salvaged") -> None:
        """The new vault takes the place of the damaged one in the window."""
        passphrase, environment = self.new.passphrase, self._shell.environment
        self._shell.runner.open(
            self,
            lambda: (_unlocked(done.folder, passphrase, environment()), None),
            done=lambda _: self.saved.emit(done),
            failed=self.refused,
        )


def _is_damaged(session: "Session") -> bool:
    from intake_app.commands import vaults

    return vaults.is_read_only(session)


def _salvage(
    session: "Session", folder: Path, passphrase: str, environment: "Environment"
) -> "Salvaged":
    from intake_app.commands import emergency

    return emergency.salvage(session, folder, passphrase, environment)


def _unlocked(folder: Path, passphrase: str, environment: "Environment") -> "Session":
    from intake_app.commands import vaults

    return vaults.unlock(folder, passphrase, environment)
