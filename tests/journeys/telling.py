"""A testimony typed through the pages of the talk, in their order; a sample's data is the script.

Where a question can be answered only later (it names a row that is not there yet), the interviewer
comes back for it, as a person does.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake_app.domain.answers import AnswerPath
from tests.journeys.waiting import must_wait
from tests.ui.answering import type_answer
from tests.ui.typing import CONTROL, SHIFT, press
from ui.screens.interview.course import CHECK, WHAT_HAPPENED
from ui.screens.interview.progress import OTHER_PARTS
from ui.screens.interview.purposes_page import PurposesPage

MADE_KINDS = frozenset({"key", "uuid"})
MADE_BY_THE_PROGRAM = frozenset(
    {"record.codebook_version", "record.reference", "record.record_status", "record.created_at"}
)
# What stays shut on the way: nothing before consent, no coded question before the free account.
STILL_LOCKED = {"consent": "account", "account": "incidents"}
ASKED_AT_THE_READ_BACK = frozenset({"statement_paragraphs.confirmed"})
MOST_TOPICS = 3


class Telling:
    """`script` is what is told; `left` are the paths still to be entered."""

    def __init__(self, hands, script):
        self.hands = hands
        self.script = script
        self.left = [path for path in script.paths() if self._is_asked(path)]

    @property
    def talk(self):
        """The open record."""
        return self.hands.window.screen_shown.talk

    @property
    def answers(self):
        """The answers as the window holds them."""
        return self.talk.desk.answers

    def tells_everything(self):
        """Page after page to the check; then what had to wait. Nothing may be left over."""
        while self.talk.key != CHECK:
            if self.talk.key in STILL_LOCKED:
                self.finds_locked(STILL_LOCKED[self.talk.key])
            if self.talk.key == WHAT_HAPPENED:
                self._ticks_what_was_told()
            else:
                self._fills_the_section()
            self.goes_on()
        for section in dict.fromkeys(path.section for path in self.left):
            self.goes_to(section)
            self._fills_the_section()
        assert [] == [str(path) for path in self.left]

    def goes_on(self):
        """Ctrl+Enter: saved, and through the topics of the page to the next one."""
        before = self.talk.key
        for _ in range(MOST_TOPICS):
            self.hands.shortcut(Qt.Key.Key_Return, CONTROL)
            if before != self.talk.key:
                return
        raise AssertionError(f"no way on from {before}")

    def goes_to(self, key):
        """F2 to the rail, arrows to a page, Enter."""
        rail = self.talk.rail
        if not rail.hasFocus():
            self.hands.shortcut(Qt.Key.Key_F2)
        assert rail.hasFocus()
        if rail.steps.row_of(key) < 0:
            self._goes_down_the_rail(OTHER_PARTS)
        self._goes_down_the_rail(key)

    def _goes_down_the_rail(self, key):
        rail = self.talk.rail
        wanted = rail.steps.row_of(key)
        assert wanted >= 0, f"no page {key}"
        while rail.currentIndex().row() != wanted:
            down = rail.currentIndex().row() < wanted
            press(Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        self.hands.press(Qt.Key.Key_Return)

    def opens_the_row(self, row):
        """Open a row's card, if it is not open."""
        if self.talk.page.form.open_row != row:
            self.hands.tabs_to(self.talk.page.form.body.cards[row].title)
            self.hands.press(Qt.Key.Key_Space)
        assert row == self.talk.page.form.open_row

    def finds_locked(self, key):
        """Try a page from the rail: it stays shut and says why."""
        before = self.talk.key
        self.goes_to(key)
        assert before == self.talk.key
        assert self.talk.bars.trouble.isVisible()
        self.goes_to(before)

    def _is_asked(self, path):
        field = self.talk.desk.book.field(path.field_id)
        made = field.kind in MADE_KINDS or field.id in MADE_BY_THE_PROGRAM
        return not made and field.id not in ASKED_AT_THE_READ_BACK

    def _fills_the_section(self):
        if isinstance(self.talk.page, PurposesPage):
            # The script tells when each was decided, as entries do; the digits are tried elsewhere.
            self.hands.presses("purposes-as-cards")
        section = self.talk.page.section
        if not section.repeat:
            self._fills_the_form(None)
            return
        for row in range(len(self.script.rows(section.id))):
            if not any((path.section, path.row) == (section.id, row) for path in self.left):
                continue
            if row >= len(self.answers.rows(section.id)):
                self._adds_a_row()
            self.opens_the_row(row)
            self._fills_the_form(row)

    def _ticks_what_was_told(self):
        """The acts in their order, then the parts that no act brings."""
        told = list(self._acts_of_the_script())
        for group in self.talk.desk.book.happened.groups:
            for place, tick in enumerate(group.ticks):
                if tick.part and self.script.rows(tick.part):
                    told.append((group.id, place, tick))
        for group, place, tick in told:
            if tick.part and tick.part in {stop.key for stop in self.talk.desk.stops}:
                continue
            chips = self.talk.page.groups[group]
            self.hands.tabs_to(chips)
            self.hands.press(Qt.Key.Key_1 + place)
            assert tick.id in chips.codes

    def _acts_of_the_script(self):
        """As ticks; up to the first type that comes twice, because a tick is made once."""
        places = {
            tick.act: (group.id, place, tick)
            for group in self.talk.desk.book.happened.groups
            for place, tick in enumerate(group.ticks)
            if tick.act
        }
        seen = set()
        for row in self.script.rows("acts"):
            if row["act_type"] in seen:
                return
            seen.add(row["act_type"])
            yield places[row["act_type"]]

    def _adds_a_row(self):
        if self.talk.page.form.open_row is None:
            self.hands.presses("add-row")
        else:
            self.hands.press(Qt.Key.Key_N, CONTROL | SHIFT)

    def _fills_the_form(self, row):
        body = self.talk.page.form.body
        form = body if row is None else body.form
        pages = max(len(form.topics), 1)
        if form.topic:
            self.hands.presses("topic-0")
        self._fills_the_page(row)
        while form.topic + 1 < max(len(form.topics), pages):
            self.hands.presses("next-topic")
            self._fills_the_page(row)

    def _fills_the_page(self, row):
        while (found := self._next_question(row)) is not None:
            question, path = found
            answer = self.script.get(path)
            if self.answers.get(path) != answer:
                self._answers(question, answer)
            self.hands.let_go()
            assert (path, answer) == (path, self.answers.get(path))
            self.left.remove(path)

    def _next_question(self, row):
        for question in self.talk.page.form.questions:
            path = AnswerPath(self.talk.key, question.field.name, row)
            waits = must_wait(question.field, self.script.get(path), self.answers)
            if path in self.left and not waits:
                return question, path
        return None

    def _answers(self, question, answer):
        self.hands.tabs_to(question.input)
        if question.input.value() is not None:
            press(Qt.Key.Key_A, CONTROL)
        type_answer(question.input, answer)
        focused = QApplication.focusWidget()
        if focused is not None:
            self.hands.press(Qt.Key.Key_Tab)
