"""Ctrl+Z and Ctrl+Y: in a text its own steps first, then those of the whole form."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from intake_app.codebook.problem import Problem
from intake_app.codebook.wording import describe_place
from intake_app.domain.answers import AnswerPath, Answers
from intake_app.i18n import Catalog
from ui.screens.interview.course import PAGES
from ui.screens.interview.past import Change, place_of
from ui.screens.interview.read_back_page import ReadBackPage
from ui.screens.interview.section_page import SectionPage
from ui.widgets.digit_keys import letter_of
from ui.words import Wording

if TYPE_CHECKING:
    from ui.screens.interview.talk import Talk

_CONTROL = Qt.KeyboardModifier.ControlModifier
_CONTROL_SHIFT = _CONTROL | Qt.KeyboardModifier.ShiftModifier


class Undoing(QObject):
    """Takes the last step of the sitting back, goes to its place and says what it was."""

    def __init__(self, talk: "Talk") -> None:
        super().__init__(talk)
        self._talk = talk
        self._watched: QWidget | None = None
        talk.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one

    def undo(self) -> None:
        """Take back the newest step; a choice that waits for a decision is that step."""
        if self._may_not() or self._let_go_of_a_choice():
            return
        focused = self._finished()
        step = self._talk.editing.past.back()
        if step is None:
            _give_back(focused)
            return
        self._stand(step, step.before, focused)
        place = place_of(step, step.before)
        self._offer(lambda c: c.t("Undone: {place}", place=self._named(place, c)), self.redo)

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._may_not():
            return
        focused = self._finished()
        step = self._talk.editing.past.forth()
        if step is None:
            _give_back(focused)
            return
        self._stand(step, step.after, focused)
        place = place_of(step, step.after)
        self._offer(lambda c: c.t("Done again: {place}", place=self._named(place, c)), self.undo)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys by their place: what reached the talk unused, and those of the text in focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = _act(event)
            if act and not (watched is self._watched and _own(self._watched, act)):
                (self.undo if act == "undo" else self.redo)()
            if act:
                return True
        return super().eventFilter(watched, event)

    def _may_not(self) -> bool:
        """Nothing is undone in what is frozen, nor beside a question of the program."""
        talk = self._talk
        if talk.desk.is_frozen:
            return True
        if talk.editing.is_asking:
            talk.bars.question.focus_first()
            return True
        return False

    def _finished(self) -> QWidget | None:
        """What is half typed is taken first: it is the newest step. Returns what had the keys."""
        focused = QApplication.focusWidget()
        self._talk.finish_typing()
        return focused

    def _let_go_of_a_choice(self) -> bool:
        """A choice that was made and would drop other answers: it goes back to what is kept."""
        page = self._talk.page
        form = page.form if isinstance(page, SectionPage | ReadBackPage) else None
        asking = [one for one in form.made if one.is_asking] if form is not None else []
        for question in asking:
            row = form.open_row if form is not None and form.section.repeat else None
            path = AnswerPath(question.field.section, question.field.name, row)
            question.stop_asking()
            question.show_answer(self._talk.desk.answers.get(path))
            question.input.focus_first()
        return bool(asking)

    def _stand(self, step: Change, answers: Answers, focused: QWidget | None) -> None:
        talk = self._talk
        talk.editing.restore(answers, step.lost if answers is step.after else ())
        if step.page not in PAGES:
            talk.open(place_of(step, answers))
        elif talk.key != step.page:
            talk.open(step.page)
        else:
            _give_back(focused)

    def _offer(self, words: Wording, other: Callable[[], None]) -> None:
        catalog = self._talk.desk.catalog
        name = catalog.t("Do it again") if other == self.redo else catalog.t("Undo")
        self._talk.bars.undo.offer(words(catalog), name, other)

    def _named(self, place: str, catalog: Catalog) -> str:
        return describe_place(Problem("r_refs", place), self._talk.desk.book, catalog)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Only the text that has the keyboard is watched: an ear at every widget costs time."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        is_text = isinstance(now, QLineEdit | QPlainTextEdit) and self._talk.isAncestorOf(now)
        self._watched = now if is_text else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _give_back(focused: QWidget | None) -> None:
    """The keyboard goes on where it was, if that is still there."""
    if focused is not None and isValid(focused) and focused.isVisible():
        focused.setFocus(Qt.FocusReason.OtherFocusReason)


def _act(event: QKeyEvent) -> str:
    """What the pressed keys ask for: "undo", "redo", or nothing."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    letter = letter_of(event)
    if held == _CONTROL:
        return {"z": "undo", "y": "redo"}.get(letter, "")
    return "redo" if held == _CONTROL_SHIFT and letter == "z" else ""


def _own(text: QWidget | None, act: str) -> bool:
    """Let a text take its own step; False when it has none left."""
    if text is None or not _has_steps(text, act):
        return False
    if isinstance(text, QLineEdit | QPlainTextEdit):
        (text.undo if act == "undo" else text.redo)()
    return True


def _has_steps(text: QWidget, act: str) -> bool:
    if isinstance(text, QLineEdit):
        return text.isUndoAvailable() if act == "undo" else text.isRedoAvailable()
    if isinstance(text, QPlainTextEdit):
        steps = text.document()
        return steps.isUndoAvailable() if act == "undo" else steps.isRedoAvailable()
    return False
