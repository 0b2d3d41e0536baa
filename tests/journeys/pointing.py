"""Each kind of answer by the fewest clicks; the letters of the answers are typed."""

from datetime import datetime

from intake_app.domain.answers import Missing
from intake_app.domain.edtf import parse_edtf
from tests.journeys.mouse import ADD, INTO, OPEN, PICK, REASON
from tests.ui.answering import _all, _has
from ui.forms.inputs.now_input import NowInput
from ui.forms.parts import Part
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chooser import Chooser, matching
from ui.widgets.grow_text import GrowText


class Pointing:
    """One question at a time, with a counting mouse."""

    def __init__(self, mouse):
        self.mouse = mouse

    def answers(self, asked, answer):
        """Give one answer."""
        if isinstance(answer, Missing):
            self.clicks_a_chip(asked.chips, answer.reason.value, REASON)
            return
        ways = {
            "text": self._text,
            "long_text": self._text,
            "texts": self._texts,
            "integer": self._number,
            "date": self._date,
            "datetime": self._moment,
            "clock_exact": self._clock_exact,
            "partial_date": self._partial_date,
            "clock": self._clock,
            "count_range": self._amount,
            "place": self._place,
            "quote": self._quote,
        }
        ways.get(asked.kind, self._chosen)(asked, answer.value)

    def clicks_a_chip(self, chips, code, kind=PICK):
        """One click on the chip of an answer or of a reason."""
        self.mouse.click(kind, next(one for one in chips.chips if one.option.code == code))

    # Words and numbers

    def _text(self, asked, value):
        self._into(asked.first(), stands=asked.value() is not None)
        self.mouse.writes(value)

    def _into(self, field, *, stands):
        self.mouse.goes_into(field)
        if stands:
            self.mouse.selects_all()

    def _texts(self, asked, value):
        self.mouse.goes_into(asked.first())
        self.mouse.writes("\n".join(value))

    def _number(self, asked, value):
        self._into(asked.first(), stands=asked.value() is not None)
        self.mouse.writes_digits(value)

    def _clock_exact(self, asked, value):
        self._into(asked.first(), stands=asked.value() is not None)
        self.mouse.writes_digits(value.replace(":", ""))

    # Moments: a date is written whole into the first of its fields

    def _date(self, asked, value):
        year, month, day = value.split("-")
        self._writes_a_day(asked, f"{day}.{month}.{year}")

    def _writes_a_day(self, asked, written):
        days = [one.widget for one in asked.findChildren(Part) if one.widget.objectName() == "year"]
        self._into(days[0], stands=bool(days[0].text()))
        self.mouse.writes(written)

    def _moment(self, asked, value):
        now, moment = asked.context.clock.now(), datetime.fromisoformat(value)
        if moment == now.replace(second=0, microsecond=0) and isinstance(asked, NowInput):
            self.mouse.click(PICK, asked.now)
            return
        self._writes_a_day(asked, f"{moment:%d.%m.%Y}")
        self.mouse.goes_into(self._part(asked, "Time"))
        self.mouse.writes_digits(f"{moment:%H%M}")

    def _partial_date(self, asked, value):
        point = parse_edtf(value["edtf"]).start
        parts = (f"{one:02}" for one in (point.day, point.month) if one is not None)
        written = "~" * point.about + ".".join([*parts, str(point.year)])
        # A year alone is a year only when it is said to be one: "1990 ж." in Kazakh.
        self._writes_a_day(asked, written if "." in written or point.about else f"{written} ж.")
        self._says_words(asked, value)

    def _clock(self, asked, value):
        for key, name in (("from", "From (time)"), ("to", "Until (time)")):
            if key in value:
                self.mouse.goes_into(self._part(asked, name))
                self.mouse.writes_digits(value[key].replace(":", ""))
        if value.get("approx"):
            marks = next(one for one in asked.findChildren(AnswerChips) if _has(one, "about"))
            self.clicks_a_chip(marks, "about")
        self._says_words(asked, value)

    def _amount(self, asked, value):
        self.mouse.goes_into(asked.first())
        exact = value.get("min") == value.get("max")
        self.mouse.writes(str(value["min"]) if exact else f"{value['min']}+")
        self._says_words(asked, value)

    def _says_words(self, asked, value):
        if "as_told" in value:
            self.mouse.goes_into(self._part(asked, "In the person's words"))
            self.mouse.writes(value["as_told"])

    # Words in their language, places

    def _quote(self, asked, value):
        stands = asked.value() is not None
        if not stands or asked.value().value["text"] != value["text"]:
            self._into(asked.first(), stands=stands)
            self.mouse.writes(value["text"])
        self._speaks(self._part(asked, "Language of these words"), value["lang"])
        for place, one in enumerate(value.get("translations", ()), start=1):
            self.mouse.click(ADD, asked.findChild(type(asked._add), f"{asked.field.id}.translate"))
            self.mouse.goes_into(asked.findChildren(GrowText)[place])
            self.mouse.writes(one["text"])
            self._speaks(_all(asked, "Translated into")[-1], one["lang"])
            self._names_the_translator(_all(asked, "Translated by")[-1], one.get("by", ""))

    def _speaks(self, language, code):
        if language.code != code:
            self._chooses(language, code)

    def _names_the_translator(self, edit, by):
        if edit.by != by:
            self.mouse.click(INTO, edit)
            self.mouse.writes(by.removeprefix("translator:"))

    def _place(self, asked, value):
        names = {
            "as_told": "In the person's words",
            "place_type": "Kind of place",
            "country": "Country",
            "locality": "Town or village",
            "address": "Address",
            "basis": "How the person knows the place",
        }
        for key in (key for key in names if key in value):
            widget = self._part(asked, names[key])
            if isinstance(widget, Chooser):
                self._speaks(widget, value[key])
            else:
                self.mouse.goes_into(widget)
                self.mouse.writes(value[key])

    # Choices

    def _chosen(self, asked, value):
        chooser = asked.findChild(Chooser)
        for code in value if isinstance(value, list) else [value]:
            if chooser is None:
                self.clicks_a_chip(asked.chips, code)
            else:
                self._chooses(chooser, code)

    def _chooses(self, chooser, code):
        """A click opens the list; what it does not show is looked for by letters."""
        self.mouse.click(OPEN, chooser)
        offered, label = (
            list(chooser.options),
            next(one.label for one in chooser.options if one.code == code),
        )
        place = [one.code for one in offered].index(code)
        letters = 0
        while not self.mouse.sees_in_the_list(place):
            self.mouse.finds(label[letters])
            letters += 1
            place = [one.code for one in matching(offered, label[:letters])].index(code)
        self.mouse.picks_in_the_list(place)

    def _part(self, asked, name):
        called = asked.catalog.t(name)
        return next(
            part.widget
            for part in asked.findChildren(Part)
            if part.widget.accessibleName() == called and not part.isHidden()
        )
