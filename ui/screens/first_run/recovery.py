"""The recovery sheet: eight groups of digits, put on paper, typed back from the paper."""

from PySide6.QtWidgets import QFrame, QGridLayout

from intake_app.i18n import Catalog
from ui.parts import column, label
from ui.recovery_entry import GROUPS, RecoveryEntry
from ui.screens.first_run.step import Step
from ui.shell import Shell
from ui.theme import px

COLUMNS = 4


class SheetStep(Step):
    """Shows the code, once."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Recovery sheet"),
            lambda c: c.t(
                "If the passphrase is lost, these numbers are the only other way in. Write them "
                "on paper now and keep the paper far from this laptop. They are shown only here."
            ),
        )
        self._groups = [label("code") for _ in range(GROUPS)]
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
        self.body.addWidget(card)
        self.body.addWidget(self.notice)

    def show_code(self, code: str) -> None:
        """Groups are joined by hyphens."""
        for shown, group in zip(self._groups, code.split("-"), strict=True):
            shown.setText(group)


class TypedBackStep(Step):
    """Only a sheet that was read back counts. A mistyped group is named at once."""

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Type the numbers from the sheet"),
            lambda c: c.t("This proves that the paper can be read. Read from the paper."),
        )
        self.is_confirmed = False
        self.entry = RecoveryEntry(shell, self.words, self.notice)
        self.entry.confirmed.connect(self._on_confirmed)
        self.body.addWidget(self.entry)
        self.body.addWidget(self.notice)

    def begin(self) -> None:
        """See Step."""
        self.entry.focus_first()

    def may_go_on(self) -> bool:
        """Ask the vault; it answers by `gone_on`."""
        if not self.is_confirmed:
            self.entry.confirm()
        return self.is_confirmed

    def _on_confirmed(self) -> None:
        self.is_confirmed = True
        self.gone_on.emit()
