"""How the page of a testimony's attachments is made."""

from typing import TYPE_CHECKING

from ui.screens.screen import Screen

if TYPE_CHECKING:
    from intake_app.domain.record import RecordId
    from ui.main_window import MainWindow


def attachments(window: "MainWindow", record_id: "RecordId") -> Screen:
    """Photos, scans, recordings and documents of one testimony."""
    from ui.screens.attachments import AttachmentsScreen

    screen = AttachmentsScreen(window.shell, window.catalog, record_id)
    window.bar.show_title(lambda c: c.t("Attachments"))
    screen.closed.connect(window.open_records)
    return screen
