"""What is half typed when its page is left or locked: kept, and put back into its own boxes."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from intake_app.codebook.problem import Problem
from intake_app.codebook.wording import describe_place
from intake_app.domain.answers import Answer, Answers, Json, JsonObject, read_answer
from intake_app.domain.record import RecordId
from intake_app.i18n import Catalog
from ui.forms.half_typed import boxes_of, letters_of, show_boxes
from ui.forms.question import Question
from ui.forms.section_form import SectionForm
from ui.question_bar import Way
from ui.screens.interview.autosave import Autosave
from ui.screens.interview.begun import Begun, Entries, Place, kept, load, read_kept, store, written
from ui.screens.interview.desk import section_of
from ui.screens.interview.read_back_page import ReadBackPage
from ui.screens.interview.section_page import SectionPage
from ui.screens.interview.talk import Talk
from ui.screens.interview.unanswered import path_in_focus
from ui.tasks import Runner

Do = Callable[[], None]
WHOLE = ""
"""The place of all answers together: changed after the read-back, and nobody said why yet."""


class Unfinished(QObject):
    """Knows what was begun and is no answer yet (`waiting`), on this page and on those left.

    `_left`: what stands on no page now, or was given back; the rest is being typed.
    """

    def __init__(self, runner: Runner, record_id: RecordId, talk: Talk, autosave: Autosave) -> None:
        super().__init__(talk)
        self._runner = runner
        self._record_id = record_id
        self._talk = talk
        self._autosave = autosave
        self._letters: Begun = {}
        self._kept: Entries = {}
        self.waiting: Begun = {}
        self._left: set[Place] = set()
        self.place = ""
        talk.desk.form_goes, talk.desk.form_shown = self.on_form_goes, self.give_back
        QApplication.instance().focusChanged.connect(self._on_moved)  # type: ignore[union-attr]  # there is one
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one
        runner.submit(
            self,
            lambda session: load(session, record_id),
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
        for question in form.made:
            if letters_of(question.input):
                place = Place.of(form, question)
                self._letters[place] = self._entry(place, question)

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
            lambda session: store(session, record_id, entries, place),
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
        before = self._talk.desk.returned
        self._forget_the_finished()
        is_put = [self._put_back(form, question) for question in form.questions]
        if any(is_put) or before != self._talk.desk.returned:
            self._talk.show_progress()

    def on_form_goes(self) -> None:
        """The questions on the page give way to others: what was begun there is kept, and said."""
        form, desk = self._form, self._talk.desk
        if form is None or desk.is_frozen:
            return
        self._gather(form)
        begun = [place for place in self.waiting if place in self._places(form)]
        if begun:
            self._left.update(begun)
            self._mark()
            self._say()
        self.keep(_nothing, _nothing)

    def drop(self) -> None:
        """The person wants none of it."""
        form = self._form
        for question in form.made if form is not None else ():
            if form is not None and Place.of(form, question) in self.waiting:
                question.put_back()
        self.waiting, self._letters = {}, {}
        self._mark()
        self.keep(_nothing, _nothing)
        self._talk.show_progress()

    @property
    def _form(self) -> SectionForm | None:
        page = self._talk.page
        return page.form if isinstance(page, SectionPage | ReadBackPage) else None

    def _entries(self, *, undecided: bool) -> Entries:
        form, answers = self._form, self._talk.desk.answers
        if form is None:
            self._forget_the_finished()
        else:
            self._gather(form)
        found = dict(self.waiting)
        if form is not None and undecided:
            for question in form.made:
                place = Place.of(form, question)
                if question.is_asking and place not in found:
                    found[place] = self._decision(place, question.input.value())
        return kept(found, answers) | (self._undecided() if undecided else {})

    def _gather(self, form: SectionForm) -> None:
        """What stands in the boxes of the page now, as long as its row is there."""
        self._forget_the_finished()
        for question in form.made:
            place = Place.of(form, question)
            if place.path(self._talk.desk.answers) is None:
                continue
            if question.input.unfinished():
                self.waiting[place] = self._entry(place, question)
                question.input.setProperty("given_back", "yes")
            elif self._is_in_the_middle(place, question):
                self.waiting[place] = self._letters[place]
            elif question.input.property("given_back"):
                self.waiting.pop(place, None)
        self._mark()

    def _places(self, form: SectionForm) -> frozenset[Place]:
        return frozenset(Place.of(form, question) for question in form.made)

    def _is_in_the_middle(self, place: Place, question: Question) -> bool:
        """A word was begun, chose nothing when the keyboard left, and was taken out by that."""
        begun = self._letters.get(place)
        is_as_before = begun is not None and begun["base"] == self._stored(place)
        return is_as_before and not letters_of(question.input)

    def _undecided(self) -> Entries:
        found: Entries = {}
        waiting = self._talk.desk.draft.waiting
        if waiting is not None:
            place = Place.at(waiting[0], self._talk.desk.answers)
            found |= kept({place: self._decision(place, waiting[1])}, self._talk.desk.answers)
        if self._autosave.wants_reason and not self._autosave.is_settled:
            answers: Json = self._talk.desk.answers.to_json()
            typed = self._talk.bars.reason.line.text()
            saved: Json = self._autosave.saved_at
            found[WHOLE] = {"answers": answers, "reason": typed, "base": saved}
        return found

    def _entry(self, place: Place, question: Question) -> JsonObject:
        return {"boxes": boxes_of(question.input), "base": self._stored(place)}

    def _decision(self, place: Place, answer: Answer | None) -> JsonObject:
        return {"answer": written(answer), "base": self._stored(place)}

    def _on_kept(self, entries: Entries) -> None:
        self._kept = dict(entries)
        whole = entries.pop(WHOLE, None)
        self.waiting = read_kept(entries, self._talk.desk.answers)
        self._left = set(self.waiting)
        if whole is not None and whole["base"] == self._autosave.saved_at:
            self._put_all(whole)
        self._forget_the_finished()
        if self.waiting:
            self._say()
            self.give_back()

    def _put_all(self, whole: JsonObject) -> None:
        answers = whole["answers"]
        if isinstance(answers, dict):
            self._talk.editing.take_again(Answers(answers))
            self._talk.bars.reason.line.setText(str(whole["reason"]))

    def _put_back(self, form: SectionForm, question: Question) -> bool:
        entry = self.waiting.get(Place.of(form, question))
        if entry is None or question.input.property("given_back"):
            return False
        question.input.setProperty("given_back", "yes")
        self._put(question, entry)
        focused = QApplication.focusWidget()
        if focused is not None and question.input.isAncestorOf(focused):
            question.input.focus_first()
        return True

    def _put(self, question: Question, entry: JsonObject) -> None:
        boxes = entry.get("boxes")
        if isinstance(boxes, dict):
            show_boxes(question.input, boxes)
            question.hold_back()
            return
        answer = entry.get("answer")
        read = None if answer is None else read_answer(answer)
        question.input.set_value(read)
        question.answered.emit(read)

    def _say(self) -> None:
        desk = self._talk.desk
        count = len(desk.returned)

        def places(catalog: Catalog) -> str:
            problems = [Problem("r_refs", path) for path in sorted(desk.returned)]
            return "; ".join(describe_place(one, desk.book, catalog) for one in problems)

        self._talk.bars.returned.ask(
            lambda c: c.tn(
                "{n} answer is not finished yet. It stands in its place as it was left:",
                "{n} answers are not finished yet. They stand in their places as they were left:",
                count,
            ),
            places,
            Way("returned-drop", lambda c: c.t("Discard what was begun"), self.drop, "danger"),
            Way("returned-go", lambda c: c.t("Go there"), self._go),
        )

    def _go(self) -> None:
        if self._talk.desk.returned:
            self._talk.open(min(self._talk.desk.returned))

    def _forget_the_finished(self) -> None:
        """An answer that was given since is no longer unfinished."""
        for place, entry in list(self.waiting.items()):
            is_there = place.path(self._talk.desk.answers) is not None
            if is_there and self._stored(place) != entry.get("base"):
                del self.waiting[place]
        self._mark()

    def _mark(self) -> None:
        paths = [one.path(self._talk.desk.answers) for one in self.waiting if one in self._left]
        self._talk.desk.returned = frozenset(str(path) for path in paths if path is not None)
        bar = self._talk.bars.returned
        if not self._talk.desk.returned and not bar.isHidden():
            bar.close_bar()

    def _on_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """What is left half typed is kept at once: a lock has time to do it, a crash has not."""
        left = _question_around(before)
        if left is not None and left is not _question_around(now) and self._is_of_page(left):
            self.keep(_nothing, _nothing)

    def _is_of_page(self, question: Question) -> bool:
        form = self._form
        return form is not None and any(one is question for one in form.made)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._talk.isAncestorOf(now):
            self.give_back()

    def _stored(self, place: Place) -> Json:
        return place.stored(self._talk.desk.answers)


def _question_around(widget: QWidget | None) -> Question | None:
    while widget is not None and not isinstance(widget, Question):
        widget = widget.parentWidget()
    return widget


def _nothing() -> None:
    """Nobody waits."""
