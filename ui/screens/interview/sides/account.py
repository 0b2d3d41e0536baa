"""The free account beside the coded questions: what was told stays in sight while it is coded."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout

from intake_app.domain.answers import Answers
from ui.parts import button, label
from ui.screens.interview.desk import Desk
from ui.screens.interview.quoted import account_of, taken_places
from ui.screens.interview.sides.side import SidePanel
from ui.theme import Token, colour, px
from ui.widgets.digit_keys import letter_of
from ui.words import Wording

ACCOUNT = "account.verbatim"
TAKE_KEYS = "Ctrl+Shift+K"
_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class AccountPanel(SidePanel):
    """The words as they were told; they can be selected and taken as a quote, not changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._goes_to: Wording | None = None
        self._marked_for: Answers | None = None
        self.told = self._text()
        self.hint = label("hint")
        self.marks = label("hint")
        self.words.show(self.marks.setText, lambda c: c.t("Underlined: already taken as a quote."))
        self.take = button("", "side-account-take")
        self.words.show(self.take.setText, lambda c: c.t("Take as quote"))
        self.take.setToolTip(TAKE_KEYS)
        self.take.clicked.connect(self.taken)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(8))
        down.addWidget(self.told, 1)
        for part in (self.marks, self.hint, self.take):
            down.addWidget(part)
        self.show_target(None)
        self.refresh()

    @property
    def selected(self) -> str:
        """The piece that is selected, without blanks around it."""
        # Qt ends a paragraph of a selection with a sign of its own.
        return self.told.textCursor().selectedText().replace("\u2029", "\n").strip()

    def refresh(self) -> None:
        """See SidePanel."""
        answers = self.desk.answers
        if self._marked_for is answers:
            return
        self._marked_for = answers
        words = account_of(answers)[0]
        if words != self.told.toPlainText():
            self.told.setPlainText(words)
        self._mark(taken_places(self.desk.book, answers, words))
        self._show_take()

    def focus_first(self) -> None:
        """See SidePanel."""
        self.told.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_target(self, goes_to: Wording | None) -> None:
        """Say where a piece would go; None where the page has no place for it."""
        self._goes_to = goes_to
        if goes_to is not None:
            self.words.show(
                self.hint.setText,
                lambda c: c.t("Goes to: {question}", question=goes_to(c)),
            )
        else:
            self.words.show(
                self.hint.setText,
                lambda c: c.t(
                    "Select a piece of the account. It becomes the quote of an act or the words "
                    "of the open page."
                ),
            )
        self._show_take()

    def _text(self) -> QPlainTextEdit:
        told = QPlainTextEdit()
        told.setObjectName("side-account-text")
        told.setProperty("role", "account")
        told.setReadOnly(True)
        told.setTabChangesFocus(True)
        told.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.show(told.setAccessibleName, lambda c: c.t("The account, as it was told"))
        told.selectionChanged.connect(self._show_take)
        return told

    def _show_take(self) -> None:
        self.take.setEnabled(bool(self.selected) and self._goes_to is not None)

    def _mark(self, places: tuple[tuple[int, int], ...]) -> None:
        """Ground and underline: never colour alone."""
        marks: list[QTextEdit.ExtraSelection] = []
        look = QTextCharFormat()
        look.setBackground(colour(Token.ACCENT_SOFT))
        look.setUnderlineColor(colour(Token.ACCENT))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        for start, length in places:
            cursor = QTextCursor(self.told.document())
            cursor.setPosition(_units(self.told.toPlainText()[:start]))
            end = _units(self.told.toPlainText()[: start + length])
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.told.setExtraSelections(marks)
        self.marks.setVisible(bool(marks))


def takes(event: QKeyEvent) -> bool:
    """Whether a key takes the selected piece: by its place, whatever the layout writes there."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == _CONTROL_SHIFT and letter_of(event) == "k"


def _units(text: str) -> int:
    """Qt counts in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
