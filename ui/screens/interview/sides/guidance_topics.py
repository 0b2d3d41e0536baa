"""Which advice belongs to which page: the topics that stand first, the rest behind them."""

from collections.abc import Mapping

from intake_app.domain.care import is_of_minor, is_of_sexual_violence
from ui.screens.interview import course
from ui.screens.interview.desk import Desk

MINORS = "minors"
SEXUAL_VIOLENCE = "sexual_violence"

_TALKED = ("no_leading", "silence", "distress")
# By chapter of the questionnaire; a test holds every chapter and every topic against it.
OF_CHAPTER: Mapping[str, tuple[str, ...]] = {
    "setup": ("setting", "interpreter"),
    "consent": ("consent",),
    "people": ("open_questions", "stop"),
    "account": ("open_questions", "silence", "distress"),
    "events": _TALKED,
    "custody": _TALKED,
    "harm": ("distress", "no_leading", "stop"),
    "authorities": ("no_leading", "open_questions"),
    "risk": ("stop", "closing"),
    "statement": ("closing",),
    "closing": ("closing", "stop"),
}
_OF_PAGE: Mapping[str, tuple[str, ...]] = {
    course.WHAT_HAPPENED: ("no_leading", "open_questions"),
    course.CHECK: ("closing",),
    course.READ_BACK: ("closing", "distress"),
}


def fitting(desk: Desk) -> tuple[str, ...]:
    """The topics for the open page; what was told of a child or of sexual violence comes first."""
    stop = next((one for one in desk.every_stop if one.key == desk.here), None)
    chapter = stop.chapter.id if stop is not None and stop.chapter is not None else ""
    page = _OF_PAGE.get(desk.here) or OF_CHAPTER.get(chapter, ("open_questions",))
    care = []
    if is_of_minor(desk.answers):
        care.append(MINORS)
    if is_of_sexual_violence(desk.answers):
        care.append(SEXUAL_VIOLENCE)
    return tuple(dict.fromkeys((*care, *page)))
