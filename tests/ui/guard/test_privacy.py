"""F12: at once nothing of a testimony is on the screen, in the title, or in the tree of names."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake_app.commands import vaults
from intake_app.store.failures import failed_unlocks
from ui.exit_codes import LOCKED
from ui.guard.guard import Guard
from ui.guard.timing import Timing


@pytest.fixture
def at_a_record(unlocked):
    unlocked.open_record(unlocked.screen_shown.model.record_at(0).record_id)
    QApplication.sendPostedEvents()
    return unlocked


def colours(window):
    """The colours inside the window's edges, looked at in every third place."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    inside = picture.copy(40, 60, picture.width() - 80, picture.height() - 120)
    places = [(x, y) for x in range(0, inside.width(), 3) for y in range(0, inside.height(), 3)]
    return {inside.pixel(x, y) for x, y in places}


def names(interface, found=None):
    """Everything a screen reader can walk to in the window."""
    found = [] if found is None else found
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        if said := interface.text(kind):
            found.append(said)
    for number in range(interface.childCount()):
        if (child := interface.child(number)) is not None:
            names(child, found)
    return found


def test_nothing_of_the_testimony_is_painted(at_a_record, guarded, key):
    guarded()
    before = colours(at_a_record)

    key(Qt.Key.Key_F12)

    assert 8 < len(before)
    assert 2 >= len(colours(at_a_record))  # the sheet, and a caret


def test_no_screen_reader_can_walk_to_it(at_a_record, guarded, key):
    guarded()
    before = names(QAccessible.queryAccessibleInterface(at_a_record))
    reference = at_a_record.bar._reference.text()

    key(Qt.Key.Key_F12)

    after = names(QAccessible.queryAccessibleInterface(at_a_record))
    assert reference in before
    assert reference not in after
    assert "Notes" in after
    assert 12 > len(after) < len(before)


def test_the_title_names_nothing(at_a_record, guarded, key):
    guarded()

    key(Qt.Key.Key_F12)

    assert "Notes" == at_a_record.windowTitle()


def test_escape_twice_does_the_same(at_a_record, guarded, key):
    guard = guarded()

    key(Qt.Key.Key_Escape)
    once = guard.privacy.is_hidden
    key(Qt.Key.Key_Escape)

    assert (False, True) == (once, guard.privacy.is_hidden)


def test_another_key_between_two_escapes_hides_nothing(at_a_record, guarded, key):
    guard = guarded()

    for which in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Escape):
        key(which)

    assert not guard.privacy.is_hidden


def test_two_slow_escapes_hide_nothing(at_a_record, key):
    seconds = iter((10.0, 10.7, 11.2))
    guard = Guard(at_a_record, Timing(3_600_000, 3_600_000), clock=lambda: next(seconds))
    guard.begin()

    key(Qt.Key.Key_Escape)
    key(Qt.Key.Key_Escape)
    slow = guard.privacy.is_hidden
    key(Qt.Key.Key_Escape)

    assert (False, True) == (slow, guard.privacy.is_hidden)


def test_a_click_between_two_escapes_hides_nothing(at_a_record, guarded, key):
    guard = guarded()

    key(Qt.Key.Key_Escape)
    QTest.mouseClick(at_a_record.windowHandle(), Qt.MouseButton.RightButton, pos=QPoint(3, 3))
    key(Qt.Key.Key_Escape)

    assert not guard.privacy.is_hidden


def test_the_passphrase_brings_back_what_was_there(at_a_record, guarded, key, sample_vault):
    guard = guarded()
    screen = at_a_record.screen_shown
    key(Qt.Key.Key_F12)
    key(Qt.Key.Key_F12)
    page = guard.privacy.page

    page.field.line.setText(sample_vault.passphrase)
    page.go.click()

    assert page.asks
    assert not guard.privacy.is_hidden
    assert at_a_record.screen_shown is screen
    assert screen.isVisible()
    assert at_a_record.bar.isVisible()
    assert "Intake" == at_a_record.windowTitle()


def test_a_wrong_passphrase_counts_as_a_wrong_guess(at_a_record, guarded, key, sample_vault):
    guard = guarded()
    key(Qt.Key.Key_F12)
    key(Qt.Key.Key_F12)
    page = guard.privacy.page

    page.field.line.setText("совсем другие слова")
    page.go.click()

    assert guard.privacy.is_hidden
    assert page.notice.isVisible()
    assert "" == page.field.line.text()
    assert 1 == failed_unlocks(sample_vault.folder)


def test_the_third_wrong_passphrase_locks(at_a_record, guarded, key, codes):
    guard = guarded()
    key(Qt.Key.Key_F12)
    key(Qt.Key.Key_F12)

    for _ in range(3):
        guard.privacy.page.field.line.setText("совсем другие слова")
        guard.privacy.page.go.click()

    assert [LOCKED] == codes


def test_a_right_passphrase_writes_the_wrong_ones_into_the_log(
    at_a_record, guarded, key, sample_vault, environment
):
    guard = guarded()
    key(Qt.Key.Key_F12)
    key(Qt.Key.Key_F12)
    for typed in ("не то", sample_vault.passphrase):
        guard.privacy.page.field.line.setText(typed)
        guard.privacy.page.go.click()
    at_a_record.lock()

    with vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment).vault as vault:
        told = [entry for entry in vault.audit.entries() if entry.event == "screen_shown_again"]
    assert ["1"] == [entry.detail for entry in told]


def test_nobody_comes_back_and_the_vault_is_locked(qtbot, at_a_record, guarded, key, codes):
    guard = guarded(private_ms=50)

    with qtbot.waitSignal(guard.privacy.over):
        key(Qt.Key.Key_F12)

    assert [LOCKED] == codes


def test_it_can_be_locked_from_there(at_a_record, guarded, key, codes):
    guard = guarded()
    key(Qt.Key.Key_F12)
    key(Qt.Key.Key_Escape)

    guard.privacy.page.lock.click()

    assert [LOCKED] == codes


def test_what_is_written_on_the_sheet_is_nobody_s_answer(
    at_a_record, guarded, key, sample_vault, environment
):
    guard = guarded()
    key(Qt.Key.Key_F12)
    guard.privacy.page.paper.setPlainText("купить хлеб")
    guard.privacy.over.emit()

    with vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment).vault as vault:
        bodies = [vault.records.get(one).body.answers.to_json() for one in vault.records.ids()]
    assert bodies
    assert "купить хлеб" not in str(bodies)


def test_an_open_list_closes_too(qtbot, unlocked, guarded, key):
    guard = guarded()
    unlocked.bar.view.click()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)

    guard.privacy.hide()

    assert QApplication.activePopupWidget() is None
    assert guard.privacy.is_hidden
