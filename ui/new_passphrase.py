"""A new passphrase: six random words, shown, learnt, typed back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import button, label, row
from ui.passphrase_field import PassphraseField
from ui.shell import Shell
from ui.theme import px
from ui.words import Words


class NewPassphrase(QWidget):
    """People choose guessable passphrases, so the program draws one.

    `drawn_anew` is sent with each passphrase drawn, `entered` when Return was pressed.
    """

    drawn_anew = Signal(str)
    entered = Signal()

    def __init__(self, shell: Shell, words: Words, notice: Notice) -> None:
        super().__init__()
        self._shell = shell
        self._words = words
        self._notice = notice
        self._is_shown = True
        self.passphrase = ""
        self.drawn = label("heading")
        self.drawn.setObjectName("drawn-passphrase")
        self.strength = label("hint")
        self.again = button(name="draw-again")
        self.again.clicked.connect(self._draw)
        self.reveal = button("quiet", "hide-drawn")
        self.reveal.clicked.connect(self._on_reveal_clicked)
        self.typed = PassphraseField(words.catalog, "typed-passphrase")
        self.typed.entered.connect(self.entered)
        words.show(self.again.setText, lambda c: c.t("Draw other words"))
        self._arrange()
        self._show_drawn()

    def retranslate(self, catalog: Catalog) -> None:
        """The drawn words stay: somebody may have learnt them already."""
        self.typed.words.retranslate(catalog)

    def begin(self) -> None:
        """Draw the first words; put the keyboard where they are typed back."""
        if not self.passphrase:
            self._draw()
        self.typed.setFocus()

    def is_typed_back(self) -> bool:
        """Whether the words were typed as they stand; the notice says it when not."""
        if self.passphrase and self.typed.passphrase.split() == self.passphrase.split():
            self._notice.clear()
            return True
        self._notice.say(
            lambda c: c.t("What you typed differs from the passphrase above."),
            lambda c: c.t("Compare it word by word, and look at the keyboard layout."),
        )
        self.typed.setFocus()
        return False

    def _arrange(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(24), px(16), px(24), px(16))
        inside.addWidget(self.drawn)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(8))
        down.addWidget(card)
        down.addWidget(self.strength)
        down.addLayout(row(self.again, self.reveal))
        down.addSpacing(px(16))
        name = label("label")
        name.setBuddy(self.typed.line)
        for setter in (name.setText, self.typed.line.setAccessibleName):
            self._words.show(setter, lambda c: c.t("Type the passphrase"))
        down.addWidget(name)
        down.addWidget(self.typed)

    def _draw(self) -> None:
        language = self._words.catalog.language
        self._shell.runner.ask(
            self,
            lambda: _drawn(language),
            done=lambda drawn: self._on_drawn(drawn, language),
            failed=self._notice.show_error,
        )

    def _on_drawn(self, passphrase: str, language: str) -> None:
        from intake_app.commands.strength import strength_in_words

        self.passphrase = passphrase
        self.drawn_anew.emit(passphrase)
        self.typed.clear()
        self._notice.clear()
        self._words.show(self.strength.setText, lambda c: strength_in_words(language, c))
        self._show_drawn()

    def _on_reveal_clicked(self) -> None:
        self._is_shown = not self._is_shown
        self._show_drawn()

    def _show_drawn(self) -> None:
        drawn = self.passphrase
        self.drawn.setText(drawn if self._is_shown else " ".join("•" * 5 for _ in drawn.split()))
        self._words.show(
            self.reveal.setText,
            lambda c: c.t("Hide the words") if self._is_shown else c.t("Show the words"),
        )


def _drawn(language: str) -> str:
    from intake_app.commands import vaults

    return vaults.suggest_passphrase(language)
