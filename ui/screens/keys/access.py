"""Who can open this vault, and this testimony: names and keys, nothing to decide."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import CalmPage, button, column, fill, label
from ui.screens.keys.state_words import escrow_state, sheet_state
from ui.screens.screen import Screen
from ui.shell import Shell
from ui.theme import px
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.access import Access, RecordAccess
    from intake_app.commands.session import Session
    from intake_app.domain.record import RecordId


class AccessScreen(Screen):
    """Emits `closed` when the person goes back to the list of testimonies."""

    closed = Signal()

    def __init__(self, shell: Shell, catalog: Catalog, record_id: "RecordId | None" = None) -> None:
        super().__init__(catalog)
        page = CalmPage()
        fill(self, page)
        self.notice = Notice(self.words)
        self.cards = column(spacing=16)
        self._title = label("title")
        self.words.show(self._title.setText, lambda c: c.t("Who can open this vault"))
        page.body.addWidget(self._title)
        page.body.addWidget(self.notice)
        page.body.addLayout(self.cards)
        page.body.addStretch(1)
        self.back = button(name="access-back")
        self.words.show(self.back.setText, lambda c: c.t("Back to the list"))
        self.back.clicked.connect(self.closed)
        page.buttons.addWidget(self.back)
        page.buttons.addStretch(1)
        shell.runner.submit(
            self,
            lambda session: _asked(session, record_id),
            done=self._on_known,
            failed=self.notice.show_error,
        )

    def focus_first(self) -> None:
        """See Screen."""
        self.back.setFocus()

    def _on_known(self, found: "Access") -> None:
        from intake_app.commands import access_words as words

        if found.record is not None:
            self._about_record(found.record)
        self._card(
            lambda c: c.t("People with a passphrase"),
            lambda c: words.everybody(found, c),
            lambda _: "\n".join(user.name for user in found.users),
        )
        self._card(
            lambda c: c.t("Recovery sheet"),
            lambda c: words.sheet(found.rehearsals, c),
            lambda c: sheet_state(found.rehearsals, c),
        )
        self._card(
            lambda c: c.t("Headquarters"),
            words.headquarters,
            lambda c: "\n".join(
                " ".join(key.fingerprint_words(c.language)) for key in found.recipients
            ),
            lambda c: escrow_state(found.rehearsals, c),
        )

    def _about_record(self, record: "RecordAccess") -> None:
        from intake_app.commands import access_words as words

        self.words.show(
            self._title.setText,
            lambda c: c.t("Who can open testimony {reference}", reference=record.reference),
        )
        self._card(
            lambda c: c.t("This testimony"),
            _all(lambda c: (*words.care(record, c), *words.elsewhere(record, c))),
        )

    def _card(self, title: Wording, *told: Wording) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        down = QVBoxLayout(card)
        down.setContentsMargins(px(24), px(16), px(24), px(16))
        down.setSpacing(px(8))
        for role, wording in (("subheading", title), *(("reading", one) for one in told)):
            line = label(role)
            self.words.show(line.setText, wording)
            down.addWidget(line)
        self.cards.addWidget(card)


def _all(lines: Callable[[Catalog], tuple[str, ...]]) -> Wording:
    return lambda c: "\n".join(lines(c))


def _asked(session: "Session", record_id: "RecordId | None") -> "Access":
    from intake_app.commands import access

    return access.who_can_open(session, record_id)
