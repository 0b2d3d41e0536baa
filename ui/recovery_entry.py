"""Eight fields for the recovery code; the vault says at once which group is mistyped."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from intake_app.errors import IntakeError, WrongRecoveryCode
from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import column, label
from ui.shell import Shell
from ui.theme import px
from ui.widgets.number_edit import NumberEdit
from ui.words import Wording, Words

if TYPE_CHECKING:
    from intake_app.commands.session import Session

GROUPS = 8
DIGITS = 6
COLUMNS = 4
NOT_TYPED_YET = "x"


class RecoveryEntry(QWidget):
    """Emits `confirmed` when the vault has accepted the typed code."""

    confirmed = Signal()

    def __init__(self, shell: Shell, words: Words, notice: Notice) -> None:
        super().__init__()
        self._shell = shell
        self._words = words
        self._notice = notice
        self.groups = [self._group(index) for index in range(GROUPS)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(16))
        grid.setColumnStretch(COLUMNS, 1)
        for index, group in enumerate(self.groups):
            line, place = divmod(index, COLUMNS)
            number = label("hint", str(index + 1))
            number.setBuddy(group)
            pair = column(spacing=0)
            pair.addWidget(number)
            pair.addWidget(group)
            grid.addLayout(pair, line, place)

    def focus_first(self) -> None:
        """To the first group that is not full."""
        waiting = [group for group in self.groups if len(group.text()) < DIGITS]
        self._go_to((waiting or self.groups)[0])

    def confirm(self) -> None:
        """Ask the vault whether the typed code is its own."""
        self._ask(GROUPS, confirms=True)

    def _group(self, index: int) -> NumberEdit:
        group = NumberEdit(DIGITS)
        group.setFixedWidth(px(140))
        group.setObjectName(f"recovery-{index + 1}")
        group.textEdited.connect(lambda text: self._on_edited(index, text))
        group.returnPressed.connect(self.confirm)
        self._words.show(group.setAccessibleName, _group_name(index))
        return group

    def _on_edited(self, index: int, text: str) -> None:
        self._mark(index, wrong=False)
        if len(text) < DIGITS:
            return
        if index + 1 < GROUPS:
            self._go_to(self.groups[index + 1])
            self._ask(index + 1, confirms=False)

    def _ask(self, count: int, *, confirms: bool) -> None:
        """Send the first `count` groups; a code cut short names the group after the last good."""
        typed = [group.text() or NOT_TYPED_YET for group in self.groups[:count]]
        typed += [NOT_TYPED_YET] * (GROUPS - count)
        self._shell.runner.submit(
            self,
            lambda session: _confirm(session, "-".join(typed)),
            done=lambda _: self.confirmed.emit(),
            failed=lambda error: self._on_refused(error, count, confirms=confirms),
        )

    def _on_refused(self, error: IntakeError, count: int, *, confirms: bool) -> None:
        number = error.facts.get("group") if isinstance(error, WrongRecoveryCode) else 0
        if isinstance(number, int) and 0 < number <= count:
            self._mark(number - 1, wrong=True)
            self._go_to(self.groups[number - 1])
        elif not confirms:
            self._notice.clear()
            return
        self._notice.show_error(error)

    @staticmethod
    def _go_to(group: NumberEdit) -> None:
        """What stands there is selected: a group that is typed again takes its place."""
        group.setFocus()
        group.selectAll()

    def _mark(self, index: int, *, wrong: bool) -> None:
        group = self.groups[index]
        group.setProperty("wrong", wrong)
        group.style().unpolish(group)
        group.style().polish(group)


def _group_name(index: int) -> Wording:
    def name(c: Catalog) -> str:
        return c.t("Group {number}", number=index + 1)

    return name


def _confirm(session: "Session", typed: str) -> None:
    from intake_app.commands import vaults

    vaults.confirm_recovery(session, typed)
