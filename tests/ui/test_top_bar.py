"""The bar above the screens: nothing in it is cut, whatever the size and the language."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu

from intake_app.i18n import LANGUAGES, catalog
from tests.ui.typing import type_text
from ui.screens.interview import InterviewScreen
from ui.theme import Theme, apply_theme
from ui.top_bar import TopBar
from ui.widgets.save_state import SaveState, Saving

SIZES = [(1024, 100), (1024, 125), (1024, 150), (1024, 175), (1366, 150), (1366, 175)]


@pytest.fixture
def zoomed(qapp):
    """Another size of everything; back at the end."""
    yield lambda zoom: apply_theme(qapp, Theme(zoom=zoom))
    apply_theme(qapp, Theme())


def cut(part):
    """The texts that have less room than they need."""
    shown = [*part.findChildren(QLabel), *part.findChildren(QAbstractButton)]
    return [
        one.text()
        for one in shown
        if one.isVisible() and one.text() and one.width() < one.sizeHint().width()
    ]


def of_a_record(qtbot, language, width):
    bar = TopBar(catalog(language))
    qtbot.addWidget(bar)
    state = SaveState()
    bar.show_state_widget(state)
    bar.show_record("KZ-2026-U2-0034", lambda c: c.t("Read back"))
    bar.show_aside(lambda c: c.t("Record: {language}", language=c.language_name("uk")))
    state.say(Saving.SAVED, "Сақталған уақыты: 14:02")
    bar.resize(width, bar.height())
    bar.show()
    qtbot.waitExposed(bar)
    return bar, state


@pytest.mark.parametrize(("width", "zoom"), SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_bar_is_cut(qtbot, zoomed, language, width, zoom):
    zoomed(zoom)
    bar, _ = of_a_record(qtbot, language, width)

    qtbot.waitUntil(lambda: cut(bar) == [])

    always = (bar._reference, bar._pill, bar.view, bar.lock)
    assert all(one.isVisible() for one in always)
    assert bar.lock.geometry().right() < bar.width()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_with_the_menu_of_the_vault_and_large_letters_in_the_smallest_window(
    qtbot, zoomed, language
):
    zoomed(175)
    bar, _ = of_a_record(qtbot, language, 1024)
    bar.show_record("KZ-2021-0014", lambda c: c.t("Draft"))
    bar.vault.show()

    qtbot.waitUntil(lambda: cut(bar) == [])

    assert bar.lock.geometry().right() < bar.width()


def test_a_state_that_has_no_room_is_still_heard(qtbot, zoomed):
    zoomed(175)
    bar, state = of_a_record(qtbot, "ru", 1024)

    state.say(Saving.FAILED, "Не сохранено")

    assert "Не сохранено" == state.accessibleName() == state.toolTip()
    assert state._mark.isVisible()
    assert cut(bar) == []


def test_room_that_comes_back_is_used(qtbot, zoomed):
    bar, _ = of_a_record(qtbot, "uk", 1024)
    narrow = bar.chips.findChild(QAbstractButton, "language-uk").text()

    bar.resize(1900, bar.height())

    wide = bar.chips.findChild(QAbstractButton, "language-uk").text()
    assert ("Укр", "Українська") == (narrow, wide)
    assert bar._aside.isVisible()


def test_where_chips_have_no_room_a_menu_offers_the_languages(qtbot, zoomed):
    zoomed(175)
    bar, _ = of_a_record(qtbot, "kk", 1024)
    chosen = []
    bar.language_chosen.connect(chosen.append)

    bar.chips.menu_button.click()
    menu = bar.chips.findChild(QMenu)
    offers = [(one.text(), one.isChecked()) for one in menu.actions()]
    menu.actions()[1].trigger()
    menu.close()

    assert [
        ("Қазақша", True),
        ("Русский", False),
        ("Українська", False),
        ("English", False),
    ] == offers
    assert ["ru"] == chosen


def test_a_click_on_a_language_leaves_the_keyboard_where_it_was(unlocked, qtbot):
    records = unlocked.screen_shown
    unlocked.activateWindow()
    records.search.setFocus()

    chip = unlocked.bar.chips.findChild(QAbstractButton, "language-kk")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    type_text("Эр")

    assert ("kk", "Эр") == (unlocked.catalog.language, records.search.text())


@pytest.mark.parametrize("zoom", [100, 150, 175])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_button_of_the_interview_s_footer_is_cut(qtbot, unlocked, zoomed, language, zoom):
    unlocked.speak(language)
    zoomed(zoom)
    unlocked.open_record(unlocked.screen_shown.model.record_at(0).record_id)
    unlocked.resize(1024, 640)
    screen = unlocked.screen_shown
    assert isinstance(screen, InterviewScreen)

    qtbot.waitUntil(lambda: unlocked.width() == 1024 and cut(screen.talk.footer) == [])
    assert screen.talk.footer.on_button.isVisible()
