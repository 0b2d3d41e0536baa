"""Backup, restoring, a new key and panic in the window."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtWidgets import QPushButton

from intake_app.commands import attachments, records, vaults
from intake_app.errors import HeaderDamaged, WrongPassphrase
from intake_app.i18n import catalog
from tests.ui.typing import type_text
from ui.screens.recovery import RecoveryScreen
from ui.screens.survival.backup import BackupScreen
from ui.screens.survival.new_key import NewKeyScreen, NumbersPanel
from ui.screens.survival.panic import PanicScreen
from ui.screens.survival.restore import RestoreScreen
from ui.screens.survival.salvage import SalvageScreen
from ui.screens.unlock import Lockable, UnlockScreen


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def type_into(line, text):
    line.setFocus()
    type_text(text)


def choose(chooser, folder):
    chooser.path.setText(str(folder))
    chooser.path.returnPressed.emit()
    chooser.findChild(QPushButton, "chooser-choose").click()


def shown(window, place, kind):
    from ui.places import Place

    window.open_vault_place(Place(place))
    assert isinstance(window.screen_shown, kind)
    return window.screen_shown


@pytest.fixture
def backup(unlocked) -> BackupScreen:
    return shown(unlocked, "backup", BackupScreen)


def back_up(screen, folder):
    screen.go.click()
    choose(screen.room.guest, folder)
    # In these tests stick and vault lie on one disk.
    screen.question.findChildren(QPushButton, "back-up-beside")[-1].click()


def test_a_backup_on_the_disk_of_the_vault_is_asked_about_first(backup, stick):
    backup.go.click()
    choose(backup.room.guest, stick)

    assert "The backup would lie on the same disk as the vault." == backup.question.title.text()
    assert [] == list(stick.iterdir())
    backup.question.findChild(QPushButton, "backup-elsewhere").click()
    assert backup.room.guest is not None
    assert backup.question.isHidden()


def test_a_backup_is_called_one_after_it_was_read_back(backup, stick):
    before = backup.last.text()

    back_up(backup, stick)

    (made,) = stick.glob("backup-*/0001")
    assert before == "There is no backup of this vault yet."
    assert backup.notice.happened.text() == f"Backed up, and read back from there: {made}"
    assert backup.notice.remedy.text().startswith("6 testimonies are in it")
    assert str(stick) in backup.last.text()
    assert (True, True, False) == (
        backup.go.isEnabled(),
        backup.rehearse.isEnabled(),
        backup.progress.isVisibleTo(backup),
    )


def test_a_backup_that_lacks_a_file_is_not_called_whole(backup, sample_vault, stick, tmp_path):
    (tmp_path / "note.txt").write_text("Мені погрожували")
    attach = partial(attach_to_first, path=tmp_path / "note.txt")
    backup._shell.runner.submit(backup, attach, done=len, failed=pytest.fail)
    next(sample_vault.folder.rglob("att/*/*.age")).unlink()
    back_up(backup, stick)

    assert backup.notice.happened.text().startswith("The backup is not complete: 1 encrypted file")
    assert backup.last.text().endswith("; not complete")
    assert "warn" == backup.notice.property("tone")


def attach_to_first(session, path):
    record_id = records.page(session).rows[0].record_id
    return (attachments.attach(session, record_id, path, attachments.About()),)


def test_a_backup_that_is_refused_says_why_and_can_be_tried_again(backup, sample_vault, stick):
    back_up(backup, sample_vault.folder)

    assert backup.notice.property("tone") == "error"
    assert backup.last.text() == "There is no backup of this vault yet."

    back_up(backup, stick)

    assert backup.notice.property("tone") == "ok"


def test_a_backup_is_tried_without_touching_the_vault(backup, stick):
    back_up(backup, stick)

    backup.rehearse.click()
    choose(backup.room.guest, stick)

    assert "can be restored" in backup.notice.happened.text()
    assert backup.notice.remedy.text() == "Today's passphrases and today's sheet open it."
    assert not backup.rehearsed.text().startswith("Never tried")


def test_a_folder_without_a_backup_is_told(backup, stick):
    backup.rehearse.click()
    choose(backup.room.guest, stick)

    assert backup.notice.happened.text() == "There is no finished backup in this folder."


def test_the_chooser_can_be_left(backup):
    backup.go.click()
    backup.room.guest.cancelled.emit()

    assert backup.room.guest is None
    assert backup.go.isEnabled()


@pytest.fixture
def restore(backup, unlocked, stick, sample_vault) -> RestoreScreen:
    back_up(backup, stick)
    unlocked.shell.settings.vault = sample_vault.folder
    unlocked.shell.runner.stop()
    unlocked.open_unlock(Lockable(sample_vault.folder))
    unlocked.screen_shown.findChild(QPushButton, "restore-backup").click()
    assert isinstance(unlocked.screen_shown, RestoreScreen)
    return unlocked.screen_shown


def fill_in(screen, source, target, passphrase):
    screen.choose_source.click()
    choose(screen.room.guest, source)
    screen.choose_target.click()
    choose(screen.room.guest, target)
    type_into(screen.field.line, passphrase)


def test_a_backup_is_restored_and_the_vault_is_offered(
    restore, unlocked, stick, sample_vault, tmp_path
):
    (tmp_path / "back").mkdir()
    fill_in(restore, stick, tmp_path / "back", sample_vault.passphrase)
    restore.go.click()

    assert "is restored." in restore.notice.happened.text()
    assert restore.go.text() == "Open the vault"
    assert restore.field.passphrase == ""

    restore.go.click()

    assert isinstance(unlocked.screen_shown, UnlockScreen)
    assert unlocked.screen_shown.vault.folder == tmp_path / "back"


def test_a_wrong_passphrase_restores_nothing(restore, stick, tmp_path):
    (tmp_path / "back").mkdir()
    fill_in(restore, stick, tmp_path / "back", "not these words at all")
    restore.go.click()

    assert restore.notice.property("tone") == "error"
    assert [] == list((tmp_path / "back").iterdir())


def test_a_vault_that_stands_there_moves_aside_when_that_is_ticked(
    restore, stick, sample_vault, environment
):
    fill_in(restore, stick, sample_vault.folder, sample_vault.passphrase)
    assert not restore.aside.isVisibleTo(restore)
    restore.go.click()
    assert restore.notice.happened.text() == "There is a vault in this folder already."
    assert restore.aside.isVisibleTo(restore)

    restore.aside.setChecked(True)
    restore.go.click()

    aside = sample_vault.folder.with_name(f"{sample_vault.folder.name}.before-0001")
    assert str(aside) in restore.notice.remedy.text()
    for folder in (aside, sample_vault.folder):
        vaults.close(vaults.unlock(folder, sample_vault.passphrase, environment))


def test_the_first_run_offers_to_restore_too(window):
    window.open_first_run()
    window.screen_shown.findChild(QPushButton, "restore-backup").click()
    assert isinstance(window.screen_shown, RestoreScreen)

    window.screen_shown.back.click()

    assert not isinstance(window.screen_shown, RestoreScreen)


def test_the_vault_moves_to_a_new_key_and_its_sheet_is_typed_back(
    unlocked, sample_vault, environment
):
    screen = shown(unlocked, "new-key", NewKeyScreen)
    panel = screen.panels.panel
    passphrase = panel.new.passphrase
    type_into(panel.new.typed.line, passphrase)
    screen.panels.go.click()

    numbers = screen.panels.panel
    assert isinstance(numbers, NumbersPanel)
    assert 8 == len(numbers.shown.code.split("-"))

    screen.panels.go.click()
    assert isinstance(unlocked.screen_shown, RecoveryScreen)
    unlocked.open_records()
    assert 6 == unlocked.screen_shown.model.rowCount()
    unlocked.shell.runner.stop()
    with pytest.raises(WrongPassphrase):
        vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment)
    vaults.close(vaults.unlock(sample_vault.folder, passphrase, environment))


def test_the_new_numbers_are_shown_though_the_vault_cannot_be_opened_anew(
    qtbot, unlocked, sample_vault, environment, tmp_path
):
    screen = shown(unlocked, "new-key", NewKeyScreen)
    panel = screen.panels.panel
    passphrase = panel.new.passphrase
    type_into(panel.new.typed.line, passphrase)
    pull_out_after_the_move(panel, sample_vault.folder, tmp_path)
    screen.panels.go.click()

    numbers = screen.panels.panel
    assert isinstance(numbers, NumbersPanel)
    assert 8 == len(numbers.shown.code.split("-"))
    assert numbers.notice.isVisibleTo(numbers)
    with qtbot.waitSignal(unlocked.ended):
        screen.panels.go.click()
    vaults.close(vaults.unlock(tmp_path / "pulled", passphrase, environment))


def pull_out_after_the_move(panel, folder, tmp_path):
    """The stick goes between the move and the unlock that follows it."""
    made = panel._shell.environment

    def environment():
        if (folder / "vault.json").read_bytes() != before:
            folder.rename(tmp_path / "pulled")
        return made()

    before = (folder / "vault.json").read_bytes()
    panel._shell = replace(panel._shell, environment=environment)


def test_words_that_differ_move_nothing(unlocked):
    screen = shown(unlocked, "new-key", NewKeyScreen)
    panel = screen.panels.panel
    type_into(panel.new.typed.line, "other words than these")
    screen.panels.go.click()

    assert screen.panels.panel is panel
    assert panel.notice.property("tone") == "warn"


def test_what_can_be_read_of_a_damaged_vault_is_saved_and_worked_in(
    read_only, damaged_vault, environment, tmp_path
):
    (tmp_path / "new").mkdir()
    before = (damaged_vault.folder / "records.db").read_bytes()
    screen = shown(read_only, "salvage", SalvageScreen)
    panel = screen.panel
    passphrase = panel.new.passphrase
    panel.choose.click()
    choose(screen.room.guest, tmp_path / "new")
    type_into(panel.new.typed.line, passphrase)
    screen.panels.go.click()

    numbers = screen.panels.panel
    assert isinstance(numbers, NumbersPanel)
    assert "saved into the new vault" in numbers.notice.happened.text()

    screen.panels.go.click()
    read_only.open_records()
    assert not read_only.screen_shown.is_read_only
    assert read_only.screen_shown.model.rowCount()
    assert tmp_path / "new" == read_only.shell.settings.vault
    assert before == (damaged_vault.folder / "records.db").read_bytes()


def test_without_a_folder_nothing_is_salvaged(unlocked):
    screen = shown(unlocked, "salvage", SalvageScreen)

    screen.panels.go.click()

    assert screen.panel.notice.happened.text() == "The folder is missing."


@pytest.fixture
def panic(unlocked) -> PanicScreen:
    return shown(unlocked, "panic", PanicScreen)


def test_panic_waits_for_its_word(panic):
    assert not panic.go.isEnabled()
    type_into(panic.typed, "destro")
    assert not panic.go.isEnabled()
    type_into(panic.typed, "y")
    assert panic.go.isEnabled()


@pytest.mark.parametrize(
    ("language", "word"), [("kk", "жою"), ("ru", "уничтожить"), ("uk", "знищити")]
)
def test_the_word_is_that_of_the_interface(panic, language, word):
    panic.retranslate(catalog(language))
    type_into(panic.typed, word)

    assert panic.go.isEnabled()


def test_shutting_headquarters_out_is_asked_twice(panic):
    type_into(panic.typed, "destroy")
    panic.also.setChecked(True)
    assert not panic.go.isEnabled()

    panic.sure.setChecked(True)
    assert panic.go.isEnabled()

    panic.also.setChecked(False)
    panic.also.setChecked(True)
    assert not panic.go.isEnabled()


def test_what_is_said_of_headquarters_is_what_will_happen(panic):
    kept = panic.headquarters.text()
    assert kept.startswith("Headquarters keep their key")

    panic.also.setChecked(True)
    assert panic.headquarters.text().startswith("Headquarters lose their way in too")
    panic.retranslate(catalog("ru"))
    assert panic.headquarters.text().startswith("Штаб тоже теряет")

    panic.retranslate(catalog("en"))
    panic.also.setChecked(False)
    assert kept == panic.headquarters.text()


def test_panic_destroys_the_ways_in_and_locks(qtbot, panic, unlocked, sample_vault, environment):
    type_into(panic.typed, "destroy")
    with qtbot.waitSignal(unlocked.ended):
        panic.go.click()

    with pytest.raises(HeaderDamaged):
        vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment)


def test_for_a_sound_vault_it_is_said_that_nothing_needs_saving(unlocked):
    panel = shown(unlocked, "salvage", SalvageScreen).panels.panel

    assert panel.notice.happened.text() == "This is not needed: the vault is not damaged."
