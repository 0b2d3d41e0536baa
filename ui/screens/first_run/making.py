"""The vault is made; it takes a second or two, which is what protects it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.screens.first_run.step import Step, Wishes
from ui.shell import Shell

if TYPE_CHECKING:
    from intake_app.commands.session import Environment, Session


class MakingStep(Step):
    """Emits `made` with the recovery code; the session stays with the runner."""

    made = Signal(str)
    refused = Signal()

    def __init__(self, shell: Shell, catalog: Catalog, wishes: Wishes) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("The vault is being made"),
            lambda c: c.t("This takes some seconds: guessing the passphrase must be slow."),
        )
        self._shell = shell
        self._wishes = wishes
        self.was_refused = False
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.words.show(self._bar.setAccessibleName, lambda c: c.t("The vault is being made"))
        self.body.addWidget(self._bar)
        self.body.addWidget(self.notice)

    def begin(self) -> None:
        """Start at once; the wishes were settled page by page."""
        shell, wishes, language = self._shell, self._wishes, self.words.catalog.language
        self.was_refused = False
        self.notice.clear()
        self._bar.show()
        shell.runner.open(
            self,
            lambda: _make(wishes, language, shell.environment()),
            done=self._on_made,
            failed=self._on_refused,
        )

    def may_go_on(self) -> bool:
        """Never by hand: the page goes on by itself."""
        return False

    def _on_made(self, recovery_code: str) -> None:
        self._shell.settings.vault = self._wishes.folder
        self._shell.settings.language = self.words.catalog.language
        self.made.emit(recovery_code)

    def _on_refused(self, error: IntakeError) -> None:
        self.was_refused = True
        self._bar.hide()
        self.notice.show_error(error)
        self.refused.emit()


def _make(wishes: Wishes, language: str, environment: "Environment") -> "tuple[Session, str]":
    from intake_app.commands import vaults

    created = vaults.create(
        wishes.folder,
        vaults.CreateVault(
            operator=wishes.operator,
            language=language,
            passphrase=wishes.passphrase,
            recipients=tuple(wishes.recipients),  # type: ignore[arg-type]  # read by vaults itself
        ),
        environment,
    )
    return created.session, created.recovery_code
