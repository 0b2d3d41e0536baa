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
from intake_app.errors import RecordDamaged, VaultDamaged
from intake_app.i18n import catalog
from intake_app.store.kdf import KdfCost
from tests.builders.windows import bury, in_our_look
from ui import inside
from ui.main_window import MainWindow
from ui.settings import WindowSettings
from ui.shell import Shell
from ui.tasks import InlineRunner

CHEAP = KdfCost(memory_kib=8, time=1, lanes=1)


@dataclass(frozen=True)
class SampleVault:
    folder: Path
    passphrase: str
    keys: tuple[Path, ...]


@pytest.fixture(scope="session")
def environment() -> Environment:
    return replace(real_environment(), kdf=lambda: CHEAP, ballast=64 * 1024)


@pytest.fixture(scope="session")
def qapp(qapp, tmp_path_factory):
    return in_our_look(qapp, tmp_path_factory.mktemp("qt-settings"))


@pytest.fixture(autouse=True)
def _no_window_lives_on(qapp):
    """Set up before all others of a test, so it is the last to end."""
    yield
    bury()


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
def prepared_damage(prepared_vault, environment, tmp_path_factory) -> SampleVault:
    """The vault with one bit flipped where every testimony can still be read: there are many."""
    folder = tmp_path_factory.mktemp("damage") / "vault"
    shutil.copytree(prepared_vault.folder, folder)
    file = folder / "records.db"
    whole = file.read_bytes()
    for page in reversed(range(1, len(whole) // 4096)):
        spoilt = bytearray(whole)
        spoilt[page * 4096 + 100] ^= 1
        file.write_bytes(spoilt)
        if _all_can_be_read(replace(prepared_vault, folder=folder), environment):
            return replace(prepared_vault, folder=folder)
    raise AssertionError


def _all_can_be_read(vault: SampleVault, environment: Environment) -> bool:
    try:
        session = vaults.unlock(vault.folder, vault.passphrase, environment)
    except VaultDamaged:
        return False
    try:
        found = [session.vault.records.get(one).record_id for one in session.vault.records.ids()]
        page = session.vault.records.page()
        return len(found) == len(page.rows) == 6 and vaults.is_read_only(session)
    except (RecordDamaged, VaultDamaged):
        return False
    finally:
        vaults.close(session)


@pytest.fixture
def damaged_vault(prepared_damage, tmp_path) -> SampleVault:
    folder = tmp_path / "damaged"
    shutil.copytree(prepared_damage.folder, folder)
    return replace(prepared_damage, folder=folder)


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
    return at_the_list(qtbot, window, sample_vault, runner, environment)


@pytest.fixture
def read_only(qtbot, window, damaged_vault, runner, environment):
    """The window at the list of testimonies of a damaged vault."""
    return at_the_list(qtbot, window, damaged_vault, runner, environment)


def at_the_list(qtbot, window, vault, runner, environment):
    runner.open(
        window,
        lambda: (vaults.unlock(vault.folder, vault.passphrase, environment), None),
        done=lambda _: window.open_records(),
        failed=pytest.fail,
    )
    window.show()
    qtbot.waitExposed(window)
    return window
