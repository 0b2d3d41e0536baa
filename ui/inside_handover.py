"""How the page is made on which a draft goes to a colleague, and where its buttons lead."""

from typing import TYPE_CHECKING

from ui.screens.screen import Screen

if TYPE_CHECKING:
    from intake_app.domain.record import RecordId
    from ui.main_window import MainWindow


def handover(window: "MainWindow", record_id: "RecordId") -> Screen:
    """Hand a draft over, or go on with one oneself."""
    from ui.screens.handover import HandoverScreen

    screen = HandoverScreen(window.shell, window.catalog, record_id)
    window.bar.show_title(lambda c: c.t("Hand over to a colleague"))
    screen.closed.connect(window.open_records)
    screen.taken.connect(lambda: window.open_record(record_id))
    return screen
