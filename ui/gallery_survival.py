"""Pictures of the screens for bad days."""

from pathlib import Path

from intake_app.errors import DiskFull, VaultStandsThere
from ui.gallery_shot import Shot, Step, screen
from ui.main_window import MainWindow
from ui.places import Place
from ui.screens.survival.backup import BackupScreen
from ui.screens.survival.new_key import NewKeyScreen, NumbersPanel
from ui.screens.survival.panic import PanicScreen
from ui.screens.survival.restore import RestoreScreen

SHOWN_CODE = "104379-209143-300751-411257-512996-613701-714747-099330"


def _place(place: Place) -> Step:
    return lambda window: window.open_vault_place(place)


def _refused(window: MainWindow) -> None:
    screen(window, BackupScreen).notice.show_error(DiskFull())


def _choosing(window: MainWindow) -> None:
    screen(window, BackupScreen).go.click()


def _restore(window: MainWindow) -> None:
    window.open_restore()


def _filled(window: MainWindow) -> None:
    shown = screen(window, RestoreScreen)
    for line, folder in (
        (shown.shown_source, Path("/media/stick")),
        (shown.shown_target, Path("/media/disk/vault")),
    ):
        line.setText(str(folder))
        line.show()
    shown.on_refused(VaultStandsThere())


def _numbers(window: MainWindow) -> None:
    shown = screen(window, NewKeyScreen)
    shown.panels.show_panel(NumbersPanel(window.shell, window.catalog, SHOWN_CODE))


def _both(window: MainWindow) -> None:
    screen(window, PanicScreen).also.setChecked(True)


SHOTS = (
    Shot("60-backup", (_place(Place.BACKUP),)),
    Shot("60-backup-refused", (_place(Place.BACKUP), _refused)),
    Shot("60-backup-folder", (_place(Place.BACKUP), _choosing)),
    Shot("61-new-key", (_place(Place.NEW_KEY),)),
    Shot("61-new-key-sheet", (_place(Place.NEW_KEY), _numbers)),
    Shot("62-panic", (_place(Place.PANIC),)),
    Shot("62-panic-both", (_place(Place.PANIC), _both)),
    Shot("64-salvage", (_place(Place.SALVAGE),)),
    Shot("63-restore", (_restore,)),
    Shot("63-restore-refused", (_restore, _filled)),
)
