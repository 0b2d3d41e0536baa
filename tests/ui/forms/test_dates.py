"""Dates, times and amounts: as exact as told, read back at once, nothing invented."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from intake_app.domain.answers import Answers, Said
from intake_app.i18n import catalog
from tests.ui.answering import answer_by_keys, into, leave, tick, turn
from tests.ui.typing import CONTROL, press, press_digit, type_digits, type_text
from ui.forms.inputs.day_fields import read_written
from ui.forms.inputs.moments import offset_text, parse_offset
from ui.forms.parts import Part
from ui.widgets.answer_chips import AnswerChips


def reading(asked):
    lines = [label for label in asked.findChildren(QLabel) if label.property("role") == "reading"]
    return lines[0].text() if not lines[0].isHidden() else ""


def fields(asked):
    """The titles of the fields that are shown, from left to right."""
    shown = [part for part in asked.findChildren(Part) if part.isVisibleTo(asked)]
    days = [part for part in shown if part.parent().metaObject().className() == "DayFields"]
    return [part.widget.accessibleName() for part in sorted(days, key=lambda part: part.x())]


def marks(asked):
    """The chips that say about, not sure, night."""
    groups = asked.findChildren(AnswerChips)
    return next(one for one in groups if "about" in [chip.option.code for chip in one.chips])


def fill(asked, **parts):
    for name, number in parts.items():
        into(asked, name)
        type_digits(number)
        press(Qt.Key.Key_Return)
    leave()


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("kk", ["Жылы", "Күні", "Айы"]),
        ("ru", ["День", "Месяц", "Год"]),
        ("uk", ["День", "Місяць", "Рік"]),
        ("en", ["Day", "Month", "Year"]),
    ],
)
def test_the_fields_stand_in_the_order_of_the_language(language, order, input_for):
    assert fields(input_for("interview.interview_date", language=language)) == order
    assert fields(input_for("incidents.date", language=language)) == order


def test_the_order_changes_with_the_language_and_the_date_stays(input_for):
    asked = input_for("incidents.date")
    asked.set_value(Said({"edtf": "2022-01-07"}))

    asked.retranslate(catalog("kk"))

    assert fields(asked) == ["Жылы", "Күні", "Айы"]
    assert asked.value() == Said({"edtf": "2022-01-07"})


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "= 7 January 2022, Friday"),
        ("ru", "= 7 января 2022 года, пятница"),
        ("uk", "= 7 січня 2022 року, пʼятниця"),
        ("kk", "= 2022 жылғы 7 қаңтар, жұма"),
    ],
)
def test_an_exact_day_is_read_back_with_its_weekday(language, sentence, input_for):
    asked = input_for("incidents.date", language=language)

    asked.set_value(Said({"edtf": "2022-01-07"}))

    assert reading(asked) == sentence


def test_the_reading_follows_the_keys(input_for):
    asked = input_for("incidents.date")

    fill(asked, Day=31, Month=2)
    assert (reading(asked), asked.value()) == ("The year is still missing.", None)

    fill(asked, Year=2022)
    assert (reading(asked), asked.value()) == ("There is no such day.", None)

    turn(asked, "Month and year")
    assert reading(asked) == "= February 2022"
    assert asked.value() == Said({"edtf": "2022-02"})


def test_a_missing_day_is_never_invented(input_for):
    asked = input_for("incidents.date")

    fill(asked, Month=2, Year=2022)

    assert asked.value() is None
    assert reading(asked).startswith("Not complete yet.")


@pytest.mark.parametrize(
    ("shape", "edtf"), [("Before", "../2022-01"), ("After", "2022-01/.."), ("Year", "2022")]
)
def test_open_and_coarse_dates(shape, edtf, input_for):
    asked = input_for("incidents.date")
    turn(asked, shape)

    fill(asked, Year=2022, **({} if shape == "Year" else {"Month": 1}))

    assert asked.value() == Said({"edtf": edtf})


def test_a_season(input_for):
    asked = input_for("incidents.date")
    turn(asked, "Season and year")

    fill(asked, Year=2021)
    into(asked, "Season")
    type_text("aut")
    press(Qt.Key.Key_Return)

    assert asked.value() == Said({"edtf": "2021-23"})


def test_the_night_that_began_on_a_day_spans_two_days(input_for):
    asked = input_for("incidents.date")
    fill(asked, Day=31, Month=12, Year=2021)

    tick(marks(asked), "night")

    assert asked.value() == Said({"edtf": "2021-12-31/2022-01-01", "night_of": True})


def test_dates_given_the_wrong_way_round_are_put_in_order(input_for):
    asked = input_for("incidents.date")
    asked.set_value(Said({"edtf": "2021-10/2021-11", "as_told": "осенью"}))

    years = [part.widget for part in asked.findChildren(Part) if part.widget.accessibleName()]
    months = [widget for widget in years if widget.accessibleName() == "Month"]
    months[0].setFocus(Qt.FocusReason.TabFocusReason)
    type_digits(12)
    press(Qt.Key.Key_Return)

    assert asked.value() == Said({"edtf": "2021-11/2021-12", "as_told": "осенью"})


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("07.01.2022", "ru"),
        ("2022-01-07", "ru"),
        ("7/1/2022", "uk"),
        ("7 қаңтар 2022", "kk"),
        ("2022 жылғы 7 қаңтар", "kk"),
        ("7 января 2022 года", "ru"),
        ("7 січня 2022 р.", "uk"),
        ("7 January 2022", "en"),
    ],
)
def test_a_whole_date_can_be_pasted(written, language):
    assert read_written(written, catalog(language).month_names()) == date(2022, 1, 7)


@pytest.mark.parametrize(
    "written", ["", "31.02.2022", "завтра", "2022", "12345", "7 мартобря 2022"]
)
def test_what_is_no_date_is_no_date(written):
    assert read_written(written, catalog("ru").month_names()) is None


def test_pasting_into_a_field_fills_all_three(input_for, qapp):
    asked = input_for("interview.interview_date")
    qapp.clipboard().setText("10 сентября 2009")
    asked.retranslate(catalog("ru"))
    into(asked, "День")

    press(Qt.Key.Key_V, CONTROL)

    assert asked.value() == Said("2009-09-10")


@pytest.mark.parametrize(
    ("keys", "time"),
    [("2345", "23:45"), ("9", "09:00"), ("930", "09:30"), ("0005", "00:05"), ("23579", "23:57")],
)
def test_four_digits_are_a_time(keys, time, input_for):
    asked = input_for("interview.start_time")
    asked.focus_first()

    for sign in keys:
        press_digit(int(sign))
    leave()

    assert asked.value() == Said(time)


def test_now_is_one_press(input_for):
    asked = input_for("interview.start_time")

    asked.findChild(QPushButton).click()

    assert asked.value() == Said("09:05")


def test_the_offset_comes_from_the_zone_of_the_record(input_for):
    record = Answers({"interview": {"timezone": "Asia/Almaty"}})
    asked = input_for("consent.given_at", record)

    fill(asked, Day=10, Month=9, Year=2009)
    into(asked, "Time")
    type_digits("1102")

    assert asked.value() == Said("2009-09-10T11:02:00+06:00")


def test_an_offset_that_was_written_stays(input_for):
    record = Answers({"interview": {"timezone": "Europe/Kyiv"}})
    asked = input_for("consent.given_at", record)
    answer_by_keys(asked, Said("2022-01-10T09:55:00+05:30"))

    into(asked, "Time").selectAll()
    type_digits("1000")

    assert asked.value() == Said("2022-01-10T10:00:00+05:30")


def test_seconds_of_an_untouched_moment_stay(input_for):
    asked = input_for("record.created_at")

    asked.set_value(Said("2022-01-10T09:55:27+02:00"))

    assert asked.value() == Said("2022-01-10T09:55:27+02:00")


@pytest.mark.parametrize(
    ("text", "hours"), [("+06:00", 6), ("+6", 6), ("-0330", -3.5), ("+0545", 5.75)]
)
def test_offsets_are_read_as_people_write_them(text, hours):
    assert parse_offset(text) == timedelta(hours=hours)
    assert parse_offset(offset_text(timedelta(hours=hours))) == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["", "6", "+15:00", "+06:75", "Алматы"])
def test_what_is_no_offset_is_none(text):
    assert parse_offset(text) is None


@pytest.mark.parametrize(
    ("bound", "numbers", "stored"),
    [
        ("Exactly", [5], {"min": 5, "max": 5}),
        ("At least", [6], {"min": 6}),
        ("At most", [3], {"max": 3}),
        ("From … to …", [2, 3], {"min": 2, "max": 3}),
    ],
)
def test_a_number_of_people_is_as_exact_as_told(bound, numbers, stored, input_for):
    asked = input_for("incidents.perpetrators_total")
    turn(asked, bound)

    edits = [
        one.widget for one in asked.findChildren(Part) if one.widget.accessibleName() == "Number"
    ]
    for edit, number in zip(edits, numbers, strict=False):
        edit.setFocus()
        type_digits(number)

    assert asked.value() == Said(stored)
    assert reading(asked).startswith("= ")


def test_an_amount_of_nothing_is_an_amount(input_for):
    asked = input_for("acts.duration")

    asked.set_value(Said({"min_minutes": 0, "max_minutes": 0}))
    into(asked, "In the person's words")
    type_text("сразу")

    assert asked.value() == Said({"min_minutes": 0, "max_minutes": 0, "as_told": "сразу"})


@pytest.mark.parametrize("field", ["interview.interview_date", "incidents.date"])
@pytest.mark.parametrize("begun", ["2", "202", "1899", "2028"])
def test_a_year_that_is_not_whole_makes_no_date_and_says_so(input_for, field, begun):
    asked = input_for(field)
    fill(asked, Day="7", Month="1", Year=begun)

    assert asked.value() is None
    assert "" != asked.unfinished()
    assert "The year is not whole: it has four digits and is not in the future." == reading(asked)
    asked.focus_first()
    assert "year" == QApplication.focusWidget().objectName()


@pytest.mark.parametrize("field", ["interview.interview_date", "incidents.date"])
def test_a_stored_year_of_long_ago_stays(input_for, field):
    stored = Said("1887-05-02" if field.startswith("interview") else {"edtf": "1887-05-02"})
    asked = input_for(field)
    asked.set_value(stored)
    asked.edited()

    assert stored == asked.value()
    assert "" == asked.unfinished()
