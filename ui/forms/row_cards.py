"""A repeating section: one card per row, one open at a time, added, moved and removed in place."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from intake_app.codebook import row_changes
from intake_app.codebook.display import card_title
from intake_app.codebook.schema import Section
from intake_app.domain.answers import Answers
from intake_app.i18n import Catalog
from ui.forms.context import FormContext
from ui.forms.row_card import RowCard
from ui.forms.row_form import RowForm
from ui.theme import Token, colour, icon, px
from ui.widgets.digit_keys import letter_of
from ui.widgets.tab_order import set_reading_order
from ui.widgets.undo_bar import UndoBar

_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowCards(QWidget):
    """Ctrl+Shift+N adds, Alt+Up and Alt+Down move the open row; a removed row can be brought back.

    `rows_changed` is sent with the new answers after a row was added, moved, removed or restored.
    Signals of the open row's form are passed on.
    """

    answer_changed = Signal(object, object)
    answers_dropped = Signal(object, object, object)
    rows_changed = Signal(object)
    row_requested = Signal(str)
    arrived = Signal(object)

    def __init__(
        self, section: Section, row: int | None, context: FormContext, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.section = section
        self._context = context
        self._catalog = context.catalog
        self._problems: Mapping[str, str] = {}
        self._read_only = False
        self._cards: list[RowCard] = []
        self._keys: list[str] = []
        self._open: int | None = None
        self._undo = UndoBar()
        self._add = QPushButton()
        self._add.setObjectName("add-row")
        self._add.setAutoDefault(True)
        self._add.setIcon(icon("plus", colour(Token.INK), px(18)))
        self._add.setIconSize(QSize(px(18), px(18)))
        self._add.clicked.connect(self.add_row)
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(px(10))
        self._down.addWidget(self._undo)
        self._down.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        count = len(context.answers().rows(section.id))
        self._rebuild(row if row is not None else 0 if count == 1 else None)

    @property
    def cards(self) -> tuple[RowCard, ...]:
        """The cards, in order."""
        return tuple(self._cards)

    @property
    def open_row(self) -> int | None:
        """Which row is open."""
        return self._open

    @property
    def form(self) -> RowForm | None:
        """The questions of the open row."""
        return None if self._open is None else self._cards[self._open].form

    def refresh(self) -> None:
        """Show the answers as they are now."""
        opened = self._open
        if opened is not None and opened < len(self._keys):
            opened = self._place_of(self._keys[opened], opened)
        if self._keys_now() != self._keys:
            self._undo.withdraw()
            self._rebuild(opened)
        elif self.form is not None:
            self.form.refresh()
        self._say_titles()

    def open(self, row: int | None) -> None:
        """Open one row and close the other."""
        self._finish_typing()
        if self._open is not None and self._open < len(self._cards):
            self._cards[self._open].close_form()
        self._open = row if row is not None and row < len(self._cards) else None
        if self._open is not None:
            card = self._cards[self._open]
            form = RowForm(self.section, self._open, self._context, card)
            if self._catalog is not self._context.catalog:
                form.retranslate(self._catalog)
            if self._read_only:
                form.set_read_only(read_only=True)
            form.answer_changed.connect(self.answer_changed)
            form.answer_changed.connect(self._say_titles)
            form.answers_dropped.connect(self.answers_dropped)
            form.row_requested.connect(self.row_requested)
            form.ended.connect(self._on_ended)
            form.arrived.connect(self.arrived)
            form.settled.connect(lambda: set_reading_order(self))
            card.open(form)
            form.show_problems(self._problems)
            form.set_read_only(read_only=self._read_only)
        self._say_titles()
        set_reading_order(self)
        self._context.shown()

    def add_row(self) -> None:
        """One more row, open, with the keyboard in its first question."""
        if self._read_only:
            return
        context = self._context
        self._tell(row_changes.added(self.section, context.answers(), context.keys))
        self._rebuild(len(self._context.answers().rows(self.section.id)) - 1)
        if self.form is not None:
            self.form.focus_first()

    def remove_row(self, row: int) -> None:
        """Take a row out; for ten seconds it can be brought back."""
        answers = self._context.answers()
        title = self._title(row)
        removal = row_changes.removed(self._context.book, self.section, answers, row)
        self._tell(removal.without)
        if len(self._context.answers().rows(self.section.id)) == len(answers.rows(self.section.id)):
            return  # it is named elsewhere: whether it goes is asked about first
        self._rebuild(None)
        self._undo.offer(
            self._catalog.t("Removed: {entry}", entry=title),
            self._catalog.t("Undo"),
            lambda: self._restore(removal),
        )
        self._undo.button.setFocus()

    def move_row(self, row: int, step: int) -> None:
        """Move a row up or down; at an end it stays."""
        answers, to = self._context.answers(), row + step
        if not 0 <= to < len(self._cards) or self._read_only:
            return
        opened = {row: to, to: row}.get(self._open, self._open) if self._open is not None else None
        self._tell(answers.with_row_moved(self.section.id, row, to))
        self._rebuild(opened)
        self._cards[to].title.setFocus()

    def go_to(self, row: int, name: str) -> None:
        """Open a row at a question."""
        if row != self._open:
            self.open(row)
        if self.form is not None:
            self.form.go_to(name)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences at the questions they are about, by answer path."""
        self._problems = problems
        if self.form is not None:
            self.form.show_problems(problems)

    def set_read_only(self, *, read_only: bool) -> None:
        """Show without letting anything be changed."""
        self._read_only = read_only
        self._add.setVisible(not read_only)
        for card in self._cards:
            card.set_read_only(read_only=read_only)

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language."""
        self._catalog = catalog
        if self.form is not None:
            self.form.retranslate(catalog)
        self._undo.withdraw()
        self._say_titles()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add and move by keys."""
        step = _MOVES.get(Qt.Key(event.key()))
        moves = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() == _CONTROL_SHIFT and letter_of(event) == "n":
            self.add_row()
        elif step and moves == Qt.KeyboardModifier.AltModifier and self._focused() is not None:
            self.move_row(self._focused() or 0, step)
        else:
            super().keyPressEvent(event)

    def _focused(self) -> int | None:
        focused = QApplication.focusWidget()
        if not isinstance(focused, QWidget):
            return self._open
        found = (row for row, card in enumerate(self._cards) if card.isAncestorOf(focused))
        return next(found, self._open)

    def _restore(self, removal: row_changes.Removal) -> None:
        self._tell(row_changes.restored(self._context.answers(), removal))
        self._rebuild(removal.index)
        self._cards[removal.index].title.setFocus()

    def _finish_typing(self) -> None:
        """The field that is open is left first: its last word belongs to the row as it stands."""
        focused, form = QApplication.focusWidget(), self.form
        if focused is not None and form is not None and form.isAncestorOf(focused):
            focused.clearFocus()
        self._context.leaving()

    def _tell(self, answers: Answers) -> None:
        self._finish_typing()
        self._undo.withdraw()  # it knows the rows by where they stood
        self.rows_changed.emit(answers)

    def _keys_now(self) -> list[str]:
        rows = self._context.answers().rows(self.section.id)
        return [str(row.get("id", "")) for row in rows]

    def _place_of(self, key: str, was: int) -> int | None:
        """Where a row stands now; None when it is gone."""
        now = self._keys_now()
        if not key:
            return was if was < len(now) else None
        return now.index(key) if key in now else None

    def _rebuild(self, opened: int | None) -> None:
        self._context.leaving()
        if self.form is not None:
            self.form.blockSignals(True)  # noqa: FBT003 - its row may be another one by now
        for card in self._cards:
            self._down.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._open = None
        self._keys = self._keys_now()
        self._cards = [self._card(row) for row in range(len(self._keys))]
        for row, card in enumerate(self._cards):
            self._down.insertWidget(row, card)
        self.open(opened)
        self.set_read_only(read_only=self._read_only)

    def _card(self, row: int) -> RowCard:
        card = RowCard(f"{self.section.id}[{row}]", self)
        card.opened.connect(lambda: self._toggle(row))
        card.moved.connect(lambda step: self.move_row(row, step))
        card.removed.connect(lambda: self.remove_row(row))
        return card

    def _toggle(self, row: int) -> None:
        self.open(None if row == self._open else row)
        if self.form is not None and self._cards[row].title.hasFocus():
            self.form.focus_first()

    def _on_ended(self) -> None:
        """After a row the next one, which Enter opens; after the last the way to one more."""
        following = (self._open or 0) + 1
        is_last = following >= len(self._cards)
        way = self._add if is_last else self._cards[following].title
        way.setFocus(Qt.FocusReason.TabFocusReason)

    def _title(self, row: int) -> str:
        answers, book = self._context.answers(), self._context.book
        return card_title(book, answers, self.section.id, row, self._catalog)

    def _say_titles(self) -> None:
        for row, card in enumerate(self._cards):
            card.say(self._title(row), self._catalog)
        first = not self._cards
        self._add.setText(self._catalog.t("Add") if first else self._catalog.t("Add another"))
        self._add.setToolTip("Ctrl+Shift+N")
