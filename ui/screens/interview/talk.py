"""The open record: rail at the left, one page at a time, bars and footer below it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.domain.answers import AnswerPath, Answers
from intake_app.i18n import Catalog
from ui.parts import column
from ui.screens.interview import course
from ui.screens.interview.autosave import Autosave
from ui.screens.interview.bar_column import BarColumn
from ui.screens.interview.desk import Desk, section_of
from ui.screens.interview.editing import Editing
from ui.screens.interview.familiar import Familiar
from ui.screens.interview.footer import Footer
from ui.screens.interview.page import Page
from ui.screens.interview.pages import made
from ui.screens.interview.progress import OTHER_PARTS, Rail, lines, lock_words, page_title
from ui.screens.interview.quoting import Quoting
from ui.screens.interview.read_back_page import ReadBackPage
from ui.screens.interview.section_page import SectionPage
from ui.screens.interview.sides.account import takes
from ui.screens.interview.sides.host import SideHost, add_side_keys
from ui.screens.interview.split import ACCOUNT_SIDE, ROOMY, wants_account
from ui.screens.interview.talk_keys import add_talk_keys, section_number
from ui.screens.interview.unanswered import next_error, next_unanswered, path_in_focus
from ui.screens.interview.undoing import Undoing
from ui.screens.interview.way_on import show_footer
from ui.theme import px
from ui.training_band import TrainingBand
from ui.widgets.step_rail import StepRail
from ui.words import Words

NARROW = 1100
"""Below this width the rail shows marks only."""


class Talk(QWidget):
    """Where a person goes in the record. Commands are asked for by signals."""

    left = Signal()
    paused = Signal()
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
        self._is_unfolded = False
        self.rail = StepRail()
        self.bars = BarColumn(words)
        self.footer = Footer(words)
        self.editing = Editing(desk, autosave, self.bars)
        self.undoing = Undoing(self)
        self.side = SideHost(desk, words)
        self._hold = QVBoxLayout()
        self._arrange()
        self.rail.chosen.connect(self.open)
        self.rail.searched.connect(self._on_searched)
        self.footer.back.connect(lambda: self.step(-1))
        self.footer.paused.connect(self.paused)
        self.footer.on.connect(self.go_on)
        self.editing.touched.connect(self.show_progress)
        self.editing.shown_anew.connect(self._on_shown_anew)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]  # there is one
        self.side.goes.connect(self.open)
        self.side.closed.connect(self.focus_page)
        self.quoting = Quoting(self)
        self.side.opened.connect(self.quoting.show_target)
        add_talk_keys(self)
        add_side_keys(self.side, self)

    def open(self, key: str) -> None:
        """Open a page by its key, or the question at a path. A locked page says why."""
        if self.editing.is_asking:
            self.bars.question.focus_first()
            self._show_rail()
            return
        if key == OTHER_PARTS:
            self._unfold(unfolded=not self._is_unfolded)
            return
        wanted = key if key in course.PAGES else section_of(key)
        stop = next((one for one in self.desk.every_stop if one.key == wanted), None)
        self.bars.trouble.clear()
        if stop is None or stop.lock is not None:
            self._say_locked(stop)
            return
        self.finish_typing()
        self._autosave.save_now()
        if stop.is_folded:
            self.desk.opened.add(wanted)
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
        self.side.retranslate(catalog)
        self.show_progress()

    def show_progress(self) -> None:
        """Rail and footer, from the answers as they stand now."""
        self._progress_of = self.desk.answers
        self._show_rail()
        show_footer(self)
        self.side.refresh()
        self.quoting.show_target()
        if isinstance(self.page, SectionPage):
            self.page.show_state()

    def show_again(self) -> None:
        """Make the open page anew, after the record's state changed."""
        stop = next((one for one in self.desk.every_stop if one.key == self.key), None)
        if stop is not None:
            self._show(stop)
            self.focus_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps its room for the questions."""
        super().resizeEvent(event)
        self.rail.collapse(collapsed=event.size().width() < px(NARROW))
        self._stand_account()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and a digit's key, whatever the layout writes there, opens a section."""
        number = section_number(event)
        if takes(event):
            self.quoting.take()
            return
        sections = [stop.key for stop in self.desk.stops if stop.is_section]
        if number is not None and number <= len(sections):
            self.open(sections[number - 1])
        else:
            super().keyPressEvent(event)

    def _show(self, stop: course.Stop) -> None:
        self.desk.form_goes()
        before, self.key = self.page, stop.key
        self.desk.here = stop.key
        self.page = made(self, stop)
        self._hold.addWidget(self.page)
        if before is not None:
            self._hold.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._stand_account()
        self.show_progress()
        self.desk.form_shown()

    def _stand_account(self) -> None:
        """Where there is room, the account stands beside what is coded from it."""
        stop = next((one for one in self.desk.stops if one.key == self.key), None)
        wanted = wants_account(self.desk, stop, self.width(), px(ROOMY))
        self.side.offer(ACCOUNT_SIDE, wanted=wanted)
        self._give_room()

    def _give_room(self) -> None:
        """Large letters in a small window: a panel that was called stands in place of the page."""
        covers = self.side.fit(self.width() - self.rail.width())
        if self.page is not None:
            self.page.setVisible(not covers)

    def focus_page(self) -> None:
        """Put the keyboard where the work of the page begins."""
        self._give_room()
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

    def _unfold(self, *, unfolded: bool) -> None:
        """Show the parts that nothing was told about, or fold them away."""
        self._is_unfolded = unfolded
        self._show_rail(OTHER_PARTS)

    def _on_searched(self) -> None:
        """Who types a name into the rail looks for any part."""
        if not self._is_unfolded:
            self._unfold(unfolded=True)

    def _show_rail(self, current: str = "") -> None:
        desk = self.desk
        rail = Rail(desk.every_stop, desk.wrong_sections(), self._is_unfolded)
        self.rail.show_steps(
            lines(desk.book, desk.answers, rail, desk.catalog), current or self.key
        )

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
            self.quoting.note(now)

    def _here(self) -> AnswerPath | None:
        return path_in_focus(self.page.form) if isinstance(self.page, SectionPage) else None

    def show_above(self, note: QWidget) -> None:
        """Something to know above the talk; it is hidden with it."""
        self._down.insertWidget(self._down.count() - 1, note)

    def _arrange(self) -> None:
        self._words.show(self.rail.setAccessibleName, lambda c: c.t("Parts of the interview"))
        right = column(0)
        self._hold.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(self._hold, 1)
        middle.addWidget(self.side)
        self.side.opened.connect(self._give_room)
        right.addWidget(self.side.strip)
        right.addLayout(middle, 1)
        right.addWidget(self.bars)
        right.addWidget(self.footer)
        familiar = Familiar(self.desk, self.bars.familiar, self.focus_page)
        self._autosave.stood.connect(familiar.look)
        self.band = TrainingBand(self._words)
        self._autosave.stood.connect(lambda: self.band.stand(self.desk.answers))
        down = self._down = column(0)
        self.setLayout(down)
        down.addWidget(self.band)
        self.band.stand(self.desk.answers)  # in its place first: alone it would be a window
        across = QHBoxLayout()
        down.addLayout(across, 1)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
