"""Two cards: the printed sheet, and the keys of headquarters; each can be tried."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from ui.panels import FirstPanel
from ui.parts import button, label
from ui.screens.keys.state_words import escrow_state, sheet_state
from ui.shell import Shell
from ui.theme import px
from ui.widgets.flow_box import FlowBox
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.recovery import Rehearsals
    from intake_app.commands.session import Session


class Overview(FirstPanel):
    """Says when each way in was last proved, and offers to prove it now."""

    typing = Signal()
    making = Signal()
    answering = Signal()
    letter_wanted = Signal()
    key_wanted = Signal()

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Recovery"),
            lambda c: c.t(
                "Two ways in are left when a passphrase is lost. Try them before they are needed; "
                "the key of the vault is never shown."
            ),
        )
        self._shell = shell
        self.sheet, self.escrow = label(), label()
        self.answer = self._way("type-answer", lambda c: c.t("Type the answer"), self.answering)
        self._escrow_ways: tuple[QWidget, ...] = (
            self._way(
                "write-letter",
                lambda c: c.t("Write a letter to headquarters"),
                self.letter_wanted,
            ),
            self.answer,
            self._way("use-key", lambda c: c.t("Try a key file here"), self.key_wanted),
        )
        self.body.addWidget(self.notice)
        self._card(
            lambda c: c.t("Recovery sheet"),
            self.sheet,
            self._way("type-sheet", lambda c: c.t("Type the sheet back"), self.typing),
            self._way("new-sheet", lambda c: c.t("Make a new sheet"), self.making),
        )
        self._buttons = self._card(
            lambda c: c.t("Keys of headquarters"), self.escrow, *self._escrow_ways
        )
        self.reload()

    def begin(self) -> None:
        """See Step."""
        first = self.findChild(QWidget, "type-sheet")
        if first is not None:
            first.setFocus()

    def reload(self) -> None:
        """Look again: something was proved."""
        self._shell.runner.submit(self, _state, done=self._on_state, failed=self.refused)

    def _on_state(self, known: "Rehearsals") -> None:
        self.answer.setVisible(known.waits_for_answer)
        ways = [way for way in self._escrow_ways if way is not self.answer]
        self._buttons.fill([self.answer, *ways] if known.waits_for_answer else ways)
        self.words.show(self.sheet.setText, lambda c: sheet_state(known, c))
        self.words.show(self.escrow.setText, lambda c: escrow_state(known, c))

    def _way(self, name: str, says: Wording, leads: SignalInstance) -> QWidget:
        made = button(name=name)
        self.words.show(made.setText, says)
        made.clicked.connect(leads)
        return made

    def _card(self, title: Wording, told: QLabel, *ways: QWidget) -> FlowBox:
        card = QFrame()
        card.setProperty("role", "card")
        heading = label("subheading")
        self.words.show(heading.setText, title)
        down = QVBoxLayout(card)
        down.setContentsMargins(px(24), px(16), px(24), px(16))
        down.setSpacing(px(8))
        down.addWidget(heading)
        down.addWidget(told)
        buttons = FlowBox(card)
        for way in ways:
            way.setParent(buttons)
        buttons.fill([*ways])
        down.addWidget(buttons)
        self.words.show(lambda _: buttons.arrange(), title)
        self.body.addWidget(card)
        self.body.addSpacing(px(8))
        return buttons


def _state(session: "Session") -> "Rehearsals":
    from intake_app.commands import recovery

    return recovery.state(session)
