"""Backup: when the last one was made, make one, and prove that it could be restored."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake_app.commands.survival_words import lacking_in_words
from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.folder_chooser import FolderChooser
from ui.notice import Notice
from ui.parts import CalmPage, button, fill, label
from ui.progress import Progress
from ui.question_bar import QuestionBar, Way
from ui.screens.room import Room
from ui.screens.screen import Screen
from ui.screens.survival.backup_words import last_words, moment, rehearsal_words
from ui.shell import Shell
from ui.theme import px
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.backups import BackedUp, Rehearsed, Standing
    from intake_app.commands.session import Session

Tell = Callable[[int, int], None]


class BackupScreen(Screen):
    """Says "backed up" only after the copy was read back from the medium and opened."""

    closed = Signal()

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(catalog)
        self._shell = shell
        self._start = Path.home()
        self.notice = Notice(self.words)
        self.question = QuestionBar(self.words, "backup-question")
        self.progress = Progress(self.words)
        self.last = label("reading")
        self.rehearsed = label("reading")
        self.go = button("primary", "backup-go")
        self.rehearse = button(name="backup-rehearse")
        self.back = button(name="backup-back")
        self._page = CalmPage()
        self.room = Room(self._page)
        fill(self, self._page)
        self._arrange()
        self.go.clicked.connect(self._on_go_clicked)
        self.rehearse.clicked.connect(self._on_rehearse_clicked)
        self.back.clicked.connect(self.closed)
        self._ask()

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.room.retranslate(catalog)

    def focus_first(self) -> None:
        """See Screen."""
        self.go.setFocus()

    def _arrange(self) -> None:
        body = self._page.body
        self._line("title", lambda c: c.t("Backup"))
        self._line(
            "reading",
            lambda c: c.t(
                "An encrypted copy of the vault on another stick or disk. Keep it in another place "
                "than this laptop: without it a lost laptop is a lost vault."
            ),
        )
        for part in (self.progress, self.notice, self.question):
            body.addWidget(part)
        body.addWidget(self._card())
        self._line(
            "hint",
            lambda c: c.t(
                "A backup opens with the passphrases of the day it was made. Somebody whose "
                "passphrase was taken away later can still open it. Older backups are never "
                "deleted here; delete the ones you no longer need."
            ),
        )
        self._line(
            "hint",
            lambda c: c.t(
                "To get a vault back, choose «Restore a backup» where the passphrase is asked for."
            ),
        )
        body.addStretch(1)
        self.words.show(self.back.setText, lambda c: c.t("Back to the list"))
        self.words.show(self.rehearse.setText, lambda c: c.t("Try a backup"))
        self.words.show(self.go.setText, lambda c: c.t("Back up now"))
        self._page.buttons.addWidget(self.back)
        self._page.buttons.addStretch(1)
        self._page.buttons.addWidget(self.rehearse)
        self._page.buttons.addWidget(self.go)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        down = QVBoxLayout(card)
        down.setContentsMargins(px(24), px(16), px(24), px(16))
        down.setSpacing(px(8))
        for title, told in (
            (lambda c: c.t("Last backup"), self.last),
            (lambda c: c.t("Last proof that a backup can be restored"), self.rehearsed),
        ):
            if told is self.rehearsed:
                down.addSpacing(px(12))
            heading = label("subheading")
            self.words.show(heading.setText, title)
            down.addWidget(heading)
            down.addWidget(told)
        return card

    def _line(self, role: str, words: Wording) -> None:
        line = label(role)
        self.words.show(line.setText, words)
        self._page.body.addWidget(line)

    def _ask(self) -> None:
        self._shell.runner.submit(
            self, _standing, done=self._on_standing, failed=self.notice.show_error
        )

    def _on_standing(self, standing: "Standing") -> None:
        if standing.folder:
            self._start = Path(standing.folder)
        self.words.show(self.last.setText, lambda c: last_words(standing, c))
        self.words.show(self.rehearsed.setText, lambda c: rehearsal_words(standing, c))

    def _on_go_clicked(self) -> None:
        self._choose(
            lambda c: c.t("Choose a folder on another stick or disk"), self._look_at, to_put=True
        )

    def _on_rehearse_clicked(self) -> None:
        self._choose(lambda c: c.t("Choose the folder with the backups"), self._rehearse)

    def _choose(
        self, title: Wording, chosen: Callable[[Path], None], *, to_put: bool = False
    ) -> None:
        start = self._start if self._start.is_dir() else Path.home()
        self.notice.clear()
        self.question.close_bar()
        chooser = FolderChooser(self.catalog, title, start=start, to_put=to_put)
        self.room.ask(chooser, lambda folder: self._on_chosen(folder, chosen))

    def _on_chosen(self, folder: Path, chosen: Callable[[Path], None]) -> None:
        self.notice.clear()
        self._page.show_top()
        self._set_busy(is_busy=True)
        chosen(folder)

    def _look_at(self, folder: Path) -> None:
        """A copy that is lost together with the vault is asked about first."""
        self._shell.runner.submit(
            self,
            lambda session: _is_beside(session, folder),
            done=lambda beside: self._ask_about(folder) if beside else self._back_up(folder),
            failed=self._on_refused,
        )

    def _ask_about(self, folder: Path) -> None:
        self._set_busy(is_busy=False)
        self.question.ask(
            lambda c: c.t("The backup would lie on the same disk as the vault."),
            lambda c: c.t(
                "If this disk or laptop is lost, both are lost. Choose a stick or another disk."
            ),
            Way(
                "back-up-beside",
                lambda c: c.t("Back up here all the same"),
                lambda: self._back_up(folder),
            ),
            Way(
                "backup-elsewhere",
                lambda c: c.t("Choose another folder"),
                self._on_go_clicked,
                role="primary",
            ),
        )
        self.question.focus_first()

    def _back_up(self, folder: Path) -> None:
        self._set_busy(is_busy=True)
        tell = self.progress.begin(lambda c: c.t("The backup is written and read back"))
        self._shell.runner.submit(
            self,
            lambda session: _back_up(session, folder, tell),
            done=self._on_backed_up,
            failed=self._on_refused,
        )

    def _on_backed_up(self, made: "BackedUp") -> None:
        self._set_busy(is_busy=False)
        if made.lacking:
            self._say_lacking(made.lacking)
            return
        self.notice.say(
            lambda c: c.t("Backed up, and read back from there: {folder}", folder=made.folder),
            lambda c: c.tn(
                "{n} testimony is in it, and each was verified. Take the stick out and keep it "
                "in another place.",
                "{n} testimonies are in it, and each was verified. Take the stick out and keep it "
                "in another place.",
                made.counted.records,
            ),
            tone="ok",
        )
        self._ask()

    def _rehearse(self, folder: Path) -> None:
        tell = self.progress.begin(lambda c: c.t("The backup is read and verified"))
        self._shell.runner.submit(
            self,
            lambda session: _rehearse(session, folder, tell),
            done=self._on_rehearsed,
            failed=self._on_refused,
        )

    def _say_lacking(self, lacking: tuple[str, ...]) -> None:
        self.notice.say(
            lambda c: lacking_in_words(lacking, c)[0], lambda c: lacking_in_words(lacking, c)[1]
        )
        self._ask()

    def _on_rehearsed(self, done: "Rehearsed") -> None:
        self._set_busy(is_busy=False)
        if done.lacking:
            self._say_lacking(done.lacking)
            return
        self.notice.say(
            lambda c: c.t(
                "The backup of {time} can be restored: every testimony in it was verified.",
                time=moment(done.at, c),
            ),
            lambda c: (
                c.t("Today's passphrases and today's sheet open it.")
                if done.is_todays
                else c.t("It opens with the passphrases and the sheet of the day it was made.")
            ),
            tone="ok",
        )
        self._ask()

    def _on_refused(self, error: IntakeError) -> None:
        self._set_busy(is_busy=False)
        self.notice.show_error(error)

    def _set_busy(self, *, is_busy: bool) -> None:
        for way in (self.go, self.rehearse):
            way.setEnabled(not is_busy)
        if not is_busy:
            self.progress.end()
            if self.hasFocus():
                self.focus_first()


def _standing(session: "Session") -> "Standing":
    from intake_app.commands import backups

    return backups.standing(session)


def _is_beside(session: "Session", folder: Path) -> bool:
    from intake_app.commands import backups

    return backups.is_beside(session, folder)


def _back_up(session: "Session", folder: Path, tell: Tell) -> "BackedUp":
    from intake_app.commands import backups

    return backups.back_up(session, folder, tell)


def _rehearse(session: "Session", folder: Path, tell: Tell) -> "Rehearsed":
    from intake_app.commands import backups

    return backups.rehearse_restore(session, folder, tell)
