"""Pictures of the pages about the health and the history of a vault."""

from ui.gallery_shot import Shot, screen
from ui.main_window import MainWindow
from ui.places import Place
from ui.screens.health import HealthScreen
from ui.screens.records import RecordsScreen


def _health(window: MainWindow) -> None:
    window.open_vault_place(Place.HEALTH)


def _check(window: MainWindow) -> None:
    screen(window, HealthScreen).check.click()


def _history(window: MainWindow) -> None:
    window.open_vault_place(Place.HISTORY)


def _list(window: MainWindow) -> None:
    window.open_records()


def _record_history(window: MainWindow) -> None:
    record_id = screen(window, RecordsScreen).model.record_at(0).record_id
    window.open_record_place(Place.RECORD_HISTORY, record_id)


SHOTS = (
    Shot("60-health", (_health,)),
    Shot("61-health-checked", (_health, _check)),
    Shot("62-history", (_history,)),
    Shot("63-record-history", (_list, _record_history)),
)
