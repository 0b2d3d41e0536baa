"""How a person answers a question by keys alone: one way for each kind, for any stored value."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from intake_app.domain.answers import Missing, MissingReason, Said
from intake_app.domain.edtf import parse_edtf
from tests.ui.typing import SHIFT, press, type_digits, type_text
from ui.forms.parts import Part
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.calm_combo import CalmCombo
from ui.widgets.chip import Chip
from ui.widgets.chooser import Chooser
from ui.widgets.grow_text import GrowText

REASONS = list(MissingReason)
CLOCK_PARTS = {"from": "From (time)", "to": "Until (time)"}
PLACE_PARTS = {
    "as_told": "In the person's words",
    "place_type": "Kind of place",
    "country": "Country",
    "locality": "Town or village",
    "address": "Address",
    "basis": "How the person knows the place",
}
"""The fields of an answer by their English names, in the order in which they stand."""


def answer_by_keys(question_input, answer):
    """Answer a question that is empty, and leave it."""
    question_input.focus_first()
    type_answer(question_input, answer)
    if isinstance(answer, Said):
        leave()


def type_answer(question_input, answer):
    """Answer a question that is empty and has the focus at its beginning; stay in it."""
    if isinstance(answer, Missing):
        press(Qt.Key.Key_F9, SHIFT)
        for _ in REASONS[: REASONS.index(answer.reason)]:
            press(Qt.Key.Key_Right)
        press(Qt.Key.Key_Space)
        return
    assert isinstance(answer, Said)
    _WAYS[question_input.kind](question_input, answer.value)


def leave():
    """Go on, as Tab or Ctrl+Enter do: what is half-typed is completed."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()


def parts_called(question_input, name) -> list[QWidget]:
    """The fields with that English name, in any language."""
    parts, called = question_input.findChildren(Part), question_input.catalog.t(name)
    return [one.widget for one in parts if one.widget.accessibleName() == called]


def part_called(question_input, name) -> QWidget:
    """The first of them that is not withdrawn."""
    found = [one for one in parts_called(question_input, name) if not one.parentWidget().isHidden()]
    assert found, f"no field called {name}"
    return found[0]


def into(question_input, name) -> QWidget:
    """Put the focus into the visible field with that English name, in any language."""
    found = part_called(question_input, name)
    found.setFocus(Qt.FocusReason.TabFocusReason)
    return found


def choose(chooser: Chooser, code: str) -> None:
    """Type the name of an option and take it."""
    chooser.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(next(one.label for one in chooser.options if one.code == code))
    press(Qt.Key.Key_Return)
    assert chooser.code in (code, "")


def chips_that_offer(question_input, code) -> AnswerChips:
    """The chips of a question among which an option stands."""
    return next(
        chips
        for chips in question_input.findChildren(AnswerChips)
        if any(chip.option.code == code for chip in chips.chips)
    )


def tick(chips: AnswerChips, code: str) -> None:
    """Go to a chip with the arrows and tick it."""
    chips.focus_first()
    for _ in chips.chips:
        focused = QApplication.focusWidget()
        if isinstance(focused, Chip) and focused.option.code == code:
            press(Qt.Key.Key_Space)
            return
        press(Qt.Key.Key_Right)
    raise AssertionError(f"no chip {code}")


def turn(question_input, name: str) -> None:
    """Go down the drop-down of a question to the line with that English name."""
    combo, wanted = question_input.findChild(CalmCombo), question_input.catalog.t(name)
    combo.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Home)
    while combo.currentText() != wanted:
        assert combo.currentIndex() + 1 < combo.count(), f"no line {wanted}"
        press(Qt.Key.Key_Down)


def _text(question_input, value):
    type_text(value)


def _texts(question_input, value):
    for line in value:
        type_text(line)
        press(Qt.Key.Key_Return)


def _integer(question_input, value):
    type_digits(value)


def _chosen(question_input, value):
    chooser = question_input.findChild(Chooser)
    for code in value if isinstance(value, list) else [value]:
        if chooser is None:
            tick(question_input.chips, code)
        else:
            choose(chooser, code)


def _day(question_input, year, month, day):
    into(question_input, "Year")
    type_digits(year)
    if month is not None:
        into(question_input, "Month")
        type_digits(month)
        press(Qt.Key.Key_Return)
    if day is not None:
        into(question_input, "Day")
        type_digits(day)


def _date(question_input, value):
    year, month, day = (int(part) for part in value.split("-"))
    _day(question_input, year, month, day)


def _datetime(question_input, value):
    moment = datetime.fromisoformat(value)
    _day(question_input, moment.year, moment.month, moment.day)
    into(question_input, "Time")
    type_digits(f"{moment:%H%M}")
    offset = into(question_input, "Offset from UTC")
    offset.selectAll()
    type_text(value[-6:])


def _clock_exact(question_input, value):
    type_digits(value.replace(":", ""))


