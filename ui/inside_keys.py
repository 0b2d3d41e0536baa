"""How the screens about who can open the vault are made, and where their buttons lead."""

from typing import TYPE_CHECKING

from ui.screens.screen import Screen

if TYPE_CHECKING:
    from intake_app.domain.record import RecordId
    from ui.main_window import MainWindow


def people(window: "MainWindow") -> Screen:
    """People and passphrases."""
    from ui.screens.keys.people import PeopleScreen

    screen = PeopleScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("People and passphrases"))
    screen.closed.connect(window.open_records)
    return screen


def sheet(window: "MainWindow") -> Screen:
    """Recovery sheet and headquarters."""
    from ui.screens.keys.sheet import SheetScreen

    screen = SheetScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("Recovery"))
    screen.closed.connect(window.open_records)
    return screen


def access(window: "MainWindow", record_id: "RecordId | None" = None) -> Screen:
    """Who can open the vault, or one testimony."""
    from ui.screens.keys.access import AccessScreen

    screen = AccessScreen(window.shell, window.catalog, record_id)
    window.bar.show_title(lambda c: c.t("Who can open"))
    screen.closed.connect(window.open_records)
    return screen
