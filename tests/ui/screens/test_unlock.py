import json
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from intake_app.commands import vaults
from intake_app.i18n import LANGUAGES
from tests.ui.typing import SHIFT, press, send, type_text
from ui.screens.first_run import FirstRunScreen
from ui.screens.records import RecordsScreen
from ui.screens.unlock import Lockable, UnlockScreen


@pytest.fixture
def at_unlock(qtbot, window):
    def opened(folder, **shown) -> UnlockScreen:
        window.open_unlock(Lockable(folder, **shown))
        window.show()
        qtbot.waitUntil(window.screen_shown.field.line.hasFocus)
        return window.screen_shown

    return opened


def enter(passphrase):
    type_text(passphrase)
    press(Qt.Key.Key_Return)


def test_the_right_passphrase_opens_the_list(window, at_unlock, sample_vault):
    at_unlock(sample_vault.folder)

    enter(sample_vault.passphrase)

    assert isinstance(window.screen_shown, RecordsScreen)
    assert window.screen_shown.model.rowCount() == 6


def test_the_vault_that_was_opened_is_the_one_asked_for_next_time(window, at_unlock, sample_vault):
    at_unlock(sample_vault.folder)

    enter(sample_vault.passphrase)

    assert window.shell.settings.vault == sample_vault.folder


def test_the_demo_vault_is_not_remembered(window, at_unlock, sample_vault):
    at_unlock(sample_vault.folder, shown_passphrase=sample_vault.passphrase)

    enter(sample_vault.passphrase)

    assert window.shell.settings.vault is None


def test_a_wrong_passphrase_stays_says_so_and_empties_the_field(at_unlock, sample_vault):
    screen = at_unlock(sample_vault.folder)

    enter("not these words at all")

    assert screen.notice.happened.text() == "The passphrase does not open this vault."
    assert screen.field.passphrase == ""
    assert screen.field.line.hasFocus()


def test_each_wrong_try_waits_twice_as_long(qtbot, at_unlock, sample_vault):
    screen = at_unlock(sample_vault.folder)
    waited = []
    for _ in range(2):
        enter("not these words at all")
        waited.append(screen.wait.text())
        assert not screen.go.isEnabled()
        qtbot.waitUntil(screen.go.isEnabled, timeout=4000)

    assert waited == ["Next try in 1 second.", "Next try in 2 seconds."]


def test_a_restart_does_not_take_the_wait_away(qtbot, window, at_unlock, sample_vault):
    screen = at_unlock(sample_vault.folder)
    for _ in range(2):
        enter("not these words at all")
        qtbot.waitUntil(screen.go.isEnabled, timeout=4000)

    again = at_unlock(sample_vault.folder)
    qtbot.waitUntil(lambda: bool(again.wait.text()))
    said, enabled = again.wait.text(), again.go.isEnabled()
    enter(sample_vault.passphrase)
    stayed = window.screen_shown
    qtbot.waitUntil(again.go.isEnabled, timeout=4000)
    press(Qt.Key.Key_Return)

    assert ("Next try in 2 seconds.", False) == (said, enabled)
    assert again is stayed
    assert isinstance(window.screen_shown, RecordsScreen)


def test_a_key_pressed_before_the_wait_is_known_is_not_lost(qtbot, window, sample_vault):
    window.open_unlock(Lockable(sample_vault.folder))
    window.show()
    window.screen_shown.field.line.setText(sample_vault.passphrase)

    window.screen_shown.go.click()
    at_once = type(window.screen_shown)
    qtbot.waitUntil(lambda: isinstance(window.screen_shown, RecordsScreen))

    assert UnlockScreen is at_once


def test_no_try_is_made_while_waiting(at_unlock, sample_vault):
    screen = at_unlock(sample_vault.folder)
    enter("not these words at all")
    screen.notice.clear()

    enter(sample_vault.passphrase)

    assert not screen.notice.isVisible()
    assert screen.field.passphrase == sample_vault.passphrase


def no_vault(folder):
    for file in folder.iterdir():
        if file.is_file():
            file.unlink()


def damaged(folder):
    for name in ("vault.json", "vault.json.bak"):
        (folder / name).write_text("{", encoding="utf-8")


def newer(folder):
    for name in ("vault.json", "vault.json.bak"):
        header = json.loads((folder / name).read_text(encoding="utf-8"))
        (folder / name).write_text(json.dumps(header | {"format": 999}), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (no_vault, "This folder holds no vault."),
        (damaged, "The header of this vault is damaged, and so is its copy."),
        (newer, "This was made by a later version of Intake."),
    ],
)
def test_each_obstacle_has_its_own_words(at_unlock, sample_vault, spoil, sentence):
    spoil(sample_vault.folder)
    screen = at_unlock(sample_vault.folder)

    enter(sample_vault.passphrase)

    assert sentence == screen.notice.happened.text()
    assert screen.notice.remedy.text()
    assert screen.go.isEnabled()


