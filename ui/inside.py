"""How each screen is made and where its buttons lead. A module loads with its screen."""

from pathlib import Path
from typing import TYPE_CHECKING

from ui.inside_lock import after_unlock
from ui.main_window import Inside
from ui.screens.screen import Screen
from ui.training_band import with_band

if TYPE_CHECKING:
    from intake_app.domain.record import RecordId
    from ui.main_window import MainWindow


def first_run(window: "MainWindow", folder: Path | None) -> Screen:
    """Make a vault, then see the empty list."""
    from ui.screens.first_run import FirstRunScreen

    screen = FirstRunScreen(window.shell, window.catalog, folder)
    screen.language_chosen.connect(window.speak)
    screen.finished.connect(window.open_records)
    screen.restore_wanted.connect(window.open_restore)
    return screen


def records(window: "MainWindow") -> Screen:
    """The list of testimonies."""
    from ui.screens.records import RecordsScreen

    screen = RecordsScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("Testimonies"))
    screen.record_chosen.connect(window.open_record)
    screen.print_wanted.connect(window.open_print)
    screen.new_wanted.connect(window.open_new_record)
    screen.export_wanted.connect(window.open_export)
    screen.recovery_wanted.connect(window.open_recovery)
    screen.place_wanted.connect(window.open_record_place)
    return screen


def recovery(window: "MainWindow") -> Screen:
    """Confirm the sheet of a vault whose first run was interrupted."""
    from ui.screens.recovery import RecoveryScreen

    screen = RecoveryScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("Recovery sheet"))
    screen.closed.connect(window.open_records)
    return screen


def new_record(window: "MainWindow") -> Screen:
    """The few facts before the first question."""
    from ui.screens.new_record import NewRecordScreen

    screen = NewRecordScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("New testimony"))
    screen.started.connect(window.open_record)
    screen.cancelled.connect(window.open_records)
    return screen


def record(window: "MainWindow", record_id: "RecordId") -> Screen:
    """The interview."""
    from ui.screens.interview import interview_screen

    return interview_screen(window, record_id)


def print_statement(window: "MainWindow", record_id: "RecordId") -> Screen:
    """Preview and print."""
    from ui.screens.print_statement import PrintScreen

    screen = PrintScreen(window.shell, window.catalog, record_id)
    window.bar.show_title(lambda c: c.t("Print the statement"))
    screen.closed.connect(window.open_records)
    return with_band(screen, window.shell.runner, record_id)


def export(window: "MainWindow") -> Screen:
    """The encrypted export."""
    from ui.screens.export import ExportScreen

    screen = ExportScreen(window.shell, window.catalog)
    window.bar.show_title(lambda c: c.t("Export to headquarters"))
    screen.closed.connect(window.open_records)
    return screen


SCREENS = Inside(
    first_run=first_run,
    after_unlock=after_unlock,
    records=records,
    recovery=recovery,
    new_record=new_record,
    export=export,
    record=record,
    print_statement=print_statement,
)
