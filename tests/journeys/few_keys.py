"""A testimony entered by somebody who knows the keys, and what each page cost.

Like `telling`, but the way a person works who presses no key in vain: the shortest way to the next
question that has an answer, and back only for what could not be answered before.
"""

from PySide6.QtCore import Qt

from tests.journeys.counting import ADD, PAGE, PICK
from tests.journeys.keyboard import DIGITS, MOVE, ON, Keyboard
from tests.journeys.shortest import Shortest
from tests.journeys.taking import Taking
from tests.ui.typing import ALT, CONTROL, SHIFT


class FewKeys(Taking):
    """The whole talk by keys."""

    def __init__(self, hands, script, skipped=frozenset()):
        super().__init__(hands, script, Shortest(Keyboard(hands)), skipped)
        self.keyboard = self.counter

    def asks_for_a_new_one(self, _screen):
        """Ctrl+N."""
        self.keyboard.press(PAGE, Qt.Key.Key_N, CONTROL)

    def starts(self, _screen):
        """The same key that takes every step."""
        self.takes_the_step()

    def takes_the_step(self):
        """Ctrl+Enter."""
        self.keyboard.press(PAGE, Qt.Key.Key_Return, CONTROL)

    def reaches_the_line(self, line):
        """By Tab."""
        self.hands_to(line)

    def reads_aloud(self, button):
        """The button has the keyboard already."""
        assert button is self.keyboard.focused()
        self.keyboard.press(PAGE, Qt.Key.Key_Space)

    def confirms(self):
        """Enter."""
        self.keyboard.press(PICK, Qt.Key.Key_Return)

    def proposes(self, button):
        """The way to paragraphs has the keyboard already."""
        assert button is self.keyboard.focused()
        self.keyboard.press(ADD, Qt.Key.Key_Space)

    def opens_the_row(self, card):
        """To the line of a card, and open it."""
        self.hands_to(card.title)
        self.keyboard.press(MOVE, Qt.Key.Key_Space)

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

    def adds_a_row(self):
        """By the button that has the keyboard, else by its key."""
        focused = self.keyboard.focused()
        if focused is not None and focused.objectName() == "add-row":
            self.keyboard.press(ADD, Qt.Key.Key_Space)
        else:
            self.keyboard.press(ADD, Qt.Key.Key_N, CONTROL | SHIFT)

    def turns_to(self, form, topic):
        """Ctrl+Enter, once more where it stopped at something half typed."""
        while form.topic < topic:
            self.keyboard.press(PAGE, Qt.Key.Key_Return, CONTROL)

    def reaches(self, question):
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

    def goes_on(self):
        """The part after this one."""
        self.keyboard.press(PAGE, Qt.Key.Key_Right, ALT)

    def goes_back(self):
        """The part before this one."""
        self.keyboard.press(PAGE, Qt.Key.Key_Left, ALT)

    def goes_to(self, key):
        """F2 to the rail, arrows to a page, Enter."""
        rail = self.talk.rail
        self.keyboard.press(MOVE, Qt.Key.Key_F2)
        while (here := rail.currentIndex().row()) != rail.steps.row_of(key):
            down = here < rail.steps.row_of(key)
            self.keyboard.press(MOVE, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        self.keyboard.press(MOVE, Qt.Key.Key_Return)

    def decides(self, line, level):
        """A digit for the level; the next line comes by itself, a far one by the arrow."""
        while not line.isAncestorOf(self.keyboard.focused()):
            self.keyboard.press(ON, Qt.Key.Key_Down)
        self.answering.ticks(line, level)

    def ticks_what_was_told(self, told):
        """A digit with Ctrl and Shift goes to a group, a digit ticks."""
        for number, chips, _, place in told:
            if not chips.isAncestorOf(self.keyboard.focused()):
                self.keyboard.press(MOVE, DIGITS[number], CONTROL | SHIFT)
            self.keyboard.press(PICK, DIGITS[place + 1])
