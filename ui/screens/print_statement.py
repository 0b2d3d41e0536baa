"""Print: which languages, what each page looks like, and a warning before it leaves the vault."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.domain.record import RecordId
from intake_app.errors import IntakeError
from intake_app.i18n import LANGUAGES, Catalog
from ui.damage_notice import DamageNotice
from ui.notice import Notice
from ui.parts import button, column, label, scrolling
from ui.question_bar import Question
from ui.screens import printing
from ui.screens.pdf_saver import PdfSaver
from ui.screens.printing import (
    ALONE,
    PARALLEL,
    Languages,
    Opening,
    main_options,
    parallel_options,
)
from ui.screens.screen import Screen
from ui.screens.signing import SigningRoom
from ui.screens.statement_pages import StatementPages
from ui.shell import Shell
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.words import Wording

__all__ = ["Languages", "PrintScreen"]

SIDE = 360
LEAST_FOR_BOTH = 860
"""Of the width, for the choices with a chooser of folders beside them."""


class PrintScreen(Screen):
    """The preview is made in memory; only Save writes a file."""

    closed = Signal()

    def __init__(self, shell: Shell, catalog: Catalog, record_id: RecordId) -> None:
        super().__init__(catalog)
        self._shell = shell
        self.record_id = record_id
        self._asked = 0
        self.main = AnswerChips(main_options(catalog))
        self.main.setObjectName("statement-language")
        self.parallel = AnswerChips(parallel_options(catalog, catalog.language))
        self.parallel.setObjectName("parallel-language")
        self.notice = Notice(self.words)
        self.damage = DamageNotice(self.words)
        self.is_read_only = False
        self.state = label("hint")
        self.pages = StatementPages(self.words)
        self.save = button("primary", "save-pdf")
        self.save.setEnabled(False)
        self.back = button(name="print-back")
        self.sign = button(name="sign-statement")
        self.saver: PdfSaver | None = None
        self._arrange()
        self._connect()
        shell.runner.submit(
            self,
            lambda session: printing.opening(session, record_id),
            done=self._on_opening,
            failed=self.notice.show_error,
        )

    @property
    def languages(self) -> Languages:
        """What is chosen now."""
        main = (*self.main.codes, self.catalog.language)[0]
        parallel = (*self.parallel.codes, ALONE)[0]
        return Languages(main, "" if parallel in {ALONE, main} else parallel)

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.main.set_options(main_options(catalog))
        self.parallel.set_options(parallel_options(catalog, self.languages.main))
        if self.saver is not None:
            self.saver.retranslate(catalog)
        self.signing.retranslate(catalog)

    def settle(self, then: Callable[[], None]) -> None:
        """A signature that is drawn and not kept is asked about."""
        self.signing.settle(then)

    def settle_to_end(self, then: Callable[[], None], ask: Callable[[Question], None]) -> None:
        """As `settle`, before lock or close."""
        self.signing.settle_to_end(then, ask)

    def settle_alone(
        self,
        then: Callable[[], None],
        stuck: Callable[[Question], None],  # noqa: ARG002 - the base names it
    ) -> None:
        """Half a signature is none: what is drawn and not kept goes."""
        then()

    def focus_first(self) -> None:
        """See Screen."""
        self.main.chips[0].setFocus()

    def show_languages(self, wanted: Languages) -> None:
        """Choose languages as a person would, and show their pages."""
        self.main.show_choice((wanted.main,))
        self.parallel.set_options(parallel_options(self.catalog, wanted.main))
        self.parallel.show_choice((wanted.parallel or ALONE,))
        self.refresh()

    def refresh(self) -> None:
        """Ask for the pages in the chosen languages; what comes late for others is dropped."""
        self._asked += 1
        asked, wanted, record_id = self._asked, self.languages, self.record_id
        self.notice.clear()
        self.save.setEnabled(False)
        self.words.show(self.state.setText, lambda c: c.t("The pages are being made."))
        self._shell.runner.submit(
            self,
            lambda session: printing.preview(session, record_id, wanted),
            done=lambda pages: self._on_pages(pages, asked),
            failed=lambda error: self._on_refused(error, asked),
        )

    def _on_opening(self, opening: Opening) -> None:
        """What the record says; a main language without a catalogue stands in the second column."""
        self.is_read_only = opening.is_read_only
        self.damage.stand(is_read_only=opening.is_read_only, is_place=opening.is_place)
        main, parallel = opening.own.main, opening.own.parallel
        if main not in LANGUAGES:
            main, parallel = (parallel or self.catalog.language), main
        self.show_languages(Languages(main, parallel if parallel in PARALLEL else ""))

    def _on_pages(self, pages: tuple[bytes, ...], asked: int) -> None:
        if asked != self._asked:
            return
        self.pages.show_pages(pages)
        count = len(pages)
        self.words.show(self.state.setText, lambda c: c.tn("{n} page", "{n} pages", count))
        self.save.setEnabled(not self.is_read_only)

    def _on_refused(self, error: IntakeError, asked: int) -> None:
        if asked == self._asked:
            self.pages.show_pages(())
            self.words.forget(self.state.setText)
            self.notice.show_error(error)

    def _arrange(self) -> None:
        down = column(0)
        self.setLayout(down)
        across = QHBoxLayout()
        down.addLayout(across, 1)
        across.setSpacing(0)
        side = self._beside = self._choices()
        across.addWidget(side)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(self.pages, 1)
        across.addWidget(right, 1)
        self.signing = SigningRoom(across, (side, right))

    def _choices(self) -> QFrame:
        side = QFrame()
        side.setProperty("role", "rail")
        side.setFixedWidth(px(SIDE))
        questions = QWidget()
        questions.setProperty("role", "surface")
        self._side = QVBoxLayout(questions)
        self._side.setContentsMargins(px(24), px(24), px(16), px(8))
        self._side.setSpacing(px(8))
        self._question(lambda c: c.t("Language of the statement"), self.main)
        self._question(lambda c: c.t("Second column"), self.parallel)
        self._side.addWidget(self.damage)
        self._side.addWidget(self.state)
        self._side.addWidget(self.notice)
        self._side.addStretch(1)
        down = QVBoxLayout(side)
        down.setContentsMargins(0, 0, 0, px(16))
        area = scrolling(questions)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its questions take the keyboard
        down.addWidget(area, 1)
        ways = column(spacing=8)
        ways.setContentsMargins(px(24), 0, px(24), 0)
        for way in (self.save, self.sign, self.back):
            ways.addWidget(way)
        down.addLayout(ways)
        self.words.show(self.save.setText, lambda c: c.t("Save as PDF"))
        self.words.show(self.sign.setText, lambda c: c.t("Signatures"))
        self.words.show(self.back.setText, lambda c: c.t("Back to the list"))
        return side

    def _question(self, words: Wording, chips: AnswerChips) -> None:
        question = label("label")
        question.setBuddy(chips)
        self.words.show(question.setText, words)
        self.words.show(chips.setAccessibleName, words)
        self._side.addWidget(question)
        self._side.addWidget(chips)
        self._side.addSpacing(px(16))

    def _connect(self) -> None:
        self.main.changed.connect(self._on_main_changed)
        self.parallel.changed.connect(self.refresh)
        self.back.clicked.connect(self.closed)
        self.save.clicked.connect(self._on_save_clicked)
        self.sign.clicked.connect(self._on_sign_clicked)

    def _on_main_changed(self) -> None:
        self.parallel.set_options(parallel_options(self.catalog, self.languages.main))
        if not self.languages.parallel:
            self.parallel.show_choice((ALONE,))
        self.refresh()

    def _on_sign_clicked(self) -> None:
        self._close_saver()
        page = self.signing.open(self._shell, self.catalog, self.record_id, self.languages.main)
        page.closed.connect(self._on_signatures_closed)
        page.inked.connect(self._on_inked)

    def _on_inked(self, is_inked: bool) -> None:  # noqa: FBT001 - a signal gives it by position
        self.is_remade = not is_inked

    def _on_signatures_closed(self) -> None:
        self.signing.close()
        self.sign.setFocus()
        self.refresh()

    def _on_save_clicked(self) -> None:
        self._close_saver()
        self.saver = PdfSaver(self.catalog)
        self.saver.setContentsMargins(px(32), px(24), px(32), px(24))
        self.saver.chosen.connect(self._on_folder_chosen)
        self.saver.cancelled.connect(self._close_saver)
        self.pages.hide()
        # Large letters in a small window: a chooser beside the choices would be cut.
        self._beside.setVisible(self.width() >= px(LEAST_FOR_BOTH))
        self._right.addWidget(self.saver, 1)
        self.saver.setFocus()

    def _close_saver(self) -> None:
        if self.saver is not None:
            self.saver.deleteLater()
            self.saver = None
        self._beside.show()
        self.pages.show()

    def _on_folder_chosen(self, folder: Path) -> None:
        record_id, wanted = self.record_id, self.languages
        names = (wanted.main, wanted.parallel) if wanted.parallel else (wanted.main,)
        target = folder / f"statement-{record_id[:8]}-{'-'.join(names)}.pdf"
        self._close_saver()
        self._shell.runner.submit(
            self,
            lambda session: printing.print_to(session, record_id, wanted, target),
            done=lambda _: self._on_printed(target),
            failed=self.notice.show_error,
        )

    def _on_printed(self, target: Path) -> None:
        self.notice.say(
            lambda c: c.t("The statement was saved as {file}.", file=target),
            lambda c: c.t("It is not encrypted. Delete it when the paper is signed."),
            tone="ok",
        )
