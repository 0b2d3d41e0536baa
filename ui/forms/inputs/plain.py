"""Words and numbers: one line, several lines, a list of lines, a whole number, a key to look at."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from intake_app.domain.answers import Json
from intake_app.domain.text import normalise
from intake_app.i18n import Catalog
from ui.forms.input import Input
from ui.forms.inputs.word_count import WordCount
from ui.forms.parts import typed
from ui.theme import px
from ui.widgets.grow_text import GrowText
from ui.widgets.line import Line
from ui.widgets.number_edit import NumberEdit


class TextInput(Input):
    """One line, kept as it is typed (NFC apart)."""

    def build(self) -> None:
        """One field over the whole width."""
        self._line = Line()
        self._line.textEdited.connect(self.edited)
        self.down.addWidget(self._line)

    def first(self) -> QWidget:
        """The field."""
        return self._line

    def read(self) -> Json:
        """The line, or None when blank."""
        return typed(normalise(self._line.text())) or None

    def show_value(self, value: Json) -> None:
        """Write the line."""
        self._line.setText(value if isinstance(value, str) else "")
        self._line.setCursorPosition(0)


class LongTextInput(Input):
    """Many lines."""

    def build(self) -> None:
        """A text that grows."""
        self._text = GrowText(least=3)
        self._text.textChanged.connect(self._on_text)
        self._showing = False
        self._count = WordCount(self._text)
        self.down.addWidget(self._text)
        self.down.addWidget(self._count.line)

    def first(self) -> QWidget:
        """The text."""
        return self._text

    def read(self) -> Json:
        """The text, or None when blank."""
        return typed(normalise(self._text.toPlainText())) or None

    def show_value(self, value: Json) -> None:
        """Write the text."""
        self._showing = True
        self._text.setPlainText(value if isinstance(value, str) else "")
        self._showing = False

    def say(self, catalog: Catalog) -> None:
        """The count of words in another language."""
        self._count.say(catalog)

    def _on_text(self) -> None:
        if not self._showing:
            self.edited()


class TextsInput(Input):
    """A list of lines: Enter begins the next one, an emptied line is gone."""

    def build(self) -> None:
        """One empty field waits after the filled ones."""
        self._lines: list[Line] = []
        self._add()

    def first(self) -> QWidget:
        """The first line."""
        return self._lines[0]

    def read(self) -> Json:
        """The lines that hold something, or None."""
        lines: list[Json] = [normalise(one.text()) for one in self._lines if typed(one.text())]
        return lines or None

    def show_value(self, value: Json) -> None:
        """Write the lines."""
        lines = [str(one) for one in value] if isinstance(value, list) else []
        while len(self._lines) > len(lines) + 1:
            self._lines.pop().deleteLater()
        while len(self._lines) < len(lines) + 1:
            self._add()
        for line, text in zip(self._lines, [*lines, ""], strict=True):
            line.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next line; from the empty one at the end to the next question."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_enter = plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not self._lines[-1].hasFocus():
            self._lines[-1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        line = Line()
        line.setAccessibleName(self.accessibleName())
        line.textEdited.connect(self._on_edited)
        if self._lines:  # the first is there before there is anybody to listen
            self.remarks.listen(line)
        self._lines.append(line)
        self.down.insertWidget(len(self._lines) - 1, line)
        line.show()

    def _on_edited(self) -> None:
        if typed(self._lines[-1].text()):
            self._add()
        self.edited()


class IntegerInput(Input):
    """A whole number."""

    def build(self) -> None:
        """A field as short as its numbers."""
        most = self.field.maximum
        self._number = NumberEdit(len(str(most)) if most is not None else 12)
        self._number.setMinimumWidth(px(96))
        self._number.textEdited.connect(self.edited)
        self.down.addWidget(self._number, 0, Qt.AlignmentFlag.AlignLeft)

    def first(self) -> QWidget:
        """The field."""
        return self._number

    def read(self) -> Json:
        """The number, or None when empty."""
        return self._number.number

    def show_value(self, value: Json) -> None:
        """Write the number."""
        self._number.show_number(value if isinstance(value, int) else None)


class MadeInput(Input):
    """A key or an identifier: the program makes it, a person may read and copy it."""

    has_reasons = False

    def build(self) -> None:
        """A field that cannot be written into."""
        self._line = QLineEdit()
        self._line.setReadOnly(True)
        self.down.addWidget(self._line)

    def first(self) -> QWidget:
        """The field."""
        return self._line

    def read(self) -> Json:
        """What is shown."""
        return self._line.text() or None

    def show_value(self, value: Json) -> None:
        """Show it."""
        self._line.setText(value if isinstance(value, str) else "")

    def set_read_only(self, *, read_only: bool) -> None:
        """It always is."""
