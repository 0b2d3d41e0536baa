"""How one step of the rail is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import RAIL, RAIL_COLLAPSED, Token, colour, pixmap, px
from ui.widgets.step import Mark, Step

STEP = int(Qt.ItemDataRole.UserRole) + 1
_CIRCLE = 16 * 360


class StepDelegate(QStyledItemDelegate):
    """Two lines at most, the mark at the left, the count at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line is 44 px high; a longer title takes what it needs."""
        step: Step = index.data(STEP)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else px(RAIL)
        if step.mark is Mark.CHAPTER:
            return QSize(px(40), px(16) + _chapter_height(step.title, width))
        if width <= px(RAIL_COLLAPSED):
            return QSize(px(40), px(44))
        words = _height(step.title, width - px(52 + 58), bold=False)
        return QSize(px(40), max(px(44), words + px(18)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, mark, title, count."""
        step: Step = index.data(STEP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = option.rect
        if step.mark is Mark.CHAPTER:
            _paint_chapter(painter, place, step.title)
        else:
            current = bool(option.state & QStyle.StateFlag.State_Selected)
            hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
            _paint_ground(painter, place, current=current, hover=hover)
            side = px(18)
            top = place.center().y() - side // 2 + 1
            _paint_mark(painter, QRectF(place.left() + px(23), top, side, side), step)
            if place.width() > px(RAIL_COLLAPSED):
                _paint_words(painter, place, step, current=current)
        painter.restore()


def _paint_chapter(painter: QPainter, place: QRect, title: str) -> None:
    if place.width() <= px(RAIL_COLLAPSED):
        painter.fillRect(
            QRect(place.left() + px(20), place.center().y(), px(24), 1), colour(Token.HAIRLINE)
        )
        return
    painter.setFont(_chapter_font())
    painter.setPen(colour(Token.MUTED))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    room = place.adjusted(px(20), px(6), -px(12), 0)
    painter.drawText(room, int(flags | Qt.TextFlag.TextWordWrap), title.upper())


def _chapter_height(title: str, width: int) -> int:
    """Of one line, or of two where the words of a language need them."""
    metrics = QFontMetrics(_chapter_font())
    is_long = metrics.horizontalAdvance(title.upper()) > width - px(20 + 12)
    lines = 2 if is_long and width > px(RAIL_COLLAPSED) else 1
    return px(22) + (lines - 1) * metrics.lineSpacing()


def _chapter_font() -> QFont:
    font = _font(bold=True)
    font.setPixelSize(px(13))
    return font


def _paint_ground(painter: QPainter, place: QRect, *, current: bool, hover: bool) -> None:
    if not current and not hover:
        return
    frame = QRectF(place).adjusted(px(8), 2, -px(8), -2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(Token.ACCENT_SOFT if current else Token.HOVER))
    painter.drawRoundedRect(frame, px(6), px(6))
    if current:
        painter.setBrush(colour(Token.ACCENT))
        bar = QRectF(frame.left(), frame.top() + px(6), px(4), frame.height() - px(12))
        painter.drawRoundedRect(bar, px(2), px(2))


def _paint_mark(painter: QPainter, square: QRectF, step: Step) -> None:
    match step.mark:
        case Mark.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(Token.OK))
            painter.drawEllipse(square)
            painter.setPen(QPen(colour(Token.SURFACE), 2))
            points = ((0.28, 0.52), (0.44, 0.68), (0.73, 0.34))
            painter.drawPolyline([_at(square, x, y) for x, y in points])
        case Mark.WRONG:
            _paint_icon(painter, square, "warning", Token.ERROR)
        case Mark.LOCKED:
            _paint_icon(painter, square, "lock", Token.MUTED)
        case Mark.FOLDED:
            _paint_chevron(painter, square, ((0.4, 0.25), (0.65, 0.5), (0.4, 0.75)))
        case Mark.UNFOLDED:
            _paint_chevron(painter, square, ((0.25, 0.4), (0.5, 0.65), (0.75, 0.4)))
        case _:
            _paint_ring(painter, square.adjusted(1, 1, -1, -1), step.share)


def _paint_ring(painter: QPainter, square: QRectF, share: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(Token.HAIRLINE if share else Token.LINE), 3 if share else 1.5))
    painter.drawEllipse(square)
    if share:
        painter.setPen(QPen(colour(Token.ACCENT), 3))
        painter.drawArc(square, 90 * 16, -round(_CIRCLE * share))


def _paint_chevron(
    painter: QPainter, square: QRectF, points: tuple[tuple[float, float], ...]
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(Token.MUTED), px(2)))
    painter.drawPolyline([_at(square, x, y) for x, y in points])


def _paint_icon(painter: QPainter, square: QRectF, name: str, token: Token) -> None:
    place = square.adjusted(-1, -1, 1, 1).toRect()
    painter.drawPixmap(place, pixmap(name, colour(token), place.width()))


def _paint_words(painter: QPainter, place: QRect, step: Step, *, current: bool) -> None:
    room = place.adjusted(px(52), 0, -px(58), 0)
    regular, heavy = (_height(step.title, room.width(), bold=bold) for bold in (False, True))
    # Its place was measured for the regular letters: where the heavy ones need a line more, they
    # do not fit; ground and bar tell the open step by themselves.
    painter.setFont(_font(bold=current and heavy <= max(regular, place.height() - px(18))))
    locked = step.mark is Mark.LOCKED
    painter.setPen(colour(Token.MUTED if locked else Token.INK))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, int(flags | Qt.TextFlag.TextWordWrap), step.title)
    small = _font(bold=False)
    small.setPixelSize(px(14))
    painter.setFont(small)
    painter.setPen(colour(Token.MUTED))
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(place.adjusted(0, 0, -px(18), 0), int(right), step.count)


def _height(title: str, width: int, *, bold: bool) -> int:
    room = QRect(0, 0, width, 1000)
    metrics = QFontMetrics(_font(bold=bold))
    return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, title).height()


def _font(*, bold: bool) -> QFont:
    font = QFont()
    font.setPixelSize(px(16))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _at(square: QRectF, x: float, y: float) -> QPointF:
    return QPointF(square.x() + square.width() * x, square.y() + square.height() * y)
