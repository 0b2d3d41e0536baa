"""What is counted while a hand works: by page and by kind."""

from collections import Counter


class Counting:
    """`page` is where the hand is; `presses` counts by (page, kind); `letters` are free."""

    def __init__(self):
        self.page = ""
        self.presses = Counter()
        self.letters = 0

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
