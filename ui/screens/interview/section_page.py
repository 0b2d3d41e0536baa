"""One section of the questionnaire, with its place in the talk and how to ask."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from intake_app.codebook.schema import Section
from intake_app.codebook.wording import describe_problem
from intake_app.domain.answers import AnswerPath
from intake_app.domain.training import SYNTHETIC, is_training
from intake_app.i18n import Catalog
from ui.forms.half_typed import letters_of
from ui.forms.question import Question
from ui.forms.row_cards import RowCards
from ui.forms.section_form import SectionForm
from ui.parts import button
from ui.screens.interview.course import Stop
from ui.screens.interview.desk import Desk
from ui.screens.interview.page import Page
from ui.screens.interview.progress import page_title
from ui.screens.interview.quiet_notes import QuietNotes

PARAGRAPHS = "statement_paragraphs"
ANNEXES = "attachments"

_MADE_BY_PROGRAM = frozenset(
    {"record.codebook_version", "record.reference", "record.record_status", "record.created_at"}
)

_LEADS: Mapping[str, Callable[[Catalog], str]] = {
    "setup": lambda c: c.t("What is known before the talk begins."),
    "consent": lambda c: c.t(
        "Read it aloud in the person's language, slowly. A refusal is an answer too."
    ),
    "people": lambda c: c.t("Ask only what is needed. The person may leave out any name."),
    "account": lambda c: c.t(
        "First the person's own words. Do not interrupt, do not ask, do not suggest."
    ),
    "statement": lambda c: c.t("What will be printed, read back and signed."),
    "closing": lambda c: c.t("The end of the talk: nothing is left out, nothing is added."),
}


def _lead(chapter: str) -> Callable[[Catalog], str]:
    return _LEADS.get(
        chapter,
        lambda c: c.t(
            "Write what the person saw and heard. Do not suggest answers. "
            "Stop when the person asks for it."
        ),
    )


class SectionPage(Page):
    """Passes on what its form sends. `proposal_wanted`: cut the account into paragraphs.

    `files_wanted`: to the files of the annexes.
    """

    proposal_wanted = Signal()
    files_wanted = Signal()

    def __init__(self, desk: Desk, stop: Stop, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.section: Section = desk.book.section(stop.key)
        chapter = stop.chapter.id if stop.chapter else ""
        self._shown: frozenset[str] = frozenset()
        self.add_head(self._place, lambda c: page_title(desk.book, stop, c), _lead(chapter))
        self.notes = QuietNotes(desk, self.section.id, self.words)
        self.body.addWidget(self.notes)
        self.propose = button("", "propose-paragraphs")
        self.words.show(self.propose.setText, lambda c: c.t("Propose paragraphs from the account"))
        self.propose.clicked.connect(self.proposal_wanted)
        self.body.addWidget(self.propose, 0, Qt.AlignmentFlag.AlignLeft)
        self.files = button("", "open-attachments")
        self.words.show(self.files.setText, lambda c: c.t("Files: add, look at, export"))
        self.files.clicked.connect(self.files_wanted)
        self.files.setVisible(self.section.id == ANNEXES)
        self.body.addWidget(self.files, 0, Qt.AlignmentFlag.AlignLeft)
        self.form = SectionForm(self.section, None, desk.context(), desk.answers)
        self.form.arrived.connect(self._dress_one)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._dress()

    def refresh(self) -> None:
        """Show the answers as they stand now; nothing is sent."""
        self.form.set_answers(self.desk.answers)
        self._dress()

    def _dress(self) -> None:
        self.form.set_read_only(read_only=self.desk.is_frozen)
        for question in self.form.made:
            self._dress_one(question)
        self.show_state()

    def _dress_one(self, question: Question) -> None:
        if question.field.id in _MADE_BY_PROGRAM or self._stays_training(question.field.id):
            question.input.set_read_only(read_only=True)
            question.input.chips.hide()

    def _stays_training(self, field: str) -> bool:
        """What was begun as practice never becomes a testimony by one press."""
        return field == SYNTHETIC and is_training(self.desk.answers)

    def show_state(self) -> None:
        """What follows from an answer at once: problems, and what may be proposed."""
        is_empty = not self.desk.answers.rows(PARAGRAPHS)
        offers = self.section.id == PARAGRAPHS and is_empty and not self.desk.is_frozen
        self.propose.setVisible(offers)
        self.form.show_problems(self._problems())
        self.notes.refresh()

    def retranslate(self, catalog: Catalog) -> None:
        """See Page."""
        super().retranslate(catalog)
        self.form.retranslate(catalog)
        self.form.show_problems(self._problems())

    def focus_first(self) -> None:
        """The first question; where no row is open the first row, or the button that makes one."""
        if self.form.made:
            self.form.focus_first()
            return
        if self.propose.isVisibleTo(self):
            self.propose.setFocus()
            return
        cards = self.form.body.cards if isinstance(self.form.body, RowCards) else ()
        first = cards[0].title if cards else self.form.findChild(QPushButton, "add-row")
        if first is not None:
            first.setFocus()

    def _stops_at_unfinished(self) -> bool:
        """Show once what was begun and is no answer yet, instead of losing it; then let it go."""
        found = self._unfinished()
        news = [path for path in found if path not in self._shown]
        self._shown = frozenset(found)
        if news:
            self.form.show_problems(self._problems())
            self.go_to(news[0])
        return bool(news)

    def _unfinished(self) -> dict[str, str]:
        row = self.form.open_row if self.section.repeat else None
        return {
            str(AnswerPath(self.section.id, question.field.name, row)): sentence
            for question in self.form.made
            if not self.desk.is_frozen and (sentence := question.input.unfinished())
        }

    def _returned(self) -> dict[str, str]:
        """What was half typed before the lock stands in its own place, and says so."""
        row = self.form.open_row if self.section.repeat else None
        sentence = self.catalog.t(
            "This was begun before and is not finished, so it is not an answer yet."
        )
        paths = {
            str(AnswerPath(self.section.id, question.field.name, row)): question.input
            for question in self.form.made
        }
        return {
            path: sentence
            for path, box in paths.items()
            if path in self.desk.returned and (box.unfinished() or letters_of(box))
        }

    def turn(self, by: int) -> bool:
        """Turn to the topic before or after on this page; False where there is none.

        On the way forth, what is begun and unfinished is shown first, and the page stays.
        """
        if by > 0 and self._stops_at_unfinished():
            return True
        return self.form.turn(by)

    def go_to(self, path: str) -> None:
        """Put the keyboard into a question, opening its row; a row alone opens at its start."""
        place, _, field = path.partition(".")
        section, _, row = place.rstrip("]").partition("[")
        number = int(row) if row else None
        first = next((one.name for one in self.section.fields if one.kind != "key"), "")
        if row or field:
            self.form.go_to(AnswerPath(section, field or first, number))
            self._show_question(field or first)
        else:
            self.focus_first()

    def _show_question(self, name: str) -> None:
        """Where nothing may be changed, the question may not take the keyboard: it is shown."""
        focused = QApplication.focusWidget()
        for question in self.form.made:
            has_keyboard = focused is not None and question.isAncestorOf(focused)
            if question.field.name == name and not has_keyboard:
                self.bring_into_sight(question)

    def _place(self, catalog: Catalog) -> str:
        order = [stop.key for stop in self.desk.stops]
        number = order.index(self.section.id) + 1 if self.section.id in order else 0
        return catalog.t("Part {n} of {total}", n=number, total=len(order))

    def _problems(self) -> dict[str, str]:
        """By path: what was begun and shown to be unfinished, and after a check what is wrong."""
        begun = {path: why for path, why in self._unfinished().items() if path in self._shown}
        begun |= self._returned()
        if not self.desk.is_checked or self.desk.is_frozen:
            return begun
        book, catalog = self.desk.book, self.catalog
        wrong = {
            problem.path: describe_problem(problem, book, catalog)
            for problem in reversed(self.desk.problems())
            if problem.path.startswith(self.section.id)
        }
        return wrong | begun
