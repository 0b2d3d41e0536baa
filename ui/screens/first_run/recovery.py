"""The recovery sheet: eight groups of digits, put on paper, typed back from the paper."""

from intake_app.i18n import Catalog
from ui.recovery_entry import RecoveryEntry
from ui.screens.first_run.step import Step
from ui.sheet_shown import SheetShown
from ui.shell import Shell


class SheetStep(Step):
    """Shows the code, once."""

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Recovery sheet"),
            lambda c: c.t(
                "If the passphrase is lost, these numbers open the vault. Write them on paper now "
                "and keep the paper far from this laptop. They are shown only here. The only other "
                "way in is a secret key of headquarters."
            ),
        )
        self.shown = SheetShown(shell, self.words, self.notice)
        self.body.addWidget(self.shown)
        self.body.addWidget(self.notice)

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        self.shown.retranslate(catalog)

    def show_code(self, code: str) -> None:
        """Groups are joined by hyphens."""
        self.shown.show_code(code)


class TypedBackStep(Step):
    """Only a sheet that was read back counts. A mistyped group is named at once."""

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Type the numbers from the sheet"),
            lambda c: c.t("This proves that the paper can be read. Read from the paper."),
        )
        self.is_confirmed = False
        self.entry = RecoveryEntry(shell, self.words, self.notice)
        self.entry.confirmed.connect(self._on_confirmed)
        self.body.addWidget(self.entry)
        self.body.addWidget(self.notice)

    def begin(self) -> None:
        """See Step."""
        self.entry.focus_first()

    def may_go_on(self) -> bool:
        """Ask the vault; it answers by `gone_on`."""
        if not self.is_confirmed:
            self.entry.confirm()
        return self.is_confirmed

    def _on_confirmed(self) -> None:
        self.is_confirmed = True
        self.gone_on.emit()
