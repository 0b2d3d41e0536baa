"""Screens about who can open the vault: people, another way in, recovery, access."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from intake_app.commands import recovery, users, vaults, ways_in
from intake_app.errors import WrongPassphrase
from intake_app.i18n import LANGUAGES
from tests.ui.typing import press, type_digits, type_text
from ui.exit_codes import LOCKED
from ui.places import Place
from ui.screens.keys.access import AccessScreen
from ui.screens.keys.people import PeopleScreen
from ui.screens.keys.sheet import SheetScreen
from ui.screens.records import RecordsScreen
from ui.screens.unlock import Lockable, UnlockScreen


@pytest.fixture
def people(unlocked) -> PeopleScreen:
    unlocked.open_vault_place(Place.PEOPLE)
    return unlocked.screen_shown


@pytest.fixture
def sheet(unlocked) -> SheetScreen:
    unlocked.open_vault_place(Place.SHEET)
    return unlocked.screen_shown


def texts(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.text() and not one.isHidden()]


def click(widget, name):
    found = [one for one in widget.findChildren(QPushButton, name) if not one.isHidden()]
    found[-1].click()


def opens(vault, passphrase, environment):
    try:
        vaults.close(vaults.unlock(vault.folder, passphrase, environment))
    except WrongPassphrase:
        return False
    return True


def submit(window, work):
    """What a command says of the open session."""
    said = []
    window.shell.runner.submit(window, work, done=said.append, failed=pytest.fail)
    return said[0]


def names(window):
    return submit(window, lambda session: [user.name for user in users.users(session)])


def add_person(window, people, name):
    people.panels.go.click()
    panel = people.panels.panel
    panel.name.setText(name)
    panel.new.typed.line.setText(panel.new.passphrase)
    people.panels.go.click()
    return panel.new.passphrase


def test_a_person_is_added_and_their_words_open_the_vault(
    unlocked, people, sample_vault, environment
):
    passphrase = add_person(unlocked, people, "Айгүл")

    shown = people.panels.panel
    assert ["Demo 01", "Айгүл"] == names(unlocked)
    assert "Айгүл can open the vault now." == shown.notice.happened.text()
    assert {"Demo 01", "Айгүл", "It is you who opened the vault"} <= set(texts(shown))
    unlocked.shell.runner.stop()
    assert opens(sample_vault, passphrase, environment)


def test_words_typed_otherwise_add_nobody(unlocked, people):
    people.panels.go.click()
    panel = people.panels.panel
    panel.name.setText("Айгүл")
    type_text("something else")
    people.panels.go.click()

    assert "What you typed differs from the passphrase above." == panel.notice.happened.text()
    assert ["Demo 01"] == names(unlocked)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "A name or a code is missing."),
        ("demo 01", "Somebody has this name already."),
        ("А\u202eЯ", "This name holds signs that cannot be seen."),
    ],
)
def test_an_unfit_name_is_said_and_what_was_typed_stays(people, name, sentence):
    people.panels.go.click()
    panel = people.panels.panel
    panel.name.setText(name)
    panel.new.typed.line.setText(panel.new.passphrase)
    people.panels.go.click()

    assert (sentence, panel.new.passphrase) == (
        panel.notice.happened.text(),
        panel.new.typed.passphrase,
    )
    assert people.panels.go.isEnabled()


def test_a_person_is_removed_after_a_question(unlocked, people, sample_vault, environment):
    passphrase = add_person(unlocked, people, "Айгүл")
    click(people, "remove-person")
    asked = people.panels.panel.question_bar.title.text()
    click(people, "remove-now")

    assert "Take the passphrase of Айгүл away?" == asked
    assert "Айгүл cannot open the vault any more." == people.panels.panel.notice.happened.text()
    unlocked.shell.runner.stop()
    assert (False, True) == (
        opens(sample_vault, passphrase, environment),
        opens(sample_vault, sample_vault.passphrase, environment),
    )


def test_the_harmless_answer_keeps_the_person(unlocked, people):
    add_person(unlocked, people, "Айгүл")
    click(people, "remove-person")
    press(Qt.Key.Key_Return)

    assert ["Demo 01", "Айгүл"] == names(unlocked)


def test_the_last_person_stays_and_that_is_said_before_any_question(unlocked, people):
    click(people, "remove-person")

    panel = people.panels.panel
    assert ("This is the only person with a passphrase.", True) == (
        panel.notice.happened.text(),
        panel.question_bar.isHidden(),
    )
    assert ["Demo 01"] == names(unlocked)


def test_a_person_gets_another_name(unlocked, people):
    click(people, "rename-person")
    type_text("К-07\n")

    assert ["К-07"] == names(unlocked)
    assert "К-07" in texts(people.panels.panel)


def test_my_passphrase_is_changed(unlocked, people, sample_vault, environment):
    click(people, "change-mine")
    panel = people.panels.panel
    type_text(sample_vault.passphrase + "\n")
    type_text(panel.new.passphrase + "\n")

    assert "The new passphrase opens the vault." == people.panels.panel.notice.happened.text()
    unlocked.shell.runner.stop()
    assert (True, False) == (
        opens(sample_vault, panel.new.passphrase, environment),
        opens(sample_vault, sample_vault.passphrase, environment),
    )


def test_a_wrong_old_passphrase_changes_nothing(unlocked, people, sample_vault, environment):
    click(people, "change-mine")
    panel = people.panels.panel
    type_text("not these words at all\n")
    type_text(panel.new.passphrase + "\n")

    assert "The passphrase does not open this vault." == panel.notice.happened.text()
    assert ("", True) == (panel.old.passphrase, panel.old.line.hasFocus())
    unlocked.shell.runner.stop()
    assert opens(sample_vault, sample_vault.passphrase, environment)


def test_back_leads_from_a_panel_to_the_list_and_home(unlocked, people):
    people.panels.go.click()
    people.panels.back.click()
    there = type(people.panels.panel).__name__
    people.panels.back.click()

    assert "PeopleList" == there
    assert isinstance(unlocked.screen_shown, RecordsScreen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switches_with_a_panel_open(unlocked, people, language):
    people.panels.go.click()
    panel = people.panels.panel
    panel.name.setText("Айгүл")
    drawn = panel.new.passphrase
    unlocked.speak("ru")
    unlocked.speak(language)

    assert ("Айгүл", drawn) == (panel.name.text(), panel.new.drawn.text())
    assert unlocked.catalog.t("Add this person") == people.panels.go.text()


# The recovery page


OLD_BACKUPS = (
    "Backups made before still open with the old sheet: keep it under lock, or destroy those "
    "backups and then the sheet."
)


def new_code(sheet):
    click(sheet, "new-sheet")
    return sheet.panels.panel.shown.code


def typed_back(sheet, code):
    sheet.panels.go.click()
    for group in code.split("-"):
        type_digits(group)
    sheet.panels.go.click()


def test_a_new_sheet_is_shown_typed_back_and_opens_the_vault(
    unlocked, sheet, sample_vault, environment
):
    code = new_code(sheet)
    typed_back(sheet, code)

    said = sheet.panels.panel.notice
    assert (
        "The new sheet opens the vault; the old one opens only older backups.",
        OLD_BACKUPS,
    ) == (said.happened.text(), said.remedy.text())
    unlocked.shell.runner.stop()
    vaults.close(ways_in.unlock_with_recovery(sample_vault.folder, code, environment))


def test_where_a_new_sheet_is_made_it_is_said_what_the_old_one_still_opens(sheet):
    new_code(sheet)

    assert OLD_BACKUPS in texts(sheet.panels.panel)


def test_a_group_that_differs_from_the_new_sheet_is_named_at_once(sheet):
    code = new_code(sheet)
    sheet.panels.go.click()
    panel = sheet.panels.panel
    type_digits("000011")

    assert "Group 1 of the recovery code is mistyped." == panel.notice.happened.text()
    assert code.split("-")[0] != panel.entry.groups[0].text()
    assert panel.entry.groups[1].hasFocus()
    sheet.panels.go.click()
    assert panel.entry.groups[0].hasFocus()


def test_two_groups_that_changed_places_are_named_and_the_button_stays_alive(sheet):
    code = new_code(sheet)
    groups = code.split("-")
    groups[1], groups[6] = groups[6], groups[1]
    sheet.panels.go.click()
    panel = sheet.panels.panel
    for field, group in zip(panel.entry.groups, groups, strict=True):
        field.setText(group)
    sheet.panels.go.click()

    assert "Groups 2 and 7 have changed places." == panel.notice.happened.text()
    assert sheet.panels.go.isEnabled()


def test_a_new_sheet_is_saved_where_the_person_says_after_a_warning(sheet, tmp_path):
    new_code(sheet)
    shown = sheet.panels.panel.shown
    shown.save.click()
    warning = shown.saver.warning.happened.text()
    shown.saver.chosen.emit(tmp_path)

    assert "The PDF can be read by anyone who finds it." == warning
    assert b"%PDF" == (tmp_path / "sheet.pdf").read_bytes()[:4]
    assert f"The sheet was saved as {tmp_path / 'sheet.pdf'}." == (
        sheet.panels.panel.notice.happened.text()
    )


def test_a_letter_is_written_answered_and_the_day_is_known(unlocked, sheet, sample_vault, tmp_path):
    click(sheet, "write-letter")
    sheet.room.guest.chosen.emit(tmp_path)
    waiting = sheet.panels.panel.escrow.text()
    answer = recovery.answer_letter(tmp_path / "letter.json", sample_vault.keys[0] / "hq.key")
    click(sheet, "type-answer")
    for group in answer.split("-"):
        type_digits(group)
    press(Qt.Key.Key_Return)

    assert "A letter was written. Headquarters have not answered it yet." == waiting
    assert "The keys of headquarters open this vault." == (
        sheet.panels.panel.notice.happened.text()
    )
    assert not submit(unlocked, recovery.state).waits_for_answer


def test_a_mistyped_group_of_the_answer_is_named(sheet, sample_vault, tmp_path):
    click(sheet, "write-letter")
    sheet.room.guest.chosen.emit(tmp_path)
    click(sheet, "type-answer")
    type_digits("000011")
    type_digits("123456")

    panel = sheet.panels.panel
    assert "Group 2 of the answer is mistyped." == panel.notice.happened.text()


def test_a_key_file_is_tried_on_the_spot(sheet, sample_vault):
    click(sheet, "use-key")
    sheet.room.guest.chosen.emit(sample_vault.keys[1] / "hq.key")

    assert "The keys of headquarters open this vault." == (
        sheet.panels.panel.notice.happened.text()
    )


def test_a_stranger_s_key_file_proves_nothing(sheet, tmp_path, hq_keys):
    click(sheet, "use-key")
    sheet.room.guest.chosen.emit(hq_keys[0] / "hq.key")

    assert (
        "This file holds no key that opens this vault." == sheet.panels.panel.notice.happened.text()
    )


# Another way in


@pytest.fixture
def at_unlock(qtbot, window, sample_vault) -> UnlockScreen:
    window.open_unlock(Lockable(sample_vault.folder))
    window.show()
    qtbot.waitUntil(window.screen_shown.field.line.hasFocus)
    return window.screen_shown


@pytest.fixture
def code(sample_vault, environment):
    session = vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment)
    made = recovery.new_sheet(session)
    recovery.use_sheet(session, made, made)
    vaults.close(session)
    return made


def by_sheet(screen, code):
    click(screen, "other-way")
    for group in code.split("-"):
        type_digits(group)
    press(Qt.Key.Key_Return)
    return screen.other_way


def test_the_sheet_leads_to_a_new_passphrase_and_only_then_to_the_list(
    window, at_unlock, code, sample_vault, environment
):
    way = by_sheet(at_unlock, code)
    panel = way.panels.panel
    before = (at_unlock.is_before_unlock, window.shell.runner.holds_vault)
    new = panel.new.passphrase
    type_text(new + "\n")

    assert (True, True) == before
    assert isinstance(window.screen_shown, RecordsScreen)
    window.shell.runner.stop()
    assert (True, False) == (
        opens(sample_vault, new, environment),
        opens(sample_vault, sample_vault.passphrase, environment),
    )


def test_whoever_came_in_by_the_sheet_can_lock_again(window, at_unlock, code):
    codes = []
    window.ended.connect(codes.append)
    way = by_sheet(at_unlock, code)

    words = way.panels.back.text()
    way.panels.back.click()

    assert ("Lock", [LOCKED]) == (words, codes)


def test_with_several_people_one_says_whose_passphrase_is_lost(
    window, at_unlock, code, sample_vault, environment
):
    session = vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment)
    hers = users.add_user(session, "Айгүл", "балта терезе қайық алма")
    vaults.close(session)
    way = by_sheet(at_unlock, code)
    panel = way.panels.panel
    begins_with = panel.whose.isAncestorOf(window.focusWidget())
    panel.new.begin()
    type_text(panel.new.passphrase + "\n")
    asked = panel.notice.happened.text()
    panel.whose.pick(hers.slot_id)
    way.panels.go.click()

    assert begins_with
    assert "Choose whose passphrase is lost." == asked
    assert isinstance(window.screen_shown, RecordsScreen)
    window.shell.runner.stop()
    assert [True, True, False] == [
        opens(sample_vault, words, environment)
        for words in (sample_vault.passphrase, panel.new.passphrase, "балта терезе қайық алма")
    ]


def test_a_key_of_headquarters_leads_there_too(window, at_unlock, sample_vault):
    click(at_unlock, "other-way")
    way = at_unlock.other_way
    click(at_unlock, "use-hq-key")
    way.room.guest.chosen.emit(sample_vault.keys[0] / "hq.key")
    type_text(way.panels.panel.new.passphrase + "\n")

    assert isinstance(window.screen_shown, RecordsScreen)


def test_wrong_numbers_are_said_and_the_wait_is_counted_down(qtbot, at_unlock, code):
    groups = code.split("-")
    way = by_sheet(at_unlock, "-".join([groups[1], groups[0], *groups[2:]]))
    first = way.sheet.wait.text()
    enabled = way.panels.go.isEnabled()
    qtbot.waitUntil(way.panels.go.isEnabled, timeout=4000)
    press(Qt.Key.Key_Return)
    seen = [way.sheet.wait.text()]
    way.sheet._countdown.ticked.connect(lambda _: seen.append(way.sheet.wait.text()))
    qtbot.waitUntil(way.panels.go.isEnabled, timeout=4000)

    assert "Groups 1 and 2 have changed places." == way.sheet.notice.happened.text()
    assert ("Next try in 1 second.", False) == (first, enabled)
    assert ["Next try in 2 seconds.", "Next try in 1 second."] == seen
    assert "" == way.sheet.wait.text()


def test_the_wait_after_a_wrong_passphrase_counts_for_the_sheet_too(at_unlock, code):
    type_text("not these words at all\n")
    click(at_unlock, "other-way")

    assert "Next try in 1 second." == at_unlock.other_way.sheet.wait.text()
    assert not at_unlock.other_way.panels.go.isEnabled()


def test_one_can_go_back_to_the_passphrase(window, at_unlock, sample_vault):
    click(at_unlock, "other-way")
    at_unlock.other_way.panels.back.click()
    type_text(sample_vault.passphrase + "\n")

    assert isinstance(window.screen_shown, RecordsScreen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_way_speaks_each_language(window, at_unlock, language):
    click(at_unlock, "other-way")
    window.speak("ru")
    window.speak(language)

    assert window.catalog.t("Another way in") in texts(at_unlock.other_way)


def test_the_layout_of_a_wrong_passphrase_is_named(at_unlock):
    type_text("jndthnrf vtntkm\n")

    assert at_unlock.notice.remedy.text() == (
        "It was typed with the keyboard ABC. Check that and Caps Lock, then try again."
    )


# Who can open it


def test_it_is_said_who_can_open_the_vault(unlocked):
    unlocked.open_vault_place(Place.ACCESS)

    shown = texts(unlocked.screen_shown)
    assert isinstance(unlocked.screen_shown, AccessScreen)
    assert "1 person has a passphrase and can read every testimony in this vault." in shown
    assert "Demo 01" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_of_each_testimony_in_each_language(unlocked, language):
    model = unlocked.screen_shown.model
    reference = model.record_at(0).summary.reference
    unlocked.open_record_place(Place.RECORD_ACCESS, model.record_at(0).record_id)
    unlocked.speak(language)

    words = unlocked.catalog
    title = words.t("Who can open testimony {reference}", reference=reference)
    assert title in texts(unlocked.screen_shown)
    click(unlocked.screen_shown, "access-back")
    assert isinstance(unlocked.screen_shown, RecordsScreen)
