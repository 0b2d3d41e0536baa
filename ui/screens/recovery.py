"""The recovery sheet of a vault that was opened before its sheet was typed back."""

from PySide6.QtCore import Signal

from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import CalmPage, button, fill, label
from ui.recovery_entry import RecoveryEntry
from ui.screens.screen import Screen
from ui.shell import Shell


class RecoveryScreen(Screen):
    """Emits `closed` when the sheet is confirmed, or later is soon enough."""

    closed = Signal()

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(catalog)
        page = CalmPage()
        fill(self, page)
        self.notice = Notice(self.words)
        self.entry = RecoveryEntry(shell, self.words, self.notice)
        self.entry.confirmed.connect(self.closed)
        title, lead = label("title"), label("hint")
        self.words.show(title.setText, lambda c: c.t("Type the numbers from the sheet"))
        self.words.show(
            lead.setText,
            lambda c: c.t("This proves that the paper can be read. Read from the paper."),
        )
        for part in (title, lead, self.entry, self.notice):
            page.body.addWidget(part)
        page.body.addStretch(1)
        later, confirm = button(name="recovery-later"), button("primary", "recovery-confirm")
        self.words.show(later.setText, lambda c: c.t("Later"))
        self.words.show(confirm.setText, lambda c: c.t("Confirm the sheet"))
        later.clicked.connect(self.closed)
        confirm.clicked.connect(self.entry.confirm)
        page.buttons.addWidget(later)
        page.buttons.addStretch(1)
        page.buttons.addWidget(confirm)

    def focus_first(self) -> None:
        """See Screen."""
        self.entry.focus_first()
