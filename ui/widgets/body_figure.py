"""A neutral figure on which a place is shown, by mouse or by keys. A view only: the list counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from intake_app.codebook.body_map import Region, region_at, region_beside
from intake_app.domain.body_mark import BodyView
from ui.theme import Token, colour, px
from ui.widgets.body_drawing import drawing, shape_of

_WIDTH, _MARGIN, _CAPTION = 220, 10, 22
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_TABS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark on the drawing: its number in the list, and per cent from left and top."""

    number: int
    left: float
    top: float


class BodyFigure(QWidget):
    """Arrows go from place to place, with Shift in small steps; Space or a click marks.

    `moved`: where the cross stands, in per cent. `pointed`: where the mouse is, in shares.
    `entered`: the keyboard came by Tab.
    """

    marked = Signal(float, float)
    moved = Signal(int, int)
    pointed = Signal(float, float)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = BodyView.FRONT
        self._spots: Sequence[Spot] = ()
        self._left, self._top = 50, 50
        self._under: Region | None = None
        self._sides = ("", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMouseTracking(True)
        self.show_view(self._view, ())

    @property
    def region(self) -> Region | None:
        """The place at the cross."""
        return region_at(self._view, self._left / 100, self._top / 100)

    def show_view(self, view: str, spots: Sequence[Spot]) -> None:
        """Show a drawing with its marks."""
        self._view, self._spots, self._under = BodyView(view), spots, None
        shape = shape_of(view)
        height = _WIDTH * shape.height() / shape.width() + 2 * _MARGIN + _CAPTION
        self.setFixedSize(px(_WIDTH + 2 * _MARGIN), px(height))
        self.update()

    def say_sides(self, on_left: str, on_right: str) -> None:
        """Write under the drawing which side of the person lies where."""
        self._sides = (on_left, on_right)
        self.update()

    def place_cross(self, left: int, top: int) -> None:
        """Put the cross, in per cent of the drawing."""
        self._left, self._top = min(max(left, 0), 100), min(max(top, 0), 100)
        self.moved.emit(self._left, self._top)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cross or mark its place."""
        move = _MOVES.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if move is not None and held == Qt.KeyboardModifier.NoModifier:
            self._go(move)
        elif move is not None and held == Qt.KeyboardModifier.ShiftModifier:
            self.place_cross(self._left + move[0], self._top + move[1])
        elif event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():  # a key held down would mark one place many times
                self.marked.emit(self._left / 100, self._top / 100)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the place under the mouse."""
        left, top = self._share(event)
        if 0 <= left <= 1 and 0 <= top <= 1:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.place_cross(round(100 * left), round(100 * top))
            self.marked.emit(self._left / 100, self._top / 100)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show and tell which place is under the mouse."""
        left, top = self._share(event)
        under = region_at(self._view, left, top)
        if under != self._under:
            self._under = under
            self.pointed.emit(left, top)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse points at nothing any more."""
        super().leaveEvent(event)
        self._under = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins where the answers point."""
        super().focusInEvent(event)
        if event.reason() in _TABS:
            self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names it
        """Ground, the place in question, figure, marks, cross, sides."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour(Token.INK if self.hasFocus() else Token.LINE), 1.0))
        painter.setBrush(colour(Token.SURFACE))
        painter.drawRoundedRect(frame, px(6), px(6))
        ground = self._ground()
        shown = self._under or (self.region if self.hasFocus() else None)
        outline = shown.outline if shown is not None and self.isEnabled() else ()
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(ground.topLeft(), drawing(self._view, ground.size(), ratio, outline))
        for spot in self._spots:
            _paint_spot(painter, _at(ground, spot.left, spot.top), spot.number)
        if self.hasFocus():
            _paint_cross(painter, _at(ground, self._left / 100, self._top / 100))
        self._paint_sides(painter)

    def _go(self, move: tuple[int, int]) -> None:
        beside = region_beside(self._view, (self._left / 100, self._top / 100), move)
        if beside is not None:
            left, top = beside.centre
            self.place_cross(round(100 * left), round(100 * top))

    def _share(self, event: QMouseEvent) -> tuple[float, float]:
        ground, at = self._ground(), event.position()
        return (at.x() - ground.x()) / ground.width(), (at.y() - ground.y()) / ground.height()

    def _ground(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(*(px(_MARGIN), px(_MARGIN)), *(-px(_MARGIN),) * 2)
        return room.adjusted(0, 0, 0, -px(_CAPTION))

    def _paint_sides(self, painter: QPainter) -> None:
        strip = self.rect().adjusted(px(_MARGIN), 0, -px(_MARGIN), -px(6))
        font = painter.font()
        font.setPixelSize(px(13))
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(colour(Token.MUTED))
        for words, edge in zip(
            self._sides, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True
        ):
            painter.drawText(strip, int(edge | Qt.AlignmentFlag.AlignBottom), words)


def _at(ground: QRectF, left: float, top: float) -> QPointF:
    return QPointF(ground.x() + ground.width() * left, ground.y() + ground.height() * top)


def _paint_spot(painter: QPainter, at: QPointF, number: int) -> None:
    painter.setPen(QPen(colour(Token.SURFACE), 2))
    painter.setBrush(colour(Token.ACCENT))
    painter.drawEllipse(at, px(9), px(9))
    place = QRectF(at.x() - px(10), at.y() - px(10), px(20), px(20))
    font = painter.font()
    font.setPixelSize(px(12))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colour(Token.ON_ACCENT))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))


def _paint_cross(painter: QPainter, at: QPointF) -> None:
    for token, width in ((Token.SURFACE, 5.0), (Token.INK, 2.0)):
        painter.setPen(QPen(colour(token), width))
        painter.drawLine(at - QPointF(px(12), 0), at - QPointF(px(3), 0))
        painter.drawLine(at + QPointF(px(3), 0), at + QPointF(px(12), 0))
        painter.drawLine(at - QPointF(0, px(12)), at - QPointF(0, px(3)))
        painter.drawLine(at + QPointF(0, px(3)), at + QPointF(0, px(12)))
