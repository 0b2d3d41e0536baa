"""Each kind of answer by the fewest keys: a digit, else the fewest letters that find a name."""

from PySide6.QtCore import Qt

from intake_app.domain.answers import MissingReason
from tests.journeys.counting import PICK, REASON
from tests.journeys.giving import Giving
from tests.journeys.keyboard import DIGITS, ON
from tests.ui.answering import chips_that_offer, parts_called
from tests.ui.typing import CONTROL, NONE, SHIFT
from ui.forms.parts import Part
from ui.widgets.calm_combo import CalmCombo
from ui.widgets.chooser import matching
from ui.widgets.read_chips import ReadChips


class Shortest(Giving):
    """One question at a time, at a counting keyboard. The focus is in the question already."""

    def gives_a_reason(self, asked, reason):
        """The digit of a reason; in a field that takes letters F9."""
        place = list(MissingReason).index(reason)
        press = self.counter.press
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

    def goes_into(self, widget):
        """Tab to another part of the same question."""
        for _ in range(12):
            focused = self.counter.focused()
            if focused is widget or widget.isAncestorOf(focused):
                return
            self.counter.press(ON, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {widget}")

    # Words and numbers

    def writes_lines(self, _asked, value):
        """Return goes from line to line."""
        for line in value:
            self.counter.writes(line)
            if line is not value[-1]:
                self.counter.press(ON, Qt.Key.Key_Return)

    def writes_an_amount(self, asked, value):
        """The shape of it, where it is another one, and the number."""
        least = value.get("min", value.get("max"))
        shape = "Exactly" if value.get("min") == value.get("max") else "At least"
        if asked.findChild(CalmCombo).currentText() != asked.catalog.t(shape):
            self.counter.press(ON, Qt.Key.Key_Backtab)
            self._turns(asked, shape)
        self.goes_into(parts_called(asked, "Number")[0])
        self.counter.writes_digits(least)

    # Moments

    def takes_now(self, _asked):
        """The key for it."""
        self.counter.press(PICK, Qt.Key.Key_Semicolon, CONTROL)

    def writes_a_day(self, asked, day):
        """Whole into the field of the day; what has none, number by number."""
        if day.day is not None:
            fields = [one for one in asked.findChildren(Part) if one.widget.objectName() == "day"]
            self.goes_into(fields[0].widget)
            self.counter.writes(f"{day.day:02}.{day.month:02}.{day.year}")
            return
        numbers = {"year": day.year, "month": day.month}
        for part in asked.findChildren(Part):
            name = part.widget.objectName()
            if part.isHidden() or numbers.get(name) is None:
                continue
            self.goes_into(part.widget)
            self.counter.writes_digits(numbers[name])
            numbers[name] = None

    def writes_a_rough_day(self, asked, day):
        """How exact it is, the day, and the mark that it is about then."""
        shape = {(True, True): "Exact day", (True, False): "Month and year"}.get(
            (day.month is not None, day.day is not None), "Year"
        )
        self._turns(asked, shape)
        self.writes_a_day(asked, day)
        if day.about:
            self.ticks(chips_that_offer(asked, "about"), "about")

    def _turns(self, asked, name):
        combo, wanted = asked.findChild(CalmCombo), asked.catalog.t(name)
        if combo.currentText() == wanted:
            return
        self.goes_into(combo)
        while combo.currentText() != wanted:
            self.counter.press(PICK, Qt.Key.Key_Down)

    # Choices

    def chooses_each(self, asked, value):
        """All that is read aloud by one key, else one after the other."""
        everything = isinstance(value, list) and isinstance(asked.chips, ReadChips)
        if everything and len(value) == len(asked.chips._chips):
            self.counter.press(PICK, Qt.Key.Key_A)
            return
        super().chooses_each(asked, value)

    def ticks(self, chips, code):
        """Its digit; beyond the ninth its first letters, or End for the last."""
        self.goes_into(chips)
        shown = chips._shown()
        place = [one.option.code for one in shown].index(code)
        if place < 9:
            self.counter.press(PICK, DIGITS[place + 1])
            return
        letters = _fewest([one.option for one in chips._chips], code)
        if place == len(shown) - 1 and len(letters) > 2:
            self.counter.press(PICK, Qt.Key.Key_End)
            self.counter.press(PICK, Qt.Key.Key_Space)
            return
        self.counter.finds(letters)
        self.counter.press(PICK, Qt.Key.Key_Return)

    def chooses(self, chooser, code):
        """Arrows where that is shorter, else the first letters of its name."""
        self.goes_into(chooser)
        place = [one.code for one in chooser.options].index(code)
        letters = _fewest(chooser.options, code)
        if place < len(letters):
            self.counter.press(PICK, Qt.Key.Key_Down, times=place + 1)
            self.counter.press(PICK, Qt.Key.Key_Return)
            return
        self.counter.finds(letters)
        if len(chooser.half_typed) and chooser._offered and chooser._offered[0].code == code:
            self.counter.press(PICK, Qt.Key.Key_Return)


def _fewest(options, code):
    """The shortest beginning of a name that puts it first in the list."""
    label = next(one.label for one in options if one.code == code)
    for length in range(1, len(label) + 1):
        if matching(options, label[:length])[0].code == code:
            return label[:length]
    return label
