"""How a line of the timeline is painted: a mark at the left, and words that break as they must."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.screens.interview.sides.timeline_lines import Line, Mark
from ui.theme import Token, colour, px

LINE = int(Qt.ItemDataRole.UserRole) + 1
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_TALLEST = 10_000
_GUTTER = 24
_GAP = 2


class TimelineDelegate(QStyledItemDelegate):
    """Heads and notes take the whole width; entries stand right of their mark."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view
        self._sizes: dict[tuple[Line, int], QSize] = {}

    def forget_sizes(self) -> None:
        """Other lines are shown: how high the old ones were is of no use."""
        self._sizes.clear()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's own signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """As high as its words at the width there is."""
        line: Line = index.data(LINE)
        width = self._view.viewport().width()
        # The view asks three times for each line, and breaking its words is what costs.
        if (line, width) not in self._sizes:
            height = _height(line, width - _left(line) - px(8)) + _above(line) + px(8)
            self._sizes[line, width] = QSize(width, height)
        return self._sizes[line, width]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground when it is the current line, mark, words."""
        line: Line = index.data(LINE)
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, colour(Token.ACCENT_SOFT))
        room = place.adjusted(_left(line), _above(line), -px(8), -px(4))
        if line.mark not in (Mark.HEAD, Mark.NOTE):
            _paint_mark(painter, line.mark, QPointF(place.left() + px(9), room.top() + px(11)))
        top = room.top()
        for words, font, token in _parts(line):
            painter.setFont(font)
            painter.setPen(colour(token))
            part = QRect(room.left(), top, room.width(), _TALLEST)
            taken = painter.drawText(part, _FLAGS, words)
            top += taken.height() + px(_GAP)
        painter.restore()


def _paint_mark(painter: QPainter, mark: Mark, middle: QPointF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    size = px(5)
    if mark is Mark.CLASH:
        painter.setPen(QPen(colour(Token.WARN), px(2)))
        above, below = QPointF(0, -size - px(1)), QPointF(0, size)
        aside = QPointF(size + px(1), 0)
        painter.drawPolygon(
            QPolygonF([middle + above, middle + below + aside, middle + below - aside])
        )
        return
    if mark is Mark.EXACT:
        painter.setBrush(colour(Token.ACCENT))
    painter.setPen(QPen(colour(Token.ACCENT if mark is Mark.EXACT else Token.MUTED), px(2)))
    if mark is not Mark.NONE:
        painter.drawEllipse(middle, size - 1, size - 1)


def _parts(line: Line) -> list[tuple[str, QFont, Token]]:
    is_head = line.mark is Mark.HEAD
    title = Token.MUTED if line.mark in (Mark.HEAD, Mark.NOTE) else Token.INK
    shown = [
        (line.title, _font(15, bold=is_head or line.mark is not Mark.NOTE), title),
        (line.text, _font(15), Token.INK),
        (line.note, _font(14), Token.MUTED),
        *((flag, _font(14, bold=True), Token.WARN) for flag in line.flags),
    ]
    return [part for part in shown if part[0]]


def _height(line: Line, width: int) -> int:
    room = QRect(0, 0, max(width, 1), _TALLEST)
    heights = [
        QFontMetrics(font).boundingRect(room, _FLAGS, words).height()
        for words, font, _ in _parts(line)
    ]
    return sum(heights) + px(_GAP) * (len(heights) - 1)


def _left(line: Line) -> int:
    return px(4) if line.mark in (Mark.HEAD, Mark.NOTE) else px(_GUTTER)


def _above(line: Line) -> int:
    return px(14 if line.mark is Mark.HEAD else 6)


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(px(size))
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
