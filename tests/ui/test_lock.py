import os
import subprocess
import sys
from pathlib import Path

import pytest

from intake_app.commands import vaults
from tests.ui.typing import CONTROL, press_letter_key
from ui import launcher
from ui.exit_codes import LOCKED
from ui.screens.screen import Screen

SCAN_L = 46


@pytest.fixture
def ended(unlocked):
    codes = []
    unlocked.ended.connect(codes.append)
    return codes


def test_lock_closes_the_vault_and_asks_for_a_fresh_process(
    unlocked, ended, sample_vault, environment
):
    unlocked.bar.lock.click()

    assert ended == [LOCKED]
    vaults.close(vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment))


def test_ctrl_l_locks_on_a_cyrillic_layout(unlocked, ended):
    press_letter_key(SCAN_L, CONTROL, "д")

    assert ended == [LOCKED]


def test_closing_the_window_closes_the_vault_and_ends_with_zero(
    unlocked, ended, sample_vault, environment
):
    unlocked.close()

    assert ended == [0]
    vaults.close(vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment))


class Unsaved(Screen):
    """Holds something that cannot be saved until it is told that it can."""

    def __init__(self, catalog):
        super().__init__(catalog)
        self.asked = []

    def settle(self, then):
        self.asked.append(then)


def test_nothing_ends_before_the_screen_has_saved(unlocked, ended):
    screen = Unsaved(unlocked.catalog)
    unlocked.replace_screen(lambda: screen)

    unlocked.lock()
    waiting = list(ended)
    screen.asked[0]()

    assert waiting == []
    assert ended == [LOCKED]


def test_a_second_lock_does_nothing_more(unlocked, ended):
    unlocked.lock()
    unlocked.lock()
    unlocked.close()

    assert ended == [LOCKED]


def test_the_parent_starts_a_fresh_child_after_each_lock():
    codes = iter([LOCKED, LOCKED, 0])
    started = []

    code = launcher.main(
        ["--language", "kk"], lambda given: (started.append(given), next(codes))[1]
    )

    assert code == 0
    asked = ["--language", "kk"]
    assert started == [asked, [*asked, "--after-lock"], [*asked, "--after-lock"]]


def test_any_other_code_is_the_parent_s_own():
    assert launcher.main([], lambda _: 70) == 70


def test_the_demo_folder_is_private_kept_over_a_lock_and_removed_at_the_end():
    codes, folders = iter([LOCKED, 0]), []

    def child(given):
        folder = Path(given[given.index("--demo-folder") + 1])
        folders.append((folder, folder.stat().st_mode & 0o777))
        (folder / "vault").mkdir(exist_ok=True)
        return next(codes)

    launcher.main(["--demo"], child)

    assert len(set(folders)) == 1
    assert folders[0][1] == 0o700
    assert not folders[0][0].exists()


def test_the_parent_knows_neither_qt_nor_the_core():
    code = (
        "import ui.launcher, sys;"
        "print([m for m in sys.modules if m.startswith(('PySide6', 'intake_app.'))])"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout == "[]\n"


def test_a_window_process_leaves_no_core_dump_and_cannot_be_read():
    code = (
        "import os, resource; from intake_app.hardening import harden_process; harden_process();"
        "print(resource.getrlimit(resource.RLIMIT_CORE), oct(os.umask(0)));"
        "import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.splitlines() == ["(0, 0) 0o77", "0"]


def test_a_real_child_s_exit_code_reaches_the_parent(capfd):
    assert launcher.main(["--language", "xx"]) == 2
    assert "--language" in capfd.readouterr().err


def test_task_bars_and_screen_readers_are_not_told_what_the_program_is():
    code = (
        "from ui.app import application; app = application();"
        "print(app.arguments(), app.applicationName(), app.applicationDisplayName())"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout == "['notes'] notes notes\n"


@pytest.mark.parametrize("module", ["ui", "ui.launcher"])
def test_the_window_can_be_begun_by_either_name(module):
    ran = subprocess.run(
        [sys.executable, "-m", module, "--help"], capture_output=True, text=True, check=True
    )

    assert ran.stdout.startswith("usage: intake-desktop")


def test_a_parent_told_to_end_takes_its_child_and_the_demo_folder_along(qtbot, tmp_path):
    surroundings = {"TMPDIR": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    with subprocess.Popen(
        [sys.executable, "-m", "ui", "--demo"],
        env=os.environ | surroundings,
        stderr=subprocess.DEVNULL,
    ) as started:
        vault = "intake-demo-*/vault/vault.json"
        qtbot.waitUntil(lambda: any(tmp_path.glob(vault)), timeout=30_000)
        started.terminate()

    assert started.returncode == 143
    assert list(tmp_path.glob("intake-demo-*")) == []
