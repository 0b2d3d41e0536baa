"""Pictures of the pace of a talk: a pause, the offer of one, care, a clock that is wrong."""

from datetime import UTC, datetime, timedelta

from intake_app.commands.clock_doubts import ClockDoubt, Odd
from intake_app.domain.answers import AnswerPath, Said
from ui.clock_notice import say_clock_doubt
from ui.gallery_shot import Shot, Step, screen
from ui.main_window import MainWindow
from ui.models.records_model import REFERENCE
from ui.screens.interview import InterviewScreen
from ui.screens.interview.talk import Talk
from ui.screens.new_record import NewRecordScreen
from ui.screens.records import RecordsScreen

_DRAFT = "KZ-2021-0014"
_KNOWN = datetime(2026, 11, 22, 18, 40, tzinfo=UTC)


def draft_opened(window: MainWindow) -> None:
    """Open the draft among the samples."""
    window.open_records()
    model = screen(window, RecordsScreen).model
    lines = range(model.rowCount())
    found = next(line for line in lines if model.index(line, REFERENCE).data() == _DRAFT)
    window.open_record(model.record_at(found).record_id)


def talk_of(window: MainWindow) -> Talk:
    """The talk that is open."""
    talk = screen(window, InterviewScreen).talk
    if talk is None:
        raise LookupError(_DRAFT)
    return talk


def _goes_to(page: str) -> Step:
    return lambda window: talk_of(window).open(page)


def _ask(window: MainWindow) -> None:
    talk_of(window).bars.pause.ask()


def _pause(window: MainWindow) -> None:
    """Shown, never saved."""
    talk_of(window).desk.is_read_only = True
    pace = screen(window, InterviewScreen).pace
    if pace is not None:
        pace.pause("upset")


def _offer(window: MainWindow) -> None:
    shown = screen(window, InterviewScreen)
    shown.remind_after(50)
    if shown.pace is not None:
        shown.pace.offer_a_break()


def _care(window: MainWindow) -> None:
    """Shown, never saved."""
    draft = talk_of(window).desk.draft
    needs = AnswerPath("protection", "special_needs")
    draft.answers = draft.answers.with_answer(needs, Said(["minor", "sgbv_survivor"]))
    talk_of(window).open("protection")


def _refuse(window: MainWindow) -> None:
    """Shown, never saved."""
    draft = talk_of(window).desk.draft
    draft.answers = draft.answers.with_answer(AnswerPath("consent", "given"), Said("no"))
    talk_of(window).open("consent")


def _doubt(window: MainWindow) -> None:
    window.open_new_record()
    now = (_KNOWN - timedelta(days=1400)).isoformat()
    found = ClockDoubt(Odd.BEHIND, now, _KNOWN.isoformat())
    say_clock_doubt(screen(window, NewRecordScreen).clock, found)


SHOTS = (
    Shot("14-pause-asked", (draft_opened, _goes_to("acts"), _ask)),
    Shot("14-pause", (draft_opened, _goes_to("acts"), _pause)),
    Shot("14-break-offered", (draft_opened, _goes_to("acts"), _offer)),
    Shot("14-care", (draft_opened, _care)),
    Shot("14-refused", (draft_opened, _refuse)),
    Shot("14-clock-doubted", (_doubt,)),
)
