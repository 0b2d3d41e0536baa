"""The numbers of a recovery sheet on the screen, to be written down or saved for printing."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import button, column, label, row
from ui.recovery_entry import COLUMNS, GROUPS
from ui.shell import Shell
from ui.theme import px
from ui.words import Words

if TYPE_CHECKING:
    from intake_app.commands.session import Session
    from ui.screens.pdf_saver import PdfSaver


class SheetShown(QWidget):
    """Eight numbered groups, and a button that saves the sheet after a warning."""

    def __init__(self, shell: Shell, words: Words, notice: Notice) -> None:
        super().__init__()
        self._shell = shell
        self._words = words
        self._notice = notice
        self.code = ""
        self.saver: PdfSaver | None = None
        self._groups = [label("code") for _ in range(GROUPS)]
        self.save = button(name="save-sheet")
        self.save.clicked.connect(self._on_save_clicked)
        words.show(self.save.setText, lambda c: c.t("Save the sheet for printing"))
        self._numbers = self._card()
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(px(16))
        self._down.addWidget(self._numbers)
        self._ways = QWidget()
        self._ways.setLayout(row(self.save))
        self._down.addWidget(self._ways)

    def retranslate(self, catalog: Catalog) -> None:
        """Say what is open in another language."""
        if self.saver is not None:
            self.saver.retranslate(catalog)

    def show_code(self, code: str) -> None:
        """Groups are joined by hyphens."""
        self.code = code
        for shown, group in zip(self._groups, code.split("-"), strict=True):
            shown.setText(group)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(px(24), px(24), px(24), px(24))
        grid.setVerticalSpacing(px(24))
        grid.setHorizontalSpacing(px(24))
        for index, group in enumerate(self._groups):
            number = label("hint", str(index + 1))
            group.setObjectName(f"recovery-shown-{index + 1}")
            group.setWordWrap(False)
            line, place = divmod(index, COLUMNS)
            pair = column(spacing=0)
            pair.addWidget(number)
            pair.addWidget(group)
            grid.addLayout(pair, line, place)
        return card

    def _on_save_clicked(self) -> None:
        from ui.screens.pdf_saver import PdfSaver

        if self.saver is not None:
            return
        self.saver = PdfSaver(self._words.catalog)
        self.saver.setMinimumHeight(px(480))
        self.saver.chosen.connect(self._on_folder_chosen)
        self.saver.cancelled.connect(self._close_saver)
        self._numbers.hide()
        self._ways.hide()
        self._down.addWidget(self.saver)
        self.saver.show()
        self.saver.setFocus()

    def _close_saver(self) -> None:
        if self.saver is not None:
            self.saver.hide()
            self.saver.deleteLater()
            self.saver = None
        self._numbers.show()
        self._ways.show()
        self.save.setFocus()

    def _on_folder_chosen(self, folder: Path) -> None:
        code, words = self.code, self._words.catalog
        self._close_saver()
        self._shell.runner.submit(
            self,
            lambda session: _save(session, code, words, folder),
            done=self._on_saved,
            failed=self._notice.show_error,
        )

    def _on_saved(self, target: Path) -> None:
        self._notice.say(
            lambda c: c.t("The sheet was saved as {file}.", file=target),
            lambda c: c.t("Print it, then delete the file: whoever finds it can open the vault."),
        )


def _save(session: "Session", code: str, words: Catalog, folder: Path) -> Path:
    from intake_app.commands import recovery

    target = folder / recovery.SHEET_FILE
    recovery.save_sheet(session, code, words, target)
    return target
