"""Pictures of the timeline: custody, what cannot both be right, other testimonies."""

from intake_app.domain.answers import AnswerPath, JsonObject, Said
from ui.gallery_shot import Shot, Step
from ui.gallery_talk import open_sample, talk_of, to_list
from ui.main_window import MainWindow
from ui.screens.interview.sides.timeline import TimelinePanel

DRAFT_SAMPLE, HELD_SAMPLE, LINKED_SAMPLE = "KZ-2021-0014", "KZ-2009-0001", "UA-2022-0003"


def _call(window: MainWindow) -> None:
    talk_of(window).open("persons")
    talk_of(window).side.call("timeline")


def _contradict(window: MainWindow) -> None:
    """Shown, never saved: a birth after the arrival, and an incident after the interview."""
    draft = talk_of(window).desk.draft
    born: JsonObject = {"edtf": "2021-02", "as_told": "в феврале"}
    later: JsonObject = {"edtf": "2021-12", "as_told": "в декабре"}
    draft.answers = draft.answers.with_answer(
        AnswerPath("persons", "birth_date", 0), Said(born)
    ).with_answer(AnswerPath("incidents", "date", 0), Said(later))
    talk_of(window).side.refresh()


def _to_the_end(window: MainWindow) -> None:
    panel = talk_of(window).side.panel
    if isinstance(panel, TimelinePanel):
        panel.list.scrollToBottom()


def _beside(reference: str, *steps: Step) -> tuple[Step, ...]:
    return (to_list, open_sample(reference), _call, *steps)


SHOTS = (
    Shot("14-timeline-custody", _beside(HELD_SAMPLE)),
    Shot("14-timeline-clash", _beside(DRAFT_SAMPLE, _contradict)),
    Shot("14-timeline-elsewhere", _beside(LINKED_SAMPLE, _to_the_end)),
)
