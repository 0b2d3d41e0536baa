"""Export: for which purpose, which records consent lets go, to whom, to which folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QVBoxLayout, QWidget

from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId
from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.folder_chooser import FolderChooser
from ui.notice import Notice
from ui.parts import CalmPage, button, column, fill, label
from ui.screens.export_words import choice_words, withdrawals_words, written_advice
from ui.screens.room import Room
from ui.screens.screen import Screen
from ui.shell import Shell
from ui.theme import px
from ui.widgets.calm_combo import CalmCombo
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.exports import Choice, Written
    from intake_app.commands.session import Session

CASE_FILE = "case_file"
"""The commonest purpose, chosen when the page opens."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page needs first: purposes as (code, English label), and who will read."""

    purposes: tuple[tuple[str, str], ...]
    readers: tuple[Callable[[str], tuple[str, ...]], ...]


class ExportScreen(Screen):
    """Consent decides what may be ticked; the page only shows it."""

    closed = Signal()

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(catalog)
        self._shell = shell
        self._opening = Opening((), ())
        self._choices: tuple[Choice, ...] = ()
        self.purpose = CalmCombo()
        self.purpose.setObjectName("purpose")
        self.records = QListWidget()
        self.records.setWordWrap(True)
        self.records.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.records.setProperty("role", "choices")
        self.records.setObjectName("export-records")
        self.readers = QVBoxLayout()
        self.notice = Notice(self.words)
        self.papers = Notice(self.words)
        self.papers.setObjectName("without-paper")
        self.withdrawals = Notice(self.words)
        self.withdrawals.setObjectName("withdrawals")
        self.progress = QProgressBar()
        self.go = button("primary", "export-write")
        self.go.setEnabled(False)
        self.back = button(name="export-back")
        self._page = CalmPage()
        self.room = Room(self._page)
        fill(self, self._page)
        self._arrange()
        self.purpose.activated.connect(lambda _: self._ask_for_choices())
        self.records.itemChanged.connect(lambda _: self._show_count())
        self.go.clicked.connect(self._on_go_clicked)
        self.back.clicked.connect(self.closed)
        shell.runner.submit(self, _opening, done=self._on_opening, failed=self.notice.show_error)

    @property
    def ticked(self) -> tuple[RecordId, ...]:
        """The records that are to go."""
        return tuple(
            choice.record_id
            for choice, item in zip(self._choices, self._items(), strict=True)
            if item.checkState() is Qt.CheckState.Checked
        )

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self._say_purposes()
        for choice, item in zip(self._choices, self._items(), strict=True):
            item.setText(choice_words(choice, catalog))
        self.room.retranslate(catalog)

    def focus_first(self) -> None:
        """See Screen."""
        self.records.setFocus()

    def _arrange(self) -> None:
        body = self._page.body
        title = label("title")
        self.words.show(title.setText, lambda c: c.t("Export to headquarters"))
        body.addWidget(title)
        self._arrange_result()
        self._question(lambda c: c.t("Purpose"), self.purpose)
        self._question(lambda c: c.t("Testimonies"), self.records)
        self.records.setMinimumHeight(px(240))
        who = label("label")
        self.words.show(who.setText, lambda c: c.t("Only these keys can open it"))
        body.addWidget(who)
        body.addLayout(self.readers)
        body.addStretch(1)
        self.words.show(self.back.setText, lambda c: c.t("Back to the list"))
        self.words.show(self.go.setText, lambda c: c.t("Choose the folder"))
        self.count = label("hint")
        self.count.setWordWrap(False)
        buttons = self._page.buttons
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.count)
        buttons.addWidget(self.go)

    def _arrange_result(self) -> None:
        """What became of the export stands at the top: below the fold nobody reads the advice."""
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.words.show(self.progress.setAccessibleName, lambda c: c.t("The export is written"))
        for part in (self.progress, self.notice, self.papers, self.withdrawals):
            self._page.body.addWidget(part)

    def _question(self, words: Wording, answer: QWidget) -> None:
        question = label("label")
        question.setBuddy(answer)
        self.words.show(question.setText, words)
        self.words.show(answer.setAccessibleName, words)
        group = column(spacing=8)
        group.addWidget(question)
        group.addWidget(answer)
        self._page.body.addLayout(group)

    def _say_purposes(self) -> None:
        for index, (code, english) in enumerate(self._opening.purposes):
            words = self.catalog.label(f"code:consent_purpose.{code}", english)
            self.purpose.setItemText(index, words)

    def _items(self) -> list[QListWidgetItem]:
        return [self.records.item(row) for row in range(self.records.count())]

    def _on_opening(self, opening: Opening) -> None:
        self._opening = opening
        for code, _ in opening.purposes:
            self.purpose.addItem("", code)
        self._say_purposes()
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(CASE_FILE)))
        for spoken in opening.readers:
            line = label("words")
            self.words.show(line.setText, _spoken_words(spoken))
            self.readers.addWidget(line)
        self._ask_for_choices()

    def _ask_for_choices(self) -> None:
        purpose = str(self.purpose.currentData())
        self.notice.clear()
        self._shell.runner.submit(
            self,
            lambda session: _choices(session, purpose),
            done=self._on_choices,
            failed=self.notice.show_error,
        )

    def _on_choices(self, choices: "tuple[Choice, ...]") -> None:
        self._choices = ()
        self.records.clear()
        for choice in choices:
            item = QListWidgetItem(choice_words(choice, self.catalog))
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            if choice.allowed:
                item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled)
                is_done = choice.state in (State.SEALED, State.SIGNED) and not choice.is_training
                item.setCheckState(Qt.CheckState.Checked if is_done else Qt.CheckState.Unchecked)
            else:
                item.setFlags(flags)
                item.setCheckState(Qt.CheckState.Unchecked)
            self.records.addItem(item)
        self._choices = choices
        self._show_count()

    def _show_count(self) -> None:
        if len(self._choices) != self.records.count():
            return
        count = len(self.ticked)
        self.go.setEnabled(count > 0)
        self.words.show(
            self.count.setText,
            lambda c: c.tn("{n} testimony will go", "{n} testimonies will go", count),
        )

    def _on_go_clicked(self) -> None:
        chooser = FolderChooser(
            self.catalog,
            lambda c: c.t("Choose the folder for the export"),
            start=Path.home(),
            to_put=True,
        )
        self.notice.clear()
        self.room.ask(chooser, self._on_folder_chosen)

    def _on_folder_chosen(self, folder: Path) -> None:
        self.papers.clear()
        self.withdrawals.clear()
        purpose, ticked = str(self.purpose.currentData()), self.ticked
        self.notice.clear()
        self.progress.show()
        self._page.show_top()
        self.go.setEnabled(False)
        self._shell.runner.submit(
            self,
            lambda session: _write(session, folder, purpose, ticked),
            done=self._on_written,
            failed=self._on_refused,
        )

    def _on_written(self, written: "Written") -> None:
        self.progress.hide()
        self._show_count()
        self.notice.say(
            lambda c: c.t("The export is written to {folder}.", folder=written.folder),
            written_advice(written.files_left_out),
            tone="ok",
        )
        if carried := written.withdrawals:
            self.withdrawals.say(
                withdrawals_words(carried),
                lambda c: c.t("They stand in audit.json, for the copies that are there."),
                tone="ok",
            )
        papers = written.without_paper
        lacking = ", ".join(one.reference for one in self._choices if one.record_id in papers)
        if lacking:
            self._say_lacking(lacking)

    def _say_lacking(self, numbers: str) -> None:
        self.papers.say(
            lambda c: c.t("The data went without a statement to print: {numbers}", numbers=numbers),
            lambda c: c.t(
                "It cannot be set for print. «Print the statement» says what stands in the way."
            ),
        )

    def _on_refused(self, error: IntakeError) -> None:
        self.progress.hide()
        self._show_count()
        self.notice.show_error(error)


def _spoken_words(spoken: Callable[[str], tuple[str, ...]]) -> Wording:
    return lambda c: " ".join(spoken(c.language))


def _opening(session: "Session") -> Opening:
    from intake_app.commands import exports, vaults

    codes = session.book.lists[exports.PURPOSES].codes
    return Opening(
        purposes=tuple((code.id, code.label) for code in codes),
        readers=tuple(one.fingerprint_words for one in vaults.recipients(session)),
    )


def _choices(session: "Session", purpose: str) -> "tuple[Choice, ...]":
    from intake_app.commands import exports

    return exports.choices(session, purpose)


def _write(
    session: "Session", folder: Path, purpose: str, ticked: tuple[RecordId, ...]
) -> "Written":
    from intake_app.commands import exports

    return exports.write(session, folder, purpose, ticked)
