"""Each kind of answer by the fewest clicks; the letters of the answers are typed."""

from tests.journeys.counting import ADD, PICK, REASON
from tests.journeys.giving import Giving
from tests.journeys.mouse import INTO, OPEN
from tests.ui.answering import parts_called
from ui.widgets.chooser import matching
from ui.widgets.grow_text import GrowText


class Pointing(Giving):
    """One question at a time, with a counting mouse."""

    def gives_a_reason(self, asked, reason):
        """The chip of a reason."""
        self.ticks(asked.chips, reason.value, REASON)

    def ticks(self, chips, code, kind=PICK):
        """One click on the chip of an answer or of a reason."""
        self.counter.click(kind, next(one for one in chips.chips if one.option.code == code))

    def goes_into(self, widget):
        """A click into a field."""
        self.counter.goes_into(widget)

    # Words and numbers

    def writes_lines(self, asked, value):
        """Line breaks are letters for this hand."""
        self.goes_into(asked.first())
        self.counter.writes("\n".join(value))

    def writes_an_amount(self, asked, value):
        """Written whole: "6", or "6+" for at least six."""
        self.goes_into(asked.first())
        exact = value.get("min") == value.get("max")
        self.counter.writes(str(value["min"]) if exact else f"{value['min']}+")

    # Moments: a date is written whole into the first of its fields

    def takes_now(self, asked):
        """The button for it."""
        self.counter.click(PICK, asked.now)

    def writes_a_day(self, asked, day):
        """As numbers with dots, as many as are known."""
        self._writes_a_date(asked, ".".join([*_day_and_month(day), str(day.year)]))

    def writes_a_rough_day(self, asked, day):
        """The same; a year alone is a year only when it is said to be one: "1990 ж." in Kazakh."""
        parts = _day_and_month(day)
        written = "~" * day.about + ".".join([*parts, str(day.year)])
        self._writes_a_date(asked, written if parts or day.about else f"{written} ж.")

    def _writes_a_date(self, asked, written):
        field = next(iter(parts_called(asked, "Year")))
        self.goes_into(field)
        if field.text():
            self.counter.selects_all()
        self.counter.writes(written)

    # Words in their language

    def quotes(self, asked, value):
        """The words and their language, then each translation."""
        super().quotes(asked, value)
        for place, one in enumerate(value.get("translations", ()), start=1):
            self.counter.click(
                ADD, asked.findChild(type(asked._add), f"{asked.field.id}.translate")
            )
            self.goes_into(asked.findChildren(GrowText)[place])
            self.counter.writes(one["text"])
            self._takes(parts_called(asked, "Translated into")[-1], one["lang"])
            self._names_the_translator(parts_called(asked, "Translated by")[-1], one.get("by", ""))

    def _names_the_translator(self, edit, by):
        if edit.by != by:
            self.counter.click(INTO, edit)
            self.counter.writes(by.removeprefix("translator:"))

    # Choices

    def chooses(self, chooser, code):
        """A click opens the list; what it does not show is looked for by letters."""
        self.counter.click(OPEN, chooser)
        offered, label = (
            list(chooser.options),
            next(one.label for one in chooser.options if one.code == code),
        )
        place = [one.code for one in offered].index(code)
        letters = 0
        while not self.counter.sees_in_the_list(place):
            self.counter.finds(label[letters])
            letters += 1
            place = [one.code for one in matching(offered, label[:letters])].index(code)
        self.counter.picks_in_the_list(place)


def _day_and_month(day):
    return [f"{one:02}" for one in (day.day, day.month) if one is not None]
