"""Pictures of what stands there when a vault is hidden, locks, and is opened again."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QLineEdit

from intake_app.commands import half_typed
from intake_app.commands.last_saved import LastSaved
from intake_app.domain.answers import JsonObject
from intake_app.domain.record import RecordId
from ui.crash_notice import CrashNotice, show_crash_notice
from ui.forms.half_typed import boxes_of
from ui.gallery_shot import Shot, screen
from ui.guard.blank_page import BlankPage
from ui.main_window import MainWindow
from ui.models.records_model import REFERENCE
from ui.parts import fill
from ui.places import Place
from ui.screens.interview import InterviewScreen
from ui.screens.interview.section_page import SectionPage
from ui.screens.records import RecordsScreen
from ui.screens.screen import Screen

DRAFT = "KZ-2021-0014"
BEGUN = "remedies[0].date"
BEGUN_WITH = {"day": "7"}
SHOWN_TIME = datetime(2026, 3, 14, 14, 2, tzinfo=UTC)


class _Sheet(Screen):
    """The sheet as the window shows it in the place of everything."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.catalog)
        self.sheet = BlankPage(window.catalog)
        fill(self, self.sheet)


def _locking(window: MainWindow) -> None:
    window.open_vault_place(Place.LOCKING)


def _sheet(window: MainWindow) -> None:
    window.replace_screen(lambda: _Sheet(window))


def _ask_back(window: MainWindow) -> None:
    screen(window, _Sheet).sheet.show_way_back()


def _list(window: MainWindow) -> None:
    window.open_records()


def _crash(window: MainWindow) -> None:
    show_crash_notice(window, SHOWN_TIME.isoformat())


def _crash_at(window: MainWindow) -> None:
    """It is known which answer was saved last."""
    last = LastSaved(_draft_id(window), DRAFT, BEGUN, SHOWN_TIME.isoformat())
    show_crash_notice(window, last.at, last, window.shell.environment().book)


def _close_crash(window: MainWindow) -> None:
    for notice in window.findChildren(CrashNotice):
        notice.hide()
        notice.deleteLater()


def _draft(window: MainWindow) -> None:
    window.open_record(_draft_id(window))


def _draft_id(window: MainWindow) -> RecordId:
    model = screen(window, RecordsScreen).model
    lines = range(model.rowCount())
    found = next(line for line in lines if model.index(line, REFERENCE).data() == DRAFT)
    return model.record_at(found).record_id


def _to_the_date(window: MainWindow) -> None:
    talk = screen(window, InterviewScreen).talk
    if talk is not None:
        talk.open(BEGUN)


def _begin_a_date(window: MainWindow) -> None:
    """As a lock in the middle of a date leaves it; no answer of the sample is touched."""
    shown = screen(window, InterviewScreen)
    page = shown.talk.page if shown.talk is not None else None
    if not isinstance(page, SectionPage):
        raise TypeError(type(page).__name__)
    field = BEGUN.replace("[0]", "")
    asked = next(one.input for one in page.form.questions if one.field.id == field)
    for name, text in BEGUN_WITH.items():
        box = asked.findChild(QLineEdit, name)
        if isinstance(box, QLineEdit):
            box.setText(text)
            entry: dict[str, JsonObject] = {BEGUN: {"boxes": boxes_of(asked), "base": None}}
            box.clear()
    window.shell.runner.submit(
        shown,
        lambda session: half_typed.keep(session, shown.record_id, entry),
        done=lambda _: None,
        failed=lambda _: None,
    )


def _settle(window: MainWindow) -> None:
    """The page grows for some turns of the loop; off screen no desktop makes a window active."""
    window.activateWindow()


SHOTS = (
    Shot("70-locking", (_list, _locking)),
    Shot("71-sheet", (_list, _sheet)),
    Shot("72-sheet-way-back", (_list, _sheet, _ask_back)),
    Shot("73-after-a-crash", (_list, _crash)),
    Shot("73-after-a-crash-at", (_close_crash, _list, _crash_at)),
    Shot(
        "74-half-a-date",
        (
            *(_close_crash, _list, _draft, _to_the_date, _begin_a_date),
            *(_list, _draft, _settle, _to_the_date, _settle),
        ),
    ),
)
