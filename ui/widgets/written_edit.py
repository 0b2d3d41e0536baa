"""A number that may also be written in words: a whole date, "6+", "не менше 6"."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import px
from ui.widgets.digit_keys import digit_of
from ui.widgets.flow_box import FlowBox
from ui.widgets.number_edit import COMMANDS, NumberEdit, digit_event

_LONGEST = 60
_WIDE = 240


class RowKeys:
    """The digit row writes digits in every layout, and yet the letters of a word that has begun.

    In a Kazakh layout қ stands where 0 is: "қаңтар" begins with a digit until its second letter
    tells that it is a word.
    """

    def __init__(self, edit: QLineEdit) -> None:
        self._edit = edit
        self._letter = ""
        self._at = -1

    def meant(self, event: QKeyEvent) -> QKeyEvent:
        """The key press as it is meant here; a first digit that was a letter is set right."""
        selected = self._edit.selectionStart()
        at = self._edit.cursorPosition() if selected < 0 else selected
        before = self._edit.text()[:at]
        digit = None if event.modifiers() & COMMANDS else digit_of(event)
        if digit is not None and not before[-1:].isalpha():
            self._letter = event.text() if event.text().isalpha() else ""
            self._at = len(before)
            return digit_event(digit)
        if event.text().isalpha() and self._began_a_word(before):
            self._edit.backspace()
            self._edit.insert(self._letter)
            self._letter = ""
        return event

    def _began_a_word(self, before: str) -> bool:
        alone = not before[-2:-1].isdecimal()
        return bool(self._letter) and self._at == len(before) - 1 and alone


class WrittenEdit(NumberEdit):
    """Anything can be written; `number` is None until it is a number.

    `written` is sent with words when they are whole: on Enter, on a paste, when the field is left.
    Whoever understands them shows a number instead; else they stay where they are, in sight.
    """

    written = Signal(str)

    def __init__(self, digits: int, parent: QWidget | None = None) -> None:
        super().__init__(digits, parent)
        self._digits = digits
        self._narrow = self.width()
        self._keys = RowKeys(self)
        self.setValidator(None)  # type: ignore[arg-type]  # Qt takes a null pointer for "none"
        self.setMaxLength(_LONGEST)
        self.textChanged.connect(self._fit)

    @property
    def number(self) -> int | None:
        """See NumberEdit; None for words."""
        text = self.text().strip()
        return int(text) if text.isdecimal() and len(text) <= self._digits else None

    @property
    def is_in_words(self) -> bool:
        """Whether something stands there that is no number."""
        return bool(self.text().strip()) and self.number is None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See RowKeys; Enter ends what is written in words."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            self._end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_in_words:
            self._end()
        else:
            QLineEdit.keyPressEvent(self, self._keys.meant(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends what is written in words."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._end()

    def _end(self) -> None:
        if self.is_in_words and not self.isReadOnly():
            self.written.emit(self.text().strip())

    def _fit(self) -> None:
        """Words need more room than a number."""
        wide = px(_WIDE) if len(self.text()) > self._digits else self._narrow
        if wide == self.width():
            return
        self.setFixedWidth(wide)
        boxes: list[FlowBox] = []
        around = self.parentWidget()
        while around is not None:
            boxes += [around] if isinstance(around, FlowBox) else []
            around = around.parentWidget()
        # The outermost first: it gives the inner ones the width to stay on one line.
        for box in reversed(boxes):
            box.arrange()
