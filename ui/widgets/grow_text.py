"""A text that grows with what is written: 4 to 16 lines, Tab leaves it, nothing but plain text."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from intake_app.codebook.kinds.base import TEXT_LIMIT
from ui.theme import px
from ui.widgets.entering import Remark, entered, length, room_left

LEAST, MOST = 4, 16
_BY_KEYBOARD = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


class GrowText(QPlainTextEdit):
    """Plain text only: a paste from a web page or a document brings its letters and no more.

    While it has the keyboard, the page around it scrolls so that the caret can be seen. What does
    not fit is refused whole: `remarked` is sent with a Remark when there is another one to show.
    """

    remarked = Signal(object)

    def __init__(
        self, parent: QWidget | None = None, *, least: int = LEAST, most: int = TEXT_LIMIT
    ) -> None:
        super().__init__(parent)
        self._least = least
        self.most = most
        self._remark = Remark(most)
        self._left_out: tuple[str, ...] = ()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self.show_caret)
        self._grow()

    def words(self) -> int:
        """How many words stand there."""
        return len(self.toPlainText().split())

    def show_caret(self) -> None:
        """Scroll the page around so that the caret is in sight, while the keyboard is here."""
        around = self.parentWidget() if self.hasFocus() else None
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        page = around.widget() if around is not None else None
        if around is not None and page is not None:
            caret = self.cursorRect()
            place = self.viewport().mapTo(page, caret.center())
            around.ensureVisible(0, place.y(), 0, caret.height() * 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter belongs to the page (save and go on), not to the text."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        written = "\n" if is_enter else event.text() if event.text().isprintable() else ""
        if self.isReadOnly() or self._has_room_for(written):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by the keyboard goes on writing: after what stands there, not before it."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD and self.textCursor().atStart():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters that a method of writing puts together; they count like any others."""
        if self._has_room_for(event.commitString()):
            super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the text of a paste and nothing else: all of it, or none."""
        plain, self._left_out = entered(source.text(), one_line=False)
        if self._has_room_for(plain):
            self.insertPlainText(plain)
            self._tell()
        self._left_out = ()

    def _has_room_for(self, text: str) -> bool:
        """Whether it fits, with what is selected taken away; says so when it does not."""
        if not text or self.document().characterCount() - 1 + len(text) <= self.most:
            return True
        cursor, written = self.textCursor(), self.toPlainText()
        selected = slice(cursor.selectionStart(), cursor.selectionEnd())
        letters = length(written[: selected.start] + text + written[selected.stop :])
        if letters > self.most:
            self._say(Remark(self.most, refused=letters))
        return letters <= self.most

    def _tell(self) -> None:
        letters = self.document().characterCount() - 1
        self._say(Remark(self.most, self._left_out, room=room_left(letters, self.most)))

    def _say(self, remark: Remark) -> None:
        if remark != self._remark:
            self._remark = remark
            self.remarked.emit(remark)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width breaks the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()
        self.show_caret()

    def changeEvent(self, event: QEvent) -> None:
        """Another font has other lines."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        written = self._written(MOST * line)
        self._show_bar(shown=written > MOST * line)
        height = min(max(written, self._least * line), MOST * line) + px(24)
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _show_bar(self, *, shown: bool) -> None:
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAlwaysOn if shown else policy.ScrollBarAlwaysOff
        if wanted == self.verticalScrollBarPolicy():
            return
        self.setVerticalScrollBarPolicy(wanted)
        # Before the first showing Qt does not break the lines anew: the bar would cover their ends.
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)

    def _written(self, enough: int) -> int:
        # The layout of a plain text edit counts unseen paragraphs as one line each: ask them.
        layout, block, height = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid() and height <= enough:
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)
