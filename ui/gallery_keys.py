"""Pictures of the screens about who can open the vault."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from intake_app.errors import WrongRecoveryCode
from ui.gallery_shot import Shot, Step, screen
from ui.main_window import MainWindow
from ui.places import Place
from ui.screens.keys.other_way import OtherWay
from ui.screens.records import RecordsScreen
from ui.screens.screen import Screen
from ui.screens.unlock import Lockable, UnlockScreen

SHOWN_FOLDER = Path("/media/stick/vault")


def _place(place: Place) -> Step:
    return lambda window: window.open_vault_place(place)


def _press(name: str) -> Step:
    def press(window: MainWindow) -> None:
        button = screen(window, Screen).findChild(QPushButton, name)
        if button is None:
            raise LookupError(name)
        button.click()

    return press


def _other_way(window: MainWindow) -> None:
    window.open_unlock(Lockable(SHOWN_FOLDER))
    _press("other-way")(window)


def _swapped(window: MainWindow) -> None:
    _way(window).sheet.on_refused(WrongRecoveryCode(group=0, swapped=(2, 7)))


def _came_in(window: MainWindow) -> None:
    _way(window).sheet.opened.emit()


def _way(window: MainWindow) -> OtherWay:
    way = screen(window, UnlockScreen).other_way
    if way is None:
        raise LookupError("other way")
    return way


def _record_access(window: MainWindow) -> None:
    model = screen(window, RecordsScreen).model
    window.open_record_place(Place.RECORD_ACCESS, model.record_at(0).record_id)


def _list(window: MainWindow) -> None:
    window.open_records()


SHOTS = (
    Shot("30-other-way", (_other_way,)),
    Shot("30-other-way-swapped", (_other_way, _swapped)),
    Shot("30-other-way-passphrase", (_other_way, _came_in)),
    Shot("31-people", (_place(Place.PEOPLE),)),
    Shot("31-people-add", (_place(Place.PEOPLE), _press("panel-go"))),
    Shot("31-people-change", (_place(Place.PEOPLE), _press("change-mine"))),
    Shot("31-people-remove", (_place(Place.PEOPLE), _press("remove-person"))),
    Shot("32-recovery", (_place(Place.SHEET),)),
    Shot("32-recovery-type", (_place(Place.SHEET), _press("type-sheet"))),
    Shot("32-recovery-new", (_place(Place.SHEET), _press("new-sheet"))),
    Shot("32-recovery-save", (_place(Place.SHEET), _press("new-sheet"), _press("save-sheet"))),
    Shot("33-access", (_place(Place.ACCESS),)),
    Shot("33-access-record", (_list, _record_access)),
)
