"""Each kind of answer by the fewest keys: a digit, else the fewest letters that find a name."""

from datetime import datetime

from PySide6.QtCore import Qt

from intake_app.domain.answers import Missing, MissingReason
from intake_app.domain.edtf import parse_edtf
from tests.journeys.keyboard import DIGITS, MOVE, ON, PICK, REASON
from tests.ui.answering import _all, _has
from tests.ui.typing import CONTROL, NONE, SHIFT
from ui.forms.parts import Part
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.calm_combo import CalmCombo
from ui.widgets.chooser import Chooser, matching
from ui.widgets.read_chips import ReadChips


class Answering:
    """One question at a time, at a counting keyboard. The focus is in the question already."""

    def __init__(self, keyboard):
        self.keyboard = keyboard

    def answers(self, asked, answer):
        """Give one answer; afterwards the focus is anywhere in the question, or in the next."""
        if isinstance(answer, Missing):
            self._gives_a_reason(asked, answer.reason)
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
            "duration": self._amount,
            "place": self._place,
            "quote": self._quote,
        }
        ways.get(asked.kind, self._chosen)(asked, answer.value)

    def _gives_a_reason(self, asked, reason):
        place = list(MissingReason).index(reason)
        press = self.keyboard.press
        if asked.first() is None:
            options = len(asked.chips.chips) - len(MissingReason)
            if place == 0:
                press(REASON, DIGITS[0])
                return
            if options + place < 9:
                press(REASON, DIGITS[options + place + 1])
                return
        if reason in (MissingReason.UNKNOWN, MissingReason.DECLINED):
            press(REASON, Qt.Key.Key_F9, NONE if place else CONTROL)
            return
        press(REASON, Qt.Key.Key_F9, SHIFT)
        press(REASON, DIGITS[place + 1])

    # Words and numbers

    def _text(self, asked, value):
        self._replaces(asked)
        self.keyboard.writes(value)

    def _replaces(self, asked):
        """Take away what stands there: an answer is written anew."""
        if asked.value() is not None:
            self.keyboard.press(MOVE, Qt.Key.Key_A, CONTROL)

    def _texts(self, asked, value):
        for line in value:
            self.keyboard.writes(line)
            if line is not value[-1]:
                self.keyboard.press(ON, Qt.Key.Key_Return)

    def _number(self, asked, value):
        self._replaces(asked)
        self.keyboard.writes_digits(value)

    def _clock_exact(self, asked, value):
        self._replaces(asked)
        self.keyboard.writes_digits(value.replace(":", ""))

    # Moments

    def _day(self, asked, year, month, day):
        if day is not None:
            fields = [one for one in asked.findChildren(Part) if one.widget.objectName() == "day"]
            self._goes_into(fields[0].widget)
            self.keyboard.writes(f"{day:02}.{month:02}.{year}")
            return
        numbers = {"year": year, "month": month, "day": day}
        for part in asked.findChildren(Part):
            name = part.widget.objectName()
            if part.isHidden() or numbers.get(name) is None:
                continue
            self._goes_into(part.widget)
            self.keyboard.writes_digits(numbers[name])
            numbers[name] = None

    def _date(self, asked, value):
        self._day(asked, *(int(part) for part in value.split("-")))

    def _moment(self, asked, value):
        now = asked.context.clock.now()
        moment = datetime.fromisoformat(value)
        if moment == now.replace(second=0, microsecond=0):
            self.keyboard.press(PICK, Qt.Key.Key_Semicolon, CONTROL)
            return
        self._day(asked, moment.year, moment.month, moment.day)
        self._goes_into(self._part(asked, "Time"))
        self.keyboard.writes_digits(f"{moment:%H%M}")

    def _partial_date(self, asked, value):
        found = parse_edtf(value["edtf"])
        shape = {(True, True): "Exact day", (True, False): "Month and year"}.get(
            (found.start.month is not None, found.start.day is not None), "Year"
        )
        self._turns(asked, shape)
        self._day(asked, found.start.year, found.start.month, found.start.day)
        if found.start.about:
            self._marks(asked, "about")
        self._says_words(asked, value)

    def _clock(self, asked, value):
        for key, name in (("from", "From (time)"), ("to", "Until (time)")):
            if key in value:
                self._goes_into(self._part(asked, name))
                self.keyboard.writes_digits(value[key].replace(":", ""))
        if value.get("approx"):
            self._marks(asked, "about")
        self._says_words(asked, value)

    def _amount(self, asked, value):
        least = value.get("min", value.get("max"))
        shape = "Exactly" if value.get("min") == value.get("max") else "At least"
        if asked.findChild(CalmCombo).currentText() != asked.catalog.t(shape):
            self.keyboard.press(ON, Qt.Key.Key_Backtab)
            self._turns(asked, shape)
        self._goes_into(_all(asked, "Number")[0])
        self.keyboard.writes_digits(least)
        self._says_words(asked, value)

    def _turns(self, asked, name):
        combo, wanted = asked.findChild(CalmCombo), asked.catalog.t(name)
        if combo.currentText() == wanted:
            return
        self._goes_into(combo)
        while combo.currentText() != wanted:
            self.keyboard.press(PICK, Qt.Key.Key_Down)

    def _marks(self, asked, code):
        marks = next(one for one in asked.findChildren(AnswerChips) if _has(one, code))
        self._goes_into(marks)
        self._ticks(marks, code)

    def _says_words(self, asked, value):
        if "as_told" in value:
            self._goes_into(self._part(asked, "In the person's words"))
            self.keyboard.writes(value["as_told"])

    # Words in their language, places

    def _quote(self, asked, value):
        self._text(asked, value["text"])
        language = self._part(asked, "Language of these words")
        if language.code != value["lang"]:
            self._goes_into(language)
            self._chooses(language, value["lang"])

    def _place(self, asked, value):
        names = {
            "as_told": "In the person's words",
            "place_type": "Kind of place",
            "country": "Country",
            "locality": "Town or village",
            "address": "Address",
            "basis": "How the person knows the place",
        }
        for key, name in names.items():
            if key not in value:
                continue
            widget = self._part(asked, name)
            self._goes_into(widget)
            if isinstance(widget, Chooser):
                self._chooses(widget, value[key])
            else:
                self.keyboard.writes(value[key])

    # Choices

    def _chosen(self, asked, value):
        wanted = value if isinstance(value, list) else [value]
        chooser = asked.findChild(Chooser)
        if isinstance(asked.chips, ReadChips) and len(wanted) == len(asked.chips._chips):
            self.keyboard.press(PICK, Qt.Key.Key_A)
            return
        for code in wanted:
            if chooser is None:
                self._ticks(asked.chips, code)
            else:
                self._chooses(chooser, code)

    def _ticks(self, chips, code):
        shown = chips._shown()
        place = [one.option.code for one in shown].index(code)
        if place < 9:
            self.keyboard.press(PICK, DIGITS[place + 1])
            return
        letters = self._fewest([one.option for one in chips._chips], code, begin=1)
        if place == len(shown) - 1 and len(letters) > 2:
            self.keyboard.press(PICK, Qt.Key.Key_End)
            self.keyboard.press(PICK, Qt.Key.Key_Space)
            return
        self.keyboard.finds(letters)
        self.keyboard.press(PICK, Qt.Key.Key_Return)

    def _chooses(self, chooser, code):
        if chooser.code == code:
            return
        place = [one.code for one in chooser.options].index(code)
        letters = self._fewest(chooser.options, code, begin=1)
        if place < len(letters):
            self.keyboard.press(PICK, Qt.Key.Key_Down, times=place + 1)
            self.keyboard.press(PICK, Qt.Key.Key_Return)
            return
        self.keyboard.finds(letters)
        if len(chooser.half_typed) and chooser._offered and chooser._offered[0].code == code:
            self.keyboard.press(PICK, Qt.Key.Key_Return)

    def _fewest(self, options, code, begin):
        """The shortest beginning of a name that puts it first in the list."""
        label = next(one.label for one in options if one.code == code)
        for length in range(begin, len(label) + 1):
            if matching(options, label[:length])[0].code == code:
                return label[:length]
        return label

    def _part(self, asked, name):
        called = asked.catalog.t(name)
        return next(
            part.widget
            for part in asked.findChildren(Part)
            if part.widget.accessibleName() == called and not part.isHidden()
        )

    def _goes_into(self, widget):
        """Tab to another part of the same question."""
        for _ in range(12):
            focused = self.keyboard.focused()
            if focused is widget or widget.isAncestorOf(focused):
                return
            self.keyboard.press(ON, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {widget}")
