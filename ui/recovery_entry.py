"""Fields for groups of digits; it is said at once which group is mistyped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from intake_app.errors import IntakeError, WrongAnswer, WrongRecoveryCode
from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import column, label
from ui.shell import Shell
from ui.tasks import Failed, Runner
from ui.theme import px
from ui.widgets.number_edit import NumberEdit
from ui.words import Wording, Words

if TYPE_CHECKING:
    from intake_app.commands.session import Session

GROUPS = 8
DIGITS = 6
COLUMNS = 4
NOT_TYPED_YET = "x"


@dataclass(frozen=True, slots=True)
class Proof:
    """How typed groups are proved: the first ones while they are typed, then the whole code.

    Both raise WrongRecoveryCode (or WrongAnswer) with the group that is mistyped. `partly` runs
    in the worker, without a vault; `wholly` hands the work to the runner.
    """

    partly: Callable[[str], None]
    wholly: Callable[[Runner, QObject, str, Callable[[], None], Failed], None]


class RecoveryEntry(QWidget):
    """Emits `confirmed` when the typed code was accepted, `refused` with the error otherwise."""

    confirmed = Signal()
    refused = Signal(object)

    def __init__(
        self,
        shell: Shell,
        words: Words,
        notice: Notice,
        proof: Proof | None = None,
        *,
        groups: int = GROUPS,
    ) -> None:
        super().__init__()
        self._shell = shell
        self._words = words
        self._notice = notice
        self._proof = proof or CONFIRMATION
        self.groups = [self._group(index) for index in range(groups)]
        self._numbers = [self._number(index) for index in range(groups)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(16))
        grid.setColumnStretch(COLUMNS, 1)
        for index, group in enumerate(self.groups):
            line, place = divmod(index, COLUMNS)
            number = self._numbers[index]
            number.setBuddy(group)
            pair = column(spacing=0)
            pair.addWidget(number)
            pair.addWidget(group)
            grid.addLayout(pair, line, place)

    def focus_first(self) -> None:
        """To the first group that is not full. Called when the page comes up, not while typing."""
        waiting = [group for group in self.groups if len(group.text()) < DIGITS]
        self._go_to((waiting or self.groups)[0])

    def confirm(self) -> None:
        """Ask whether the typed code is the right one; if not, go to the first wrong group."""
        count = len(self.groups)
        self._proof.wholly(
            self._shell.runner,
            self,
            self._typed(count),
            self.confirmed.emit,
            lambda error: self._on_refused(error, count, confirms=True),
        )

    def _group(self, index: int) -> NumberEdit:
        group = NumberEdit(DIGITS)
        group.setFixedWidth(px(120))  # four stand side by side with large letters, too
        group.setObjectName(f"recovery-{index + 1}")
        group.textEdited.connect(lambda text: self._on_edited(index, text))
        group.returnPressed.connect(self.confirm)
        self._words.show(group.setAccessibleName, _group_name(index))
        return group

    @staticmethod
    def _number(index: int) -> QLabel:
        number = label("hint", str(index + 1))
        number.setObjectName(f"recovery-number-{index + 1}")
        return number

    def _on_edited(self, index: int, text: str) -> None:
        """The groups so far are proved. The caret only goes on: eyes are on the paper."""
        self._mark(index, wrong=False)
        if len(text) < DIGITS:
            return
        if index + 1 < len(self.groups):
            self._go_to(self.groups[index + 1])
            typed = self._typed(index + 1)
            self._shell.runner.ask(
                self,
                lambda: self._proof.partly(typed),
                done=lambda _: self._notice.clear(),
                failed=lambda error: self._on_refused(error, index + 1, confirms=False),
            )

    def _typed(self, count: int) -> str:
        """The first `count` groups; a code cut short names the group after the last good one."""
        typed = [group.text() or NOT_TYPED_YET for group in self.groups[:count]]
        return "-".join([*typed, *[NOT_TYPED_YET] * (len(self.groups) - count)])

    def _on_refused(self, error: IntakeError, count: int, *, confirms: bool) -> None:
        named = isinstance(error, WrongRecoveryCode | WrongAnswer)
        number = error.facts.get("group") if named else 0
        if isinstance(number, int) and 0 < number <= count:
            self._mark(number - 1, wrong=True)
            if confirms:
                self._go_to(self.groups[number - 1])
        elif not confirms:
            self._notice.clear()
            return
        self._notice.show_error(error)
        if confirms:
            self.refused.emit(error)

    @staticmethod
    def _go_to(group: NumberEdit) -> None:
        """What stands there is selected: a group that is typed again takes its place."""
        group.setFocus()
        group.selectAll()

    def _mark(self, index: int, *, wrong: bool) -> None:
        """A thicker frame, and the word beside the number: not by colour alone."""
        group, number = self.groups[index], self._numbers[index]
        if bool(group.property("wrong")) is wrong:
            return
        group.setProperty("wrong", wrong)
        number.setProperty("role", "error" if wrong else "hint")
        for part in (group, number):
            part.style().unpolish(part)
            part.style().polish(part)
        if wrong:
            self._words.show(number.setText, _mistyped(index))
        else:
            self._words.show(number.setText, lambda _: str(index + 1))


def _group_name(index: int) -> Wording:
    def name(c: Catalog) -> str:
        return c.t("Group {number}", number=index + 1)

    return name


def _mistyped(index: int) -> Wording:
    def name(c: Catalog) -> str:
        return c.t("{number}: mistyped", number=index + 1)

    return name


def in_the_vault(
    command: "Callable[[Session, str], None]", partly: Callable[[str], None] | None = None
) -> Proof:
    """Prove the whole code by a command on the open vault."""

    def wholly(
        runner: Runner, owner: QObject, typed: str, done: Callable[[], None], failed: Failed
    ) -> None:
        runner.submit(owner, lambda s: command(s, typed), done=lambda _: done(), failed=failed)

    return Proof(partly or well_formed, wholly)


def well_formed(typed: str) -> None:
    """WrongRecoveryCode for the first group that cannot be right."""
    from intake_app.commands import recovery

    recovery.require_well_formed(typed)


def _confirm(session: "Session", typed: str) -> None:
    from intake_app.commands import vaults

    vaults.confirm_recovery(session, typed)


CONFIRMATION = in_the_vault(_confirm)
