"""What all inputs promise: a value in, the same value out, and the reasons why there is none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from intake_app.codebook.schema import Field
from intake_app.domain.answers import Answer, Json, Missing, MissingReason, Said
from intake_app.i18n import Catalog
from ui.forms.context import REASON_KEYS, FormContext, reasons
from ui.forms.remarks import Remarks
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.body_figure import BodyFigure
from ui.widgets.chip import Option
from ui.widgets.chooser import Chooser
from ui.widgets.grow_text import GrowText
from ui.words import Words


class Input(QWidget):
    """One answer. `changed` is sent for what a person did, never for what a program set.

    `done`: a key said that the answer is whole (Enter, or the digit of the only choice).

    `question_wanted`: to another question beside it. `proposed`: answers (or None) to others beside
    it, by name, which a person may take back.

    A value that was set and not touched comes back exactly as it was. What was written stays in
    sight, set aside, while a reason is ticked; writing on takes the reason away.
    """

    changed = Signal()
    done = Signal()
    row_requested = Signal(str)
    question_wanted = Signal(str)
    proposed = Signal(object)
    has_reasons = True

    def __init__(self, field: Field, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.context = context
        self.words = Words(context.catalog)
        self._stored: Json = None
        self._as_shown: Json = None
        self._asked_by: int | None = None
        self.setObjectName(field.id)
        self.down = QVBoxLayout(self)
        self.down.setContentsMargins(0, 0, 0, 0)
        self.down.setSpacing(px(8))
        self.chips = self.make_chips()
        self.build()
        self.remarks = Remarks(context.catalog, self.down, self.chips)
        self.remarks.listen(*self.editors())
        if self.chips.chips:
            self.down.addWidget(self.chips)
            self.chips.changed.connect(self._on_chips)
            self.chips.done.connect(self.done)
        # What `build` and `make_chips` said is in this language already.
        self.say_chips(context.catalog)
        self.say(context.catalog)

    # What a kind of input says about itself.

    def build(self) -> None:
        """Make the widgets, above the chips."""

    def read(self) -> Json:
        """What stands in the widgets, in the interchange form; None for nothing."""
        raise NotImplementedError

    def show_value(self, value: Json) -> None:
        """Write a value into the widgets; None empties them."""
        raise NotImplementedError

    def say(self, catalog: Catalog) -> None:
        """Show options in another language; plain sentences are in `words`."""

    def beside_changed(self) -> None:
        """Another question of the same row has another answer now."""

    def first(self) -> QWidget | None:
        """The widget that a person begins with; None when it is the chips."""
        return None

    # What every input does.

    @property
    def catalog(self) -> Catalog:
        """The language it speaks now."""
        return self.words.catalog

    @property
    def kind(self) -> str:
        """The kind of answer."""
        return self.field.kind

    def value(self) -> Answer | None:
        """The answer; None while nothing is answered."""
        if self.chips.reason:
            return Missing(MissingReason(self.chips.reason))
        found = self.read()
        if found == self._as_shown:
            found = self._stored
        return None if found is None else Said(found)

    @property
    def is_only_read(self) -> bool:
        """Whether it shows what the program made: nobody is asked it."""
        start = self.first()
        return isinstance(start, QLineEdit) and start.isReadOnly()

    def unfinished(self) -> str:
        """Why what stands in the boxes is no answer yet; empty when nothing would be lost."""
        boxes = [box for box in self.findChildren(QLineEdit) if box.isVisibleTo(self)]
        if any(_is_begun(box) for box in boxes) and self.value() is None:
            return self.catalog.t("This is not finished, so it is not kept yet.")
        return ""

    def set_value(self, answer: Answer | None) -> None:
        """Show a stored answer; nothing is sent."""
        said = answer.value if isinstance(answer, Said) else None
        self.show_value(said)
        self._stored, self._as_shown = said, self.read()
        reason = answer.reason.value if isinstance(answer, Missing) else ""
        self.chips.show_choice(self.chips.codes, reason)
        self._set_aside(aside=bool(reason))

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language; answers, focus and cursor stay."""
        self.words.retranslate(catalog)
        self.say_chips(catalog)
        self.say(catalog)
        self.remarks.retranslate(catalog)

    def set_error(self, sentence: str) -> None:
        """Mark the input as wrong, or as right with an empty sentence."""
        if bool(self.property("wrong")) == bool(sentence):
            return
        self.setProperty("wrong", bool(sentence))
        for editor in self.editors():
            editor.setProperty("wrong", bool(sentence))
            _repolish(editor)

    def set_read_only(self, *, read_only: bool) -> None:
        """Show without letting anything be changed; what is written can still be copied."""
        for widget in self.findChildren(QWidget):
            if isinstance(widget, QLineEdit | QPlainTextEdit):
                widget.setReadOnly(read_only)
            elif isinstance(widget, QPushButton) and widget.property("role") == "quiet":
                _withdraw(widget, withdrawn=read_only)
            elif isinstance(widget, AnswerChips | QComboBox | QPushButton | BodyFigure):
                widget.setEnabled(not read_only)

    def focus_first(self) -> None:
        """Put the keyboard where the answer begins, or where a written line goes on."""
        start = self.first()
        if start is None:
            self.chips.focus_first()
        elif isinstance(start, QLineEdit) and not isinstance(start, Chooser):
            start.setFocus(Qt.FocusReason.OtherFocusReason)
            start.end(False)  # noqa: FBT003 - Qt's own name for it is "mark"
        else:
            start.setFocus(Qt.FocusReason.TabFocusReason)

    def target(self) -> QWidget:
        """What the label belongs to."""
        start = self.first()
        return start if start is not None else self.chips

    def editors(self) -> list[QWidget]:
        """Everything that a person writes into."""
        return [*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)]

    def edited(self) -> None:
        """Subclasses call this when a person changed something."""
        self._ask(None)
        if self.chips.reason:
            self.chips.show_choice(self.chips.codes)
            self._set_aside(aside=False)
        self.changed.emit()

    def make_chips(self) -> AnswerChips:
        """The reasons; kinds that are chosen from few codes put their answers before them."""
        return AnswerChips((), self.own_reasons(self.context.catalog), parent=self)

    def say_chips(self, catalog: Catalog) -> None:
        """The chips in another language."""
        self.chips.say((), self.own_reasons(catalog))

    def own_reasons(self, catalog: Catalog) -> tuple[Option, ...]:
        """The reasons this input offers."""
        return reasons(self.context, catalog) if self.has_reasons else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F9: prefers not to answer. Ctrl+F9: does not know. Shift+F9 goes to all the reasons.

        Enter goes on to the next question; several lines have it for themselves.
        """
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if _is_enter(event, held):
            self.done.emit()
        elif event.key() != Qt.Key.Key_F9 or not self.chips.offers_reasons:
            super().keyPressEvent(event)
        elif held == Qt.KeyboardModifier.ShiftModifier:
            self.chips.focus_reasons()
        elif held in REASON_KEYS and not event.isAutoRepeat():
            self._pick_reason(event, REASON_KEYS[held].value)

    def _pick_reason(self, event: QKeyEvent, code: str) -> None:
        """One key; where a long text stands the same key twice, as it lies beside others in use."""
        key = event.keyCombination().toCombined()
        asks = bool(_long_text(self)) and self.chips.reason != code and self._asked_by != key
        self._ask(key if asks else None)
        if not asks:
            self.chips.pick_reason_by_key(code)

    def _ask(self, key: int | None) -> None:
        self._asked_by = key
        self.remarks.say(_asks_once_more if key is not None else None)

    def _on_chips(self) -> None:
        self._ask(None)
        self._set_aside(aside=bool(self.chips.reason))
        self.changed.emit()

    def _set_aside(self, *, aside: bool) -> None:
        if bool(self.property("aside")) == aside:
            return
        self.setProperty("aside", aside)
        for editor in self.editors():
            editor.setProperty("aside", aside)
            _repolish(editor)


def _is_begun(box: QLineEdit) -> bool:
    """Something stands there that somebody wrote; a choice that was made or proposed is whole."""
    return bool(box.half_typed if isinstance(box, Chooser) else box.text().strip())


def _long_text(asked: QWidget) -> str:
    """What is written in several lines: minutes of work, gone by one key would be too easy."""
    return "".join(text.toPlainText() for text in asked.findChildren(GrowText)).strip()


def _asks_once_more(catalog: Catalog) -> str:
    return catalog.t("Text stands here. The same key once more puts the reason in its place.")


def _is_enter(event: QKeyEvent, held: Qt.KeyboardModifier) -> bool:
    alone = held == Qt.KeyboardModifier.NoModifier and not event.isAutoRepeat()
    return alone and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _repolish(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _withdraw(tool: QPushButton, *, withdrawn: bool) -> None:
    """A small button such as "Now" invites; one that was hidden for another reason stays hidden."""
    if withdrawn and not tool.isHidden():
        tool.setProperty("withdrawn", "yes")
        tool.hide()
    elif not withdrawn and tool.property("withdrawn"):
        tool.setProperty("withdrawn", None)
        tool.show()
