"""The history as a table: pages from the vault, one kind, one testimony, each language."""

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester

from intake_app.errors import VaultDamaged
from ui.models.history_model import TESTIMONY, WHAT, WHO, HistoryModel
from ui.places import Place
from ui.screens.history import KINDS
from ui.screens.records import RecordsScreen


@pytest.fixture
def page(unlocked):
    unlocked.open_vault_place(Place.HISTORY)
    return unlocked.screen_shown


def column(model, number):
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_the_newest_entry_stands_first(page):
    told = column(page.model, WHAT)

    assert told[0] == "The vault was opened"
    assert told[-1] == "The vault was made"
    assert page.count.text() == f"{len(told)} entries"


def test_one_kind_is_shown_alone(page):
    page.kind.setCurrentIndex(KINDS.index("keys"))
    page.kind.activated.emit(KINDS.index("keys"))

    expected = ["The recovery sheet was typed back", "The vault was made"]
    assert column(page.model, WHAT) == expected


def test_another_language_says_all_of_it_and_keeps_the_kind(unlocked, page):
    page.kind.setCurrentIndex(KINDS.index("changes"))
    page.kind.activated.emit(KINDS.index("changes"))
    unlocked.speak("ru")

    assert page.kind.currentText() == "Изменения"
    assert column(page.model, WHAT)[0] == "Свидетельство запечатано"
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "Когда"


def test_the_history_of_one_testimony_names_it_once(unlocked):
    record = unlocked.screen_shown.model.record_at(0)
    unlocked.open_record_place(Place.RECORD_HISTORY, record.record_id)
    page = unlocked.screen_shown

    assert set(column(page.model, TESTIMONY)) == {record.summary.reference}
    assert page.testimony.text() == record.summary.reference
    assert page.table.isColumnHidden(TESTIMONY)


def test_whose_hands_it_was_is_told(page):
    assert set(column(page.model, WHO)) == {"Demo 01"}


def test_pages_come_when_they_are_wanted(unlocked, shell, catalog_en):
    model = HistoryModel(shell, catalog_en, None, page=4)
    totals = []
    model.loaded.connect(totals.append)
    model.show_kind("")

    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))

    assert model.rowCount() == totals[0] > 8
    assert len(set(totals)) == 1


def test_a_page_that_fails_late_cannot_mix_the_answers_to_two_questions(
    unlocked, shell, runner, catalog_en
):
    model = HistoryModel(shell, catalog_en, None, page=4)
    tester = QAbstractItemModelTester(model)
    model.show_kind("")
    at_once, waiting, failures = runner.submit, [], []
    model.failed.connect(failures.append)
    runner.submit = lambda *asked, **heard: waiting.append((asked, heard))
    model.fetchMore(QModelIndex())
    model.show_kind("keys")
    (_, late), (asked, heard) = waiting

    late["failed"](VaultDamaged(reason="page"))
    wants_more = model.canFetchMore(QModelIndex())
    at_once(*asked, **heard)

    assert tester.model() is model
    assert (wants_more, failures) == (False, [])
    assert column(model, WHAT) == ["The recovery sheet was typed back", "The vault was made"]


def test_a_log_that_cannot_be_read_is_told(unlocked, page, runner):
    def refuse(_owner, _work, *, done, failed):
        failed(VaultDamaged(reason="page"))

    runner.submit = refuse
    page.kind.activated.emit(0)

    assert page.notice.happened.text() == "The database of this vault is damaged."


def test_escape_leads_back(qtbot, unlocked, page):
    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert isinstance(unlocked.screen_shown, RecordsScreen)


def test_a_narrow_window_keeps_what_happened(qtbot, unlocked, page):
    unlocked.resize(1024, 640)
    qtbot.waitUntil(lambda: unlocked.width() == 1024)

    assert page.table.columnWidth(WHAT) > 300


@pytest.mark.parametrize("language", ["kk", "ru", "uk"])
def test_no_date_no_sentence_and_no_name_is_cut_in_a_narrow_window(qtbot, unlocked, language):
    unlocked.shell.runner.submit(
        unlocked,
        lambda session: session.vault.audit.record("recovery_replaced"),
        done=lambda _: None,
        failed=pytest.fail,
    )
    unlocked.speak(language)
    unlocked.resize(1024, 640)
    unlocked.open_vault_place(Place.HISTORY)
    page = unlocked.screen_shown
    table = page.table
    qtbot.waitUntil(lambda: table.columnWidth(WHAT) < 600)

    measured = table.fontMetrics()
    cut = []
    for row in range(3):
        for column_ in range(4):
            room = table.visualRect(page.model.index(row, column_)).adjusted(8, 0, -8, 0)
            text = page.model.index(row, column_).data()
            wanted = measured.boundingRect(
                QRect(0, 0, room.width(), 10_000), Qt.TextFlag.TextWordWrap, text
            )
            if wanted.width() > room.width() or wanted.height() > room.height():
                cut.append(text)
    assert cut == []


@pytest.fixture
def catalog_en():
    from intake_app.i18n import catalog

    return catalog("en")
