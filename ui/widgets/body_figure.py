"""A neutral figure on which a place is shown, by mouse or by keys. A view only: the list counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from intake_app import paths
from ui.theme import Token, colour, px

_STEP, _SMALL_STEP = 2, 1
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark on the drawing: its number in the list, and per cent from left and top."""

    number: int
    left: float
    top: float


class BodyFigure(QWidget):
    """Arrows move the cross (with Shift in small steps), Space or a click marks that place."""

    marked = Signal(float, float)
    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = "front"
        self._spots: Sequence[Spot] = ()
        self._left, self._top = 50, 50
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.show_view(self._view, ())

    def show_view(self, view: str, spots: Sequence[Spot]) -> None:
        """Show a drawing with its marks."""
        self._view, self._spots = view, spots
        shape = _renderer(view, "#000000").defaultSize()
        self.setFixedSize(px(220), px(200 * shape.height() / shape.width() + 20))
        self.update()

    def place_cross(self, left: int, top: int) -> None:
        """Put the cross, in per cent of the drawing."""
        self._left, self._top = min(max(left, 0), 100), min(max(top, 0), 100)
        self.moved.emit(self._left, self._top)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cross or mark its place."""
        move = _MOVES.get(Qt.Key(event.key()))
        small = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = _SMALL_STEP if small else _STEP
        if move is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.place_cross(self._left + step * move[0], self._top + step * move[1])
        elif event.key() == Qt.Key.Key_Space:
            self.marked.emit(self._left / 100, self._top / 100)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the place under the mouse."""
        ground = self._drawing()
        at = event.position()
        left = round(100 * (at.x() - ground.x()) / ground.width())
        top = round(100 * (at.y() - ground.y()) / ground.height())
        if 0 <= left <= 100 and 0 <= top <= 100:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.place_cross(left, top)
            self.marked.emit(left / 100, top / 100)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names it
        """Ground, figure, marks, cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour(Token.INK if self.hasFocus() else Token.LINE), 1.0))
        painter.setBrush(colour(Token.SURFACE))
        painter.drawRoundedRect(frame, px(6), px(6))
        ground = self._drawing()
        _renderer(self._view, colour(Token.MUTED).name()).render(painter, ground)
        for spot in self._spots:
            _paint_spot(painter, _at(ground, spot.left, spot.top), spot.number)
        if self.hasFocus():
            _paint_cross(painter, _at(ground, self._left / 100, self._top / 100))

    def _drawing(self) -> QRectF:
        size = _renderer(self._view, "#000000").defaultSize()
        room = self.size() - QSize(px(20), px(20))
        scale = min(room.width() / size.width(), room.height() / size.height())
        width, height = size.width() * scale, size.height() * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)


@lru_cache(maxsize=16)
def _renderer(view: str, line: str) -> QSvgRenderer:
    source = (paths.resources() / "body" / f"{view}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", line).encode()))


def _at(ground: QRectF, left: float, top: float) -> QPointF:
    return QPointF(ground.x() + ground.width() * left, ground.y() + ground.height() * top)


def _paint_spot(painter: QPainter, at: QPointF, number: int) -> None:
    painter.setPen(QPen(colour(Token.SURFACE), 2))
    painter.setBrush(QColor(colour(Token.ERROR)))
    painter.drawEllipse(at, px(9), px(9))
    place = QRectF(at.x() - px(10), at.y() - px(10), px(20), px(20))
    font = painter.font()
    font.setPixelSize(px(12))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colour(Token.SURFACE))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))


def _paint_cross(painter: QPainter, at: QPointF) -> None:
    for token, width in ((Token.SURFACE, 5.0), (Token.INK, 2.0)):
        painter.setPen(QPen(colour(token), width))
        painter.drawLine(at - QPointF(px(12), 0), at - QPointF(px(3), 0))
        painter.drawLine(at + QPointF(px(3), 0), at + QPointF(px(12), 0))
        painter.drawLine(at - QPointF(0, px(12)), at - QPointF(0, px(3)))
        painter.drawLine(at + QPointF(0, px(3)), at + QPointF(0, px(12)))
