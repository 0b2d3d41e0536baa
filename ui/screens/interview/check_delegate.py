"""How a line of the check list is painted: the style sheet's one ink would hide what is missing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.screens.interview.check_rows import HEADS, Line, Tone
from ui.theme import Token, colour, px

LINE = int(Qt.ItemDataRole.UserRole) + 1
TITLE, ANSWER, CHANGE = range(3)

_TOKENS = {Tone.REASON: Token.MUTED, Tone.OPEN: Token.MUTED, Tone.NEEDED: Token.WARN}
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_TALLEST = 10_000
# Room above a heading: a chapter stands further off than a section, and that than a question.
_ABOVE = {Tone.CHAPTER: 24, Tone.SECTION: 4}
_SIZES = {Tone.CHAPTER: 14, Tone.SECTION: 19}


class CheckDelegate(QStyledItemDelegate):
    """Question, answer and the way back to it, with a hairline below each question."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground when it is the current line, words, hairline."""
        line: Line = index.data(LINE)
        painter.save()
        place: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, colour(Token.ACCENT_SOFT))
        words = str(index.data() or "")
        painter.setFont(_font(line.tone, index.column()))
        painter.setPen(colour(_token(line.tone, index.column())))
        painter.drawText(_room(place, line.tone), _FLAGS, words)
        if line.tone not in HEADS:
            painter.fillRect(
                QRect(place.left(), place.bottom(), place.width(), 1), colour(Token.HAIRLINE)
            )
        painter.restore()


class Heights:
    """How high lines are when question and answer have these widths.

    The same question stands in the list once for each act: its words are laid out once.
    """

    def __init__(self, widths: tuple[int, int]) -> None:
        self._widths = widths
        self._metrics: dict[tuple[Tone, int], QFontMetrics] = {}
        self._known: dict[tuple[Tone, int, str], int] = {}

    def of(self, line: Line) -> int:
        """Pixels."""
        if line.tone in HEADS:
            tallest = self._height(line.tone, TITLE, line.title, sum(self._widths))
        else:
            tallest = max(
                self._height(line.tone, column, words, self._widths[column])
                for column, words in ((TITLE, line.title), (ANSWER, line.answer))
            )
        return tallest + px(16) + px(_ABOVE.get(line.tone, 0))

    def _height(self, tone: Tone, column: int, words: str, width: int) -> int:
        key = (tone, column, words)
        if key not in self._known:
            if (tone, column) not in self._metrics:
                self._metrics[tone, column] = QFontMetrics(_font(tone, column))
            room = QRect(0, 0, max(width - px(16), 1), _TALLEST)
            laid_out = self._metrics[tone, column].boundingRect(room, _FLAGS, words)
            self._known[key] = laid_out.height()
        return self._known[key]


def _room(place: QRect, tone: Tone) -> QRect:
    return place.adjusted(px(8), px(8 + _ABOVE.get(tone, 0)), -px(8), 0)


def _font(tone: Tone, column: int) -> QFont:
    font = QFont()
    font.setPixelSize(px(16 if column == CHANGE else _SIZES.get(tone, 16)))
    if tone is Tone.CHAPTER:
        font.setCapitalization(QFont.Capitalization.AllUppercase)
    if tone in HEADS or (tone is Tone.NEEDED and column == ANSWER) or column == CHANGE:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _token(tone: Tone, column: int) -> Token:
    if column == CHANGE:
        return Token.ACCENT
    if column == TITLE:
        return Token.INK if tone in (Tone.SECTION, Tone.ROW) else Token.MUTED
    return _TOKENS.get(tone, Token.INK)