def test_a_vault_open_elsewhere_is_said_to_be_in_use(at_unlock, sample_vault, environment):
    held = vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment)
    screen = at_unlock(sample_vault.folder)

    enter(sample_vault.passphrase)

    assert screen.notice.happened.text() == "This vault is already open in another Intake."
    vaults.close(held)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switches_at_once_and_keeps_what_was_typed(
    window, at_unlock, sample_vault, language
):
    screen = at_unlock(sample_vault.folder)
    type_text("құпия")
    window.speak("ru")
    window.speak(language)

    assert screen.field.passphrase == "құпия"
    assert screen.go.text() == window.catalog.t("Unlock")
    assert window.shell.settings.language == language


def test_an_error_speaks_the_new_language_too(window, at_unlock, sample_vault):
    screen = at_unlock(sample_vault.folder)
    enter("not these words at all")

    window.speak("uk")

    assert screen.notice.happened.text() == "Ця парольна фраза не відкриває сховище."


def test_the_passphrase_is_hidden_until_it_is_shown(at_unlock, sample_vault):
    screen = at_unlock(sample_vault.folder)
    type_text("secret")
    hidden = screen.field.line.displayText()

    screen.field.reveal.click()

    assert "secret" not in hidden
    assert screen.field.line.displayText() == "secret"


@pytest.mark.parametrize(
    ("typed", "layout"),
    [
        ("a", "ABC"),
        ("а", "АБВ"),
        ("қ", "KK"),
        ("ї", "UK"),
        ("ы", "RU"),
        ("қа", "KK"),
        ("қz", "ABC"),
    ],
)
def test_the_layout_is_told_by_the_last_letter(at_unlock, sample_vault, typed, layout):
    screen = at_unlock(sample_vault.folder)

    type_text(typed)

    assert screen.field.layout_shown.text() == f"Keyboard: {layout}"


def test_caps_lock_is_told_and_shift_is_not_taken_for_it(at_unlock, sample_vault):
    screen = at_unlock(sample_vault.folder)
    seen = []
    for modifiers, letter in ((SHIFT, "A"), (Qt.KeyboardModifier.NoModifier, "A"), (SHIFT, "a")):
        send(Qt.Key.Key_A, modifiers, text=letter)
        seen.append(screen.field.caps_shown.text())

    assert seen == ["", "Caps Lock is on", "Caps Lock is on"]


def test_the_demo_vault_says_that_it_is_one_and_shows_its_passphrase(at_unlock, sample_vault):
    screen = at_unlock(sample_vault.folder, shown_passphrase="only <b>invented</b>")

    texts = [shown.text() for shown in screen.findChildren(QLabel)]
    assert "Demo vault. Every person in it is invented." in texts
    assert "Passphrase: only <b>invented</b>" in texts


def test_a_new_vault_can_be_made_from_here(window, at_unlock, sample_vault):
    at_unlock(sample_vault.folder)

    window.screen_shown.findChild(object, "new-vault").click()

    assert isinstance(window.screen_shown, FirstRunScreen)


def test_another_vault_can_be_chosen_from_here(qtbot, window, at_unlock, sample_vault, tmp_path):
    screen = at_unlock(tmp_path)
    screen.findChild(object, "another-vault").click()

    screen.chooser.path.setText(str(sample_vault.folder))
    screen.chooser.path.returnPressed.emit()
    screen.chooser.findChild(object, "chooser-choose").click()
    enter(sample_vault.passphrase)

    qtbot.waitUntil(lambda: isinstance(window.screen_shown, RecordsScreen))


def test_nothing_slow_is_imported_before_the_first_frame(tmp_path):
    """Floor: a bare window. Each of these costs more than the whole unlock window may."""
    code = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import Options, build_window, open_first_screen
from ui.settings import WindowSettings
app = QApplication([])
window = build_window(app, WindowSettings(Path(sys.argv[1])), Options(vault=Path(sys.argv[1])))
open_first_screen(window, Options(vault=Path(sys.argv[1])))
window.show()
window.grab()
print(type(window.screen_shown).__name__)
slow = ("reportlab", "pikepdf", "pypdfium2", "babel", "sqlcipher3", "pyhanko", "argon2",
        "cryptography", "pyrage", "msgspec", "intake_app.store", "intake_app.codebook")
print([name for name in slow if name in sys.modules])
"""
    (tmp_path / "window.ini").touch()
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )

    assert ran.stdout.splitlines() == ["UnlockScreen", "[]"]
