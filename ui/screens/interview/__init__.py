"""The interview: rail, one page at a time, autosave, check, read-back, seal."""

from typing import TYPE_CHECKING

from intake_app.domain.record import RecordId
from ui.screens.interview.screen import InterviewScreen
from ui.screens.interview.section_page import ANNEXES
from ui.screens.screen import Screen
from ui.training_band import with_band

if TYPE_CHECKING:
    from ui.main_window import MainWindow

__all__ = ["InterviewScreen", "interview_at", "interview_screen"]


def interview_screen(window: "MainWindow", record_id: RecordId) -> Screen:
    """The interview in the window, at the first page that is open."""
    return interview_at(window, record_id, "")


def interview_at(window: "MainWindow", record_id: RecordId, place: str) -> Screen:
    """The interview at a question; made again for another size or colour, it keeps its page."""
    from ui.places import Place  # it knows every page, this one too

    before, left = window.screen_shown, None
    if isinstance(before, InterviewScreen) and before.record_id == record_id:
        place, left = before.place, before.memory
    runner = window.shell.runner
    screen = InterviewScreen(runner, window.catalog, window.bar, record_id, place, left)
    screen.remind_after(window.shell.settings.break_minutes)
    screen.closed.connect(window.open_records)
    screen.print_wanted.connect(lambda: window.open_print(record_id))
    screen.files_wanted.connect(lambda: window.open_screen(lambda w: _annexes(w, record_id)))
    screen.handover_wanted.connect(lambda: window.open_record_place(Place.HANDOVER, record_id))
    return screen


def _annexes(window: "MainWindow", record_id: RecordId) -> Screen:
    """The files of the annexes; the way back leads to their section."""
    from ui.screens.attachments import AttachmentsScreen

    screen = AttachmentsScreen(window.shell, window.catalog, record_id)
    window.bar.show_title(lambda c: c.t("Attachments"))
    screen.words.show(screen.back.setText, lambda c: c.t("Back to the interview"))
    screen.closed.connect(
        lambda: window.open_screen(lambda shown: interview_at(shown, record_id, ANNEXES))
    )
    return with_band(screen, window.shell.runner, record_id)
