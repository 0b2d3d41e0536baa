"""A section of the questionnaire as a page; one at a time is alive."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.codebook.relevance import without
from intake_app.codebook.schema import Section
from intake_app.domain.answers import Answer, AnswerPath, Answers
from intake_app.i18n import Catalog
from ui.forms.context import FormContext
from ui.forms.question import Question
from ui.forms.row_cards import RowCards
from ui.forms.row_form import RowForm


class SectionForm(QWidget):
    """Shows a section and changes its own copy of the answers; the screen stores what it is told.

    - `answer_changed(AnswerPath, Answer | None)`: one answer, nothing else touched.
    - `answers_dropped(AnswerPath, Answer | None, tuple[AnswerPath, ...])`: one answer, and a person
      agreed that those at the paths go with it.
    - `rows_changed(Answers)`: a row was added, moved, removed or brought back.
    - `row_requested(section id)`: a person wants to add a row in another section.
    - `ended`: the keyboard went on from the last question of a section without rows.
    - `arrived(Question)`: one more question stands on the page.
    After each of them `answers` is what holds now.
    """

    answer_changed = Signal(object, object)
    answers_dropped = Signal(object, object, object)
    rows_changed = Signal(object)
    row_requested = Signal(str)
    ended = Signal()
    arrived = Signal(object)

    def __init__(
        self, section: Section, row: int | None, context: FormContext, answers: Answers
    ) -> None:
        super().__init__()
        self.section = section
        self._answers = answers
        self.setObjectName(f"section:{section.id}")
        own = replace(context, answers=lambda: self._answers)
        self.body: RowForm | RowCards
        if section.repeat:
            self.body = RowCards(section, row, own, self)
            self.body.rows_changed.connect(self._on_rows)
        else:
            self.body = RowForm(section, None, own, self)
            self.body.ended.connect(self.ended)
        self.body.arrived.connect(self.arrived)
        self.body.answer_changed.connect(self._on_answer)
        self.body.answers_dropped.connect(self._on_dropped)
        self.body.row_requested.connect(self.row_requested)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.body)

    @property
    def answers(self) -> Answers:
        """The record as this page knows it."""
        return self._answers

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions on the page, in order; those that did not stand yet are made now."""
        return self._form.questions if self._form is not None else ()

    @property
    def made(self) -> tuple[Question, ...]:
        """The questions that stand on the page already: nobody saw or typed into others."""
        return self._form.made if self._form is not None else ()

    @property
    def _form(self) -> RowForm | None:
        return self.body if isinstance(self.body, RowForm) else self.body.form

    @property
    def open_row(self) -> int | None:
        """Which row of a repeating section is open."""
        return self.body.open_row if isinstance(self.body, RowCards) else None

    @property
    def open_key(self) -> str:
        """The key of the open row, wherever it stands by now; empty where it has none."""
        return self._form.key if self._form is not None else ""

    def set_answers(self, answers: Answers) -> None:
        """Show answers that changed elsewhere (undo, another page). Nothing is sent."""
        self._answers = answers
        self.body.refresh()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences at their questions, by answer path; an empty mapping clears all."""
        self.body.show_problems(problems)

    def go_to(self, path: AnswerPath) -> None:
        """Put the keyboard into a question, opening its row and its page."""
        if isinstance(self.body, RowCards):
            self.body.go_to(path.row or 0, path.field)
        else:
            self.body.go_to(path.field)

    def turn(self, by: int) -> bool:
        """Turn to the page of the open row before or after this one; False where there is none."""
        return self._form is not None and self._form.turn(by)

    def focus_first(self) -> None:
        """Put the keyboard into the first question, if one is open."""
        if self._form is not None:
            self._form.focus_first()

    def add_row(self) -> None:
        """Add a row to a repeating section, as Ctrl+Shift+N does."""
        if isinstance(self.body, RowCards):
            self.body.add_row()

    def set_read_only(self, *, read_only: bool) -> None:
        """Show without letting anything be changed: sealed, withdrawn, refused."""
        self.body.set_read_only(read_only=read_only)

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language; answers, focus, cursor and scroll stay."""
        self.body.retranslate(catalog)

    def _on_answer(self, path: AnswerPath, answer: Answer | None) -> None:
        self._answers = self._answers.with_answer(path, answer)
        self.answer_changed.emit(path, answer)

    def _on_dropped(
        self, path: AnswerPath, answer: Answer | None, dropped: tuple[AnswerPath, ...]
    ) -> None:
        self._answers = without(self._answers.with_answer(path, answer), dropped)
        self.answers_dropped.emit(path, answer, dropped)

    def _on_rows(self, answers: Answers) -> None:
        self._answers = answers
        self.rows_changed.emit(answers)
