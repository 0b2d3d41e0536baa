"""How the pages about the health and the history of a vault are made."""

from typing import TYPE_CHECKING

from ui.screens.screen import Screen

if TYPE_CHECKING:
    from intake_app.domain.record import RecordId
    from ui.main_window import MainWindow


def health(window: "MainWindow") -> Screen:
    """How well the vault and the laptop are."""
    from ui.screens.health import HealthScreen

    screen = HealthScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("Health of the vault"))
    screen.closed.connect(window.open_records)
    return screen


def history(window: "MainWindow") -> Screen:
    """What happened to the vault."""
    from ui.screens.history import HistoryScreen

    screen = HistoryScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("History"))
    screen.closed.connect(window.open_records)
    return screen


def record_history(window: "MainWindow", record_id: "RecordId") -> Screen:
    """What happened to one testimony."""
    from ui.screens.history import HistoryScreen

    screen = HistoryScreen(window.shell, window.catalog, record_id)
    window.bar.show_title(lambda c: c.t("History"))
    screen.closed.connect(window.open_records)
    return screen
