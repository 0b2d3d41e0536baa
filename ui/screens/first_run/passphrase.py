"""The passphrase: six random words, shown, learnt, typed back."""

from intake_app.i18n import Catalog
from ui.new_passphrase import NewPassphrase
from ui.screens.first_run.step import Step, Wishes
from ui.shell import Shell


class PassphraseStep(Step):
    """People choose guessable passphrases, so the program draws one."""

    def __init__(self, shell: Shell, catalog: Catalog, wishes: Wishes) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Your passphrase"),
            lambda c: c.t(
                "These words open the vault. They are kept nowhere: learn them, and keep a note "
                "far from this laptop until you know them."
            ),
        )
        self._wishes = wishes
        self.new = NewPassphrase(shell, self.words, self.notice)
        self.new.drawn_anew.connect(self._on_drawn)
        self.new.entered.connect(self.gone_on)
        self.body.addWidget(self.new)
        self.body.addWidget(self.notice)

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        self.new.retranslate(catalog)

    def begin(self) -> None:
        """See Step."""
        self.new.begin()

    def may_go_on(self) -> bool:
        """See Step."""
        return self.new.is_typed_back()

    def _on_drawn(self, passphrase: str) -> None:
        self._wishes.passphrase = passphrase
