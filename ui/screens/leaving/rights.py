"""What the person may take home: a slip with a neutral number, and a copy of their own data."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from intake_app.domain.record import RecordId
from intake_app.i18n import Catalog
from ui.parts import button, label, row
from ui.screens.leaving.page import LeavingPage
from ui.screens.pdf_saver import PdfSaver
from ui.screens.room import Room
from ui.shell import Shell

if TYPE_CHECKING:
    from intake_app.commands.own_data import OwnData
    from intake_app.commands.session import Session
    from intake_app.domain.slip_number import Slip


class RightsScreen(LeavingPage):
    """Emits `closed`. Files are written only where a person says, after a warning."""

    closed = Signal()

    def __init__(self, shell: Shell, catalog: Catalog, record_id: RecordId) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Slip and own data"),
            lambda c: c.t("What the person may have from us, whenever they ask."),
        )
        self._shell = shell
        self.record_id = record_id
        self.room = Room(self.page)
        self.slip = label("title")
        self.give = button("primary", "give-slip")
        self.print = button(name="print-slip")
        self.copy = button(name="own-data")
        self._arrange()
        self.give.clicked.connect(self._on_give_clicked)
        self.print.clicked.connect(lambda: self._choose_folder(self._print_slip))
        self.copy.clicked.connect(lambda: self._choose_folder(self._give_copy))
        self.back.clicked.connect(self.closed)
        shell.runner.submit(
            self,
            lambda session: _given(session, record_id),
            done=self._on_opening,
            failed=self.notice.show_error,
        )

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.room.retranslate(catalog)

    def focus_first(self) -> None:
        """See Screen."""
        (self.print if self.give.isHidden() else self.give).setFocus()

    def _arrange(self) -> None:
        self.say(lambda c: c.t("Withdrawal slip"), "subheading")
        self.say(
            lambda c: c.t(
                "A small paper with a number and a day. It says nothing about the person, the "
                "testimony or us. With the number they can withdraw consent later, here or "
                "through anybody they trust."
            )
        )
        self.slip.setObjectName("slip-number")
        self.body.addWidget(self.slip)
        self.body.addLayout(row(self.give, self.print))
        self.say(lambda c: c.t("A copy of their own data"), "subheading")
        self.say(
            lambda c: c.t(
                "Two files: the statement to read, and every answer for a machine. Notes that the "
                "interviewer made for the organisation are left out. Ask first whether it is safe "
                "for them to carry it."
            )
        )
        self.body.addLayout(row(self.copy))
        self.say(lambda c: c.t("Who can read it here"), "subheading")
        self.say(
            lambda c: c.t(
                "Everybody who can open this vault can read every testimony in it, those about "
                "sexual violence and those of children too. Say so when the person asks."
            )
        )
        self.body.addStretch(1)
        self.words.show(self.give.setText, lambda c: c.t("Give a number"))
        self.words.show(self.print.setText, lambda c: c.t("Save the slip as PDF"))
        self.words.show(self.copy.setText, lambda c: c.t("Save a copy of their data"))
        self.print.hide()

    def _on_opening(self, opening: "tuple[str, Slip | None]") -> None:
        number, slip = opening
        self.name(number)
        self._on_slip(slip)

    def _on_give_clicked(self) -> None:
        record_id = self.record_id
        self._shell.runner.submit(
            self,
            lambda session: _give(session, record_id),
            done=self._on_slip,
            failed=self.notice.show_error,
        )

    def _on_slip(self, slip: "Slip | None") -> None:
        self.slip.setText(slip.number.shown if slip else "")
        self.slip.setVisible(slip is not None)
        self.give.setVisible(slip is None)
        self.print.setVisible(slip is not None)
        self.focus_first()

    def _choose_folder(self, then: Callable[[Path], None]) -> None:
        self.notice.clear()
        self.room.ask(PdfSaver(self.catalog), then)

    def _print_slip(self, folder: Path) -> None:
        record_id, target = self.record_id, folder / f"{self.slip.text().replace(' ', '-')}.pdf"
        self._shell.runner.submit(
            self,
            lambda session: _print(session, record_id, target),
            done=lambda _: self._on_printed(target),
            failed=self.notice.show_error,
        )

    def _on_printed(self, target: Path) -> None:
        self.page.show_top()
        self.notice.say(
            lambda c: c.t("The slip was saved as {file}.", file=target),
            lambda c: c.t("Print it, cut it out, and delete the file."),
            tone="ok",
        )

    def _give_copy(self, folder: Path) -> None:
        record_id = self.record_id
        self._shell.runner.submit(
            self,
            lambda session: _give_copy(session, record_id, folder),
            done=lambda done: self._on_copied(done, folder),
            failed=self.notice.show_error,
        )

    def _on_copied(self, done: "OwnData", folder: Path) -> None:
        self.page.show_top()
        self.notice.say(
            lambda c: c.t("The copy of their data was saved in {folder}.", folder=folder),
            (lambda c: c.t("The answers only: the statement cannot be set for print now."))
            if done.without_statement
            else (lambda c: c.t("It is not encrypted. Hand it over, and delete it here.")),
            tone="ok",
        )


def _given(session: "Session", record_id: RecordId) -> "tuple[str, Slip | None]":
    from intake_app.commands import erasures, slips

    return erasures.confirmation(session, record_id), slips.given(session, record_id)


def _give(session: "Session", record_id: RecordId) -> "Slip":
    from intake_app.commands import slips

    return slips.give(session, record_id)


def _print(session: "Session", record_id: RecordId, target: Path) -> "Slip":
    from intake_app.commands import slips

    return slips.print_to(session, record_id, target)


def _give_copy(session: "Session", record_id: RecordId, folder: Path) -> "OwnData":
    from intake_app.commands import own_data

    return own_data.give_copy(session, record_id, folder)
