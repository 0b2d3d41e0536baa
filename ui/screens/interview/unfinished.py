"""What is half typed when a record is left or locked: kept, and put back into its own boxes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from intake_app.codebook.problem import Problem
from intake_app.codebook.wording import describe_place
from intake_app.domain.answers import (
    Answer,
    AnswerPath,
    Answers,
    Json,
    JsonObject,
    read_answer,
    write_answer,
)
from intake_app.domain.record import RecordId
from intake_app.i18n import Catalog
from ui.forms.half_typed import boxes_of, letters_of, show_boxes
from ui.forms.question import Question
from ui.forms.section_form import SectionForm
from ui.question_bar import Way
from ui.screens.interview.autosave import Autosave
from ui.screens.interview.desk import section_of
from ui.screens.interview.read_back_page import ReadBackPage
from ui.screens.interview.section_page import SectionPage
from ui.screens.interview.talk import Talk
from ui.screens.interview.unanswered import path_in_focus
from ui.tasks import Runner

if TYPE_CHECKING:
    from intake_app.commands.session import Session

Entries = dict[str, JsonObject]
Do = Callable[[], None]
WHOLE = ""
"""The place of all answers together: changed after the read-back, and nobody said why yet."""


class Unfinished(QObject):
    """Knows what was given back after a lock and is still no answer (`waiting`)."""

    def __init__(self, runner: Runner, record_id: RecordId, talk: Talk, autosave: Autosave) -> None:
        super().__init__(talk)
        self._runner = runner
        self._record_id = record_id
        self._talk = talk
        self._autosave = autosave
        self._letters: Entries = {}
        self._kept: Entries = {}
        self.waiting: Entries = {}
        self.place = ""
        QApplication.instance().focusChanged.connect(self._on_moved)  # type: ignore[union-attr]  # there is one
        runner.submit(
            self,
            lambda session: _of(session, record_id),
            done=self._on_kept,
            failed=talk.bars.trouble.show_error,
        )

    def note(self) -> None:
        """The keyboard is about to leave: where it is, and words that choose nothing yet."""
        form, focused = self._form, QApplication.focusWidget()
        if focused is None or not self._talk.isAncestorOf(focused):
            # It left before: something covers the page, or nothing was begun on it.
            self.place = self.place if section_of(self.place) == self._talk.key else self._talk.key
            return
        self._letters, self.place = {}, self._talk.key
        if form is None:
            return
        at = path_in_focus(form)
        self.place = str(at) if at.field else self.place
        for question in form.questions:
            if letters_of(question.input):
                self._letters[self._path(form, question)] = self._entry(form, question)

    def keep(self, then: Do, failed: Do, *, returns: bool = False, undecided: bool = False) -> None:
        """Write down what is no answer yet, then call `then`; `failed` when that would be lost.

        `returns`: also where the person is. `undecided`: also answers that wait for a decision.
        """
        entries = self._entries(undecided=undecided)
        is_news = entries != self._kept
        if self._talk.desk.is_read_only or not (is_news or returns):
            then()
            return
        record_id, place = self._record_id, self.place if returns else ""
        self._kept = entries
        self._runner.submit(
            self,
            lambda session: _keep(session, record_id, entries, place),
            done=lambda _: then(),
            failed=lambda _: self._on_not_kept(failed if is_news else then),
        )

    def _on_not_kept(self, on: Do) -> None:
        self._kept = {}
        on()

    def give_back(self) -> None:
        """Put what waits into the boxes that are on the page now."""
        form = self._form
        if not self.waiting or form is None:
            return
        self._forget_the_finished()
        for question in form.questions:
            entry = self.waiting.get(self._path(form, question))
            if entry is not None and not question.input.property("given_back"):
                question.input.setProperty("given_back", "yes")
                self._put(question, entry)
                focused = QApplication.focusWidget()
                if focused is not None and question.input.isAncestorOf(focused):
                    question.input.focus_first()
        self._talk.show_progress()

    def drop(self) -> None:
        """The person wants none of it."""
        form = self._form
        for question in form.questions if form is not None else ():
            if self._path(form, question) in self.waiting:
                question.input.set_value(self._stored(self._path(form, question)))
        self.waiting, self._letters = {}, {}
        self._mark()
        self.keep(_nothing, _nothing)
        self._talk.show_progress()

    @property
    def _form(self) -> SectionForm | None:
        page = self._talk.page
        return page.form if isinstance(page, SectionPage | ReadBackPage) else None

    def _entries(self, *, undecided: bool) -> Entries:
        self._forget_the_finished()
        found = dict(self.waiting)
        form = self._form
        for question in form.questions if form is not None else ():
            path = self._path(form, question)
            if question.input.unfinished():
                found[path] = self._entry(form, question)
            elif self._is_in_the_middle(path, question):
                found[path] = self._letters[path]
            elif undecided and question.is_asking:
                found[path] = self._decision(path, question.input.value())
            elif question.input.property("given_back"):
                found.pop(path, None)
        return found | (self._undecided() if undecided else {})

    def _is_in_the_middle(self, path: str, question: Question) -> bool:
        """A word was begun, chose nothing when the keyboard left, and was taken out by that."""
        begun = self._letters.get(path)
        is_as_before = begun is not None and begun["base"] == _written(self._stored(path))
        return is_as_before and not letters_of(question.input)

    def _undecided(self) -> Entries:
        found: Entries = {}
        waiting = self._talk.desk.draft.waiting
        if waiting is not None:
            found[str(waiting[0])] = self._decision(str(waiting[0]), waiting[1])
        if self._autosave.wants_reason and not self._autosave.is_settled:
            answers: Json = self._talk.desk.answers.to_json()
            typed = self._talk.bars.reason.line.text()
            saved: Json = self._autosave.saved_at
            found[WHOLE] = {"answers": answers, "reason": typed, "base": saved}
        return found

    def _entry(self, form: SectionForm | None, question: Question) -> JsonObject:
        base = self._stored(self._path(form, question))
        return {"boxes": boxes_of(question.input), "base": _written(base)}

    def _decision(self, path: str, answer: Answer | None) -> JsonObject:
        return {"answer": _written(answer), "base": _written(self._stored(path))}

    def _on_kept(self, kept: Entries) -> None:
        self._kept = dict(kept)
        self.waiting = dict(kept)
        whole = self.waiting.pop(WHOLE, None)
        if whole is not None and whole["base"] == self._autosave.saved_at:
            self._put_all(whole)
        self._forget_the_finished()
        application = QApplication.instance()
        if self.waiting and isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
            self._say()
            self.give_back()

    def _put_all(self, whole: JsonObject) -> None:
        answers = whole["answers"]
        if isinstance(answers, dict):
            self._talk.editing.take_again(Answers(answers))
            self._talk.bars.reason.line.setText(str(whole["reason"]))

    def _put(self, question: Question, entry: JsonObject) -> None:
        boxes = entry.get("boxes")
        if isinstance(boxes, dict):
            show_boxes(question.input, boxes)
            return
        answer = entry.get("answer")
        read = None if answer is None else read_answer(answer)
        question.input.set_value(read)
        question.answered.emit(read)

    def _say(self) -> None:
        count, desk = len(self.waiting), self._talk.desk
        first = next(iter(self.waiting))

        def places(catalog: Catalog) -> str:
            problems = [Problem("r_refs", path) for path in self.waiting]
            return "; ".join(describe_place(one, desk.book, catalog) for one in problems)

        self._talk.bars.returned.ask(
            lambda c: c.tn(
                "{n} answer is not finished yet. It stands in its place as it was left:",
                "{n} answers are not finished yet. They stand in their places as they were left:",
                count,
            ),
            places,
            Way("returned-drop", lambda c: c.t("Discard what was begun"), self.drop, "danger"),
            Way("returned-go", lambda c: c.t("Go there"), lambda: self._talk.open(first)),
        )

    def _forget_the_finished(self) -> None:
        """An answer that was given since is no longer unfinished."""
        for path, entry in list(self.waiting.items()):
            if _written(self._stored(path)) != entry.get("base"):
                del self.waiting[path]
        self._mark()

    def _mark(self) -> None:
        self._talk.desk.returned = frozenset(self.waiting)
        if not self.waiting:
            self._talk.bars.returned.close_bar()

    def _on_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """What is left half typed is kept at once: a lock has time to do it, a crash has not."""
        left = _question_around(before)
        if left is not None and left is not _question_around(now) and self._is_of_page(left):
            self.keep(_nothing, _nothing)

    def _is_of_page(self, question: Question) -> bool:
        form = self._form
        return form is not None and any(one is question for one in form.questions)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._talk.isAncestorOf(now):
            self.give_back()

    def _stored(self, path: str) -> Answer | None:
        return self._talk.desk.answers.get(AnswerPath.parse(path))

    def _path(self, form: SectionForm | None, question: Question) -> str:
        row = form.open_row if form is not None and form.section.repeat else None
        return str(AnswerPath(question.field.section, question.field.name, row))


def _question_around(widget: QWidget | None) -> Question | None:
    while widget is not None and not isinstance(widget, Question):
        widget = widget.parentWidget()
    return widget


def _written(answer: Answer | None) -> Json:
    return None if answer is None else write_answer(answer)


def _nothing() -> None:
    """Nobody waits."""


def _of(session: "Session", record_id: RecordId) -> Entries:
    from intake_app.commands import half_typed

    return half_typed.of(session, record_id)


def _keep(session: "Session", record_id: RecordId, entries: Entries, place: str) -> None:
    from intake_app.commands import half_typed, returning

    half_typed.keep(session, record_id, entries)
    if place:
        returning.leave_at(session, record_id, place)
