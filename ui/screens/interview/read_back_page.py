"""The statement read back: paragraph by paragraph, then the closing questions, then the seal."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.codebook.relevance import is_relevant
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.lifecycle import State
from intake_app.i18n import Catalog
from ui.forms.section_form import SectionForm
from ui.parts import button, column, label
from ui.screens.interview.desk import Desk
from ui.screens.interview.page import Page
from ui.screens.interview.paragraph_card import ParagraphCard
from ui.screens.interview.paragraphs import PARAGRAPHS, languages_of, unconfirmed
from ui.screens.interview.reading import Reading
from ui.screens.interview.seal_notice import SealNotice
from ui.slices import Slices
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option
from ui.widgets.tab_order import set_reading_order

CLOSING = "closing"
READ_IN = AnswerPath(CLOSING, "readback_language")


class ReadBackPage(Page):
    """`answered(path, answer)` for the confirmations; the closing form sends its own.

    `corrected(answers, path, is_first)`: a paragraph has another text; see `Reading`.
    """

    answered = Signal(object, object)
    corrected = Signal(object, object, bool)
    read_back_wanted = Signal()
    seal_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.cards: list[ParagraphCard] = []
        self._count = 0
        self._slices = Slices(self)
        self._slices.ended.connect(self._set_order)
        self.reading: Reading | None = None
        self.add_head(
            lambda c: c.t("Finish"),
            lambda c: c.t("Read back and seal"),
            lambda c: c.t(
                "Read each paragraph aloud, slowly. Ask after each one whether it is right."
            ),
        )
        self.seal = SealNotice(self.words)
        self.language = AnswerChips(())
        self.language.setObjectName("read-back-language")
        self.language.changed.connect(self._say_paragraphs)
        self.none = button("", "write-paragraphs")
        self.none.clicked.connect(lambda: self.goes.emit(PARAGRAPHS))
        self.words.show(self.none.setText, lambda c: c.t("Write the paragraphs first"))
        self.aloud = button("primary", "read-aloud")
        self.aloud.clicked.connect(self.read_aloud)
        self.words.show(self.aloud.setText, lambda c: c.t("Read paragraph by paragraph"))
        self._paragraphs = column(12)
        self.form = SectionForm(desk.book.section(CLOSING), None, desk.context(), desk.answers)
        self._arrange()
        self.refresh()

    def refresh(self) -> None:
        """See Page."""
        rows = self.desk.answers.rows(PARAGRAPHS)
        if len(rows) != self._count:
            self._make_cards()
        for card, row in zip(self.cards, rows, strict=False):  # the rest come with their rows
            card.show_row(row)
        self.none.setVisible(not rows)
        self._ask.setVisible(bool(rows))
        self.language.setVisible(bool(rows))
        self.aloud.setVisible(bool(rows))
        if self.reading is not None:
            self.reading.refresh()
        self.form.set_answers(self.desk.answers)
        self.form.set_read_only(read_only=self.desk.is_frozen)
        self.seal.show_code(self.desk)
        self._say_languages()
        self._say_paragraphs()

    def retranslate(self, catalog: Catalog) -> None:
        """See Page."""
        super().retranslate(catalog)
        self.form.retranslate(catalog)
        self._say_languages()
        self._say_paragraphs()
        if self.reading is not None:
            self.reading.retranslate(catalog)

    def read_aloud(self) -> None:
        """Read one paragraph after another, with nothing else around it."""
        over = self.parentWidget()
        if over is None or self.reading is not None:
            return
        self.reading = made = Reading(self.desk, over, self._language)
        made.answered.connect(self.answered)
        made.corrected.connect(self.corrected)
        made.closed.connect(self._on_read)
        made.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """A reading goes with its page; what covers the page covers the reading too."""
        super().hideEvent(event)
        if self.reading is None:
            return
        if self.isHidden():
            self.reading.close_reading()
        else:
            self.reading.turn(turned=False)

    def focus_first(self) -> None:
        """The way into the reading, while a paragraph is not decided."""
        if self.reading is not None:
            self.reading.paper.setFocus(Qt.FocusReason.OtherFocusReason)
        elif unconfirmed(self.desk.answers) and not self.desk.is_frozen:
            self.aloud.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._count:
            self.language.focus_first()
        else:
            self.none.setFocus()

    def way_on(self, catalog: Catalog) -> str:
        """What the primary button is called here."""
        if self._only_prints:
            return catalog.t("Print the statement")
        if self.desk.state is State.READ_BACK:
            return catalog.t("Seal the statement")
        return catalog.t("It was read back and confirmed")

    def go_on(self) -> None:
        """What the primary button asks for."""
        if self._only_prints:
            self.print_wanted.emit()
        elif self.desk.state is State.READ_BACK:
            self.seal_wanted.emit()
        else:
            self.read_back_wanted.emit()

    @property
    def _only_prints(self) -> bool:
        return self.desk.is_read_only or self.desk.state in (State.SEALED, State.SIGNED)

    def _arrange(self) -> None:
        self._ask = ask = label("label")
        self.words.show(ask.setText, lambda c: c.t("Read in this language"))
        self.words.show(self.language.setAccessibleName, lambda c: c.t("Read in this language"))
        after = label("heading")
        self.words.show(after.setText, lambda c: c.t("After the reading"))
        for part in (self.seal, ask, self.language):
            self.body.addWidget(part)
        self.body.addSpacing(px(8))
        for way in (self.none, self.aloud):
            self.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(px(8))
        self.body.addLayout(self._paragraphs)
        self.body.addSpacing(px(24))
        self.body.addWidget(after)
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def fill_in_language(self) -> None:
        """The language it was read in is known here: nobody needs to answer it once more."""
        desk = self.desk
        may = desk.state is State.DRAFT and not desk.is_frozen
        if not (may and desk.read_in) or desk.answers.get(READ_IN) is not None:
            return
        if is_relevant(desk.book, desk.answers, READ_IN):
            self.answered.emit(READ_IN, Said(desk.read_in))
            self.form.set_answers(desk.answers)

    def _on_read(self) -> None:
        """After the last paragraph come the questions after the reading."""
        if self.reading is not None and not unconfirmed(self.desk.answers):
            self.desk.read_in = self.reading.language
            self.fill_in_language()
        self.reading = None
        self.refresh()
        if unconfirmed(self.desk.answers):
            self.aloud.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_first()

    def _make_cards(self) -> None:
        _empty(self._paragraphs)
        self.cards = []
        self._count = len(self.desk.answers.rows(PARAGRAPHS))
        self._slices.begin(self._arriving())

    def _arriving(self) -> Iterator[None]:
        for place in range(self._count):
            row = self.desk.answers.rows(PARAGRAPHS)[place]
            card = ParagraphCard(place, row)
            card.answered.connect(self.answered)
            card.change_wanted.connect(self.goes)
            self.cards.append(card)
            self._paragraphs.addWidget(card)
            card.show()
            card.say(self._language, self.catalog, is_frozen=self.desk.is_frozen)
            card.show_row(row)
            yield

    def _set_order(self) -> None:
        set_reading_order(self.column)  # the closing questions were made before the cards

    @property
    def _language(self) -> str:
        return self.language.codes[0] if self.language.codes else ""

    def _say_languages(self) -> None:
        known = languages_of(self.desk.answers)
        chosen = self.language.codes or (self._first_language(known),)
        self.language.set_options(
            tuple(Option(code, self.catalog.language_name(code)) for code in known)
        )
        self.language.show_choice(tuple(code for code in chosen if code in known))

    def _first_language(self, known: tuple[str, ...]) -> str:
        for question in ("closing.readback_language", "interview.interview_language"):
            code = self.desk.answers.value(question)
            if isinstance(code, str) and code in known:
                return code
        return known[0] if known else ""

    def _say_paragraphs(self) -> None:
        for card in self.cards:
            card.say(self._language, self.catalog, is_frozen=self.desk.is_frozen)
        self._set_order()


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
