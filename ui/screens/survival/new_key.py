"""Moving the vault to a new key: a new passphrase, a new sheet, nothing of before."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from intake_app.i18n import Catalog
from ui.new_passphrase import NewPassphrase
from ui.panels import FirstPanel, Panel
from ui.panels_screen import PanelsScreen
from ui.sheet_shown import SheetShown
from ui.shell import Shell
from ui.theme import px

if TYPE_CHECKING:
    from intake_app.commands.emergency import Rotated
    from intake_app.commands.session import Environment, Session
    from intake_app.errors import IntakeError


class NewKeyScreen(PanelsScreen):
    """Emits `closed` for the list, `finished` when the new sheet is to be typed back.

    `left_shut`: the numbers are written down, and the vault could not be opened under its new key.
    """

    finished = Signal()
    left_shut = Signal()

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(shell, catalog)
        panel = MovePanel(shell, catalog)
        panel.left.connect(self.closed)
        panel.moved.connect(self._on_moved)
        self.panels.show_panel(panel)

    def _on_moved(self, done: "Rotated", shut: "IntakeError | None") -> None:
        panel = NumbersPanel(self._shell, self.catalog, done.recovery_code)
        panel.written_down.connect(self.finished if shut is None else self.left_shut)
        self.panels.show_panel(panel)
        self.panels.back.hide()
        if shut is not None:
            panel.notice.show_error(shut)
        elif done.old_way_remains:
            panel.notice.say(
                lambda c: c.t("A copy of the header still holds the old ways in."),
                lambda c: c.t("Free some space, then lock and unlock: that takes them away."),
            )


class MovePanel(FirstPanel):
    """What it does and to whom; then the words that will open it.

    `moved`: what came of it, and why the vault could not be opened anew, if it could not.
    """

    moved = Signal(object, object)

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Move the vault to a new key"),
            lambda c: c.t(
                "For the day on which somebody who must not read may know a passphrase, the sheet, "
                "or have a copy of the folder. Every testimony is encrypted anew."
            ),
        )
        self.go_words = lambda c: c.t("Move to a new key")
        self._shell = shell
        self.new = NewPassphrase(shell, self.words, self.notice)
        self.new.entered.connect(self.gone_on)
        self.hint(
            lambda c: c.t(
                "Then only your new passphrase, a new sheet and headquarters open the vault. Add "
                "the other people again. Backups made before are not changed: whoever has one and "
                "an old passphrase can read that one."
            )
        )
        self.body.addWidget(self.notice)
        self.body.addSpacing(px(8))
        self.body.addWidget(self.new)

    def begin(self) -> None:
        """See Step."""
        self.new.begin()

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        self.new.retranslate(catalog)

    def go(self) -> None:
        """See Panel."""
        if not self.new.is_typed_back():
            return
        passphrase, environment = self.new.passphrase, self._shell.environment
        self.waiting.emit()
        self.notice.say(
            lambda c: c.t("The vault is encrypted anew and verified."),
            lambda c: c.t("This takes a while. Until it is done the old key is in force."),
        )
        self._shell.runner.submit(
            self,
            lambda session: _rotate(session, passphrase, environment()),
            done=lambda moved: self._open(*moved, passphrase),
            failed=self.refused,
        )

    def _open(self, folder: Path, done: "Rotated", passphrase: str) -> None:
        """The old session went with the old key.

        The numbers are shown also where the vault cannot be opened now, on a full disk: the move
        is done, and they stand nowhere else.
        """
        environment = self._shell.environment
        self._shell.runner.open(
            self,
            lambda: (_unlocked(folder, passphrase, environment()), None),
            done=lambda _: self.moved.emit(done, None),
            failed=lambda error: self.moved.emit(done, error),
        )


class NumbersPanel(Panel):
    """The new numbers, shown once."""

    written_down = Signal()

    def __init__(self, shell: Shell, catalog: Catalog, code: str) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("The vault has a new key"),
            lambda c: c.t(
                "Write these numbers on paper, or save the sheet and print it. Keep the paper far "
                "from this laptop. They are shown only here."
            ),
        )
        self.go_words = lambda c: c.t("I have written them down")
        self.shown = SheetShown(shell, self.words, self.notice)
        self.shown.show_code(code)
        self.body.addWidget(self.shown)
        self.body.addWidget(self.notice)

    def begin(self) -> None:
        """See Step."""
        self.shown.save.setFocus()

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        self.shown.retranslate(catalog)

    def go(self) -> None:
        """See Panel."""
        self.written_down.emit()


def _rotate(
    session: "Session", passphrase: str, environment: "Environment"
) -> "tuple[Path, Rotated]":
    from intake_app.commands import emergency

    folder = session.vault.folder
    return folder, emergency.rotate(session, passphrase, environment)


def _unlocked(folder: Path, passphrase: str, environment: "Environment") -> "Session":
    from intake_app.commands import vaults

    return vaults.unlock(folder, passphrase, environment)
