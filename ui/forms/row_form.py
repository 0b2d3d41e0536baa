"""The questions of one row (or of a section without rows): only those that are asked now."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from intake_app.codebook.schema import Field, Section
from intake_app.domain.answers import Answer, AnswerPath
from intake_app.i18n import Catalog
from ui.forms.asking import Asking
from ui.forms.context import FormContext
from ui.forms.question import Question
from ui.forms.question_column import QuestionColumn
from ui.forms.topic_bar import TopicBar
from ui.forms.topics import Topic
from ui.theme import px
from ui.widgets.digit_keys import question_number
from ui.widgets.tab_order import set_reading_order


class RowForm(QWidget):
    """Questions come and go with the answers they depend on.

    `answer_changed(path, answer)`: a plain change. `answers_dropped(path, answer, paths)`: a change
    after which a person let the answers at `paths` go. Until that is decided nothing is sent.
    `ended`: the keyboard went on from the last question of the last page. Ctrl+Down and Ctrl+Up go
    from question to question, whatever parts it has. `arrived`: one more question stands,
    `settled`: all of them do, and the order of the keyboard is to be set.
    """

    answer_changed = Signal(object, object)
    answers_dropped = Signal(object, object, object)
    row_requested = Signal(str)
    ended = Signal()
    arrived = Signal(object)
    settled = Signal()

    def __init__(
        self, section: Section, row: int | None, context: FormContext, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.section = section
        self.row = row
        self.key = "" if row is None else str(context.answers().rows(section.id)[row].get("id", ""))
        self._context = replace(context, row=row)
        self._asking = Asking(section, row, self._context)
        self._catalog = context.catalog
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
        self._column = QuestionColumn(self._made, self)
        self._column.arrived.connect(self._on_arrived)
        self._column.settled.connect(self._on_settled)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(px(16))
        around.addWidget(self._bar)
        around.addLayout(self._column)
        around.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_asked()

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions on the page, in order; those that did not stand yet are made now.

        While an answer is on its way, one that it asks for may not be made yet.
        """
        return self._column.all()

    @property
    def made(self) -> tuple[Question, ...]:
        """The questions that stand on the page already, in order: nobody typed into others."""
        return self._column.made

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The pages of this row; empty when one page holds it all."""
        return self._asking.topics

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
        self._column.ask(self._asking.fields(self._topic))
        answers = self._context.answers()
        for question in self.made:
            if not question.is_asking:
                question.show_answer(answers.get(self.path(question.field.name)))
        self._say_topics()

    def _on_arrived(self, question: Question) -> None:
        path = self.path(question.field.name)
        question.show_answer(self._context.answers().get(path))
        if self._read_only:  # after the answer, which may bring boxes of its own
            question.input.set_read_only(read_only=True)
        if sentence := self._problems.get(str(path)):
            question.show_error(sentence)
        self.arrived.emit(question)

    def _on_settled(self) -> None:
        self._say_topics()
        set_reading_order(self)
        self.settled.emit()

    def path(self, name: str) -> AnswerPath:
        """Where the answer of a question stands."""
        return self._asking.path(name)

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
        if (question := self._column.find(name)) is not None:
            question.input.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard into the first question that can be answered here."""
        for place in range(self._column.count_asked):
            question = self._column.at(place)
            if question is not None and not question.input.is_only_read:
                question.input.focus_first()
                return
        if self.made:
            self.made[0].input.focus_first()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences at the questions they are about, by answer path."""
        self._problems = problems
        for question in self.made:
            question.show_error(problems.get(str(self.path(question.field.name)), ""))

    def set_read_only(self, *, read_only: bool) -> None:
        """Show without letting anything be changed; holds for questions that come later too."""
        if read_only == self._read_only:
            return
        self._read_only = read_only
        for question in self.made:
            question.input.set_read_only(read_only=read_only)

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language; answers, focus and scroll stay."""
        self._catalog = catalog
        for question in self.made:
            question.retranslate(catalog)
        self._say_topics()
        set_reading_order(self)

    def _made(self, field: Field) -> Question:
        question = Question(field, self._context, self)
        if self._catalog is not self._context.catalog:
            question.retranslate(self._catalog)
        question.answered.connect(lambda answer: self._on_answered(question, answer))
        question.done.connect(lambda: self._on_done(question))
        question.decided.connect(lambda drop: self._on_decided(question, drop=drop))
        question.row_requested.connect(self.row_requested)
        question.input.question_wanted.connect(self.go_to)
        question.input.proposed.connect(self._on_proposed)
        return question

    def _on_answered(self, question: Question, answer: Answer | None) -> None:
        lost = self._asking.lost(question.field, answer)
        if lost:
            fields = [self._context.book.field(path.field_id) for path in lost]
            question.ask_to_drop(fields)
            set_reading_order(question)
            return
        question.stop_asking()
        set_reading_order(question)
        self.answer_changed.emit(self.path(question.field.name), answer)
        for beside in self.made:
            beside.input.beside_changed()
        if self._asking.controls(question.field):
            self.refresh()

    def _on_proposed(self, answers: Mapping[str, Answer | None]) -> None:
        for name, answer in answers.items():
            self.answer_changed.emit(self.path(name), answer)
        self.refresh()

    def _on_decided(self, question: Question, *, drop: bool) -> None:
        path, answer = self.path(question.field.name), question.input.value()
        if drop:
            self.answers_dropped.emit(path, answer, self._asking.lost(question.field, answer))
        question.show_answer(self._context.answers().get(path))
        question.input.focus_first()
        self.refresh()

    def _on_done(self, question: Question) -> None:
        """On to the next question, unless a question of the program took the keyboard."""
        focused = QApplication.focusWidget()
        if focused is not None and question.isAncestorOf(focused) and not question.is_asking:
            self.go_on(question, 1)

    def go_on(self, here: Question, by: int) -> None:
        """From a question to the one after or before; at the end to the way on."""
        at = self._column.place(here) + by
        if (beside := self._column.at(at)) is not None:
            beside.input.focus_first()
        elif at < 0:
            here.input.focus_first()
        elif self._next.isVisibleTo(self):
            self._next.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift and a digit's key goes to the question of that number on the page."""
        number = question_number(event)
        question = None if number is None else self._column.at(number - 1)
        if question is not None:
            question.input.focus_first()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Tab goes from question to question, also while the last of them are being made."""
        if next and (here := self._in_focus()) is not None:
            self._column.at(self._column.place(here) + 1)
        return super().focusNextPrevChild(next)

    def _step(self, by: int) -> None:
        if (here := self._in_focus()) is not None:
            self.go_on(here, by)

    def _in_focus(self) -> Question | None:
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        return next((one for one in self.made if one.isAncestorOf(focused)), None)

    def _on_next(self) -> None:
        self.open_topic(self._topic + 1)

    def _say_topics(self) -> None:
        pages, catalog = self.topics, self._catalog
        self._topic = min(self._topic, max(len(pages) - 1, 0))
        titles = [page.title(catalog) for page in pages]
        self._bar.show_topics(titles if len(titles) > 1 else [], self._topic)
        more = self._topic + 1 < len(pages) and self._column.is_settled
        self._next.setVisible(more)
        if more:
            self._next.setText(catalog.t("Next: {topic}", topic=titles[self._topic + 1]))
