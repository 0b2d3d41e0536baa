"""The list narrowed by chips, sorted by its headings, and the card beside it; real vault."""

import pytest
from PySide6.QtCore import Qt

from intake_app.domain.listing import Order
from tests.ui.typing import press, type_text
from ui.models.records_model import NAME, PLACE, REFERENCE

EVERY = {
    "KZ-2009-0001",
    "KZ-2021-0014",
    "UA-2022-0001",
    "UA-2022-0002",
    "UA-2022-0003",
    "UA-2022-0009",
}


@pytest.fixture
def records(unlocked):
    return unlocked.screen_shown


def column(records, number=REFERENCE):
    rows = range(records.model.rowCount())
    return [records.model.index(row, number).data() for row in rows]


def tick(records, name, *values):
    for action in records.filters.chips[name].menu_shown().actions():
        action.setChecked(action.data() in values)


def stand_on(records, reference):
    records.table.go_to(column(records).index(reference))
    records.preview.ask_now()


def wide(qtbot, unlocked):
    unlocked.resize(1366, 768)
    qtbot.waitUntil(unlocked.screen_shown.preview.isVisible)


def test_a_chip_narrows_the_list_and_says_by_what(records):
    tick(records, "act", "arrest")
    chip = records.filters.chips["act"]

    assert set(column(records)) == {"KZ-2009-0001", "UA-2022-0001", "UA-2022-0003"}
    assert (chip.text(), chip.isChecked()) == ("What happened: Arrest / detention", True)
    assert records.count.text() == "3 testimonies found"


def test_chips_and_words_narrow_together_and_escape_takes_back_one_after_the_other(records):
    tick(records, "year", "2022")
    records.search.setFocus()
    type_text("Асхат")
    both = set(column(records))
    press(Qt.Key.Key_Escape)
    year = set(column(records))
    press(Qt.Key.Key_Escape)

    assert both == {"UA-2022-0001", "UA-2022-0003"}
    assert year == {one for one in EVERY if one.startswith("UA")} - {"UA-2022-0009"}
    assert set(column(records)) == EVERY
    assert not records.filters.is_narrowed


def test_two_values_of_one_chip_are_alternatives_and_are_counted(records):
    tick(records, "state", "draft", "refused")

    assert set(column(records)) == {"KZ-2021-0014", "UA-2022-0009"}
    assert records.filters.chips["state"].text() == "State: 2"
    assert records.filters.chips["state"].accessibleDescription() == "Draft, Consent refused"


def test_a_list_without_a_row_says_how_to_come_back(records):
    tick(records, "act", "raid")
    tick(records, "year", "2021")

    assert column(records) == []
    assert records.nothing.isVisible()
    assert records.nothing.empty.text() == "No testimony is of this kind."
    assert records.nothing.advice.text() == "Untick something, or press Escape."


def test_a_menu_ticks_by_the_space_key_and_stays(records):
    menu = records.filters.chips["state"].menu_shown()
    menu.setActiveAction(menu.actions()[0])
    menu.show()

    press(Qt.Key.Key_Space)

    assert menu.isVisible()
    assert column(records) == ["KZ-2021-0014"]
    menu.close()


def test_a_heading_sorts_and_a_second_press_turns_the_order(records):
    for _ in range(2):
        records.table.sort_wanted.emit(Order.REFERENCE)
        shown = column(records)

    assert shown == sorted(EVERY, reverse=True)
    assert records.filters.sort.text() == "Sorted: by number"


def test_the_menu_of_orders_sorts_without_a_mouse(records):
    records.filters.orders().actions()[2].trigger()
    records.names.click()

    assert next(name.split()[0] for name in column(records, NAME) if name) == "Абдрахманов"
    assert records.table.horizontalHeader().sortIndicatorSection() == NAME


def test_places_stand_in_the_order_of_the_alphabet_of_the_language_spoken(unlocked, records):
    records.table.sort_wanted.emit(Order.PLACE)
    unlocked.speak("uk")

    assert [one for one in column(records, PLACE) if one][:3] == ["Алматы", "Киев", "Киев"]


def test_the_row_stays_under_the_keyboard_when_the_order_changes(records):
    records.table.go_to(column(records).index("UA-2022-0002"))

    records.table.sort_wanted.emit(Order.NAME)

    assert records.chosen.summary.reference == "UA-2022-0002"


def test_down_goes_to_the_list_home_and_end_to_its_ends_and_up_back_to_the_search(records):
    records.search.setFocus()
    press(Qt.Key.Key_Down)
    in_list = records.table.hasFocus()
    press(Qt.Key.Key_End)
    last = records.table.currentIndex().row()
    press(Qt.Key.Key_Home)
    first = records.table.currentIndex().row()
    press(Qt.Key.Key_Up)

    assert (in_list, last, first) == (True, 5, 0)
    assert records.search.hasFocus()


def test_the_card_tells_what_a_testimony_is_about_and_hides_the_name(qtbot, unlocked, records):
    wide(qtbot, unlocked)
    stand_on(records, "UA-2022-0003")
    hidden = records.preview.lines()
    records.names.click()

    assert hidden[:2] == ("UA-2022-0003", "•••••")
    assert {"Arrest / detention", "Ukrainian", "Sealed"} <= set(hidden)
    assert "Invented for training; nobody told this." in hidden
    assert "Ready, not yet written" not in hidden
    assert records.preview.lines()[1] == "Левченко Оксана Іванівна"
    assert records.preview.lines()[2:] == hidden[2:]


def test_the_card_follows_the_row_and_says_nothing_of_a_damaged_one(
    qtbot, unlocked, records, runner
):
    wide(qtbot, unlocked)
    stand_on(records, "UA-2022-0003")
    runner.submit(
        unlocked,
        lambda session: session.vault._database.run(
            "UPDATE records SET place = 'x' WHERE reference = 'UA-2022-0002'"
        ),
        done=lambda _: None,
        failed=pytest.fail,
    )
    stand_on(records, "UA-2022-0002")

    assert records.preview.lines() == ()


def test_reading_the_card_is_no_view_in_the_history(qtbot, unlocked, records, runner):
    wide(qtbot, unlocked)
    stand_on(records, "UA-2022-0003")
    seen = []
    runner.submit(
        unlocked,
        lambda session: session.vault.audit_pages.times("viewed"),
        done=seen.append,
        failed=pytest.fail,
    )

    assert seen == [0]


def test_a_narrow_window_has_no_card(unlocked, records, qtbot):
    unlocked.resize(1024, 640)
    qtbot.waitUntil(lambda: unlocked.width() == 1024)

    assert not records.preview.isVisible()
