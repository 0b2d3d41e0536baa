"""The questions nobody answered yet, in the order of the talk: what F8 walks through."""

from intake_app.domain.answers import AnswerPath
from ui.screens.interview.check_rows import asked_in
from ui.screens.interview.desk import Desk


def next_unanswered(desk: Desk, here: AnswerPath | None, by: int) -> AnswerPath | None:
    """The nearest open question after (or before) a place, round the end; None without one."""
    asked = [
        path
        for stop in desk.stops
        if stop.is_section and stop.lock is None
        for path in asked_in(desk.answers, desk.book.section(stop.key))
    ]
    start = _place(asked, here)
    turned = [*asked[start + 1 :], *asked[: start + 1]] if by > 0 else _backwards(asked, start)
    return next((path for path in turned if desk.answers.get(path) is None), None)


def _place(asked: list[AnswerPath], here: AnswerPath | None) -> int:
    if here is None:
        return -1
    if here in asked:
        return asked.index(here)
    alike = [at for at, path in enumerate(asked) if path.section == here.section]
    return alike[0] - 1 if alike else -1


def _backwards(asked: list[AnswerPath], start: int) -> list[AnswerPath]:
    end = max(start, 0)
    return [*reversed(asked[:end]), *reversed(asked[end:])]
