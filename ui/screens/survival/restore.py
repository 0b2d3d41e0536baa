"""Back from a backup: which one, where to, and the passphrase of its day."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from intake_app.errors import IntakeError, VaultStandsThere
from intake_app.i18n import Catalog
from ui.folder_chooser import FolderChooser
from ui.notice import Notice
from ui.parts import CalmPage, button, column, fill, label, row
from ui.passphrase_field import PassphraseField
from ui.progress import Progress
from ui.screens.room import Room
from ui.screens.screen import Screen
from ui.screens.survival.backup_words import moment
from ui.shell import Shell
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.backups import Restored
    from intake_app.commands.session import Environment

Tell = Callable[[int, int], None]


class RestoreScreen(Screen):
    """Emits `restored` with the folder of the vault that stands now, or `closed`."""

    is_remade = False
    closed = Signal()
    restored = Signal(object)

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(catalog)
        self._shell = shell
        self._done: Path | None = None
        self.source: Path | None = None
        self.target: Path | None = None
        self.notice = Notice(self.words)
        self.progress = Progress(self.words)
        self.field = PassphraseField(catalog, "backup-passphrase")
        self.aside = QCheckBox()
        self.aside.setObjectName("restore-aside")
        self.aside.hide()
        self.go = button("primary", "restore-go")
        self.back = button(name="restore-back")
        self._page = CalmPage()
        self.room = Room(self._page)
        fill(self, self._page)
        self._arrange()
        self.field.edited.connect(self._show_ways)
        self.field.entered.connect(self._on_go_clicked)
        self.go.clicked.connect(self._on_go_clicked)
        self.back.clicked.connect(self.closed)
        self._show_ways()

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.field.words.retranslate(catalog)
        self.room.retranslate(catalog)

    def focus_first(self) -> None:
        """See Screen."""
        self.choose_source.setFocus()

    def _arrange(self) -> None:
        body = self._page.body
        self._line("title", lambda c: c.t("Restore a backup"))
        self._line(
            "reading",
            lambda c: c.t(
                "The backup is read and verified as a whole before a vault stands anywhere. The "
                "backup itself is not changed."
            ),
        )
        for part in (self.progress, self.notice):
            body.addWidget(part)
        self.shown_source, self.choose_source = self._place(
            "restore-source", lambda c: c.t("The folder with the backups")
        )
        self.shown_target, self.choose_target = self._place(
            "restore-target", lambda c: c.t("A new or empty folder for the vault")
        )
        self.choose_source.clicked.connect(self._on_source_clicked)
        self.choose_target.clicked.connect(self._on_target_clicked)
        body.addWidget(self.aside)
        question = label("label")
        question.setBuddy(self.field.line)
        for setter in (question.setText, self.field.line.setAccessibleName):
            self.words.show(setter, lambda c: c.t("Passphrase of the day of the backup"))
        together = column(4)
        together.addWidget(question)
        together.addWidget(self.field)
        body.addLayout(together)
        body.addStretch(1)
        self.words.show(
            self.aside.setText, lambda c: c.t("Move the vault that is there aside; delete nothing")
        )
        self.words.show(self.back.setText, lambda c: c.t("Back"))
        self._page.buttons.addWidget(self.back)
        self._page.buttons.addStretch(1)
        self._page.buttons.addWidget(self.go)

    def _line(self, role: str, words: Wording) -> None:
        line = label(role)
        self.words.show(line.setText, words)
        self._page.body.addWidget(line)

    def _place(self, name: str, words: Wording) -> tuple[QLabel, QPushButton]:
        """A question about a folder: what is chosen, and the button that asks."""
        asked, shown, choose = label("label"), label("words"), button(name=name)
        shown.hide()
        self.words.show(asked.setText, words)
        self.words.show(choose.setText, lambda c: c.t("Choose the folder"))
        self.words.show(choose.setAccessibleName, words)
        together = column(4)
        together.addWidget(asked)
        together.addWidget(shown)
        together.addLayout(row(choose))
        self._page.body.addLayout(together)
        return shown, choose

    def _on_source_clicked(self) -> None:
        self._choose(lambda c: c.t("Choose the folder with the backups"), self._on_source)

    def _on_target_clicked(self) -> None:
        self._choose(lambda c: c.t("Choose a new or empty folder"), self._on_target, to_put=True)

    def _choose(
        self, title: Wording, chosen: Callable[[Path], None], *, to_put: bool = False
    ) -> None:
        self.notice.clear()
        chooser = FolderChooser(self.catalog, title, start=Path.home(), to_put=to_put)
        self.room.ask(chooser, chosen)

    def _on_source(self, folder: Path) -> None:
        self.source = folder
        self.shown_source.setText(str(folder))
        self.shown_source.show()
        self._show_ways()
        self.choose_target.setFocus()

    def _on_target(self, folder: Path) -> None:
        self.target = folder
        self.shown_target.setText(str(folder))
        self.shown_target.show()
        self.aside.setChecked(False)
        self.aside.hide()
        self._show_ways()
        self.field.setFocus()

    def _show_ways(self) -> None:
        is_ready = bool(self.source and self.target and self.field.passphrase)
        self.go.setEnabled(is_ready or self._done is not None)
        if self._done is None:
            self.words.show(self.go.setText, lambda c: c.t("Restore the newest backup"))
        else:
            self.words.show(self.go.setText, lambda c: c.t("Open the vault"))

    def _on_go_clicked(self) -> None:
        if self._done is not None:
            self.restored.emit(self._done)
        elif self.go.isEnabled() and self.source is not None and self.target is not None:
            self._restore(self.source, self.target)

    def _restore(self, source: Path, target: Path) -> None:
        self.notice.clear()
        self.go.setEnabled(False)
        self._page.show_top()
        passphrase, replaces = self.field.passphrase, self.aside.isChecked()
        environment = self._shell.environment
        tell = self.progress.begin(lambda c: c.t("The backup is read and verified"))

        def work() -> "Restored":
            places = (source, target)
            return _restore(places, passphrase, environment(), replaces=replaces, tell=tell)

        self._shell.runner.ask(self, work, done=self.on_restored, failed=self.on_refused)

    def on_restored(self, done: "Restored") -> None:
        """Say where it stands, and whether something is left to do."""
        self.progress.end()
        self._done = done.folder
        self.field.clear()
        self.notice.say(
            lambda c: c.t("The backup of {time} is restored.", time=moment(done.at, c)),
            lambda c: _what_follows(done, c),
            tone="ok" if done.is_noted else "warn",
        )
        self._show_ways()
        self.go.setFocus()

    def on_refused(self, error: IntakeError) -> None:
        """Say why; where a vault stands, offer to move it aside."""
        self.progress.end()
        self.aside.setVisible(isinstance(error, VaultStandsThere) or self.aside.isChecked())
        self.notice.show_error(error)
        self._show_ways()


def _what_follows(done: "Restored", c: Catalog) -> str:
    from intake_app.commands.backups import not_noted_in_words

    opens = (
        c.t(
            "It opens with the passphrase that you have just typed. The vault that was there lies "
            "now in {folder}.",
            folder=done.aside,
        )
        if done.aside
        else c.t("It opens with the passphrase that you have just typed.")
    )
    return opens if done.is_noted else f"{opens} {not_noted_in_words(c)}"


def _restore(
    places: tuple[Path, Path],
    passphrase: str,
    environment: "Environment",
    *,
    replaces: bool,
    tell: Tell,
) -> "Restored":
    from intake_app.commands import backups

    source, target = places
    return backups.restore(
        source, target, passphrase, environment, replaces=replaces, progress=tell
    )
