"""Seal a testimony to headquarters: it is said before that this laptop cannot open it again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from intake_app.domain.record import RecordId
from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.parts import button, label
from ui.screens.leaving.page import LeavingPage
from ui.screens.leaving.typed_number import TypedNumber
from ui.shell import Shell
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.sealing import SealedToHq
    from intake_app.commands.session import Session


@dataclass(frozen=True, slots=True)
class Opening:
    """The number to type, who will be able to open the file, as words, and why it cannot be now."""

    number: str
    readers: tuple[Callable[[str], tuple[str, ...]], ...]
    refusal: IntakeError | None = None


class SealScreen(LeavingPage):
    """Emits `closed`; `stubs_wanted` to see what was sealed and copy it to a stick."""

    closed = Signal()
    stubs_wanted = Signal()

    def __init__(self, shell: Shell, catalog: Catalog, record_id: RecordId) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Seal to headquarters"),
            lambda c: c.t(
                "The whole testimony with its attachments is encrypted so that only headquarters "
                "can open it."
            ),
        )
        self._shell = shell
        self.record_id = record_id
        self.readers = QVBoxLayout()
        self.number = TypedNumber(self.words)
        self.go = button("danger", "seal-to-hq")
        self.stubs = button(name="show-sealed")
        self._called = ""
        self._arrange()
        self.number.changed.connect(lambda: self.go.setEnabled(self.number.is_filled))
        self.go.clicked.connect(self._on_go_clicked)
        self.stubs.clicked.connect(self.stubs_wanted)
        self.back.clicked.connect(self.closed)
        shell.runner.submit(
            self,
            lambda session: _opening(session, record_id),
            done=self._on_opening,
            failed=self.notice.show_error,
        )

    def focus_first(self) -> None:
        """See Screen."""
        (self.back if self.number.isHidden() else self.number.line).setFocus()

    def _arrange(self) -> None:
        self._before = [
            self.say(
                lambda c: c.t(
                    "Then it is erased here: it cannot be read, corrected or printed on this "
                    "laptop any more, whatever the passphrase."
                ),
                "words",
            ),
            self.say(
                lambda c: c.t("Print the statement and give the person a slip before you do this."),
                "words",
            ),
            self.say(lambda c: c.t("Only these keys can open it"), "label"),
        ]
        self.body.addLayout(self.readers)
        self.body.addWidget(self.number)
        self.body.addStretch(1)
        self.page.buttons.addWidget(self.stubs)
        self.page.buttons.addWidget(self.go)
        self.words.show(self.go.setText, lambda c: c.t("Seal and erase here"))
        self.words.show(self.stubs.setText, lambda c: c.t("Copy it to a stick"))
        self.stubs.hide()
        self.go.setEnabled(False)

    def _on_opening(self, opening: Opening) -> None:
        self._called = opening.number
        self.name(opening.number)
        for spoken in opening.readers:
            line = label("words")
            self.words.show(line.setText, _spoken_words(spoken))
            self.readers.addWidget(line)
        if opening.refusal is None:
            self.number.ask(opening.number)
        else:
            self.notice.show_error(opening.refusal)
        self.focus_first()

    def _on_go_clicked(self) -> None:
        record_id, typed = self.record_id, self.number.text
        self.go.setEnabled(False)
        self.notice.clear()
        self._shell.runner.submit(
            self,
            lambda session: _seal(session, record_id, typed),
            done=self._on_sealed,
            failed=self._on_refused,
        )

    def _on_refused(self, error: IntakeError) -> None:
        self.notice.show_error(error)
        self.page.show_top()
        self.go.setEnabled(self.number.is_filled)

    def _on_sealed(self, done: "SealedToHq") -> None:
        for part in (*self._before, self.number, self.go):
            part.hide()
        for row in range(self.readers.count()):
            item = self.readers.itemAt(row)
            shown = item.widget() if item is not None else None
            if shown is not None:
                shown.hide()
        self.stubs.show()
        self.page.show_top()
        self.stubs.setFocus()
        called = self._called
        self.notice.say(
            lambda c: c.t("Only headquarters can open testimony {number} now.", number=called),
            lambda c: c.t(
                "The sealed file lies in the vault as {file}. Copy it to a stick, and give that "
                "to headquarters.",
                file=done.file.name,
            ),
            tone="ok",
        )


def _spoken_words(spoken: Callable[[str], tuple[str, ...]]) -> Wording:
    return lambda c: " ".join(spoken(c.language))


def _opening(session: "Session", record_id: RecordId) -> Opening:
    from intake_app.commands import erasures, sealing, vaults

    return Opening(
        number=erasures.confirmation(session, record_id),
        readers=tuple(one.fingerprint_words for one in vaults.recipients(session)),
        refusal=sealing.refusal(session, record_id),
    )


def _seal(session: "Session", record_id: RecordId, typed: str) -> "SealedToHq":
    from intake_app.commands import sealing

    return sealing.seal_to_hq(session, record_id, typed)
