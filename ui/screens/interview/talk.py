"""The open record: rail at the left, one page at a time, bars and footer below it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.codebook.summary import Completeness, section_completeness
from intake_app.domain.answers import AnswerPath, Answers
from intake_app.i18n import Catalog
from ui.forms.section_form import SectionForm
from ui.parts import column
from ui.question_bar import Way
from ui.screens.interview import course
from ui.screens.interview.autosave import Autosave
from ui.screens.interview.bar_column import BarColumn
from ui.screens.interview.check_page import CheckPage
from ui.screens.interview.desk import Desk, section_of
from ui.screens.interview.editing import Editing
from ui.screens.interview.footer import Footer
from ui.screens.interview.page import Page
from ui.screens.interview.paragraphs import unconfirmed, with_proposal
from ui.screens.interview.progress import lines, lock_words, page_title
from ui.screens.interview.read_back_page import ReadBackPage
from ui.screens.interview.section_page import SectionPage
from ui.screens.interview.talk_keys import add_talk_keys, section_number
from ui.screens.interview.unanswered import next_error, next_unanswered, path_in_focus
from ui.theme import px
from ui.widgets.step_rail import StepRail
from ui.words import Words

NARROW = 1100
"""Below this width the rail shows marks only."""


class Talk(QWidget):
    """Where a person goes in the record. Commands are asked for by signals."""

    left = Signal()
    read_back_wanted = Signal()
    seal_wanted = Signal()
    print_wanted = Signal()
    files_wanted = Signal()

    def __init__(self, desk: Desk, autosave: Autosave, words: Words) -> None:
        super().__init__()
        self.desk = desk
        self._autosave = autosave
        self._words = words
        self.page: Page | None = None
        self.key = ""
        self._progress_of: Answers | None = None
        self.rail = StepRail()
        self.bars = BarColumn(words)
        self.footer = Footer(words)
        self.editing = Editing(desk, autosave, self.bars)
        self._hold = QVBoxLayout()
        self._arrange()
        self.rail.chosen.connect(self.open)
        self.footer.back.connect(lambda: self.step(-1))
        self.footer.paused.connect(self.left)
        self.footer.on.connect(self.go_on)
        self.editing.touched.connect(self.show_progress)
        self.editing.shown_anew.connect(self._on_shown_anew)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]  # there is one
        add_talk_keys(self)

    def open(self, key: str) -> None:
        """Open a page by its key, or the question at a path. A locked page says why."""
        if self.editing.is_asking:
            self.bars.question.focus_first()
            self._show_rail()
            return
        wanted = key if key in (course.CHECK, course.READ_BACK) else section_of(key)
        stop = next((one for one in self.desk.stops if one.key == wanted), None)
        self.bars.trouble.clear()
        if stop is None or stop.lock is not None:
            self._say_locked(stop)
            return
        self.finish_typing()
        self._autosave.save_now()
        if self.key != wanted or self.page is None:
            self._show(stop)
        if isinstance(self.page, SectionPage) and key != wanted:
            self.page.go_to(key)
        elif self.page is not None:
            self.page.focus_first()

    def finish_typing(self) -> None:
        """What is half typed is taken as it stands, as when the field is left."""
        focused = QApplication.focusWidget()
        if focused is not None and self.page is not None and self.page.isAncestorOf(focused):
            focused.clearFocus()

    def step(self, by: int) -> None:
        """Go to the page before or after."""
        find = course.stop_after if by > 0 else course.stop_before
        found = find(self.desk.stops, self.key)
        if found is not None:
            self.open(found.key)
        elif by > 0:
            self.left.emit()

    def go_on(self) -> None:
        """What the primary button does on this page."""
        if isinstance(self.page, ReadBackPage):
            self.page.go_on()
        else:
            self.step(1)

    def next_open_question(self, by: int) -> None:
        """Go to the next or previous question without an answer."""
        path = next_unanswered(self.desk, self._here(), by)
        if path is not None:
            self.open(str(path))

    def next_error(self) -> None:
        """Go to the next answer that must be mended, round the end."""
        path = next_error(self.desk, self._here())
        if path is not None:
            self.desk.is_checked = True
            self.open(path)

    def swap_rail_and_form(self) -> None:
        """F2: the keyboard goes to the rail, or back to the page."""
        if self.rail.hasFocus() and self.page is not None:
            self.page.focus_first()
        else:
            self.rail.setFocus()

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language; answers, focus, cursor and scroll stay."""
        self.desk.catalog = catalog
        if self.page is not None:
            self.page.retranslate(catalog)
        self.show_progress()

    def show_progress(self) -> None:
        """Rail and footer, from the answers as they stand now."""
        self._progress_of = self.desk.answers
        self._show_rail()
        self._show_footer()
        if isinstance(self.page, SectionPage):
            self.page.show_state()

    def show_again(self) -> None:
        """Make the open page anew, after the record's state changed."""
        stop = next((one for one in self.desk.stops if one.key == self.key), None)
        if stop is not None:
            self._show(stop)
            self.focus_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps its room for the questions."""
        super().resizeEvent(event)
        self.rail.collapse(collapsed=event.size().width() < px(NARROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and a digit's key, whatever the layout writes there, opens a section."""
        number = section_number(event)
        sections = [stop.key for stop in self.desk.stops if stop.is_section]
        if number is not None and number <= len(sections):
            self.open(sections[number - 1])
        else:
            super().keyPressEvent(event)

    def _show(self, stop: course.Stop) -> None:
        before, self.key = self.page, stop.key
        self.page = self._made(stop)
        self.page.goes.connect(self.open)
        self._hold.addWidget(self.page)
        if before is not None:
            self._hold.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.show_progress()

    def _made(self, stop: course.Stop) -> Page:
        if stop.key == course.CHECK:
            self.desk.is_checked = True
            return CheckPage(self.desk)
        if stop.key == course.READ_BACK:
            return self._read_back_page()
        page = SectionPage(self.desk, stop)
        self._wire(page.form)
        page.proposal_wanted.connect(self._on_proposal_wanted)
        page.files_wanted.connect(self.files_wanted)
        return page

    def _read_back_page(self) -> ReadBackPage:
        page = ReadBackPage(self.desk)
        page.answered.connect(self.editing.on_answer)
        page.read_back_wanted.connect(self._on_read_back_wanted)
        page.seal_wanted.connect(self._ask_to_seal)
        page.print_wanted.connect(self.print_wanted)
        self._wire(page.form)
        return page

    def _wire(self, form: SectionForm) -> None:
        form.answer_changed.connect(self.editing.on_answer)
        form.answers_dropped.connect(self.editing.on_dropped)
        form.rows_changed.connect(lambda rows: self.editing.on_rows(form.section.id, rows))
        form.row_requested.connect(self.open)

    def _on_proposal_wanted(self) -> None:
        answers = with_proposal(self.desk.answers)
        if answers is not None:
            self.editing.replace(answers)

    def _on_read_back_wanted(self) -> None:
        count = unconfirmed(self.desk.answers)
        if count:
            self.bars.trouble.say(
                lambda c: c.tn(
                    "{n} paragraph is not confirmed yet.",
                    "{n} paragraphs are not confirmed yet.",
                    count,
                ),
                lambda c: c.t("Read it aloud and ask, correct it, or take it out."),
            )
        else:
            self.read_back_wanted.emit()

    def _ask_to_seal(self) -> None:
        self.bars.question.ask(
            lambda c: c.t("After this nothing in the statement can be changed."),
            lambda c: c.t("A correction is then a supplementary statement of its own."),
            Way("seal-now", lambda c: c.t("Seal"), self.seal_wanted.emit, "primary"),
            Way("seal-later", lambda c: c.t("Not yet"), self.focus_page),
        )
        self.bars.question.focus_first()

    def focus_page(self) -> None:
        """Put the keyboard where the work of the page begins."""
        if self.page is not None:
            self.page.focus_first()

    def _on_shown_anew(self) -> None:
        if self.page is not None:
            self.page.refresh()
        self.show_progress()

    def _say_locked(self, stop: course.Stop | None) -> None:
        self._show_rail()
        if stop is not None and (lock := stop.lock) is not None:
            self.bars.trouble.say(
                lambda c: page_title(self.desk.book, stop, c), lambda c: lock_words(lock, c)
            )

    def _show_rail(self) -> None:
        desk = self.desk
        steps = lines(desk.book, desk.answers, desk.stops, desk.wrong_sections(), desk.catalog)
        self.rail.show_steps(steps, self.key)

    def _show_footer(self) -> None:
        page, desk = self.page, self.desk
        if isinstance(page, SectionPage):
            done = section_completeness(desk.book, desk.answers, self.key)
            self.footer.say(lambda c: _count(done, c), self._way_on)
        else:
            self.footer.say(lambda _: "", self._way_on)

    def _way_on(self, catalog: Catalog) -> str:
        if isinstance(self.page, ReadBackPage):
            return self.page.way_on(catalog)
        if course.stop_after(self.desk.stops, self.key) is None:
            return catalog.t("Save and close")
        return catalog.t("Next part") if self.desk.is_frozen else catalog.t("Save and continue")

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Leaving a field saves it; what has the keyboard is in sight."""
        page = self.page
        if page is None:
            return
        if before is not None and page.isAncestorOf(before):
            self._autosave.save_now()
            if self.desk.is_checked and self._progress_of is not self.desk.answers:
                self.show_progress()
        if now is not None and page.isAncestorOf(now):
            page.keep_focus_in_sight()

    def _here(self) -> AnswerPath | None:
        return path_in_focus(self.page.form) if isinstance(self.page, SectionPage) else None

    def _arrange(self) -> None:
        right = column(0)
        self._hold.setContentsMargins(0, 0, 0, 0)
        right.addLayout(self._hold, 1)
        right.addWidget(self.bars)
        right.addWidget(self.footer)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)


def _count(done: Completeness, catalog: Catalog) -> str:
    if not done.relevant:
        return ""
    return catalog.t("Answers: {answered} of {asked}", answered=done.answered, asked=done.relevant)
