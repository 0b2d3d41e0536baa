"""Pictures of the handbook over the window, and of what it shows pictures of."""

from ui.gallery_shot import Shot, Step, screen
from ui.main_window import MainWindow
from ui.models.records_model import REFERENCE
from ui.screens.interview import InterviewScreen
from ui.screens.records import RecordsScreen

DRAFT_SAMPLE, HURT_SAMPLE = "KZ-2021-0014", "UA-2022-0002"


def _list(window: MainWindow) -> None:
    window.open_records()


def _open(reference: str, place: str) -> Step:
    def show(window: MainWindow) -> None:
        model = screen(window, RecordsScreen).model
        lines = range(model.rowCount())
        found = next(line for line in lines if model.index(line, REFERENCE).data() == reference)
        window.open_record(model.record_at(found).record_id)
        talk = screen(window, InterviewScreen).talk
        if talk is not None:
            talk.open(place)

    return show


def _help(window: MainWindow) -> None:
    window.handbook.call()


def _page(name: str, anchor: str = "") -> Step:
    def show(window: MainWindow) -> None:
        if window.handbook.panel is not None:
            window.handbook.panel.go(name, anchor)

    return show


SHOTS = (
    Shot("16-injury-marks", (_list, _open(HURT_SAMPLE, "injuries[0].marks"))),
    Shot("80-help-list", (_list, _help)),
    Shot("81-help-contents", (_list, _help, _page(""))),
    Shot("82-help-keyboard", (_list, _help, _page("keyboard"))),
    Shot("83-help-in-talk", (_list, _open(DRAFT_SAMPLE, "persons[0].role"), _help)),
    Shot("84-help-picture", (_list, _help, _page("talk", "coding"))),
)
