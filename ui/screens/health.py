"""How well the vault and the laptop are: what needs a look first, then what is in order."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar

from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.health_lines import HealthLines
from ui.notice import Notice
from ui.parts import CalmPage, button, fill, label
from ui.screens.screen import Screen
from ui.sentence_list import SentenceList
from ui.shell import Shell

if TYPE_CHECKING:
    from intake_app.commands.health import HealthLine
    from intake_app.commands.session import Session
    from intake_app.commands.vault_check import Check, Checked, Progress

SLICE_SECONDS = 0.1
"""So long a check keeps the vault at a time: what is typed meanwhile waits no longer."""


class HealthScreen(Screen):
    """Emits `closed`. Changes nothing by itself; the check is written into the log."""

    closed = Signal()

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(catalog)
        self._shell = shell
        self.notice = Notice(self.words)
        self.found = SentenceList(self.words)
        self.progress = QProgressBar()
        self.lines = HealthLines(self.words)
        self.back = button(name="health-back")
        self.accept = button(name="accept-doubts")
        self.check = button("primary", "check-vault")
        self._page = CalmPage()
        fill(self, self._page)
        self._arrange()
        self.back.clicked.connect(self.closed)
        self.check.clicked.connect(self._on_check_clicked)
        self.accept.clicked.connect(self._on_accept_clicked)
        self._ask()

    def focus_first(self) -> None:
        """See Screen."""
        self.check.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down read on, Escape leaves."""
        match event.key():
            case Qt.Key.Key_PageDown:
                self._page.turn(1)
            case Qt.Key.Key_PageUp:
                self._page.turn(-1)
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case _:
                super().keyPressEvent(event)

    def _arrange(self) -> None:
        title = label("title")
        show = self.words.show
        show(title.setText, lambda c: c.t("Health of the vault"))
        show(self.back.setText, lambda c: c.t("Back to the list"))
        show(self.check.setText, lambda c: c.t("Check the vault"))
        show(self.accept.setText, lambda c: c.t("I know why, and it is right"))
        show(self.progress.setAccessibleName, lambda c: c.t("The vault is checked"))
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.accept.hide()
        body = self._page.body
        for part in (title, self.progress, self.notice, self.found, self.lines):
            body.addWidget(part)
        body.addStretch(1)
        buttons = self._page.buttons
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.accept)
        buttons.addWidget(self.check)

    def _ask(self) -> None:
        self._shell.runner.submit(self, _health, done=self._on_health, failed=self._on_failed)

    def _on_health(self, lines: "tuple[HealthLine, ...]") -> None:
        self.lines.show_lines(lines)
        doubted = [line for line in lines if line.code.startswith("doubt_")]
        is_read_only = any(line.code in {"damaged", "read_only_place"} for line in lines)
        self.accept.setVisible(bool(doubted) and not is_read_only)

    def _on_failed(self, error: IntakeError) -> None:
        self.progress.hide()
        self.check.setEnabled(True)
        self.notice.show_error(error)

    # The check: a slice at a time, so that the vault can be used and left meanwhile

    def _on_check_clicked(self) -> None:
        self.check.setEnabled(False)
        self.notice.clear()
        self.found.show_sentences([])
        self.progress.setRange(0, 0)
        self.progress.show()
        self._page.show_top()
        self._shell.runner.submit(self, _begun, done=self._go_on, failed=self._on_failed)

    def _go_on(self, check: "Check") -> None:
        self._shell.runner.submit(
            self,
            lambda _: check.go_on(SLICE_SECONDS),
            done=lambda progress: self._on_progress(check, progress),
            failed=self._on_failed,
        )

    def _on_progress(self, check: "Check", progress: "Progress | None") -> None:
        if progress is not None:
            self.progress.setRange(0, progress.of)
            self.progress.setValue(progress.done)
            self._go_on(check)
            return
        self.progress.hide()
        self.check.setEnabled(True)
        self._show_found(check.result())
        self._ask()

    def _show_found(self, checked: "Checked") -> None:
        from intake_app.commands.vault_words import finding_in_words

        findings, report = checked.findings, checked.report
        if not findings:
            self.notice.say(
                lambda c: c.t("The vault is sound."),
                lambda c: c.t(
                    "Testimonies: {records}. Entries of the log: {entries}. Code of the log: "
                    "{head}.",
                    records=report.records,
                    entries=report.audit_entries,
                    head=report.audit_head,
                ),
                tone="ok",
            )
            return
        self.notice.say(
            lambda c: c.tn(
                "The check found {n} problem.", "The check found {n} problems.", len(findings)
            ),
            lambda c: finding_in_words(findings[0], c),
            tone="error",
        )
        self.found.show_sentences([partial(finding_in_words, finding) for finding in findings[1:]])

    def _on_accept_clicked(self) -> None:
        self._shell.runner.submit(
            self, _accepted, done=lambda _: self._ask(), failed=self._on_failed
        )


def _health(session: "Session") -> "tuple[HealthLine, ...]":
    from intake_app.commands import health

    return health.health(session)


def _begun(session: "Session") -> "Check":
    from intake_app.commands.vault_check import Check

    return Check(session)


def _accepted(session: "Session") -> None:
    from intake_app.commands import vaults

    vaults.accept_doubts(session)
