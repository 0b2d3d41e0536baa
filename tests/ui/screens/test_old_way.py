"""The disk is full at the very end of a change of keys: the window says what holds and stays."""

from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from intake_app import files
from intake_app.commands import recovery, vaults
from intake_app.errors import DiskFull
from intake_app.store.header import BACKUP, HEADER
from tests.ui.typing import press, type_digits, type_text
from ui.places import Place
from ui.screens.records import RecordsScreen
from ui.screens.unlock import Lockable

HOLDS = "The change holds, but the old way in is still on the disk."


@contextmanager
def full_disk(monkeypatch, after):
    """Headers can be replaced `after` times and then no more."""
    whole = files.Path.replace
    left = [after]

    def replace(source, target):
        if str(target).endswith((HEADER, BACKUP)):
            left[0] -= 1
            if left[0] < 0:
                raise DiskFull
        return whole(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(files.Path, "replace", replace)
        yield


def click(widget, name):
    found = [one for one in widget.findChildren(QPushButton, name) if not one.isHidden()]
    found[-1].click()


def test_a_changed_passphrase_leads_back_to_the_list_which_says_what_is_left(
    unlocked, sample_vault, monkeypatch
):
    unlocked.open_vault_place(Place.PEOPLE)
    people = unlocked.screen_shown
    click(people, "change-mine")
    new = people.panels.panel.new.passphrase
    type_text(sample_vault.passphrase + "\n")
    with full_disk(monkeypatch, 2):
        type_text(new + "\n")

    panel = people.panels.panel
    assert ("PeopleList", HOLDS) == (type(panel).__name__, panel.notice.happened.text())


def test_who_was_removed_stands_in_the_list_no_more(unlocked, monkeypatch):
    unlocked.open_vault_place(Place.PEOPLE)
    people = unlocked.screen_shown
    people.panels.go.click()
    panel = people.panels.panel
    panel.name.setText("Айгүл")
    panel.new.typed.line.setText(panel.new.passphrase)
    people.panels.go.click()
    click(people, "remove-person")
    with full_disk(monkeypatch, 0):
        click(people, "remove-now")

    panel = people.panels.panel
    assert panel.notice.happened.text() == HOLDS
    assert "Айгүл" not in [one.text() for one in panel.findChildren(QLabel)]


def test_a_new_sheet_that_holds_is_not_asked_for_again(unlocked, monkeypatch):
    unlocked.open_vault_place(Place.SHEET)
    sheet = unlocked.screen_shown
    click(sheet, "new-sheet")
    code = sheet.panels.panel.shown.code
    sheet.panels.go.click()
    for group in code.split("-"):
        type_digits(group)
    with full_disk(monkeypatch, 2):
        sheet.panels.go.click()

    panel = sheet.panels.panel
    assert ("Overview", HOLDS) == (type(panel).__name__, panel.notice.happened.text())


def test_after_a_new_key_it_is_said_beside_the_new_numbers(unlocked, sample_vault, monkeypatch):
    unlocked.open_vault_place(Place.NEW_KEY)
    screen = unlocked.screen_shown
    with full_disk(monkeypatch, 1):
        type_text(screen.panels.panel.new.passphrase + "\n")

    panel = screen.panels.panel
    assert ("NumbersPanel", "A copy of the header still holds the old ways in.") == (
        type(panel).__name__,
        panel.notice.happened.text(),
    )


def test_a_new_passphrase_after_the_sheet_leads_on_after_what_is_left_was_said(
    qtbot, window, sample_vault, environment, monkeypatch
):
    session = vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment)
    code = recovery.new_sheet(session)
    recovery.use_sheet(session, code, code)
    vaults.close(session)
    window.open_unlock(Lockable(sample_vault.folder))
    window.show()
    qtbot.waitUntil(window.screen_shown.field.line.hasFocus)
    screen = window.screen_shown
    click(screen, "other-way")
    for group in code.split("-"):
        type_digits(group)
    press(Qt.Key.Key_Return)
    panels = screen.other_way.panels
    with full_disk(monkeypatch, 2):
        type_text(panels.panel.new.passphrase + "\n")

    assert (HOLDS, False) == (panels.panel.notice.happened.text(), panels.panel.new.isVisible())
    panels.go.click()
    assert isinstance(window.screen_shown, RecordsScreen)
