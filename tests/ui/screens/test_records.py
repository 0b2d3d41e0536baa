import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from intake_app.i18n import LANGUAGES
from tests.ui.typing import CONTROL, press, press_letter_key, type_text
from ui.models.records_model import NAME, REFERENCE, STATE, RecordsModel
from ui.screens.export import ExportScreen
from ui.screens.interview import InterviewScreen
from ui.screens.new_record import NewRecordScreen
from ui.screens.print_statement import PrintScreen
from ui.screens.records import RecordsScreen
from ui.theme import Theme

SCAN_N, SCAN_SLASH = 57, 61
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def records(unlocked) -> RecordsScreen:
    return unlocked.screen_shown


def column(model, number):
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_the_list_shows_number_date_place_state_and_completeness(records):
    row = records.model.row_of(
        next(
            records.model.record_at(row).record_id
            for row in range(records.model.rowCount())
            if records.model.record_at(row).summary.reference == "KZ-2009-0001"
        )
    )

    shown = [records.model.index(row, place).data() for place in range(6)]

    told = ["KZ-2009-0001", "•••••", "07.09.2009 – 08.09.2009", "Алматы", "Training: Sealed"]
    assert shown[:5] == told
    assert shown[5].count("/") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("zoom", [100, 175])
def test_no_number_is_cut_in_the_smallest_window(qtbot, unlocked, language, zoom):
    unlocked.speak(language)
    unlocked.wear(Theme(zoom=zoom))
    unlocked.resize(1024, 640)
    records = unlocked.screen_shown
    qtbot.waitUntil(lambda: unlocked.width() == 1024 and records.table.isVisible())

    rows = range(records.model.rowCount())
    cut = [
        records.model.index(row, REFERENCE).data()
        for row in rows
        if records.table.sizeHintForIndex(records.model.index(row, REFERENCE)).width()
        > records.table.columnWidth(REFERENCE)
    ]
    assert [] == cut
    assert not any(records.table.isColumnHidden(one) for one in (NAME, REFERENCE, STATE))
    assert records.table.horizontalScrollBar().maximum() == 0
    unlocked.wear(Theme())


def test_names_are_hidden_until_they_are_asked_for(records):
    hidden = set(column(records.model, NAME))

    records.names.click()

    assert hidden == {"•••••", ""}
    assert "Эрматов Шерали Олимович" in column(records.model, NAME)


def test_the_search_finds_words_of_the_testimony_and_counts_them(records):
    type_text("Эрматов")

    assert column(records.model, 0) == ["KZ-2009-0001"]
    assert records.count.text() == "1 testimony found"


@pytest.mark.parametrize("typed", ["об'їзд", '"', "NEAR(", "*", "а OR б", "-", "col:x"])
def test_no_typed_sign_breaks_the_search(records, typed):
    type_text(typed)

    assert not records.notice.isVisible()


def test_a_search_without_result_says_so_and_can_be_taken_back(records):
    type_text("zzzz")
    nothing = (records.table.isVisible(), records.nothing.empty.text())

    records.search.clear()

    assert nothing == (False, "No testimony has these words.")
    assert records.table.isVisible()
    assert records.model.rowCount() == 6


def test_slash_goes_to_the_search_in_every_layout(records):
    records.table.setFocus()

    press_letter_key(SCAN_SLASH, NONE, ".")

    assert records.search.hasFocus()


def test_enter_in_the_search_goes_to_the_rows_and_enter_there_opens_one(unlocked, records):
    type_text("Эрматов\n")
    assert records.table.hasFocus()

    press(Qt.Key.Key_Return)

    assert isinstance(unlocked.screen_shown, InterviewScreen)


def test_ctrl_n_starts_a_testimony_on_a_kazakh_layout(unlocked, records):
    press_letter_key(SCAN_N, CONTROL, "т")

    assert isinstance(unlocked.screen_shown, NewRecordScreen)


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        ("new-testimony", NewRecordScreen),
        ("open-testimony", InterviewScreen),
        ("print-statement", PrintScreen),
        ("export", ExportScreen),
    ],
)
def test_every_button_leads_where_it_says(unlocked, records, name, screen):
    records.findChild(object, name).click()

    assert isinstance(unlocked.screen_shown, screen)


def test_the_language_switch_keeps_search_and_row(unlocked, records):
    type_text("Ки")
    records.table.setCurrentIndex(records.model.index(1, 0))

    unlocked.speak("kk")

    assert records.search.text() == "Ки"
    assert records.table.currentIndex().row() == 1
    assert records.search.hasFocus()
    assert column(records.model, 4)[0] == "Жаттығу: Мөрленді"
    assert unlocked.bar.lock.text() == "Құлыптау"


