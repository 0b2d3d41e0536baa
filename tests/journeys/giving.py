"""Each kind of answer by the fewest acts of a hand: what is the same for keys and for the mouse.

How a hand goes into a field, chooses, and writes a day or an amount stands in subclasses.
"""

from datetime import datetime

from intake_app.domain.answers import Missing
from intake_app.domain.edtf import parse_edtf
from tests.ui.answering import CLOCK_PARTS, PLACE_PARTS, chips_that_offer, part_called
from ui.forms.inputs.now_input import NowInput
from ui.widgets.chooser import Chooser


class Giving:
    """One question at a time; `counter` counts what is no letter of the answer."""

    def __init__(self, counter):
        self.counter = counter

    def answers(self, asked, answer):
        """Give one answer; afterwards the focus is anywhere in the question, or in the next."""
        if isinstance(answer, Missing):
            self.gives_a_reason(asked, answer.reason)
            return
        ways = {
            "text": self._text,
            "long_text": self._text,
            "texts": self.writes_lines,
            "integer": self._number,
            "date": self._date,
            "datetime": self._moment,
            "clock_exact": self._clock_exact,
            "partial_date": self._partial_date,
            "clock": self._clock,
            "count_range": self._amount,
            "place": self._place,
            "quote": self.quotes,
        }
        ways.get(asked.kind, self.chooses_each)(asked, answer.value)

    # Words and numbers

    def _text(self, asked, value):
        self._begins_anew(asked)
        self.counter.writes(value)

    def _begins_anew(self, asked):
        """Take away what stands there: an answer is written anew."""
        self.goes_into(asked.first())
        if asked.value() is not None:
            self.counter.selects_all()

    def _number(self, asked, value):
        self._begins_anew(asked)
        self.counter.writes_digits(value)

    def _clock_exact(self, asked, value):
        self._number(asked, value.replace(":", ""))

    def _amount(self, asked, value):
        self.writes_an_amount(asked, value)
        self._says_words(asked, value)

    def _says_words(self, asked, value):
        if "as_told" in value:
            self.goes_into(part_called(asked, PLACE_PARTS["as_told"]))
            self.counter.writes(value["as_told"])

    # Moments

    def _date(self, asked, value):
        self.writes_a_day(asked, parse_edtf(value).start)

    def _moment(self, asked, value):
        now, moment = asked.context.clock.now(), datetime.fromisoformat(value)
        if moment == now.replace(second=0, microsecond=0) and isinstance(asked, NowInput):
            self.takes_now(asked)
            return
        self.writes_a_day(asked, parse_edtf(f"{moment:%Y-%m-%d}").start)
        self.goes_into(part_called(asked, "Time"))
        self.counter.writes_digits(f"{moment:%H%M}")

    def _partial_date(self, asked, value):
        self.writes_a_rough_day(asked, parse_edtf(value["edtf"]).start)
        self._says_words(asked, value)

    def _clock(self, asked, value):
        for key, name in CLOCK_PARTS.items():
            if key in value:
                self.goes_into(part_called(asked, name))
                self.counter.writes_digits(value[key].replace(":", ""))
        if value.get("approx"):
            self.ticks(chips_that_offer(asked, "about"), "about")
        self._says_words(asked, value)

    # Words in their language, places

    def quotes(self, asked, value):
        """The words, and their language where it is another one."""
        stands = asked.value()
        if stands is None or stands.value["text"] != value["text"]:
            self._text(asked, value["text"])
        self._takes(part_called(asked, "Language of these words"), value["lang"])

    def _takes(self, chooser, code):
        if chooser.code != code:
            self.chooses(chooser, code)

    def _place(self, asked, value):
        for key in (key for key in PLACE_PARTS if key in value):
            widget = part_called(asked, PLACE_PARTS[key])
            if isinstance(widget, Chooser):
                self._takes(widget, value[key])
            else:
                self.goes_into(widget)
                self.counter.writes(value[key])

    # Choices

    def chooses_each(self, asked, value):
        """One after the other, among chips or from a list."""
        chooser = asked.findChild(Chooser)
        for code in value if isinstance(value, list) else [value]:
            if chooser is None:
                self.ticks(asked.chips, code)
            else:
                self._takes(chooser, code)
