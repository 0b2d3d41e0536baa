"""The passphrase: six random words, shown, learnt, typed back."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake_app.i18n import Catalog
from ui.parts import button, label, row
from ui.passphrase_field import PassphraseField
from ui.screens.first_run.step import Step, Wishes
from ui.shell import Shell
from ui.theme import px


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
        self._shell = shell
        self._wishes = wishes
        self._is_shown = True
        self.drawn = label("heading")
        self.drawn.setObjectName("drawn-passphrase")
        self.again = button(name="draw-again")
        self.again.clicked.connect(self._draw)
        self.reveal = button("quiet", "hide-drawn")
        self.reveal.clicked.connect(self._on_reveal_clicked)
        self.typed = PassphraseField(catalog, "typed-passphrase")
        self.typed.entered.connect(self.gone_on)
        self.words.show(self.again.setText, lambda c: c.t("Draw other words"))
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(24), px(16), px(24), px(16))
        inside.addWidget(self.drawn)
        self.body.addWidget(card)
        self.body.addLayout(row(self.again, self.reveal))
        self.body.addSpacing(px(16))
        self.question(lambda c: c.t("Type the passphrase"), self.typed)
        self.body.addWidget(self.notice)
        self._show_drawn()

    def retranslate(self, catalog: Catalog) -> None:
        """See Step. The drawn words stay: somebody may have learnt them already."""
        super().retranslate(catalog)
        self.typed.words.retranslate(catalog)

    def begin(self) -> None:
        """See Step."""
        if not self._wishes.passphrase:
            self._draw()
        self.typed.setFocus()

    def may_go_on(self) -> bool:
        """See Step."""
        if self._wishes.passphrase and self.typed.passphrase.split() == (
            self._wishes.passphrase.split()
        ):
            self.notice.clear()
            return True
        self.notice.say(
            lambda c: c.t("What you typed differs from the passphrase above."),
            lambda c: c.t("Compare it word by word, and look at the keyboard layout."),
        )
        self.typed.setFocus()
        return False

    def _draw(self) -> None:
        language = self.words.catalog.language
        self._shell.runner.ask(
            self, lambda: _drawn(language), done=self._on_drawn, failed=self.notice.show_error
        )

    def _on_drawn(self, passphrase: str) -> None:
        self._wishes.passphrase = passphrase
        self.typed.clear()
        self.notice.clear()
        self._show_drawn()

    def _on_reveal_clicked(self) -> None:
        self._is_shown = not self._is_shown
        self._show_drawn()

    def _show_drawn(self) -> None:
        drawn = self._wishes.passphrase
        self.drawn.setText(drawn if self._is_shown else " ".join("•" * 5 for _ in drawn.split()))
        self.words.show(
            self.reveal.setText,
            lambda c: c.t("Hide the words") if self._is_shown else c.t("Show the words"),
        )


def _drawn(language: str) -> str:
    from intake_app.commands import vaults

    return vaults.suggest_passphrase(language)
