"""The ways of the gallery to a testimony and its talk."""

from ui.gallery_shot import Step, screen
from ui.main_window import MainWindow
from ui.models.records_model import REFERENCE
from ui.screens.interview import InterviewScreen
from ui.screens.interview.talk import Talk
from ui.screens.records import RecordsScreen


def to_list(window: MainWindow) -> None:
    """The list of testimonies."""
    window.open_records()


def open_sample(reference: str) -> Step:
    """The testimony of this number; the list must be shown."""

    def show(window: MainWindow) -> None:
        model = screen(window, RecordsScreen).model
        lines = range(model.rowCount())
        found = next(line for line in lines if model.index(line, REFERENCE).data() == reference)
        window.open_record(model.record_at(found).record_id)

    return show


def talk_of(window: MainWindow) -> Talk:
    """The open talk. LookupError where there is none."""
    talk = screen(window, InterviewScreen).talk
    if talk is None:
        raise LookupError("no talk")
    return talk
