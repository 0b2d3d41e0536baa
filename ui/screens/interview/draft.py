"""The answers as they stand on the screen; what makes others void waits until it is decided."""

from dataclasses import dataclass

from intake_app.codebook.row_changes import KeysGiven
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import Answer, AnswerPath, Answers, Said
from ui.screens.interview.given_up import brought_back, given_up, void_answers

_COUNTED = {"statement_paragraphs": "number", "attachments": "annex_no"}
"""Sections whose rows are counted aloud: the count follows the order."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done: what was, what is, which answers were given up for it."""

    before: Answers
    after: Answers
    lost: tuple[AnswerPath, ...] = ()


@dataclass(frozen=True, slots=True)
class _Waiting:
    path: AnswerPath
    answer: Answer | None


class Draft:
    """One record while it is open. It never holds an answer whose question does not apply."""

    def __init__(self, book: Codebook, answers: Answers) -> None:
        self.book = book
        self.answers = answers
        self.keys = KeysGiven(answers)
        self._waiting: _Waiting | None = None
        conditions = [*(one.relevant for one in book.fields), *(s.relevant for s in book.sections)]
        self._controlling = frozenset(one.field for one in conditions if one)

    def is_controlling(self, path: AnswerPath) -> bool:
        """Whether other questions come and go with this answer."""
        return path.field_id in self._controlling

    @property
    def is_waiting(self) -> bool:
        """Whether an answer waits for `drop` or `keep`."""
        return self._waiting is not None

    @property
    def waiting(self) -> tuple[AnswerPath, Answer | None] | None:
        """The answer that waits, and where."""
        return None if self._waiting is None else (self._waiting.path, self._waiting.answer)

    @property
    def void(self) -> tuple[AnswerPath, ...]:
        """What the waiting answer would make void; empty when nothing waits."""
        if self._waiting is None:
            return ()
        return void_answers(self.book, self._with_waiting(self._waiting))

    def change(self, path: AnswerPath, answer: Answer | None) -> bool:
        """Take an answer. False: it would make others void and waits for `drop` or `keep`."""
        candidate = self.answers.with_answer(path, answer)
        if self._waiting is not None and self._waiting.path == path:
            self._waiting = None
        if self.is_controlling(path) and void_answers(self.book, candidate):
            self._waiting = _Waiting(path, answer)
            return False
        self.answers = candidate
        return True

    def drop(self) -> Step:
        """Take the waiting answer and give up what it makes void."""
        before, lost = self.answers, self.void
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.answers = given_up(self._with_waiting(waiting), lost)
        return Step(before, self.answers, lost)

    def keep(self) -> bool:
        """Leave everything as it was before the waiting answer; says whether one waited."""
        waited, self._waiting = self._waiting is not None, None
        return waited

    def replace(self, answers: Answers) -> Step:
        """Take other rows. Returns also the answers that went with a row that was taken out."""
        before = self.answers
        self.answers = given_up(answers, void_answers(self.book, answers))
        return Step(before, self.answers, _fewer(before, self.answers))

    def count_rows(self, section_id: str) -> bool:
        """Count the rows of a section that is counted aloud; says whether anything changed."""
        name = _COUNTED.get(section_id)
        if name is None:
            return False
        before = self.answers
        for place in range(len(before.rows(section_id))):
            path = AnswerPath(section_id, name, place)
            self.answers = self.answers.with_answer(path, Said(place + 1))
        return before != self.answers

    def bring_back(self, step: Step) -> None:
        """Undo a step; what was answered since stays."""
        restored = brought_back(step.before, step.after, self.answers)
        self.answers = given_up(restored, void_answers(self.book, restored))

    def _with_waiting(self, waiting: _Waiting) -> Answers:
        return self.answers.with_answer(waiting.path, waiting.answer)


def _fewer(before: Answers, after: Answers) -> tuple[AnswerPath, ...]:
    """The answers of rows that are gone, and those of which nothing was left."""
    lost: list[AnswerPath] = []
    for path in before.paths():
        row = before.rows(path.section)[path.row or 0]
        alike = [one for one in after.rows(path.section) if one.get("id") == row.get("id")]
        if not any(path.field in one for one in alike):
            lost.append(path)
    return tuple(lost)
