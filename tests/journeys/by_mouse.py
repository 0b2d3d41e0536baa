"""A testimony taken with the mouse in one hand: clicks for all that is no letter of an answer."""

from PySide6.QtWidgets import QPushButton

from tests.journeys.counting import ADD, PAGE, PICK
from tests.journeys.mouse import OPEN, Mouse
from tests.journeys.pointing import Pointing
from tests.journeys.taking import Taking
from tests.journeys.waiting import rows_named
from ui.screens.interview.course import stop_after
from ui.screens.interview.progress import OTHER_PARTS


class ByMouse(Taking):
    """The whole talk. The way on is the button that never scrolls away."""

    def __init__(self, hands, script, skipped=frozenset()):
        super().__init__(hands, script, Pointing(Mouse(hands)), skipped)
        self.mouse = self.counter
        self._given = []

    def asks_for_a_new_one(self, screen):
        """The button above the list."""
        self.mouse.click(PAGE, screen.new)

    def starts(self, screen):
        """The button below the four questions."""
        self.mouse.click(PAGE, screen.start)

    def takes_the_step(self):
        """The button that leads on."""
        self._presses_on()

    def reaches_the_line(self, line):
        """A click into it."""
        self.mouse.goes_into(line)

    def reads_aloud(self, button):
        """A click on it."""
        self.mouse.click(PAGE, button)

    def confirms(self):
        """A click on the button below the paragraph."""
        self.mouse.click(PICK, self.hands.button("reading-confirm"))

    def proposes(self, button):
        """Cut the account into paragraphs."""
        self.mouse.click(ADD, button)

    def opens_the_row(self, card):
        """A click on the line of a card."""
        self.mouse.click(OPEN, card.title)

    def adds_a_row(self):
        """The button below the cards."""
        self.mouse.click(ADD, self.talk.page.form.findChild(QPushButton, "add-row"))

    def turns_to(self, form, topic):
        """The next page by the way on, another one by its own button."""
        if topic == form.topic + 1:
            self._presses_on()
        else:
            self.mouse.click(PAGE, form.findChild(QPushButton, f"topic-{topic}"))

    def reaches(self, question):
        """The click into the field is counted where it is made."""

    def answered(self, path):
        """What is begun is complete when the next click takes the cursor away: looked at then."""
        self._given.append(path)

    # The way through the talk

    def goes_on(self):
        """The button that leads on; past pages without answers by the list of parts."""
        here, shown = self.talk.key, getattr(self.talk.page, "form", None)
        body = getattr(shown, "body", None)
        row = getattr(body, "form", body)
        if row is not None and row.topic + 1 < len(row.topics):
            self._clicks_a_step(stop_after(self.talk.desk.stops, here).key)
        else:
            self._presses_on()

    def _presses_on(self):
        self.mouse.click(PAGE, self.hands.button("interview-on"))
        for path in self._given:
            assert (path, self.script.get(path)) == (path, self.answers.get(path))
        self._given.clear()

    def prepares(self):
        """Whoever is named on this page is written down first: two clicks on the list of parts."""
        here = self.talk.key
        named = {pool for path in self.left if path.section == here for pool in self._lacks(path)}
        for pool in sorted(named):
            if self.talk.rail.steps.row_of(pool) >= 0:
                self.mouse.page = pool
                self._clicks_a_step(pool)
                self.fills_the_section()
        if here != self.talk.key:
            self._clicks_a_step(here)
            self.mouse.page = here

    def _lacks(self, path):
        """The sections whose rows an answer names and that are not there yet."""
        named = rows_named(self.book.field(path.field_id), self.script.get(path))
        told = {pool: self.answers.rows(pool) for pool in {one.pool for one in named}}
        return {pool for pool, rows in told.items() if not rows and pool != path.section}

    def goes_back(self):
        """The button that leads back."""
        self.mouse.click(PAGE, self.hands.button("interview-back"))

    def goes_to(self, key):
        """A click on the list of parts, unfolded first where it must be."""
        rail = self.talk.rail
        if rail.steps.row_of(key) < 0:
            self._clicks_a_step(OTHER_PARTS)
        self._clicks_a_step(key)
        assert key == self.talk.key

    def _clicks_a_step(self, key):
        rail = self.talk.rail
        place = rail.visualRect(rail.steps.index(rail.steps.row_of(key)))
        self.mouse.click(PAGE, rail.viewport(), place.center())

    def decides(self, line, level):
        """One click for each level."""
        self.answering.ticks(line, level)

    def ticks_what_was_told(self, told):
        """One click for each thing, in the order in which it was told: so the acts stand."""
        acts = [row["act_type"] for row in self.script.rows("acts")]

        def place_in_the_story(one):
            return acts.index(one[2].act) if one[2].act else len(acts)

        for _, chips, _, place in sorted(told, key=place_in_the_story):
            self.mouse.click(PICK, chips.chips[place])
