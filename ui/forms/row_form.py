"""The questions of one row (or of a section without rows): only those that are asked now."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from intake_app.codebook.relevance import relevant_fields
from intake_app.codebook.schema import Field, Section
from intake_app.domain.answers import Answer, AnswerPath
from intake_app.i18n import Catalog
from ui.forms.context import FormContext
from ui.forms.question import Question
from ui.forms.topic_bar import TopicBar
from ui.forms.topics import Topic, topics
from ui.theme import px
from ui.widgets.digit_keys import question_number
from ui.widgets.tab_order import set_reading_order

_HIDDEN = ("key",)


class RowForm(QWidget):
    """Questions come and go with the answers they depend on.

    `answer_changed(path, answer)`: a plain change. `answers_dropped(path, answer, paths)`: a change
    after which a person let the answers at `paths` go. Until that is decided nothing is sent.
    `ended`: the keyboard went on from the last question of the last page. Ctrl+Down and Ctrl+Up go
    from question to question, whatever parts it has.
    """

    answer_changed = Signal(object, object)
    answers_dropped = Signal(object, object, object)
    row_requested = Signal(str)
    ended = Signal()

    def __init__(
        self, section: Section, row: int | None, context: FormContext, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.section = section
        self.row = row
        self.key = "" if row is None else str(context.answers().rows(section.id)[row].get("id", ""))
        self._context = replace(context, row=row)
        self._catalog = context.catalog
        self._questions: dict[str, Question] = {}
        self._problems: Mapping[str, str] = {}
        self._topic = 0
        self._read_only = False
        self._bar = TopicBar()
        self._bar.chosen.connect(self.open_topic)
        self._next = QPushButton()
        self._next.setObjectName("next-topic")
        self._next.setAutoDefault(True)
        self._next.clicked.connect(self._on_next)
        # Shortcuts, because a line of text keeps these keys for itself.
        for keys, by in (("Ctrl+Down", 1), ("Ctrl+Up", -1)):
            made = QShortcut(QKeySequence(keys), self, lambda by=by: self._step(by))
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._down = QVBoxLayout()
        self._down.setSpacing(0)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(px(16))
        around.addWidget(self._bar)
        around.addLayout(self._down)
        around.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_asked()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions on the page, in order.

        While an answer is on its way, one that it asks for may not be made yet.
        """
        asked = (field.name for field in self._asked())
        return tuple(self._questions[name] for name in asked if name in self._questions)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The pages of this row; empty when one page holds it all."""
        return topics(self.section, self._relevant())

    @property
    def topic(self) -> int:
        """Which page is open."""
        return self._topic

    def refresh(self) -> None:
        """Show what is asked now, with the answers as they are now."""
        self._show_asked()
        self.show_problems(self._problems)
        set_reading_order(self)

    def _show_asked(self) -> None:
        asked = self._asked()
        names = [field.name for field in asked]
        for name in [name for name in self._questions if name not in names]:
            gone = self._questions.pop(name)
            self._down.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        answers = self._context.answers()
        for at, field in enumerate(asked):
            if field.name not in self._questions:
                self._questions[field.name] = self._made(field)
                self._down.insertWidget(at, self._questions[field.name])
            question = self._questions[field.name]
            if not question.is_asking:
                question.show_answer(answers.get(self.path(field.name)))
        self._say_topics()

    def path(self, name: str) -> AnswerPath:
        """Where the answer of a question stands."""
        return AnswerPath(self.section.id, name, self.row)

    def open_topic(self, number: int) -> None:
        """Turn to another page and begin there."""
        self._context.leaving()
        self._topic = min(max(number, 0), max(len(self.topics) - 1, 0))
        self.refresh()
        self._context.shown()
        self.focus_first()

    def turn(self, by: int) -> bool:
        """Turn to the page before or after; False where there is none."""
        if not 0 <= self._topic + by < len(self.topics):
            return False
        self.open_topic(self._topic + by)
        return True

    def go_to(self, name: str) -> None:
        """Open the page on which a question stands and put the focus there."""
        for number, topic in enumerate(self.topics):
            if name in topic.fields and number != self._topic:
                self.open_topic(number)
        if name in self._questions:
            self._questions[name].input.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard into the first question that can be answered here."""
        if self.questions:
            asked = (one for one in self.questions if not one.input.is_only_read)
            next(asked, self.questions[0]).input.focus_first()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences at the questions they are about, by answer path."""
        self._problems = problems
        for name, question in self._questions.items():
            question.show_error(problems.get(str(self.path(name)), ""))

    def set_read_only(self, *, read_only: bool) -> None:
        """Show without letting anything be changed; holds for questions that come later too."""
        if read_only == self._read_only:
            return
        self._read_only = read_only
        for question in self._questions.values():
            question.input.set_read_only(read_only=read_only)

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language; answers, focus and scroll stay."""
        self._catalog = catalog
        for question in self._questions.values():
            question.retranslate(catalog)
        self._say_topics()
        set_reading_order(self)

    @cached_property
    def _controlling(self) -> frozenset[str]:
        book = self._context.book
        asked = [*(one.relevant for one in book.fields), *(one.relevant for one in book.sections)]
        return frozenset(condition.field for condition in asked if condition)

    def _relevant(self) -> tuple[Field, ...]:
        answers = self._context.answers()
        rows, at = answers.rows(self.section.id), self.row or 0
        row = rows[at] if at < len(rows) else {}
        found = relevant_fields(self.section, row, answers)
        return tuple(field for field in found if field.kind not in _HIDDEN)

    def _asked(self) -> tuple[Field, ...]:
        relevant = self._relevant()
        pages = topics(self.section, relevant)
        if not pages:
            return relevant
        order = pages[min(self._topic, len(pages) - 1)].fields
        by_name = {field.name: field for field in relevant}
        return tuple(by_name[name] for name in order if name in by_name)

    def _made(self, field: Field) -> Question:
        question = Question(field, self._context, self)
        if self._catalog is not self._context.catalog:
            question.retranslate(self._catalog)
        if self._read_only:
            question.input.set_read_only(read_only=True)
        question.answered.connect(lambda answer: self._on_answered(question, answer))
        question.done.connect(lambda: self._on_done(question))
        question.decided.connect(lambda drop: self._on_decided(question, drop=drop))
        question.row_requested.connect(self.row_requested)
        question.input.question_wanted.connect(self.go_to)
        question.input.proposed.connect(self._on_proposed)
        return question

    def _on_answered(self, question: Question, answer: Answer | None) -> None:
        lost = self._lost(question.field, answer)
        if lost:
            fields = [self._context.book.field(path.field_id) for path in lost]
            question.ask_to_drop(fields)
            set_reading_order(question)
            return
        question.stop_asking()
        set_reading_order(question)
        self.answer_changed.emit(self.path(question.field.name), answer)
        for beside in self._questions.values():
            beside.input.beside_changed()
        if question.field.id in self._controlling:
            self.refresh()

    def _on_proposed(self, answers: Mapping[str, Answer | None]) -> None:
        for name, answer in answers.items():
            self.answer_changed.emit(self.path(name), answer)
        self.refresh()

    def _on_decided(self, question: Question, *, drop: bool) -> None:
        path, answer = self.path(question.field.name), question.input.value()
        if drop:
            self.answers_dropped.emit(path, answer, self._lost(question.field, answer))
        question.show_answer(self._context.answers().get(path))
        question.input.focus_first()
        self.refresh()

    def _lost(self, field: Field, answer: Answer | None) -> tuple[AnswerPath, ...]:
        if field.id not in self._controlling:
            return ()
        book, answers = self._context.book, self._context.answers()
        void = self._context.void
        before = set(void(book, answers))
        after = answers.with_answer(self.path(field.name), answer)
        return tuple(path for path in void(book, after) if path not in before)

    def _on_done(self, question: Question) -> None:
        """On to the next question, unless a question of the program took the keyboard."""
        focused = QApplication.focusWidget()
        if focused is not None and question.isAncestorOf(focused) and not question.is_asking:
            self.go_on(question, 1)

    def go_on(self, here: Question, by: int) -> None:
        """From a question to the one after or before; at the end to the way on."""
        asked = self.questions
        at = asked.index(here) + by
        if 0 <= at < len(asked):
            asked[at].input.focus_first()
        elif at < 0:
            here.input.focus_first()
        elif self._next.isVisibleTo(self):
            self._next.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift and a digit's key goes to the question of that number on the page."""
        number = question_number(event)
        if number is not None and number <= len(self.questions):
            self.questions[number - 1].input.focus_first()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        if (here := self._in_focus()) is not None:
            self.go_on(here, by)

    def _in_focus(self) -> Question | None:
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        return next((one for one in self.questions if one.isAncestorOf(focused)), None)

    def _on_next(self) -> None:
        self.open_topic(self._topic + 1)

    def _say_topics(self) -> None:
        pages, catalog = self.topics, self._catalog
        self._topic = min(self._topic, max(len(pages) - 1, 0))
        titles = [page.title(catalog) for page in pages]
        self._bar.show_topics(titles if len(titles) > 1 else [], self._topic)
        more = self._topic + 1 < len(pages)
        self._next.setVisible(more)
        if more:
            self._next.setText(catalog.t("Next: {topic}", topic=titles[self._topic + 1]))
