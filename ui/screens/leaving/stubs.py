"""What is left of testimonies that went, and the sealed files to hand over."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from intake_app.i18n import Catalog
from ui.folder_chooser import FolderChooser
from ui.parts import button
from ui.screens.leaving.page import LeavingPage
from ui.screens.leaving.reasons import gone_words
from ui.screens.room import Room
from ui.shell import Shell
from ui.theme import px

if TYPE_CHECKING:
    from intake_app.commands.sealing import Copied
    from intake_app.commands.session import Session
    from intake_app.domain.tombstone import Tombstone

_LETTERS_OF_AN_ID = 8


class StubsScreen(LeavingPage):
    """Emits `closed`; `withdrawal_wanted` with an id. No name is known here any more."""

    closed = Signal()
    withdrawal_wanted = Signal(str)

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Gone from this laptop"),
            lambda c: c.t("Testimonies that were erased, sealed to headquarters or cleared."),
        )
        self._shell = shell
        self._stubs: tuple[Tombstone, ...] = ()
        self.room = Room(self.page)
        self.list = QListWidget()
        self.list.setProperty("role", "choices")
        self.list.setObjectName("stubs")
        self.copy = button("primary", "copy-sealed")
        self.withdraw = button(name="withdraw-gone")
        self._arrange()
        self.list.currentRowChanged.connect(lambda _: self._show_ways())
        self.copy.clicked.connect(self._on_copy_clicked)
        self.withdraw.clicked.connect(self._on_withdraw_clicked)
        self.back.clicked.connect(self.closed)
        shell.runner.submit(self, _stubs, done=self._on_stubs, failed=self.notice.show_error)

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        for place, stub in enumerate(self._stubs):
            self.list.item(place).setText(self._line(stub))
        self.room.retranslate(catalog)

    def focus_first(self) -> None:
        """See Screen."""
        (self.list if self._stubs else self.back).setFocus()

    def _arrange(self) -> None:
        self._box = self.ask(lambda c: c.t("What is left of them"), self.list)
        self.list.setMinimumHeight(px(240))
        self._nothing = self.say(lambda c: c.t("Nothing has gone from here yet."), "subheading")
        self.body.addStretch(1)
        self.page.buttons.addWidget(self.withdraw)
        self.page.buttons.addWidget(self.copy)
        self.words.show(self.copy.setText, lambda c: c.t("Copy the sealed files"))
        self.words.show(self.withdraw.setText, lambda c: c.t("Withdraw consent"))
        self._show_ways()

    def _line(self, stub: "Tombstone") -> str:
        c = self.catalog
        return c.t(
            "{date} · {id} · {reason}",
            date=c.date_numeric(date.fromisoformat(stub.at[:10])),
            id=stub.record_id[:_LETTERS_OF_AN_ID],
            reason=gone_words(stub.reason.value)(c),
        )

    def _on_stubs(self, stubs: "tuple[Tombstone, ...]") -> None:
        self._stubs = stubs
        self.list.clear()
        for stub in stubs:
            item = QListWidgetItem(self._line(stub))
            item.setSizeHint(QSize(0, px(36)))
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        if stubs:
            self.list.setCurrentRow(0)
        self._show_ways()
        self.focus_first()

    def _show_ways(self) -> None:
        self._box.setVisible(bool(self._stubs))
        self._nothing.setVisible(not self._stubs)
        self.copy.setVisible(any(stub.sealed_file for stub in self._stubs))
        self.withdraw.setVisible(self.list.currentRow() >= 0)

    def _on_withdraw_clicked(self) -> None:
        self.withdrawal_wanted.emit(self._stubs[self.list.currentRow()].record_id)

    def _on_copy_clicked(self) -> None:
        self.notice.clear()
        chooser = FolderChooser(
            self.catalog,
            lambda c: c.t("Choose the folder for the sealed files"),
            start=Path.home(),
            to_put=True,
        )
        self.room.ask(chooser, self._on_folder_chosen)

    def _on_folder_chosen(self, folder: Path) -> None:
        self._shell.runner.submit(
            self,
            lambda session: _copy(session, folder),
            done=lambda copied: self._on_copied(copied, folder),
            failed=self.notice.show_error,
        )

    def _on_copied(self, copied: "Copied", folder: Path) -> None:
        from intake_app.commands.sealing import stayed_in_words

        count, stayed = len(copied.files), copied.stayed
        self.page.show_top()
        self.notice.say(
            lambda c: c.tn(
                "{n} sealed file is in {folder}.",
                "{n} sealed files are in {folder}.",
                count,
                folder=folder,
            ),
            (lambda c: stayed_in_words(stayed, c))
            if stayed
            else (lambda c: c.t("Each was read back. Only headquarters can open them.")),
            tone="ok",
        )


def _stubs(session: "Session") -> "tuple[Tombstone, ...]":
    from intake_app.commands import erasures

    return erasures.stubs(session)


def _copy(session: "Session", folder: Path) -> "Copied":
    from intake_app.commands import sealing

    return sealing.copy_sealed(session, folder)
