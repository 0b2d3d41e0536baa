"""How files come onto the page of attachments: chosen, a whole folder, or dropped."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from intake_app.domain.record import RecordId
from ui.folder_chooser import ANY_FILE, FolderChooser
from ui.question_bar import Way
from ui.screens.attachments import left_out, work
from ui.screens.attachments.desk import Desk
from ui.screens.attachments.shelf import size_words
from ui.screens.attachments.taking_in import Ended, TakingIn
from ui.screens.room import Room
from ui.shell import Shell
from ui.words import Wording


class Adding(QObject):
    """Asks what must be asked, then takes in. Emits `began` and `ended`."""

    began = Signal()
    ended = Signal()

    def __init__(
        self, shell: Shell, record_id: RecordId, desk: Desk, room: Room, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._desk = desk
        self._room = room
        self.was_read_back = False
        self.taking = TakingIn(shell, record_id, self)
        self.taking.moved.connect(desk.show_progress)
        self.taking.ended.connect(self._on_ended)

    def choose_file(self) -> None:
        """Show folders and their files."""
        self._choose(lambda c: c.t("Choose the file to attach"), ANY_FILE)

    def choose_folder(self) -> None:
        """Show folders."""
        self._choose(lambda c: c.t("Choose the folder or card to attach"), ())

    def look_at(self, given: tuple[Path, ...]) -> None:
        """Count what was given; several files are asked about first."""
        self._room.close()
        self._desk.notice.clear()
        self._shell.runner.ask(
            self,
            lambda: work.looked_at(given),
            done=lambda found: self._on_looked(given, found),
            failed=self._desk.notice.show_error,
        )

    def _choose(self, title: Wording, suffixes: tuple[str, ...]) -> None:
        self._desk.notice.clear()
        catalog = self._desk.words.catalog
        chooser = FolderChooser(catalog, title, start=Path.home(), suffixes=suffixes)
        self._room.ask(chooser, lambda place: self.look_at((place,)))

    def _on_looked(self, given: tuple[Path, ...], found: work.Found) -> None:
        files, size = found.files, found.size
        if not files:
            self._desk.notice.say(
                lambda c: c.t("There is no file in this folder."),
                lambda c: c.t("Nor in the folders inside it. Choose the one with the files."),
            )
        elif files == given and len(files) == 1:
            self._take(files)
        else:
            count = len(files)
            self._desk.ask(
                lambda c: c.tn("Take in {n} file?", "Take in {n} files?", count),
                lambda c: c.t("Together {size}.", size=size_words(size, c)),
                Way("take-all", lambda c: c.t("Take them in"), lambda: self._take(files)),
                Way("take-none", lambda c: c.t("Not now"), self._desk.shelf.setFocus),
            )

    def _take(self, files: tuple[Path, ...]) -> None:
        if not self.was_read_back:
            self._start(files, "")
            return
        reason = self._desk.words.catalog.t("A file was attached after the read-back.")
        self._desk.ask(
            lambda c: c.t("The statement was read back already."),
            lambda c: c.t("With a new annex it is a draft again and must be read back again."),
            Way("take-anyway", lambda c: c.t("Add it"), lambda: self._start(files, reason)),
            Way("take-none", lambda c: c.t("Not now"), self._desk.shelf.setFocus),
        )

    def _start(self, files: tuple[Path, ...], reason: str) -> None:
        self.taking.start(files, reason)
        self.began.emit()

    def _on_ended(self, ended: Ended) -> None:
        notice, taken = self._desk.notice, ended.taken
        if ended.is_stopped:
            notice.say(
                lambda c: c.t("You stopped before everything was taken in."),
                lambda c: c.tn(
                    "{n} file is in the list. Nothing is left of the others.",
                    "{n} files are in the list. Nothing is left of the others.",
                    taken,
                ),
            )
        elif len(ended.refused) == 1 and ended.of == 1:
            notice.show_error(ended.refused[0][1])
        elif ended.refused:
            notice.say(
                lambda c: left_out.happened(ended, c),
                lambda c: left_out.reasons(ended.refused, c),
            )
        else:
            notice.say(
                lambda c: c.tn("{n} file was taken in.", "{n} files were taken in.", taken),
                lambda c: c.t(
                    "Each was read back and compared. The originals are still where they were, "
                    "and not encrypted."
                ),
                tone="ok",
            )
        self.ended.emit()