def _partial_date(question_input, value):
    found = parse_edtf(value["edtf"])
    night = value.get("night_of", False)
    if found.is_interval and not night:
        turn(question_input, "Between two dates")
        _both_ends(question_input, found)
    else:
        turn(question_input, {None: "Year"}.get(found.start.month, "Month and year"))
        if found.start.day is not None:
            turn(question_input, "Exact day")
        _day(question_input, found.start.year, found.start.month, found.start.day)
    marks = chips_that_offer(question_input, "about")
    if found.start.about:
        tick(marks, "about")
    if night:
        tick(marks, "night")
    _words(question_input, value)


def _both_ends(question_input, found):
    years = parts_called(question_input, "Year")
    months, days = parts_called(question_input, "Month"), parts_called(question_input, "Day")
    for at, point in enumerate((found.start, found.end)):
        for widget, number in (
            (years[at], point.year),
            (months[at], point.month),
            (days[at], point.day),
        ):
            if number is not None:
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                type_digits(number)
                press(Qt.Key.Key_Return)


def _clock(question_input, value):
    for key, name in CLOCK_PARTS.items():
        if key in value:
            into(question_input, name)
            type_digits(value[key].replace(":", ""))
    _about(question_input, value)
    _words(question_input, value)


def _amount(question_input, value, keys, names):
    least, most = (value.get(key) for key in keys)
    if most is None:
        turn(question_input, "At least")
    elif least is None:
        turn(question_input, "At most")
    elif least == most:
        turn(question_input, "Exactly")
    else:
        turn(question_input, "From … to …")
    told = [least, most] if least is not None and most not in (None, least) else [least or most]
    for at, number in enumerate(told):
        for name, part in zip(names, _split(number, names), strict=True):
            parts_called(question_input, name)[at].setFocus(Qt.FocusReason.TabFocusReason)
            type_digits(part)
    _about(question_input, value)
    _words(question_input, value)


def _split(number, names):
    return divmod(number, 60) if len(names) == 2 else (number,)


def _count(question_input, value):
    _amount(question_input, value, ("min", "max"), ("Number",))


def _duration(question_input, value):
    _amount(question_input, value, ("min_minutes", "max_minutes"), ("Hours", "Minutes"))


def _about(question_input, value):
    if value.get("approx"):
        tick(chips_that_offer(question_input, "about"), "about")


def _words(question_input, value):
    if "as_told" in value:
        into(question_input, "In the person's words")
        type_text(value["as_told"])


def _place(question_input, value):
    for key, told in value.items():
        widget = into(question_input, PLACE_PARTS[key])
        choose(widget, told) if isinstance(widget, Chooser) else type_text(told)


def _quote(question_input, value):
    type_text(value["text"])
    choose(into(question_input, "Language of these words"), value["lang"])
    for at, translation in enumerate(value.get("translations", [])):
        add = question_input.findChild(QWidget, f"{question_input.field.id}.translate")
        add.setFocus(Qt.FocusReason.TabFocusReason)
        press(Qt.Key.Key_Space)
        question_input.findChildren(GrowText)[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        type_text(translation["text"])
        choose(parts_called(question_input, "Translated into")[at], translation["lang"])
        _translator(parts_called(question_input, "Translated by")[at], translation.get("by", ""))


def _translator(edit, by):
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    edit.selectAll()
    known = [one.label for one in edit.options if one.code == by]
    type_text(known[0] if known else by.removeprefix("translator:"))
    press(Qt.Key.Key_Return if known else Qt.Key.Key_Tab)


def _body_marks(question_input, value):
    views = chips_that_offer(question_input, "head_left")
    figure = question_input.target()
    for mark in value:
        if mark["view"] not in views.codes:
            tick(views, mark["view"])
        figure.setFocus(Qt.FocusReason.TabFocusReason)
        figure.place_cross(50, 50)
        _steps(round(100 * mark["x"]) - 50, Qt.Key.Key_Left, Qt.Key.Key_Right)
        _steps(round(100 * mark["y"]) - 50, Qt.Key.Key_Up, Qt.Key.Key_Down)
        press(Qt.Key.Key_Space)
        if "note" in mark:
            question_input.findChildren(QLineEdit)[-1].setFocus(Qt.FocusReason.TabFocusReason)
            type_text(mark["note"])


def _steps(distance, back, forth):
    for _ in range(abs(distance)):
        press(forth if distance > 0 else back, SHIFT)


_WAYS = {
    "text": _text,
    "long_text": _text,
    "texts": _texts,
    "integer": _integer,
    "date": _date,
    "datetime": _datetime,
    "clock_exact": _clock_exact,
    "partial_date": _partial_date,
    "clock": _clock,
    "duration": _duration,
    "count_range": _count,
    "place": _place,
    "quote": _quote,
    "body_marks": _body_marks,
    **dict.fromkeys(
        (
            "yes_no",
            "choice",
            "choices",
            "country",
            "countries",
            "language",
            "languages",
            "person_ref",
            "person_refs",
            "ref",
            "refs",
            "attachment_refs",
        ),
        _chosen,
    ),
}
