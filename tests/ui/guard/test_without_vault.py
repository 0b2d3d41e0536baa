"""Where no vault is open there is nothing to hide: no key may lead to a way back that is none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.typing import type_text
from ui.guard.guard import Guard
from ui.guard.timing import Timing
from ui.screens.unlock import Lockable

NEVER = 3_600_000


@pytest.fixture
def guard(window, qtbot):
    window.show()
    qtbot.waitExposed(window)
    made = Guard(window, Timing(idle_ms=NEVER, private_ms=NEVER))
    made.begin()
    return made


def press_in(window, *keys):
    for key in keys:
        QTest.keyClick(window.windowHandle(), key)


@pytest.mark.parametrize("keys", [(Qt.Key.Key_F12,), (Qt.Key.Key_Escape, Qt.Key.Key_Escape)])
def test_the_first_run_stays_with_what_was_typed(window, qtbot, guard, tmp_path, keys):
    window.open_first_run(tmp_path / "vault")
    qtbot.waitUntil(window.screen_shown.who.operator.hasFocus)
    type_text("К-07")

    press_in(window, *keys)

    assert not guard.privacy.is_hidden
    assert window.screen_shown.who.operator.text() == "К-07"
    assert window.screen_shown.isVisible()


def test_restoring_from_the_unlock_screen_stays(window, guard, sample_vault):
    window.open_unlock(Lockable(sample_vault.folder))
    window.open_restore()

    press_in(window, Qt.Key.Key_F12)

    assert not guard.privacy.is_hidden


def test_once_the_vault_is_made_its_passphrase_brings_the_numbers_back(
    window, guard, tmp_path, hq_keys
):
    window.open_first_run(tmp_path / "vault")
    first_run = window.screen_shown
    type_text("К-07\n")
    type_text(first_run.wishes.passphrase + "\n")
    first_run.go_on.click()
    for key in hq_keys:
        first_run.recipients.add_file(key / "hq.recipient")
    first_run.go_on.click()

    press_in(window, Qt.Key.Key_F12, Qt.Key.Key_F12)
    page = guard.privacy.page
    page.field.line.setText(first_run.wishes.passphrase)
    page.go.click()

    assert not guard.privacy.is_hidden
    assert first_run.step is first_run.sheet


def test_nobody_is_locked_out_of_a_vault_that_is_not_open(window, guard, tmp_path):
    codes = []
    window.ended.connect(codes.append)
    window.open_first_run(tmp_path / "vault")

    guard.lock()
    guard.lock_at_once()

    assert codes == []
