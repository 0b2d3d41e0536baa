"""What the page of attachments shows: notices, a question, progress, the list, its buttons."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.notice import Notice
from ui.parts import button, label, row
from ui.question_bar import QuestionBar, Way
from ui.screens.attachments.shelf import Shelf
from ui.screens.attachments.work import Standing
from ui.theme import px
from ui.words import Wording, Words


class Desk(QWidget):
    """Shows and asks; the screen decides what follows."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.title = label("title")
        self.hint = label("hint")
        self.notice = Notice(words)
        self._question = QuestionBar(words, "attachments-question")
        self.progress = QProgressBar()
        self.line = label("hint")
        self.line.setWordWrap(False)
        self.stop = button(name="stop-taking")
        self.shelf = Shelf(words)
        self.empty = label("hint")
        self.view = button(name="view-attachment")
        self.export = button(name="export-attachment")
        self.remove = button("quiet", "remove-attachment")
        self._say_words()
        self._arrange()
        self.hide_progress()
        self.shelf.currentRowChanged.connect(lambda _: self._allow())

    def show_standing(self, standing: Standing) -> None:
        """Show the list as it is now."""
        words = self.words
        words.show(
            self.title.setText,
            lambda c: c.t("Attachments of {reference}", reference=standing.reference),
        )
        if standing.is_sealed:
            words.show(
                self.hint.setText,
                lambda c: c.t(
                    "The statement is sealed. What is added now is kept beside it, as a late annex."
                ),
            )
        else:
            words.show(
                self.hint.setText,
                lambda c: c.t(
                    "Each file is kept as it was given, encrypted under a key of its own. Its "
                    "title, kind and origin are described under Annexes in the interview."
                ),
            )
        self.shelf.show_annexes(standing.annexes, standing.kinds)
        self.shelf.setVisible(bool(standing.annexes))
        self.empty.setVisible(not standing.annexes)
        self._allow()

    def ask(self, title: Wording, detail: Wording, *ways: Way) -> None:
        """A plain question in the page; the last way is the harmless one."""
        self._question.ask(title, detail, *ways)
        self._question.focus_first()

    def show_progress(self, number: int, of: int, percent: int) -> None:
        """How far it is, file by file."""
        self.words.show(
            self.line.setText,
            lambda c: c.t("File {number} of {of}", number=number, of=of),
        )
        self.progress.setValue(percent)
        for part in (self.line, self.progress, self.stop):
            part.show()

    def hide_progress(self) -> None:
        """Nothing is on its way."""
        for part in (self.line, self.progress, self.stop):
            part.hide()

    def _say_words(self) -> None:
        show = self.words.show
        show(self.stop.setText, lambda c: c.t("Stop"))
        show(self.view.setText, lambda c: c.t("Look at it"))
        show(self.export.setText, lambda c: c.t("Export"))
        show(self.remove.setText, lambda c: c.t("Remove"))
        show(self.progress.setAccessibleName, lambda c: c.t("How much of the file is done"))
        show(
            self.empty.setText,
            lambda c: c.t(
                "Nothing is attached yet. Add photos, scans, recordings or documents, or drop them "
                "here."
            ),
        )

    def _arrange(self) -> None:
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.shelf.setMinimumHeight(px(180))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(12))
        for part in (self.title, self.hint, self.notice, self._question):
            down.addWidget(part)
        moving = row(self.line, self.stop)
        down.addWidget(self.progress)
        down.addLayout(moving)
        down.addWidget(self.empty)
        # Above the list: in a low window what stands below it is out of sight.
        down.addLayout(row(self.view, self.export, self.remove))
        down.addWidget(self.shelf, 1000)
        down.addStretch(1)

    def _allow(self) -> None:
        for part in (self.view, self.export, self.remove):
            part.setEnabled(self.shelf.chosen is not None)
            part.setVisible(bool(self.shelf.annexes))
