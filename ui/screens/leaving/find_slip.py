"""Find a testimony by the number on a slip, also when its content left this laptop."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from intake_app.i18n import Catalog
from ui.parts import button, row
from ui.screens.leaving.page import LeavingPage
from ui.screens.leaving.reasons import gone_words
from ui.shell import Shell
from ui.theme import px

if TYPE_CHECKING:
    from intake_app.commands.session import Session
    from intake_app.commands.slips import FoundSlip

WIDTH = 220


class FindSlipScreen(LeavingPage):
    """Emits `record_wanted` or `withdrawal_wanted` with the id it found, or `closed`."""

    closed = Signal()
    record_wanted = Signal(str)
    withdrawal_wanted = Signal(str)

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Find by slip"),
            lambda c: c.t(
                "Somebody comes with the number from their slip. A number is no proof of who they "
                "are: judge that yourself."
            ),
        )
        self._shell = shell
        self._found = ""
        self.number = QLineEdit()
        self.number.setObjectName("slip-number")
        self.number.setFixedWidth(px(WIDTH))
        self.go = button("primary", "find-slip")
        self.open = button(name="open-found")
        self.withdraw = button(name="withdraw-found")
        self._arrange()
        self.number.textChanged.connect(lambda _: self._on_typed())
        self.number.returnPressed.connect(self._on_find_clicked)
        self.go.clicked.connect(self._on_find_clicked)
        self.open.clicked.connect(lambda: self.record_wanted.emit(self._found))
        self.withdraw.clicked.connect(lambda: self.withdrawal_wanted.emit(self._found))
        self.back.clicked.connect(self.closed)

    def focus_first(self) -> None:
        """See Screen."""
        self.number.setFocus()

    def _arrange(self) -> None:
        self.ask(lambda c: c.t("Number on the slip"), self.number)
        self.say(lambda c: c.t("Eight digits, such as 4719 3302. Spaces do not matter."))
        self.body.addLayout(row(self.open, self.withdraw))
        self.body.addStretch(1)
        self.page.buttons.addWidget(self.go)
        self.words.show(self.go.setText, lambda c: c.t("Find"))
        self.words.show(self.open.setText, lambda c: c.t("Open the testimony"))
        self.words.show(self.withdraw.setText, lambda c: c.t("Withdraw consent"))
        self._show_ways(here=False, gone=False)
        self.go.setEnabled(False)

    def _on_typed(self) -> None:
        self.notice.clear()
        self._show_ways(here=False, gone=False)
        self.go.setEnabled(bool(self.number.text().strip()))

    def _on_find_clicked(self) -> None:
        typed = self.number.text()
        if not typed.strip():
            return
        self._shell.runner.submit(
            self,
            lambda session: _find(session, typed),
            done=self._on_found,
            failed=self.notice.show_error,
        )

    def _on_found(self, found: "FoundSlip") -> None:
        self._found = found.slip.record_id
        given = date.fromisoformat(found.slip.at[:10])
        stone = found.stone
        self._show_ways(here=stone is None, gone=stone is not None)
        if stone is None:
            self.notice.say(
                lambda c: c.t("The testimony is in this vault."),
                lambda c: c.t("The slip was given on {date}.", date=c.date_numeric(given)),
                tone="ok",
            )
        else:
            self.notice.say(
                gone_words(stone.reason.value),
                lambda c: c.t(
                    "Only its id is left here. A withdrawal can still be noted and passed on."
                ),
            )

    def _show_ways(self, *, here: bool, gone: bool) -> None:
        self.open.setVisible(here)
        self.withdraw.setVisible(here or gone)


def _find(session: "Session", typed: str) -> "FoundSlip":
    from intake_app.commands import slips

    return slips.find(session, typed)
