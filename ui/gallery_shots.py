"""Which pictures there are and how the window is brought to each state."""

from pathlib import Path

from PySide6.QtCore import Qt

from intake_app.domain.record import RecordId
from intake_app.errors import WrongPassphrase
from ui import (
    gallery_attachments,
    gallery_handover,
    gallery_help,
    gallery_inputs,
    gallery_keys,
    gallery_leaving,
    gallery_list,
    gallery_locking,
    gallery_looking,
    gallery_pace,
    gallery_rare,
    gallery_reading,
    gallery_signing,
    gallery_survival,
    gallery_timeline,
)
from ui.gallery_shot import Shot, Step, screen
from ui.main_window import MainWindow
from ui.models.records_model import REFERENCE
from ui.screens.export import ExportScreen
from ui.screens.first_run import FirstRunScreen
from ui.screens.interview import InterviewScreen, course
from ui.screens.interview.happened_page import HappenedPage
from ui.screens.interview.progress import OTHER_PARTS
from ui.screens.interview.sides.table import SIDES
from ui.screens.print_statement import Languages, PrintScreen
from ui.screens.records import RecordsScreen
from ui.screens.unlock import Lockable, UnlockScreen

SHOWN_FOLDER = Path("/media/stick/vault")
SHOWN_CODE = "104379-209143-300751-411257-512996-613701-714747-099330"
# Name of the picture and the place it shows, in the sample that is still a draft.
PAGES = {
    "interview": "interview",
    "consent": "consent",
    "purposes": "consent_decisions",
    "account": "account",
    "what-was-told": course.WHAT_HAPPENED,
    "acts": "acts[0].act_type",
    "persons": "persons[0].role",
    "check": course.CHECK,
    "read-back": course.READ_BACK,
}
DRAFT_SAMPLE = "KZ-2021-0014"
SEALED_SAMPLE = "KZ-2009-0001"


def first_run(window: MainWindow) -> None:
    """The first page."""
    window.open_first_run(SHOWN_FOLDER)


def _page(index: int) -> Step:
    def show(window: MainWindow) -> None:
        screen(window, FirstRunScreen).show_page(index)

    return show


def _sheet(window: MainWindow) -> None:
    first = screen(window, FirstRunScreen)
    first.sheet.show_code(SHOWN_CODE)
    first.show_page(5)


def _unlock(window: MainWindow) -> None:
    window.open_unlock(Lockable(SHOWN_FOLDER))


def _refuse(window: MainWindow) -> None:
    screen(window, UnlockScreen).on_refused(WrongPassphrase())


def _show_names(window: MainWindow) -> None:
    screen(window, RecordsScreen).names.setChecked(False)


def _search(words: str) -> Step:
    def search(window: MainWindow) -> None:
        screen(window, RecordsScreen).search.setText(words)

    return search


def _list(window: MainWindow) -> None:
    window.open_records()


def sample(window: MainWindow, reference: str) -> RecordId:
    """The record of a sample; the list must be shown."""
    model = screen(window, RecordsScreen).model
    lines = range(model.rowCount())
    found = next(line for line in lines if model.index(line, REFERENCE).data() == reference)
    return model.record_at(found).record_id


def _interview(page: str) -> Step:
    def show(window: MainWindow) -> None:
        talk = screen(window, InterviewScreen).talk
        if talk is None:
            raise LookupError(page)
        talk.open(page)

    return show


def _last_ticks(window: MainWindow) -> None:
    talk = screen(window, InterviewScreen).talk
    page = None if talk is None else talk.page
    if isinstance(page, HappenedPage):
        list(page.groups.values())[-1].focus_first()


def beside(name: str) -> Step:
    """Call the panel of this name beside the page."""

    def show(window: MainWindow) -> None:
        talk = screen(window, InterviewScreen).talk
        if talk is None:
            raise LookupError(name)
        talk.side.call(name)

    return show


def _open(reference: str) -> Step:
    return lambda window: window.open_record(sample(window, reference))


def _print(window: MainWindow) -> None:
    window.open_print(sample(window, SEALED_SAMPLE))


def _missing_language(window: MainWindow) -> None:
    screen(window, PrintScreen).show_languages(Languages("kk"))


def _save(window: MainWindow) -> None:
    screen(window, PrintScreen).save.click()


def _export_folder(window: MainWindow) -> None:
    export = screen(window, ExportScreen)
    for row in range(export.records.count()):
        if export.records.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
            export.records.item(row).setCheckState(Qt.CheckState.Checked)
    export.go.click()


SHOTS = (
    Shot("01-first-run-who", (first_run,)),
    Shot("02-first-run-passphrase", (first_run, _page(1))),
    Shot("03-first-run-keys", (first_run, _page(3))),
    Shot("04-first-run-sheet", (first_run, _sheet)),
    Shot("05-unlock", (_unlock,)),
    Shot("06-unlock-refused", (_unlock, _refuse)),
    Shot("07-list", (_list,)),
    Shot("08-list-names", (_list, _show_names)),
    Shot("09-list-nothing-found", (_list, _search("zzzz"))),
    Shot("10-new-testimony", (lambda window: window.open_new_record(),)),
    *(
        Shot(f"11-interview-{name}", (_list, _open(DRAFT_SAMPLE), _interview(place)))
        for name, place in PAGES.items()
    ),
    Shot(
        "11-interview-what-was-told-end",
        (_list, _open(DRAFT_SAMPLE), _interview(course.WHAT_HAPPENED), _last_ticks),
    ),
    Shot(
        "11-interview-other-parts",
        (_list, _open(DRAFT_SAMPLE), _interview("remedies"), _interview(OTHER_PARTS)),
    ),
    *(
        Shot(
            f"13-beside-{side.name}",
            (_list, _open(DRAFT_SAMPLE), _interview(PAGES["acts"]), beside(side.name)),
        )
        for side in SIDES
    ),
    Shot("12-sealed-acts", (_list, _open(SEALED_SAMPLE), _interview("acts[2].restraint_type"))),
    Shot("12-sealed-read-back", (_list, _open(SEALED_SAMPLE), _interview(course.READ_BACK))),
    Shot("20-print", (_list, _print)),
    Shot("20-print-refused", (_list, _print, _missing_language)),
    Shot("21-print-save", (_list, _print, _save)),
    Shot("22-export", (lambda window: window.open_export(),)),
    Shot("23-export-folder", (lambda window: window.open_export(), _export_folder)),
    *gallery_signing.SHOTS,
    *gallery_list.SHOTS,
    *gallery_timeline.SHOTS,
    *gallery_pace.SHOTS,
    *gallery_handover.SHOTS,
    *gallery_inputs.SHOTS,
    *gallery_attachments.SHOTS,
    *gallery_keys.SHOTS,
    *gallery_leaving.SHOTS,
    *gallery_looking.SHOTS,
    *gallery_reading.SHOTS,
    *gallery_survival.SHOTS,
    *gallery_locking.SHOTS,
    *gallery_help.SHOTS,
    *gallery_rare.SHOTS,
)
