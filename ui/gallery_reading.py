"""Pictures of the reading aloud, of the check narrowed to one fact, and of an undone step."""

from intake_app.domain.answers import AnswerPath
from ui.gallery_shot import Shot, Step
from ui.gallery_talk import open_sample, talk_of, to_list
from ui.main_window import MainWindow
from ui.screens.interview import course
from ui.screens.interview.check_page import CheckPage
from ui.screens.interview.read_back_page import ReadBackPage
from ui.screens.interview.reading import Reading

DRAFT_SAMPLE = "KZ-2021-0014"


def _goes_to(page: str) -> Step:
    return lambda window: talk_of(window).open(page)


def _unconfirm(window: MainWindow) -> None:
    """Shown, never saved: the third paragraph and those after it are still to be read."""
    draft = talk_of(window).desk.draft
    for place in range(2, len(draft.answers.rows("statement_paragraphs"))):
        path = AnswerPath("statement_paragraphs", "confirmed", place)
        draft.answers = draft.answers.with_answer(path, None)
    _page(window).refresh()


def _page(window: MainWindow) -> ReadBackPage:
    page = talk_of(window).page
    if not isinstance(page, ReadBackPage):
        raise TypeError(type(page).__name__)
    return page


def _reading(window: MainWindow) -> Reading:
    reading = _page(window).reading
    if reading is None:
        raise LookupError("nothing is read")
    return reading


def _read(window: MainWindow) -> None:
    _page(window).read_aloud()


def _turn(window: MainWindow) -> None:
    _reading(window).turn(turned=True)


def _correct(window: MainWindow) -> None:
    _reading(window).correct()


def _narrow(window: MainWindow) -> None:
    page = talk_of(window).page
    if isinstance(page, CheckPage):
        page.kinds.pick("declined")


_TO_READING = (to_list, open_sample(DRAFT_SAMPLE), _goes_to(course.READ_BACK), _unconfirm)

SHOTS = (
    Shot(
        "11-interview-check-declined",
        (to_list, open_sample(DRAFT_SAMPLE), _goes_to("check"), _narrow),
    ),
    Shot("15-read-aloud", (*_TO_READING, _read)),
    Shot("15-read-aloud-turned", (*_TO_READING, _read, _turn)),
    Shot("15-read-aloud-correction", (*_TO_READING, _read, _correct)),
    Shot("15-read-back-begun", _TO_READING),
)
