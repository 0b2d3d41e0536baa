"""A testimony entered by somebody who does nothing in vain: page after page, and back only for
what could not be answered before. What the hand does, keys or mouse, stands in subclasses.
"""

from intake_app.codebook.kinds import KINDS
from intake_app.domain.answers import AnswerPath, Said
from ui.screens.interview.purposes_page import PurposesPage


class Taking:
    """`script` is what is told; `left` what is still to be entered; `counter` counts by page."""

    def __init__(self, hands, counter, script, skipped=frozenset()):
        self.hands = hands
        self.counter = counter
        self.script = script
        self.left = [path for path in script.paths() if self._is_asked(path, skipped)]

    @property
    def talk(self):
        return self.hands.window.screen_shown.talk

    @property
    def answers(self):
        return self.talk.desk.answers

    def enters_everything(self, check):
        """Page after page; what had to wait at the end. Nothing may be left over."""
        while self.talk.key != check:
            self.counter.page = self.talk.key
            self.prepares()
            if self.talk.key == "what_happened":
                self.ticks_what_was_told(list(self._told_happenings()))
            elif isinstance(self.talk.page, PurposesPage):
                self.decides_each_purpose()
                self.left = [path for path in self.left if path.section != "consent_decisions"]
            else:
                self.fills_the_section()
            before = self.talk.key
            self._looks_back(before)
            self.goes_on()
            assert before != self.talk.key
        for section in dict.fromkeys(path.section for path in self.left):
            self.counter.page = "back again"
            self.goes_to(section)
            self.fills_the_section()
        if self.talk.key != check:
            self.goes_to(check)
        assert [] == [str(path) for path in self.left]

    def prepares(self):
        """Go for what this page will name, where that costs less than to come back."""

    def fills_the_section(self):
        """Every answer of the open section that can be given now, row after row."""
        section = self.talk.key
        if not self.talk.page.section.repeat:
            self._fills_the_form(None)
            return
        if self.talk.page.propose.isVisible():
            self.proposes(self.talk.page.propose)
        for row in range(len(self.script.rows(section))):
            if not any((path.section, path.row) == (section, row) for path in self.left):
                continue
            if row >= len(self.answers.rows(section)):
                self.adds_a_row()
            elif self.talk.page.form.open_row != row:
                self.opens_the_row(self.talk.page.form.body.cards[row])
            assert row == self.talk.page.form.open_row
            self._fills_the_form(row)

    def _is_asked(self, path, skipped):
        field = self.talk.desk.book.field(path.field_id)
        return field.kind not in ("key", "uuid") and field.id not in skipped

    def _fills_the_form(self, row):
        while True:
            while (found := self._next_question(row)) is not None:
                self._answers(*found)
            body = self.talk.page.form.body
            form = body if row is None else body.form
            wanted = self._topic_with_more(form, row)
            if wanted is None:
                return
            self.turns_to(form, wanted)
            assert wanted == form.topic

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
        self.reaches(question)
        self.answering.answers(question.input, self.script.get(path))
        self.left.remove(path)
        self.answered(path)

    def answered(self, path):
        """It is kept as it was told."""
        assert (path, self.script.get(path)) == (path, self.answers.get(path))

    def _looks_back(self, section):
        """What the page before the last one had to wait for is there now: one page back, and on."""
        order = [stop.key for stop in self.talk.desk.stops]
        before = order[order.index(section) - 1] if section in order[1:] else ""
        waited = {path.section for path in self.left if not self._waits(path)}
        if before not in waited:
            return
        here = self.talk.key
        while self.talk.key != before:
            self.goes_back()
        self.fills_the_section()
        while self.talk.key != here:
            self.goes_on()

    def _told_happenings(self):
        """What is to be ticked: the number of its group, its chips, itself, its place in them."""
        desk, acts = self.talk.desk, [row["act_type"] for row in self.script.rows("acts")]
        for number, group in enumerate(desk.book.happened.groups, start=1):
            chips = self.talk.page.groups[group.id]
            for place, tick in enumerate(group.ticks):
                told = tick.act in acts if tick.act else bool(self.script.rows(tick.part))
                if told and tick.id not in chips.codes:
                    yield number, chips, tick, place
