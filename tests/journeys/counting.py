"""A hand at a window that is counted: by page and by kind. Letters of answers are free."""

from collections import Counter

from tests.ui.typing import type_digits, type_text

PICK, FIND, ADD, PAGE, REASON = (
    "a choice",
    "letters that look for a choice",
    "another row",
    "on to the next page",
    "no answer, and why",
)


class Counting:
    """`page` is where the hand is; `presses` counts by (page, kind); `letters` are free."""

    def __init__(self, hands):
        self.hands = hands
        self.window = hands.window
        self.page = ""
        self.presses = Counter()
        self.letters = 0

    def finds(self, letters):
        """Letters that are no answer: they look for one in a list."""
        self.count(FIND, len(letters))
        type_text(letters)
        self.let_go()

    def writes(self, text):
        """Letters of an answer."""
        self.letters += len(text)
        type_text(text)

    def writes_digits(self, number):
        """Digits of an answer, on the digit row."""
        self.letters += len(str(number))
        type_digits(number)

    def let_go(self):
        """What was asked to be deleted goes, and the window has the keyboard again."""
        self.hands.let_go()
        self.hands.gets_the_keyboard_back()

    def count(self, kind, times=1):
        """So much was done here."""
        self.presses[self.page, kind] += times

    def total(self):
        """All of it."""
        return sum(self.presses.values())

    def by_page(self):
        """Of each page, in the order in which the pages were opened."""
        found = Counter()
        for (page, _), count in self.presses.items():
            found[page] += count
        return dict(found)

    def by_kind(self):
        """Of each kind, the most frequent first."""
        found = Counter()
        for (_, kind), count in self.presses.items():
            found[kind] += count
        return dict(found.most_common())

    def beside(self):
        """What is not in the table, in words."""
        return ""
