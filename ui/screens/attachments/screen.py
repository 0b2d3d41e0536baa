"""The attachments of one testimony: add, look at, export, remove."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from intake_app.domain.record import RecordId
from intake_app.i18n import Catalog
from ui.parts import CalmPage, button, fill
from ui.question_bar import Question, Way
from ui.screens.attachments import work
from ui.screens.attachments.adding import Adding
from ui.screens.attachments.desk import Desk
from ui.screens.attachments.going_out import GoingOut
from ui.screens.attachments.viewer import Viewer
from ui.screens.pdf_saver import PdfSaver, Warned
from ui.screens.room import Room
from ui.screens.screen import Screen
from ui.shell import Shell

if TYPE_CHECKING:
    from intake_app.commands.attachment_views import View
    from intake_app.commands.attachments import Annex

WIDTH = 880
AN_ATTACHMENT = Warned(
    lambda c: c.t("The exported file can be read by anyone who finds it."),
    lambda c: c.t("Export it only to a place that you can clear afterwards."),
    lambda c: c.t("Choose the folder for the file"),
)


class AttachmentsScreen(Screen):
    """Emits `closed`. What is chosen or dropped is taken in as it is, encrypted."""

    closed = Signal()

    def __init__(self, shell: Shell, catalog: Catalog, record_id: RecordId) -> None:
        super().__init__(catalog)
        self._shell = shell
        self.record_id = record_id
        self.desk = Desk(self.words)
        self._standing = work.NOTHING_YET
        self.back = button(name="attachments-back")
        self.folder = button(name="add-folder")
        self.add = button("primary", "add-files")
        page = CalmPage(width=WIDTH)
        fill(self, page)
        page.body.addWidget(self.desk, 1)
        for part in (self.back, self.folder, self.add):
            page.buttons.addWidget(part)
        page.buttons.insertStretch(1, 1)
        self.room = Room(page)
        self.adding = Adding(shell, record_id, self.desk, self.room, self)
        self.going_out = GoingOut(shell, self)
        self.setAcceptDrops(True)
        self._say_words()
        self._connect()
        self._allow()
        self._ask()

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.room.retranslate(catalog)

    def focus_first(self) -> None:
        """See Screen."""
        (self.desk.shelf if self.desk.shelf.count() else self.add).setFocus()

    def settle(self, then: Callable[[], None]) -> None:
        """A file on its way is asked about before the page is left."""
        if not self._is_busy:
            then()
            return
        self.room.close()
        self.desk.ask(
            lambda c: c.t("A file is still on its way."),
            lambda c: c.t("What is not finished is left out; the originals stay where they are."),
            Way("stop-and-leave", lambda c: c.t("Stop and leave"), lambda: self._leave(then)),
            Way("stay", lambda c: c.t("Stay here"), self.desk.shelf.setFocus, role="primary"),
        )

    def settle_to_end(
        self,
        then: Callable[[], None],
        ask: Callable[[Question], None],  # noqa: ARG002 - the base names it
    ) -> None:
        """A lock waits for no file: what is not finished is left out."""
        self._stop()
        then()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped here."""
        if self._may_add and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped; several are counted first."""
        urls = event.mimeData().urls()
        dropped = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
        if dropped and self._may_add:
            event.acceptProposedAction()
            self.adding.look_at(dropped)

    @property
    def _is_busy(self) -> bool:
        return self.adding.taking.is_running or self.going_out.is_running

    @property
    def _may_add(self) -> bool:
        return self._standing.may_add and not self._is_busy

    def _say_words(self) -> None:
        show = self.words.show
        show(self.back.setText, lambda c: c.t("Back to the list"))
        show(self.add.setText, lambda c: c.t("Add a file"))
        show(self.folder.setText, lambda c: c.t("Add a whole folder"))

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.add.clicked.connect(self.adding.choose_file)
        self.folder.clicked.connect(self.adding.choose_folder)
        self.adding.began.connect(self._allow)
        self.adding.ended.connect(self._ask)
        self.going_out.ended.connect(self._allow)
        self.going_out.moved.connect(lambda percent: self.desk.show_progress(1, 1, percent))
        self.going_out.failed.connect(self.desk.notice.show_error)
        self.going_out.written.connect(self._on_exported)
        desk = self.desk
        desk.stop.clicked.connect(self._stop)
        desk.view.clicked.connect(self._on_view_wanted)
        desk.shelf.itemActivated.connect(lambda _: self._on_view_wanted())
        desk.export.clicked.connect(self._on_export_clicked)
        desk.remove.clicked.connect(self._on_remove_clicked)

    def _ask(self) -> None:
        record_id = self.record_id
        self._shell.runner.submit(
            self,
            lambda session: work.standing(session, record_id),
            done=self._on_standing,
            failed=self.desk.notice.show_error,
        )

    def _on_standing(self, standing: work.Standing) -> None:
        is_first, self._standing = self._standing is work.NOTHING_YET, standing
        self.adding.was_read_back = standing.was_read_back
        self.desk.show_standing(standing)
        self._allow()
        if is_first or self.hasFocus():
            self.focus_first()
        self._draw(tuple(one.attachment_id for one in standing.annexes))

    def _draw(self, waiting: tuple[str, ...]) -> None:
        """Small pictures one at a time, so that anything else comes in between."""
        if not waiting:
            return
        first = waiting[0]

        def drawn(png: bytes) -> None:
            self.desk.shelf.show_picture(first, png)
            self._draw(waiting[1:])

        self._shell.runner.submit(
            self,
            lambda session: work.thumbnail(session, first),
            done=drawn,
            failed=lambda _: self._draw(waiting[1:]),
        )

    def _allow(self) -> None:
        for part in (self.add, self.folder):
            part.setEnabled(self._may_add)
        if not self._is_busy:
            self.desk.hide_progress()

    def _stop(self) -> None:
        self.adding.taking.stop()
        self.going_out.stop()

    def _leave(self, then: Callable[[], None]) -> None:
        if not self._is_busy:
            then()
            return
        self.adding.ended.connect(then)
        self.going_out.ended.connect(then)
        self._stop()

    # Looking, exporting, removing

    def _on_view_wanted(self) -> None:
        if annex := self.desk.shelf.chosen:
            viewer = Viewer(self.words)
            viewer.page_wanted.connect(lambda page: self._view(viewer, annex, page))
            viewer.left.connect(self.room.close)
            self._view(viewer, annex, 0)

    def _view(self, viewer: Viewer, annex: "Annex", page: int) -> None:
        def shown(view: "View") -> None:
            if self.room.guest is not viewer:
                self.room.show(viewer)
            viewer.show_view(annex.title, view)

        self.desk.notice.clear()
        self._shell.runner.submit(
            self,
            lambda session: work.view(session, annex.attachment_id, page),
            done=shown,
            failed=self.desk.notice.show_error,
        )

    def _on_export_clicked(self) -> None:
        if annex := self.desk.shelf.chosen:
            self.desk.notice.clear()
            saver = PdfSaver(self.catalog, AN_ATTACHMENT)
            self.room.ask(saver, lambda folder: self._export(annex, folder))

    def _export(self, annex: "Annex", folder: Path) -> None:
        self.desk.notice.clear()
        self.going_out.start(annex.attachment_id, annex.size, folder)
        self._allow()

    def _on_exported(self, file: Path) -> None:
        self.desk.notice.say(
            lambda c: c.t("The file was exported as {file}.", file=file),
            lambda c: c.t("It is not encrypted. Delete it when it was used."),
            tone="ok",
        )

    def _on_remove_clicked(self) -> None:
        annex = self.desk.shelf.chosen
        if annex is None:
            return
        self.desk.ask(
            lambda c: c.t("Remove «{title}»?", title=annex.title),
            lambda c: c.t(
                "Its key is destroyed: nobody can open it any more, in this vault or in a copy of "
                "its file. Backups made before still hold it."
            ),
            Way(
                "remove-now",
                lambda c: c.t("Remove for good"),
                lambda: self._remove(annex),
                role="danger",
            ),
            Way("keep", lambda c: c.t("Keep it"), self.focus_first),
        )

    def _remove(self, annex: "Annex") -> None:
        reason = self.catalog.t("A file was removed after the read-back.")
        told = reason if self._standing.was_read_back else ""
        record_id = self.record_id
        self._shell.runner.submit(
            self,
            lambda session: work.remove(session, record_id, annex.attachment_id, told),
            done=lambda _: self._ask(),
            failed=self.desk.notice.show_error,
        )
