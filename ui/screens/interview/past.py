"""What was done in this sitting, step by step, and the way back and forth through it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic

from intake_app.domain.answers import AnswerPath, Answers

PAUSE = 1.0
"""Changes of one answer that follow each other within a second are one step (ui.md)."""

LONGEST = 20.0
"""Who types without a pause loses so many seconds of it with one press, and no more."""

MOST = 300
"""So many steps are kept: a long account is held in memory once for each of them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One step. `page`: where it was made; `at`: the path of the one answer, if it was one.

    `lost`: the answers that were given up for it, which a redo tells the log again.
    """

    before: Answers
    after: Answers
    page: str = ""
    at: str = ""
    lost: tuple[AnswerPath, ...] = ()


class Past:
    """A stack in memory only. It goes with the record's screen, and so with every lock."""

    def __init__(self, answers: Answers, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._behind: list[Change] = []
        self._ahead: list[Change] = []
        self._standing = answers
        # When the newest step began and when it last grew; None where the next one stands alone.
        self._grows: tuple[float, float] | None = None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._behind)

    @property
    def can_go_forth(self) -> bool:
        """Whether an undone step can be done again."""
        return bool(self._ahead)

    def took(
        self, answers: Answers, page: str, at: str = "", lost: tuple[AnswerPath, ...] = ()
    ) -> None:
        """The answers are these now. A text's own undo walks the steps of its answer back."""
        if answers == self._standing or self._walked(answers, at):
            self._standing = answers
            return
        moment, self._ahead = self._now(), []
        step = Change(self._standing, answers, page, at, lost)
        began = self._began(at, moment)
        if began is None:
            self._behind = [*self._behind[1 - MOST :], step]
        else:
            newest = self._behind[-1]
            self._behind[-1] = replace(newest, after=answers, lost=(*newest.lost, *lost))
        self._grows = (moment if began is None else began, moment)
        self._standing = answers

    def back(self) -> Change | None:
        """Undo the newest step; None at the beginning. `before` is what holds then."""
        if not self._behind:
            return None
        step = self._behind.pop()
        self._ahead.append(step)
        self._standing, self._grows = step.before, None
        return step

    def forth(self) -> Change | None:
        """Do the undone step again; None when there is none. `after` is what holds then."""
        if not self._ahead:
            return None
        step = self._ahead.pop()
        self._behind.append(step)
        self._standing, self._grows = step.after, None
        return step

    @property
    def standing(self) -> Answers:
        """The answers that hold after the newest step."""
        return self._standing

    def forget(self, answers: Answers) -> None:
        """Begin anew: the statement was read back, sealed, or left as it was read."""
        self._behind, self._ahead, self._grows = [], [], None
        self._standing = answers

    def _began(self, at: str, moment: float) -> float | None:
        """When the newest step began, if this change of the same answer belongs to it."""
        if not at or self._grows is None or self._behind[-1].at != at:
            return None
        began, last = self._grows
        return began if moment - last <= PAUSE and moment - began <= LONGEST else None

    def _walked(self, answers: Answers, at: str) -> bool:
        """Whether this answer stands again as some steps before, or as before an undo."""
        if not at:
            return False
        if self._ahead and self._ahead[-1].at == at and self._ahead[-1].after == answers:
            self.forth()
            return True
        for steps, change in enumerate(reversed(self._behind), start=1):
            if change.at != at:
                return False
            if change.before == answers:
                for _ in range(steps):
                    self.back()
                return True
        return False


def place_of(step: Change, now: Answers) -> str:
    """Where a step is to be seen in the answers that hold now: an answer, a row or a section."""
    if step.at:
        path = AnswerPath.parse(step.at)
        has_row = path.row is None or path.row < len(now.rows(path.section))
        return step.at if has_row else path.section
    other = step.after if now is step.before else step.before
    unlike = [
        section
        for section in dict.fromkeys((*now.sections, *other.sections))
        if now.section(section) != other.section(section)
    ]
    # A row that goes takes its mentions with it: the section that lost or got rows is the place.
    resized = (one for one in unlike if len(now.rows(one)) != len(other.rows(one)))
    section = next(resized, unlike[0] if unlike else "")
    rows, others = now.rows(section), other.rows(section)
    first = next((n for n, row in enumerate(rows) if n >= len(others) or row != others[n]), None)
    return f"{section}[{first}]" if now.is_repeating(section) and first is not None else section
