"""The card beside the list: what a testimony is about and where it stands, and none of its text."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from intake_app.codebook.reading import code_words
from intake_app.commands.moments import moment_in_words
from intake_app.domain.consent import Level
from intake_app.domain.name_key import Likeness
from intake_app.domain.record import RecordId
from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.models.records_model import HIDDEN_NAME
from ui.parts import capitalised, column, label, make_scrolling
from ui.record_words import state_words
from ui.shell import Shell
from ui.theme import px
from ui.words import Wording, Words

if TYPE_CHECKING:
    from intake_app.commands.previews import Preview
    from intake_app.commands.session import Session

WIDTH = 320
WAIT = 120
"""Milliseconds without another row: who walks down the list opens no card on the way."""
_MOST_ACTS = 8


class RecordPreview(QScrollArea):
    """Shows the row the keyboard is on; what comes for a row that was left is dropped."""

    def __init__(self, shell: Shell, words: Words) -> None:
        super().__init__()
        self._shell = shell
        self._words = words
        self._wanted: RecordId | None = None
        self._shown: Preview | None = None
        self._names_hidden = True
        self._labels: list[QLabel] = []
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT)
        self._wait.timeout.connect(self.ask_now)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._down = column(spacing=4)
        self._down.setContentsMargins(px(16), px(16), px(16), px(16))
        around = column(spacing=0)
        around.addLayout(self._down)
        around.addStretch(1)
        self._card.setLayout(around)
        make_scrolling(self, self._card)
        self.setFixedWidth(px(WIDTH))
        self.setObjectName("preview")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words.show(self.setAccessibleName, lambda c: c.t("About this testimony"))
        words.show(self._retell, lambda c: c.language)

    def show_record(self, record_id: RecordId | None) -> None:
        """Another row was chosen, or none; its card comes when the vault has read it."""
        if record_id == self._wanted:
            return
        self._wanted = record_id
        self._shown = None
        self._tell()
        if record_id is None:
            self._wait.stop()
        else:
            self._wait.start()

    def hide_names(self, *, hidden: bool) -> None:
        """Names are told by dots, here as in the list."""
        self._names_hidden = hidden
        self._tell()

    def lines(self) -> tuple[str, ...]:
        """What stands in the card."""
        return tuple(one.text() for one in self._labels)

    def ask_now(self) -> None:
        """Read the card without waiting whether the person walks on."""
        self._wait.stop()
        wanted = self._wanted
        if wanted is None or not self.isVisible():
            return

        def read(session: "Session") -> "Preview":
            from intake_app.commands import previews

            return previews.preview(session, wanted)

        self._shell.runner.submit(
            self,
            read,
            done=lambda found: self._on_read(wanted, found),
            failed=self._on_failed,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """A card that was hidden asks when there is room for it."""
        super().showEvent(event)
        if self._wanted is not None and self._shown is None:
            self._wait.start()

    def _on_read(self, wanted: RecordId, found: "Preview") -> None:
        if wanted == self._wanted:
            self._shown = found
            self._tell()

    def _on_failed(self, _error: IntakeError) -> None:
        """A damaged testimony: its row says so already."""
        self._tell()

    def _retell(self, _language: str) -> None:
        self._tell()

    def _tell(self) -> None:
        for old in self._labels:
            self._down.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels = []
        self._card.setMinimumHeight(0)
        found, catalog = self._shown, self._words.catalog
        self._card.setVisible(found is not None)
        if found is None:
            return
        self._add("subheading", found.reference)
        if found.name:
            self._add("", HIDDEN_NAME if self._names_hidden else found.name)
        for title, text in facts_of(found, catalog):
            self._add("hint", title).setContentsMargins(0, px(8), 0, 0)
            self._add("", text)
        # A scroll area learns it a turn later, and lines would be cut until then.
        narrow = px(WIDTH) - self.verticalScrollBar().sizeHint().width()
        self._card.setMinimumHeight(self._card.heightForWidth(narrow))

    def _add(self, role: str, text: str) -> QLabel:
        made = label(role, text)
        self._labels.append(made)
        self._down.addWidget(made)
        # At once: hidden it counts for nothing in the height of the card.
        made.show()
        return made


def facts_of(found: "Preview", c: Catalog) -> list[tuple[str, str]]:
    """What the card tells, in order: a title and its text, and no name."""
    acts = [code_words(found.book, "act_type", one, c) for one in found.acts]
    facts = [
        (c.t("Possibly the same person"), _similar(found, c)),
        (c.t("State"), state_words(found.state, c)),
        (c.t("Handed over"), _handed(found, c)),
        (c.t("What happened"), "\n".join(acts[:_MOST_ACTS])),
        (c.t("Languages"), ", ".join(capitalised(c.language_name(one)) for one in found.languages)),
        (c.t("Consent"), _consent(found, c)),
        (c.t("Annexes"), c.number(found.annexes) if found.annexes else ""),
        (c.t("Headquarters"), _headquarters(found, c)),
        (c.t("To be looked through again"), _review(found, c)),
        (c.t("Last saved"), moment_in_words(found.saved_at, c)),
    ]
    if found.is_practice:
        facts.insert(0, (c.t("Practice"), c.t("Invented for training; nobody told this.")))
    return [(title, text) for title, text in facts if text]


def _handed(found: "Preview", c: Catalog) -> str:
    return c.t("Handed to {name}", name=found.handed_to) if found.handed_to else ""


def _consent(found: "Preview", c: Catalog) -> str:
    if found.barred == "withdrawn":
        return c.t("Withdrawn for everything")
    if found.barred:
        return c.t("No valid consent: nothing may leave")
    levels: tuple[tuple[Level, Wording], ...] = tuple(
        (level, partial(_level_words, level, found)) for level in reversed(Level)
    )
    return "\n".join(words(c) for level, words in levels if found.purposes.get(level))


def _level_words(level: Level, found: "Preview", c: Catalog) -> str:
    words = code_words(found.book, "consent_level", level.value, c)
    return c.t("{title}: {chosen}", title=words, chosen=c.number(found.purposes[level]))


def _headquarters(found: "Preview", c: Catalog) -> str:
    if found.written_at:
        return c.t("Last written on {moment}", moment=moment_in_words(found.written_at, c))
    return c.t("Ready, not yet written") if found.is_unsent else ""


def _review(found: "Preview", c: Catalog) -> str:
    day = c.date_numeric(found.review_on)
    return c.t("{day}: the day has come", day=day) if found.is_due else day


def _similar(found: "Preview", c: Catalog) -> str:
    lines = (
        c.t("{reference} (likely)", reference=one.reference)
        if one.likeness is Likeness.LIKELY
        else c.t("{reference} (possible)", reference=one.reference)
        for one in found.similar
    )
    return "\n".join(lines)
