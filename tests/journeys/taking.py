"""A testimony entered by somebody who does nothing in vain: page after page, and back only for
what could not be answered before. What the hand does, keys or mouse, stands in subclasses.
"""

from intake_app.codebook.load import load_codebook
from intake_app.domain.answers import AnswerPath
from tests.journeys.beginning import four_facts
from tests.journeys.waiting import must_wait
from ui.screens.interview import InterviewScreen
from ui.screens.interview.purposes_page import PurposesPage
from ui.screens.new_record import NewRecordScreen
from ui.screens.records import RecordsScreen


class Taking:
    """`script` is what is told; `left` what is still to be entered; `counter` counts by page;
    `answering` gives one answer.
    """

    def __init__(self, hands, script, answering, skipped=frozenset()):
        self.hands = hands
        self.answering = answering
        self.counter = answering.counter
        self.script = script
        self.book = load_codebook()
        self.left = [path for path in script.paths() if self._is_asked(path, skipped)]

    @property
    def talk(self):
        return self.hands.window.screen_shown.talk

    @property
    def answers(self):
        return self.talk.desk.answers

    def begins(self):
        """From the list to the first page of a new testimony."""
        self.counter.page = "new testimony"
        self.asks_for_a_new_one(self.hands.sees(RecordsScreen))
        screen = self.hands.sees(NewRecordScreen)
        for chips, code in four_facts(screen, self.script):
            if code not in chips.codes:
                self.answering.ticks(chips, code)
        self.starts(screen)
        screen = self.hands.sees(InterviewScreen)
        self.hands.until(lambda: screen.talk is not None)
        while self.talk.key != self.talk.desk.stops[0].key:
            self.goes_back()

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

    def checks(self, reason):
        """Each warning gets its reason; then on to the read-back."""
        self.counter.page = "check"
        for line in self.talk.page.warnings.lines.values():
            self.reaches_the_line(line)
            self.counter.writes(reason)
        self.takes_the_step()

    def reads_back(self):
        """Each paragraph aloud, each one confirmed; then the whole."""
        self.counter.page = "read_back"
        assert "read_back" == self.talk.key
        page = self.talk.page
        self.reads_aloud(page.aloud)
        for _ in self.talk.desk.answers.rows("statement_paragraphs"):
            self.hands.until(lambda: page.reading.look.is_over)
            self.confirms()
        assert page.reading is None
        self.takes_the_step()
        self.hands.until(lambda: self.talk.desk.state.value == "read_back")

    def prepares(self):
        """Go for what this page will name, where that costs less than to come back."""

    def decides_each_purpose(self):
        """Line after line."""
        told = {row["purpose"]: row["level"] for row in self.script.rows("consent_decisions")}
        for purpose, line in self.talk.page.rows.items():
            if purpose in told:
                self.decides(line, told[purpose])

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
        field = self.book.field(path.field_id)
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
        return must_wait(self.book.field(path.field_id), self.script.get(path), self.answers)

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
