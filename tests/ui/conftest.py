"""A real window, offscreen, over a real vault with a cheap key derivation."""

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

from intake_app.commands import demo, hq, vaults
from intake_app.commands.session import Environment
from intake_app.commands.session import environment as real_environment
from intake_app.i18n import catalog
from intake_app.store.kdf import KdfCost
from ui import inside
from ui.main_window import MainWindow
from ui.settings import WindowSettings, keep_qt_settings_in
from ui.shell import Shell
from ui.tasks import InlineRunner
from ui.theme import Theme, apply_theme, prepare

CHEAP = KdfCost(memory_kib=8, time=1, lanes=1)


@dataclass(frozen=True)
class SampleVault:
    folder: Path
    passphrase: str
    keys: tuple[Path, ...]


@pytest.fixture(scope="session")
def environment() -> Environment:
    return replace(real_environment(), kdf=lambda: CHEAP)


@pytest.fixture(scope="session")
def qapp(qapp, tmp_path_factory):
    keep_qt_settings_in(tmp_path_factory.mktemp("qt-settings"))
    assert prepare(qapp) == ()
    apply_theme(qapp, Theme())
    return qapp


@pytest.fixture(scope="session")
def prepared_vault(environment, tmp_path_factory) -> SampleVault:
    made = demo.prepare(tmp_path_factory.mktemp("prepared"), "ru", environment)
    vaults.close(made.session)
    return SampleVault(made.folder, made.passphrase, made.keys)


@pytest.fixture
def sample_vault(prepared_vault, tmp_path) -> SampleVault:
    folder = tmp_path / "vault"
    shutil.copytree(prepared_vault.folder, folder)
    return replace(prepared_vault, folder=folder)


@pytest.fixture(scope="session")
def hq_keys(tmp_path_factory) -> tuple[Path, Path]:
    folders = tuple(tmp_path_factory.mktemp("hq") / name for name in ("a", "b"))
    for folder in folders:
        hq.keygen(folder, "ru")
    return folders


@pytest.fixture
def settings(tmp_path) -> WindowSettings:
    folder = tmp_path / "state"
    folder.mkdir()
    return WindowSettings(folder)


@pytest.fixture
def runner():
    runner = InlineRunner()
    yield runner
    runner.stop()


@pytest.fixture
def shell(runner, environment, settings) -> Shell:
    return Shell(runner=runner, environment=lambda: environment, settings=settings)


@pytest.fixture
def window(qtbot, qapp, shell) -> MainWindow:
    window = MainWindow(shell, catalog("en"), inside.SCREENS)
    window.resize(1280, 860)
    yield window
    window.hide()
    window.deleteLater()


@pytest.fixture
def unlocked(qtbot, window, sample_vault, runner, environment):
    """The window at the list of testimonies of the sample vault."""
    runner.open(
        window,
        lambda: (
            vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment),
            None,
        ),
        done=lambda _: window.open_records(),
        failed=pytest.fail,
    )
    window.show()
    qtbot.waitExposed(window)
    return window
