"""A testimony entered by somebody who knows the keys, and what each page cost.

Like `telling`, but the way a person works who presses no key in vain: the shortest way to the next
question that has an answer, and back only for what could not be answered before.
"""

from PySide6.QtCore import Qt

from intake_app.codebook.kinds import KINDS
from intake_app.domain.answers import AnswerPath, Said
from tests.journeys.keyboard import ADD, DIGITS, MOVE, ON, PAGE, PICK
from tests.journeys.shortest import Answering
from tests.ui.typing import ALT, CONTROL, SHIFT
from ui.screens.interview.purposes_page import PurposesPage


class FewKeys:
    """The whole talk. `script` is what is told; `left` what is still to be entered."""

    def __init__(self, hands, keyboard, script, skipped=frozenset()):
        self.hands = hands
        self.keyboard = keyboard
        self.script = script
        self.answering = Answering(keyboard)
        self.left = [path for path in script.paths() if self._is_asked(path, skipped)]

    @property
    def talk(self):
        return self.hands.window.screen_shown.talk

    @property
    def answers(self):
        return self.talk.desk.answers

    def _is_asked(self, path, skipped):
        field = self.talk.desk.book.field(path.field_id)
        return field.kind not in ("key", "uuid") and field.id not in skipped

    def fills_the_section(self):
        """Every answer of the open section that can be given now, row after row."""
        section = self.talk.key
        if not self.talk.page.section.repeat:
            self._fills_the_form(None)
            return
        propose = self.talk.page.propose
        if propose.isVisible():
            assert propose is self.keyboard.focused()
            self.keyboard.press(ADD, Qt.Key.Key_Space)
        for row in range(len(self.script.rows(section))):
            if not any((path.section, path.row) == (section, row) for path in self.left):
                continue
            if row >= len(self.answers.rows(section)):
                self._adds_a_row()
            elif self.talk.page.form.open_row != row:
                self.hands_to(self.talk.page.form.body.cards[row].title)
                self.keyboard.press(MOVE, Qt.Key.Key_Space)
            assert row == self.talk.page.form.open_row
            self._fills_the_form(row)

    def hands_to(self, widget):
        """Tab to a widget, forth or back, whichever is shorter."""
        forth = self._tabs_between(self.keyboard.focused(), widget, forth=True)
        back = self._tabs_between(self.keyboard.focused(), widget, forth=False)
        self._tabs_to(widget, MOVE, Qt.Key.Key_Tab if forth <= back else Qt.Key.Key_Backtab)

    def _tabs_to(self, widget, kind, key=Qt.Key.Key_Tab):
        for _ in range(60):
            focused = self.keyboard.focused()
            if focused is not None and (widget is focused or widget.isAncestorOf(focused)):
                return
            self.keyboard.press(kind, key)
        raise AssertionError(f"Tab does not lead to {widget.objectName()}")

    def _tabs_between(self, here, there, *, forth):
        widget, count = here, 0
        while widget is not None and not (widget is there or there.isAncestorOf(widget)):
            widget = widget.nextInFocusChain() if forth else widget.previousInFocusChain()
            can = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            count += bool(can and widget.isVisible() and widget.isEnabled())
            if widget is here:
                return 10_000
        return max(count, 0 if widget is here else 1)

    def _adds_a_row(self):
        focused = self.keyboard.focused()
        if focused is not None and focused.objectName() == "add-row":
            self.keyboard.press(ADD, Qt.Key.Key_Space)
        else:
            self.keyboard.press(ADD, Qt.Key.Key_N, CONTROL | SHIFT)

    def _fills_the_form(self, row):
        body = self.talk.page.form.body
        form = body if row is None else body.form
        while True:
            while (found := self._next_question(row)) is not None:
                self._answers(*found)
            wanted = self._topic_with_more(form, row)
            if wanted is None:
                return
            for _ in range(wanted - form.topic):
                self._turns_the_topic(form)

    def _turns_the_topic(self, form):
        before = form.topic
        self.keyboard.press(PAGE, Qt.Key.Key_Return, CONTROL)
        if form.topic == before:
            self.keyboard.press(PAGE, Qt.Key.Key_Return, CONTROL)

    def _topic_with_more(self, form, row):
        section = self.talk.key
        waiting = {
            path.field
            for path in self.left
            if (path.section, path.row) == (section, row) and not self._waits(path)
        }
        for place, topic in enumerate(form.topics):
            if place > form.topic and waiting.intersection(topic.fields):
                return place
        return None

    def _next_question(self, row):
        for question in self.talk.page.form.questions:
            path = AnswerPath(self.talk.key, question.field.name, row)
            if path in self.left and not self._waits(path):
                if self.answers.get(path) == self.script.get(path):
                    self.left.remove(path)
                    continue
                return question, path
        return None

    def _waits(self, path):
        answer, field = self.script.get(path), self.talk.desk.book.field(path.field_id)
        if not isinstance(answer, Said):
            return False
        named = KINDS[field.kind].references(answer.value, field)
        return any(
            one.key not in {row.get("id") for row in self.answers.rows(one.pool)} for one in named
        )

    def _answers(self, question, path):
        self._reaches(question)
        self.answering.answers(question.input, self.script.get(path))
        assert (path, self.script.get(path)) == (path, self.answers.get(path))
        self.left.remove(path)

    def _reaches(self, question):
        """The next question by one key; a far one by whichever way is shorter."""
        focused = self.keyboard.focused()
        if focused is not None and question.input.isAncestorOf(focused):
            return
        tabs = self._tabs_between(focused, question.input, forth=True)
        steps = self._questions_between(question)
        number = self.talk.page.form.questions.index(question) + 1
        if min(steps, tabs) > 1 and number <= 9:
            self.keyboard.press(ON, DIGITS[number], CONTROL | SHIFT)
            assert question.isAncestorOf(self.keyboard.focused())
        elif steps <= tabs:
            self.keyboard.press(ON, Qt.Key.Key_Down, CONTROL, times=steps)
        else:
            self._tabs_to(question.input, ON)

    def _questions_between(self, question):
        asked, focused = self.talk.page.form.questions, self.keyboard.focused()
        here = [at for at, one in enumerate(asked) if one.isAncestorOf(focused)]
        return asked.index(question) - here[0] if here else 10_000

    # The way through the talk

    def enters_everything(self, check):
        """Page after page; what had to wait at the end."""
        while self.talk.key != check:
            self.keyboard.page = self.talk.key
            if self.talk.key == "what_happened":
                self._ticks_what_was_told()
            elif isinstance(self.talk.page, PurposesPage):
                self._decides_each_purpose()
            else:
                self.fills_the_section()
            before = self.talk.key
            self._looks_back(before)
            self.keyboard.press(PAGE, Qt.Key.Key_Right, ALT)
            assert before != self.talk.key
        for section in dict.fromkeys(path.section for path in self.left):
            self.keyboard.page = "back again"
            self.goes_to(section)
            self.fills_the_section()
        if self.talk.key != check:
            self.goes_to(check)
        assert [] == [str(path) for path in self.left]

    def _looks_back(self, section):
        """What the page before the last one had to wait for is there now: one page back, and on."""
        order = [stop.key for stop in self.talk.desk.stops]
        before = order[order.index(section) - 1] if section in order[1:] else ""
        waited = {path.section for path in self.left if not self._waits(path)}
        if before not in waited:
            return
        here = self.talk.key
        while self.talk.key != before:
            self.keyboard.press(PAGE, Qt.Key.Key_Left, ALT)
        self.fills_the_section()
        while self.talk.key != here:
            self.keyboard.press(PAGE, Qt.Key.Key_Right, ALT)

    def goes_to(self, key):
        """F2 to the rail, arrows to a page, Enter."""
        rail = self.talk.rail
        self.keyboard.press(MOVE, Qt.Key.Key_F2)
        while (here := rail.currentIndex().row()) != rail.steps.row_of(key):
            down = here < rail.steps.row_of(key)
            self.keyboard.press(MOVE, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        self.keyboard.press(MOVE, Qt.Key.Key_Return)

    def _decides_each_purpose(self):
        """A digit for each level; the next line comes by itself."""
        told = {row["purpose"]: row["level"] for row in self.script.rows("consent_decisions")}
        for purpose, line in self.talk.page.rows.items():
            if purpose in told:
                while not line.isAncestorOf(self.keyboard.focused()):
                    self.keyboard.press(ON, Qt.Key.Key_Down)
                place = [one.option.code for one in line.chips].index(told[purpose])
                self.keyboard.press(PICK, DIGITS[place + 1])
        self.left = [path for path in self.left if path.section != "consent_decisions"]

    def _ticks_what_was_told(self):
        desk, acts = self.talk.desk, [row["act_type"] for row in self.script.rows("acts")]
        for number, group in enumerate(desk.book.happened.groups, start=1):
            for place, tick in enumerate(group.ticks):
                told = tick.act in acts if tick.act else bool(self.script.rows(tick.part))
                chips = self.talk.page.groups[group.id]
                if told and tick.id not in chips.codes:
                    if not chips.isAncestorOf(self.keyboard.focused()):
                        self.keyboard.press(MOVE, DIGITS[number], CONTROL | SHIFT)
                    self.keyboard.press(PICK, DIGITS[place + 1])
