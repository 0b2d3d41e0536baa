"""Pictures of a handover, and of the hint that a person may have spoken to us before."""

from datetime import UTC, datetime

from intake_app.commands.handovers import Told
from intake_app.commands.similar import Similar
from intake_app.commands.users import User
from intake_app.domain.handover import Note, Why
from intake_app.domain.lifecycle import State
from intake_app.domain.name_key import Likeness
from intake_app.domain.record import RecordId
from ui.gallery_pace import draft_opened, talk_of
from ui.gallery_shot import Shot, screen
from ui.main_window import MainWindow
from ui.places import Place
from ui.screens.handover import HandoverScreen
from ui.screens.interview.familiar import Familiar
from ui.screens.interview.handover_note import HandoverNote

_REFERENCE = "KZ-2021-0014"
_COLLEAGUES = (User("a1", "И-08", is_me=False), User("a2", "Б-2", is_me=False))
_NOTES = {
    "kk": Note("Күні мен уақыты.", "Шаршаған, бірақ сабырлы.", "Сейсенбі, 10:00, сол жерде."),
    "ru": Note("День и час, травмы.", "Устал, но спокоен.", "Вторник, 10:00, там же."),
    "uk": Note("День і година, травми.", "Втомився, але спокійний.", "Вівторок, 10:00, там само."),
}


def _hand_over(window: MainWindow) -> None:
    draft_opened(window)
    record_id = talk_of(window).desk.record_id
    if record_id is not None:
        window.open_record_place(Place.HANDOVER, record_id)


def _with_colleagues(window: MainWindow) -> None:
    shown = screen(window, HandoverScreen)
    shown.notice.clear()
    shown.show_standing((_REFERENCE, State.DRAFT, _COLLEAGUES, True))


def _written(window: MainWindow) -> None:
    """Filled in, never handed over."""
    shown = screen(window, HandoverScreen)
    shown.to.pick("a1")
    shown.why.pick(Why.SHIFT.value)
    note = _NOTES.get(window.catalog.language, _NOTES["ru"])
    shown.texts["still_open"].setPlainText(note.still_open)


def _note(window: MainWindow) -> None:
    """Shown, never saved."""
    talk = talk_of(window)
    note = HandoverNote(talk.bars.words)
    talk.show_above(note)
    at = datetime(2026, 11, 22, 18, 40, tzinfo=UTC).isoformat()
    said = _NOTES.get(window.catalog.language, _NOTES["ru"])
    note.show_note(Told("И-07", "И-08", at, Why.SHIFT, said, is_for_me=True, is_taken=False))


def _familiar(window: MainWindow) -> None:
    """Shown, never saved."""
    talk = talk_of(window)
    talk.open("persons[0].surname")
    found = Familiar(talk.desk, talk.bars.familiar, talk.focus_page)
    found.show_hints((Similar("p1", RecordId(""), "KZ-2009-0001", "p1", Likeness.LIKELY),))


SHOTS = (
    Shot("15-handover-nobody", (_hand_over,)),
    Shot("15-handover", (_hand_over, _with_colleagues, _written)),
    Shot("15-handover-note", (draft_opened, _note)),
    Shot("15-spoke-before", (draft_opened, _familiar)),
)
