"""The statement read aloud: one paragraph on a calm page, large, with nothing else around it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from intake_app.domain.answers import Answer, AnswerPath, JsonObject, Missing, MissingReason, Said
from intake_app.domain.lifecycle import State
from intake_app.domain.paragraph import Verdict, verdict_of
from intake_app.domain.quote import Quote
from intake_app.i18n import Catalog
from ui.parts import scrolling
from ui.screens.interview.correction import Correction
from ui.screens.interview.desk import Desk
from ui.screens.interview.first_look import FirstLook
from ui.screens.interview.paragraphs import PARAGRAPHS, next_undecided, quote_of, with_correction
from ui.screens.interview.reading_buttons import ReadingButtons
from ui.screens.interview.reading_paper import ReadingPaper
from ui.theme import px
from ui.widgets.covering import Covering
from ui.widgets.digit_keys import letter_of

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Backspace)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_TURNING = (*_BACK, Qt.Key.Key_Right)
_UNDOING = ("z", "y")
_PRESSING = (*_RETURN, Qt.Key.Key_Space)


class Reading(Covering):
    """Lies over the talk; turned to the person, over the whole window.

    `answered(path, answer)`: the person's word. `corrected(answers, path, is_first)`: another text.
    """

    answered = Signal(object, object)
    corrected = Signal(object, object, bool)
    closed = Signal()

    def __init__(self, desk: Desk, over: QWidget, language: str) -> None:
        super().__init__(over)
        self._desk = desk
        self._over = over
        self.at = 0
        self.language = language
        self.correction: Correction | None = None
        self._sheet: QScrollArea | None = None
        self.is_turned = False
        self.look = FirstLook()
        self.setObjectName("reading")
        self.paper = ReadingPaper()
        self.buttons = ReadingButtons(desk.catalog)
        for name, does in self._acts().items():
            self.buttons.on(name, does)
        for one in self.buttons.findChildren(QPushButton):
            one.installEventFilter(self)
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(px(32), px(24), px(32), px(16))
        self._down.setSpacing(px(12))
        self._down.addWidget(self.paper, 1)
        self._down.addWidget(self.buttons)
        self.cover(over)

    @property
    def may_decide(self) -> bool:
        """Whether the person is still asked: after the read-back it can only be read again."""
        return self._desk.state is State.DRAFT and not self._desk.is_frozen

    def begin(self) -> None:
        """With the first paragraph nobody decided about; else with the first."""
        first = next_undecided(self._desk.answers, -1) if self.may_decide else 0
        self.go_to(first or 0)
        self.show()
        self.raise_()
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, place: int) -> None:
        """Read this paragraph; before the first and after the last there is none."""
        self._end_correction()
        self.at = place
        self._show()
        self.look.begin()
        self.paper.to_top()

    def refresh(self) -> None:
        """Show what holds now; after an undo, the paragraph that it changed."""
        before, now = self.paper.verdicts, self._verdicts
        if self.correction is None and len(before) == len(now):
            changed = [place for place, one in enumerate(now) if one is not before[place]]
            if changed and changed[0] != self.at:
                self.at = changed[0]
                self.look.begin()
        self._show()

    def confirm(self) -> None:
        """The person says it is right; the next one."""
        self._decide(Said("yes"))

    def refuse(self) -> None:
        """The person does not want this paragraph: kept in the record, out of the statement."""
        if self.may_decide:
            self._decide(Missing(MissingReason.DECLINED))

    def correct(self) -> None:
        """Write in the paragraph itself."""
        quote = quote_of(self._rows[self.at].get("text"))
        if not self.may_decide or quote is None or self.correction is not None:
            return
        self.turn(turned=False)
        self._open_correction(quote)

    def turn(self, *, turned: bool) -> None:
        """The screen is turned to the person: nothing but the paragraph, its number, how far."""
        if turned == self.is_turned:
            return
        self.is_turned = turned
        self.paper.enlarge(turned=turned)
        self.buttons.setVisible(not turned)
        self.cover(_whole(self._over) if turned else self._over)
        self.show()
        self.raise_()
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_language(self, language: str) -> None:
        """Read on in another language."""
        self.language = language
        self.refresh()

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language of the interface; what is read stays."""
        self.buttons.retranslate(catalog)
        if self.correction is not None:
            self.correction.retranslate(catalog)
        self.refresh()

    def close_reading(self) -> None:
        """Back to the overview."""
        self._end_correction()
        self.turn(turned=False)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that is held down presses a button once."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.isAutoRepeat() and event.key() in _PRESSING
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `ReadingButtons`; a key held down acts once. The talk undoes, and nothing else."""
        held = event.modifiers()
        if held & _CONTROL and event.key() not in _RETURN:
            event.setAccepted(letter_of(event) not in _UNDOING)
        elif event.isAutoRepeat() and event.key() not in _TURNING:
            return
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif self.correction is not None:
            if held & _CONTROL:
                self._keep_correction()
        elif held in _PLAIN:
            self._take(event)

    # Below: what keys and buttons do.

    def _take(self, event: QKeyEvent) -> None:
        letters = {"c": self.correct, "r": self.refuse, "t": self._turn_over}
        if event.key() in _RETURN:
            self.confirm()
        elif event.key() in _BACK:
            self.go_to(self.at - 1)
        elif event.key() == Qt.Key.Key_Right:
            self.go_to(self.at + 1)
        elif (does := letters.get(letter_of(event))) is not None:
            does()

    def _acts(self) -> dict[str, Callable[[], None]]:
        return {
            "reading-back": lambda: self.go_to(self.at - 1),
            "reading-confirm": self.confirm,
            "reading-correct": self.correct,
            "reading-refuse": self.refuse,
            "reading-turn": self._turn_over,
            "reading-close": self.close_reading,
        }

    def _turn_over(self) -> None:
        self.turn(turned=not self.is_turned)

    def _escape(self) -> None:
        if self.correction is not None:
            self.correction.escape()
        elif self.is_turned:
            self.turn(turned=False)
        else:
            self.close_reading()

    @property
    def _rows(self) -> tuple[JsonObject, ...]:
        return self._desk.answers.rows(PARAGRAPHS)

    @property
    def _verdicts(self) -> tuple[Verdict, ...]:
        return tuple(verdict_of(row) for row in self._rows)

    def _show(self) -> None:
        rows, catalog = self._rows, self._desk.catalog
        if not rows:
            self.close_reading()
            return
        self.at = min(max(self.at, 0), len(rows) - 1)
        row = rows[self.at]
        number = str(row.get("number", self.at + 1))
        self.paper.show_paragraph(number, quote_of(row.get("text")), self.language, catalog)
        self.paper.show_progress(self._verdicts, self.at, catalog)
        self.buttons.show_for(may_decide=self.may_decide, is_first=self.at == 0)

    def _decide(self, answer: Answer) -> None:
        """Tell it, and read on: with the next that is open, or back where none is left.

        Nothing is told of a paragraph that has just come: a second press was meant for the first.
        """
        if self.may_decide and not self.look.is_over:
            return
        if not self.may_decide:
            left = self.at + 1 if self.at + 1 < len(self._rows) else None
        else:
            self.answered.emit(AnswerPath(PARAGRAPHS, "confirmed", self.at), answer)
            left = next_undecided(self._desk.answers, self.at)
        if left is None:
            self.close_reading()
        else:
            self.go_to(left)

    def _open_correction(self, quote: Quote) -> None:
        before, at = self._desk.answers, AnswerPath(PARAGRAPHS, "text", self.at)
        self.correction = made = Correction(quote, self.language, self._desk.catalog)

        def write(written: Quote) -> None:
            is_first = self._desk.answers is before
            now = with_correction(self._desk.answers, self.at, written)
            self.corrected.emit(now, at, is_first)

        def leave() -> None:
            self._end_correction()
            if self._desk.answers is not before:
                self.corrected.emit(before, at, False)  # noqa: FBT003 - a signal has no keywords
            self._show()

        made.written.connect(write)
        made.done.connect(self._keep_correction)
        made.left.connect(leave)
        self.paper.hide()
        self.buttons.hide()
        self._sheet = scrolling(made)
        self._down.insertWidget(0, self._sheet, 1)
        made.focus_first()

    def _keep_correction(self) -> None:
        """What was written stands; now it is read again and confirmed."""
        self._end_correction()
        self._show()
        self.look.begin()

    def _end_correction(self) -> None:
        made, self.correction = self.correction, None
        if made is not None and self._sheet is not None:
            self._down.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
            self.paper.show()
            self.buttons.show()
            self.paper.setFocus(Qt.FocusReason.OtherFocusReason)


def _whole(widget: QWidget) -> QWidget:
    """Everything inside the window: what the bar stands in too."""
    while (around := widget.parentWidget()) is not None and not around.isWindow():
        widget = around
    return widget
