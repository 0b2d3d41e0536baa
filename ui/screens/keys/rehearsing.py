"""Typing groups of digits: the sheet tried, a new sheet proved, the answer of headquarters."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake_app.errors import IntakeError, OldWayRemains
from intake_app.i18n import Catalog
from ui.panels import Panel
from ui.recovery_entry import Proof, RecoveryEntry, in_the_vault
from ui.sheet_shown import SheetShown
from ui.shell import Shell
from ui.tasks import Failed, Runner
from ui.theme import px
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.session import Session

ANSWER_GROUPS = 4


class Typed(Panel):
    """Groups to type; `proved` carries what to say when they were right: what, and what now."""

    proved = Signal(object)

    def __init__(
        self, shell: Shell, catalog: Catalog, title: Wording, lead: Wording, *said: Wording
    ) -> None:
        super().__init__(catalog, title, lead)
        self.go_words = lambda c: c.t("Check these numbers")
        self._shell = shell
        self._said = said if len(said) > 1 else (*said, _written_down)
        self.entry: RecoveryEntry | None = None

    def take(self, proof: Proof, groups: int) -> None:
        """Put the fields on the panel."""
        self.entry = RecoveryEntry(self._shell, self.words, self.notice, proof, groups=groups)
        self.entry.confirmed.connect(self._on_confirmed)
        self.entry.refused.connect(self._on_refused)
        self.body.addWidget(self.entry)
        self.body.addWidget(self.notice)

    def begin(self) -> None:
        """See Step."""
        if self.entry is not None:
            self.entry.focus_first()

    def go(self) -> None:
        """See Panel."""
        if self.entry is not None:
            self.waiting.emit()
            self.entry.confirm()

    def _on_refused(self, error: IntakeError) -> None:
        """A new sheet that holds is not typed again, whatever is left of the old one."""
        self.ready.emit()
        if isinstance(error, OldWayRemains):
            self.proved.emit(error)

    def _on_confirmed(self) -> None:
        self.proved.emit(self._said)


class TypeSheet(Typed):
    """The sheet, tried on the vault as it lies on the disk."""

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            shell,
            catalog,
            lambda c: c.t("Type the numbers from the sheet"),
            lambda c: c.t("This proves that the paper can be read. Read from the paper."),
            lambda c: c.t("The recovery sheet opens this vault."),
        )
        self.take(in_the_vault(_rehearse), 8)


class NewSheetTyped(Typed):
    """Only when the new paper was read does the old one stop working."""

    def __init__(self, shell: Shell, catalog: Catalog, code: str) -> None:
        super().__init__(
            shell,
            catalog,
            lambda c: c.t("Type the numbers from the sheet"),
            lambda c: c.t(
                "Read from the new paper. The old sheet works until these numbers are right."
            ),
            lambda c: c.t("The new sheet opens the vault; the old one opens only older backups."),
            lambda c: c.t(
                "Backups made before still open with the old sheet: keep it under lock, or "
                "destroy those backups and then the sheet."
            ),
        )

        def wholly(
            runner: Runner, owner: QObject, typed: str, done: Callable[[], None], failed: Failed
        ) -> None:
            runner.submit(
                owner, lambda s: _use(s, code, typed), done=lambda _: done(), failed=failed
            )

        self.take(Proof(lambda typed: _compare(code, typed), wholly), 8)


class AnswerPanel(Typed):
    """Four groups that headquarters read out."""

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            shell,
            catalog,
            lambda c: c.t("Type the answer of headquarters"),
            lambda c: c.t("Four groups of digits, which open nothing: they may be said aloud."),
            lambda c: c.t("The keys of headquarters open this vault."),
        )
        self.take(in_the_vault(_answer, _well_formed_answer), ANSWER_GROUPS)


class NewSheet(Panel):
    """New numbers, shown once. Nothing changes until they were typed back."""

    written_down = Signal(str)

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("New recovery sheet"),
            lambda c: c.t(
                "Write these numbers on paper, or save the sheet and print it. Keep the paper far "
                "from this laptop. They are shown only here."
            ),
        )
        self.go_words = lambda c: c.t("I have written them down")
        self._shell = shell
        self.hint(
            lambda c: c.t(
                "Backups made before still open with the old sheet: keep it under lock, or "
                "destroy those backups and then the sheet."
            )
        )
        self.body.addSpacing(px(16))
        self.shown = SheetShown(shell, self.words, self.notice)
        self.body.addWidget(self.shown)
        self.body.addWidget(self.notice)

    def begin(self) -> None:
        """See Step."""
        if not self.shown.code:
            self._shell.runner.submit(self, _new, done=self.shown.show_code, failed=self.refused)
        self.shown.save.setFocus()

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        self.shown.retranslate(catalog)

    def go(self) -> None:
        """See Panel."""
        if self.shown.code:
            self.written_down.emit(self.shown.code)


def _written_down(catalog: Catalog) -> str:
    return catalog.t("The day was written down.")


def _rehearse(session: "Session", typed: str) -> None:
    from intake_app.commands import recovery

    recovery.rehearse_sheet(session, typed)


def _answer(session: "Session", typed: str) -> None:
    from intake_app.commands import recovery

    recovery.take_answer(session, typed)


def _well_formed_answer(typed: str) -> None:
    from intake_app.commands import recovery

    recovery.require_well_formed_answer(typed)


def _new(session: "Session") -> str:
    from intake_app.commands import recovery

    return recovery.new_sheet(session)


def _use(session: "Session", code: str, typed: str) -> None:
    from intake_app.commands import recovery

    recovery.use_sheet(session, code, typed)


def _compare(code: str, typed: str) -> None:
    from intake_app.commands import recovery

    recovery.check_sheet(code, typed)