def test_a_new_testimony_begins_with_four_choices(unlocked, records):
    unlocked.open_new_record()
    screen = unlocked.screen_shown
    screen.country.pick("KZ")
    screen.person.pick("uz")

    screen.start.click()

    opened = unlocked.screen_shown
    assert isinstance(opened, InterviewScreen)
    answers = []
    unlocked.shell.runner.submit(
        unlocked,
        lambda session: session.vault.records.get(opened.record_id).body.answers,
        done=answers.append,
        failed=pytest.fail,
    )
    assert answers[0].value("interview.interviewee_language") == "uz"
    assert answers[0].value("interview.record_language") == "en"
    assert answers[0].value("record.reference").startswith("KZ-")


def test_control_enter_begins_a_testimony_from_any_question(unlocked, records, qtbot):
    unlocked.activateWindow()
    unlocked.open_new_record()
    screen = unlocked.screen_shown
    screen.country.pick("KZ")
    screen.person.pick("uz")
    screen.person.chips[0].setFocus()

    QTest.keyClick(unlocked.focusWidget(), Qt.Key.Key_Return, CONTROL)

    assert isinstance(unlocked.screen_shown, InterviewScreen)


def test_no_testimony_begins_while_a_choice_is_missing(unlocked, records):
    unlocked.open_new_record()
    screen = unlocked.screen_shown

    screen.start.click()

    assert unlocked.screen_shown is screen
    assert screen.notice.happened.text() == "A choice is missing."


def test_markup_in_data_stays_letters(unlocked, records, qtbot):
    option = QStyleOptionViewItem()
    index = records.model.index(0, 3)
    delegate = records.table.itemDelegate()
    delegate.initStyleOption(option, index)

    assert delegate.displayText("<b>x</b>", option.locale) == "<b>x</b>"


def test_the_model_keeps_qt_s_own_rules(unlocked, shell):
    model = RecordsModel(shell, unlocked.catalog, page=2)
    tester = QAbstractItemModelTester(model)
    model.search("")
    model.search("Ки")
    model.search("")

    assert tester.model() is model


def test_a_long_list_is_fetched_page_by_page(unlocked, shell):
    model = RecordsModel(shell, unlocked.catalog, page=2)
    totals = []
    model.loaded.connect(lambda total, damaged: totals.append((total, damaged)))
    model.search("")
    counts = [model.rowCount()]
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        counts.append(model.rowCount())

    assert counts == [2, 4, 6]
    assert totals == [(6, 0)] * 3
    assert len(set(column(model, 0))) == 6


def test_an_empty_vault_says_how_to_begin(unlocked, shell):
    records = unlocked.screen_shown

    records.model.loaded.emit(0, 0)

    assert records.nothing.empty.text() == "There is no testimony yet."
    assert not records.open.isEnabled()
    assert not records.export.isEnabled()


@pytest.fixture
def two_damaged(unlocked, runner):
    """Two lines of the list do not verify; the ids of the damaged ones, newest first."""

    def spoil(session):
        every = [row.record_id for row in session.vault.records.page().rows]
        for record_id in (every[1], every[4]):
            session.vault._database.run(
                "UPDATE records SET place = 'x' WHERE record_id = ?", record_id
            )
        return every

    found = []
    runner.submit(unlocked, spoil, done=found.extend, failed=pytest.fail)
    return found


@pytest.mark.parametrize("page", [1, 2, 3, 4, 100])
def test_a_damaged_testimony_is_a_line_of_its_own_and_no_line_stands_twice(
    unlocked, shell, two_damaged, page
):
    model = RecordsModel(shell, unlocked.catalog, page=page)
    totals = []
    model.loaded.connect(lambda total, damaged: totals.append((total, damaged)))
    model.search("")
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())

    shown = [model.record_at(row).record_id for row in range(model.rowCount())]
    said = [
        (model.index(row, 0).data(), [model.index(row, n).data() for n in range(2, 7)])
        for row in range(model.rowCount())
        if model.index(row, NAME).data() == "Damaged: cannot be opened"
    ]
    assert sorted(two_damaged) == sorted(shown)
    assert (6, 2) == totals[-1]
    assert [(one[:8], [""] * 5) for one in (two_damaged[1], two_damaged[4])] == said


def test_a_damaged_testimony_is_counted_aloud_and_opening_it_says_why_it_cannot(
    unlocked, two_damaged
):
    unlocked.open_records()
    records = unlocked.screen_shown
    notice = (records.notice.isVisible(), records.notice.happened.text())
    records.table.setCurrentIndex(records.model.index(5, 0))

    records.open.click()

    assert (True, "2 testimonies are damaged and cannot be opened.") == notice
    assert unlocked.screen_shown.record_id == two_damaged[4]
    assert unlocked.screen_shown.notice.isVisible()
    assert unlocked.screen_shown.talk is None
