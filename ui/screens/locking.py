"""When the vault locks by itself, and how to hide the screen in a moment."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from intake_app.i18n import Catalog
from ui.parts import CalmPage, button, column, fill, label, row
from ui.screens.screen import Screen
from ui.settings import BREAK_MINUTES, LOCK_MINUTES, WindowSettings
from ui.theme import px
from ui.widgets.calm_combo import CalmCombo
from ui.words import Wording

_WHEN: tuple[tuple[Wording, Wording], ...] = (
    (
        lambda c: c.t("F12, or Escape twice"),
        lambda c: c.t("An empty sheet at once. The passphrase brings back what was there."),
    ),
    (
        lambda c: c.t("Nobody comes back to the empty sheet for a minute"),
        lambda c: c.t("The vault is locked."),
    ),
    (
        lambda c: c.t("The lid is closed, the laptop goes to sleep, the desktop is locked"),
        lambda c: c.t("The vault is locked, where the system of this laptop tells of it."),
    ),
    (
        lambda c: c.t("Something was copied out of a testimony"),
        lambda c: c.t("The clipboard is emptied after half a minute, and when the vault locks."),
    ),
)


class LockingScreen(Screen):
    """`minutes_chosen` with the new number; it holds from that moment on."""

    closed = Signal()
    minutes_chosen = Signal(int)

    def __init__(self, settings: WindowSettings, catalog: Catalog) -> None:
        super().__init__(catalog)
        self._settings = settings
        self.minutes = CalmCombo()
        self.minutes.setObjectName("lock-minutes")
        self.minutes.addItems([""] * len(LOCK_MINUTES))
        self.minutes.setCurrentIndex(LOCK_MINUTES.index(settings.lock_minutes))
        self.minutes.activated.connect(self._on_chosen)
        self.breaks = CalmCombo()
        self.breaks.setObjectName("break-minutes")
        self.breaks.addItems([""] * len(BREAK_MINUTES))
        self.breaks.setCurrentIndex(BREAK_MINUTES.index(settings.break_minutes))
        self.breaks.activated.connect(self._on_break_chosen)
        page = CalmPage()
        fill(self, page)
        self._fill(page)

    def focus_first(self) -> None:
        """See Screen."""
        self.minutes.setFocus()

    def _fill(self, page: CalmPage) -> None:
        title, lead, asked = label("title"), label("hint"), label("label")
        asked.setBuddy(self.minutes)
        self.words.show(title.setText, lambda c: c.t("When the vault locks"))
        self.words.show(
            lead.setText,
            lambda c: c.t(
                "Everything typed is saved first; half an answer stands in its place afterwards."
            ),
        )
        self.words.show(asked.setText, lambda c: c.t("Lock when nobody touches the keyboard for"))
        self.words.show(
            self.minutes.setAccessibleName,
            lambda c: c.t("Lock when nobody touches the keyboard for"),
        )
        self.words.show(lambda _: self._say_minutes(), lambda _: "")
        for part in (title, lead, asked):
            page.body.addWidget(part)
        page.body.addLayout(row(self.minutes))
        page.body.addSpacing(px(8))
        for when, what in _WHEN:
            page.body.addLayout(self._pair(when, what))
        self._add_breaks(page)
        page.body.addStretch(1)
        back = button(name="locking-back")
        self.words.show(back.setText, lambda c: c.t("Back to the list"))
        back.clicked.connect(self.closed)
        page.buttons.addWidget(back)
        page.buttons.addStretch(1)

    def _add_breaks(self, page: CalmPage) -> None:
        asked = label("label")
        asked.setBuddy(self.breaks)
        for setter in (asked.setText, self.breaks.setAccessibleName):
            self.words.show(setter, lambda c: c.t("In a long talk, offer a break after"))
        page.body.addSpacing(px(8))
        page.body.addWidget(asked)
        page.body.addLayout(row(self.breaks))

    def _pair(self, when: Wording, what: Wording) -> QVBoxLayout:
        pair = column(4)
        for role, wording in (("strong", when), ("", what)):
            line = label(role)
            self.words.show(line.setText, wording)
            pair.addWidget(line)
        return pair

    def _say_minutes(self) -> None:
        for at, minutes in enumerate(LOCK_MINUTES):
            said = self.catalog.tn("{n} minute", "{n} minutes", minutes)
            self.minutes.setItemText(at, said)
        self.minutes.setFixedWidth(self.minutes.sizeHint().width())
        for at, minutes in enumerate(BREAK_MINUTES):
            never = self.catalog.t("Never")
            said = self.catalog.tn("{n} minute", "{n} minutes", minutes) if minutes else never
            self.breaks.setItemText(at, said)
        self.breaks.setFixedWidth(self.breaks.sizeHint().width())

    def _on_break_chosen(self, at: int) -> None:
        self._settings.break_minutes = BREAK_MINUTES[at]

    def _on_chosen(self, at: int) -> None:
        self._settings.lock_minutes = LOCK_MINUTES[at]
        self.minutes_chosen.emit(LOCK_MINUTES[at])
