"""Dates, times and amounts: as exact as told, read back at once, nothing invented."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from intake_app.i18n import catalog
from tests.ui.answering import answer_by_keys, into, leave, tick, turn
from tests.ui.typing import CONTROL, press, press_digit, type_digits, type_text
from ui.forms.inputs.moments import offset_text, parse_offset
from ui.forms.inputs.written_amount import Amount, read_count, read_duration
from ui.forms.inputs.written_date import read_written
from ui.forms.parts import Part
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.calm_combo import CalmCombo


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
    ("written", "edtf"),
    [
        ("07.01.2022", "2022-01-07"),
        ("2022-01-07", "2022-01-07"),
        ("7/1/2022", "2022-01-07"),
        ("7 қаңтар 2022", "2022-01-07"),
        ("2022 жылғы 7 қаңтар", "2022-01-07"),
        ("7 января 2022 года", "2022-01-07"),
        ("7 января 2022 г.", "2022-01-07"),
        ("7 січня 2022 року", "2022-01-07"),
        ("7 січня 2022 р.", "2022-01-07"),
        ("7 January 2022", "2022-01-07"),
        ("January 7, 2022", "2022-01-07"),
        ("1 травня 2021", "2021-05-01"),
        ("5 мая 2021", "2021-05-05"),
        ("5 мамыр 2021", "2021-05-05"),
        ("січень 2022", "2022-01"),
        ("қаңтар 2022", "2022-01"),
        ("02.2022", "2022-02"),
        ("осень 2021", "2021-23"),
        ("2022", "2022"),
        ("около 2020", "2020~"),
        ("до 7 января 2022", "../2022-01-07"),
        ("після 2020 року", "2020/.."),
    ],
)
def test_a_date_is_understood_as_people_write_it(written, edtf):
    assert str(read_written(written)) == edtf


@pytest.mark.parametrize(
    "written",
    ["", "31.02.2022", "завтра", "12345", "7 мартобря 2022", "22.2022", "07.01.22", "7 числа 2022"],
)
def test_what_is_no_date_is_no_date(written):
    assert read_written(written) is None


@pytest.mark.parametrize(
    ("written", "field", "stored"),
    [
        ("07.01.2022", "incidents.date", {"edtf": "2022-01-07"}),
        ("2022-01-07", "incidents.date", {"edtf": "2022-01-07"}),
        ("7 січня 2022 року", "incidents.date", {"edtf": "2022-01-07"}),
        ("січень 2022", "incidents.date", {"edtf": "2022-01"}),
        ("около 2020", "incidents.date", {"edtf": "2020~"}),
        ("до 7 января 2022", "incidents.date", {"edtf": "../2022-01-07"}),
        ("07.01.2022", "interview.interview_date", "2022-01-07"),
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru", "uk"])
def test_a_whole_date_is_typed_into_the_first_field(input_for, written, field, stored, language):
    asked = input_for(field, language=language)
    into(asked, "Day")

    type_digits(written)
    press(Qt.Key.Key_Return)

    assert asked.value() == Said(stored)
    assert asked.unfinished() == ""
    assert reading(asked).startswith("= ")


def test_a_month_that_begins_with_a_letter_of_the_digit_row_is_a_word(input_for):
    asked = input_for("incidents.date", language="kk")
    into(asked, "Day")

    type_digits("7 ")
    press_digit(0)  # қ stands there
    type_text("а")
    press_digit(4)  # ң
    type_text("тар 2022")
    press(Qt.Key.Key_Return)

    assert asked.value() == Said({"edtf": "2022-01-07"})


def test_a_month_of_the_digit_row_is_found_in_the_list(input_for):
    asked = input_for("incidents.date", language="kk")
    fill(asked, Day=7, Year=2022)
    into(asked, "Month")

    press_digit(0)
    type_text("ара")
    press(Qt.Key.Key_Return)

    assert asked.value() == Said({"edtf": "2022-11-07"})


@pytest.mark.parametrize("field", ["incidents.date", "interview.interview_date"])
def test_a_date_that_is_not_understood_stays_in_sight_and_says_so(input_for, field):
    asked = input_for(field)
    edit = into(asked, "Day")

    type_text("позавчера")
    assert reading(asked) == ""
    leave()

    assert (asked.value(), edit.text()) == (None, "позавчера")
    sentence = "This is not understood as a date. Write it like this: 07.01.2022"
    assert (reading(asked), asked.unfinished() == "") == (sentence, False)


def test_a_date_only_about_is_no_exact_day(input_for):
    asked = input_for("interview.interview_date")
    into(asked, "Day")

    type_digits("около 7 января 2022")
    leave()

    assert asked.value() is None
    assert reading(asked).startswith("This is not understood")


@pytest.mark.parametrize("field", ["interview.interview_date", "incidents.date"])
def test_a_date_to_come_is_taken_and_said_softly(input_for, field):
    asked = input_for(field)
    fill(asked, Day=7, Month=1, Year=2028)

    stored = "2028-01-07" if field.startswith("interview") else {"edtf": "2028-01-07"}
    assert asked.value() == Said(stored)
    assert reading(asked) == "= 7 January 2028, Friday\nThis date has not come yet."
    assert asked.property("wrong") is None


def test_a_date_that_may_lie_ahead_is_not_remarked_on(input_for, book):
    ahead = next(one for one in book.fields if one.may_lie_ahead and one.kind == "partial_date")
    asked = input_for(ahead.id)

    fill(asked, Day=7, Month=1, Year=2028)

    assert reading(asked) == "= 7 January 2028, Friday"


def test_not_known_in_the_list_is_the_reason_and_back(input_for):
    asked = input_for("incidents.date")
    turn(asked, "Not known")
    assert asked.value() == Missing(MissingReason.UNKNOWN)
    assert fields(asked) == []

    turn(asked, "Exact day")
    assert asked.value() is None
    assert fields(asked) == ["Day", "Month", "Year"]

    asked.set_value(Missing(MissingReason.UNKNOWN))
    assert (asked.findChild(CalmCombo).currentText(), fields(asked)) == ("Not known", [])
    press(Qt.Key.Key_F9)
    assert asked.value() == Missing(MissingReason.DECLINED)
    assert fields(asked) == ["Day", "Month", "Year"]


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("6", Amount(6, 6)),
        ("6+", Amount(6, None)),
        (">=6", Amount(6, None)),
        ("≥ 6", Amount(6, None)),
        ("не менше 6", Amount(6, None)),
        ("не менее 6 человек", Amount(6, None)),
        ("кемінде 6", Amount(6, None)),
        ("at least 6", Amount(6, None)),
        ("2–3 чел.", Amount(2, 3)),
        ("від 2 до 3 осіб", Amount(2, 3)),
        ("до 10", Amount(None, 10)),
        ("ең көбі 4", Amount(None, 4)),
        ("шамамен 6 адам", Amount(6, 6, about=True)),
        ("много", None),
        ("3-2", None),
        ("6 или семь", None),
    ],
)
def test_a_number_of_people_is_understood_as_people_write_it(written, amount):
    assert read_count(written) == amount


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("2 дня", Amount(2880, 2880)),
        ("3 доби", Amount(4320, 4320)),
        ("2 тәулік", Amount(2880, 2880)),
        ("1,5 часа", Amount(90, 90)),
        ("1 час 30 минут", Amount(90, 90)),
        ("1:30", Amount(90, 90)),
        ("полчаса", Amount(30, 30)),
        ("пів години", Amount(30, 30)),
        ("40 хв", Amount(40, 40)),
        ("2-3 часа", Amount(120, 180)),
        ("не менше 2 годин", Amount(120, None)),
        ("около 2 часов", None),
        ("долго", None),
    ],
)
def test_a_length_of_time_is_understood_as_people_write_it(written, amount):
    assert read_duration(written) == amount


@pytest.mark.parametrize(
    ("field", "title", "written", "stored"),
    [
        ("incidents.perpetrators_total", "Number", "6+", {"min": 6}),
        ("incidents.perpetrators_total", "Number", "не менше 6", {"min": 6}),
        ("incidents.perpetrators_total", "Number", "около 6", {"min": 6, "max": 6, "approx": True}),
        ("acts.duration", "Hours", "2–3 часа", {"min_minutes": 120, "max_minutes": 180}),
    ],
)
def test_an_amount_is_written_in_words(input_for, field, title, written, stored):
    asked = input_for(field)
    into(asked, title)

    type_digits(written)
    leave()

    assert asked.value() == Said(stored)
    assert reading(asked).startswith("= ")


def test_an_amount_that_is_not_understood_stays_in_sight_and_says_so(input_for):
    asked = input_for("incidents.perpetrators_total")
    edit = into(asked, "Number")

    type_text("толпа")
    leave()

    sentence = "This is not understood as an amount. Choose how exactly, and write a number."
    assert (asked.value(), edit.text()) == (None, "толпа")
    assert (reading(asked), asked.unfinished()) == (sentence, sentence)


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
@pytest.mark.parametrize("begun", ["2", "202", "1899"])
def test_a_year_that_is_not_whole_makes_no_date_and_says_so(input_for, field, begun):
    asked = input_for(field)
    fill(asked, Day="7", Month="1", Year=begun)

    assert asked.value() is None
    assert "" != asked.unfinished()
    assert "The year is not whole: it has four digits." == reading(asked)
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


@pytest.mark.parametrize(
    ("words", "stored", "told"),
    [
        ("About midnight", {"from": "00:00", "approx": True}, "= about 00:00"),
        (
            "Night",
            {"from": "23:00", "to": "05:00", "approx": True},
            "= about 23:00–05:00, past midnight",
        ),
        ("Morning", {"from": "07:00", "to": "11:00", "approx": True}, "= about 07:00–11:00"),
    ],
)
def test_a_part_of_the_day_is_one_choice_and_is_only_about(input_for, words, stored, told):
    asked = input_for("incidents.time")

    turn(asked, words)

    assert asked.value() == Said(stored)
    assert reading(asked) == told
    turn(asked, "By the clock")
    assert asked.value() is None


def test_hours_by_the_clock_are_no_part_of_the_day(input_for):
    asked = input_for("incidents.time")
    into(asked, "From (time)")
    type_digits("2345")
    leave()

    turn(asked, "By the clock")

    assert asked.value() == Said({"from": "23:45"})


def test_a_stored_part_of_the_day_is_shown_as_one(input_for):
    asked = input_for("incidents.time", language="uk")

    asked.set_value(Said({"from": "17:00", "to": "23:00", "approx": True, "as_told": "ввечері"}))

    assert asked.findChild(CalmCombo).currentText() == "Увечері"
    assert reading(asked) == "= приблизно 17:00–23:00"


HELD = Answers({"custody": [{"from_date": {"edtf": "2022-01-07"}}]})


@pytest.mark.parametrize(("day", "said"), [(6, True), (7, False), (8, False)])
def test_an_end_before_its_beginning_is_said_softly(form_for, day, said):
    form = form_for("custody", HELD, 0)
    form.go_to(AnswerPath("custody", "to_date", 0))
    asked = next(one.input for one in form.questions if one.field.name == "to_date")

    fill(asked, Day=day, Month=1, Year=2022)

    assert asked.value() == Said({"edtf": f"2022-01-0{day}"})
    assert ("This is before the beginning that was told." in reading(asked)) is said
    assert asked.property("wrong") is None


@pytest.mark.parametrize(
    ("end", "said"),
    [("0030", "= past midnight, on the day after the beginning"), ("2355", "")],
)
def test_an_interview_past_midnight_says_so(input_for, end, said):
    asked = input_for("interview.end_time", Answers({"interview": {"start_time": "23:10"}}))
    asked.focus_first()

    type_digits(end)

    assert reading(asked) == said


def test_a_field_that_grows_for_words_stays_in_line_with_its_neighbours(input_for):
    asked = input_for("incidents.date")
    combo, edit = asked.findChild(CalmCombo), into(asked, "Day")

    def lowest(widget):
        return widget.mapTo(asked, widget.rect().bottomLeft()).y()

    before = lowest(combo)
    type_text("позавчера")
    assert (lowest(combo), lowest(edit)) == (before, before)
    edit.clear()

    assert (lowest(combo), lowest(edit)) == (before, before)
