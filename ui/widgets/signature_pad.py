"""A sheet to sign on with a finger, a pen or the mouse. Strokes are kept as lines, no picture.

It stays white in a dark window: it is the paper that the person will see again.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_app.domain.signature import HEIGHT, MOST_POINTS, WIDTH, Drawing
from ui.theme import px
from ui.theme.tokens import LIGHT

_LEAST, _MOST = 300, 560
_LINE, _MARGIN = 0.78, 0.06
_INK = 45
_FULL = MOST_POINTS - 500


class SignaturePad(QWidget):
    """`changed` after each stroke. Backspace or Ctrl+Z takes the last stroke back.

    A stroke ends where the pen leaves the sheet, and another begins where it comes back.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = Drawing()
        self._stroke: list[tuple[float, float]] = []
        self._is_down = False
        self._is_by_pen = False
        self._caption = ""
        self._ink = self._sheet()
        self.setObjectName("signature-pad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(px(_LEAST))
        self.setMaximumWidth(px(_MOST))

    @property
    def drawing(self) -> Drawing:
        """What is drawn; a stroke counts when it ends."""
        return self._drawing

    @property
    def is_full(self) -> bool:
        """Whether it takes no more: a scribble, not a signature."""
        return self._drawing.points >= _FULL

    def caption(self, text: str) -> None:
        """What stands under the line."""
        self._caption = text
        self.update()

    def show_drawing(self, drawing: Drawing) -> None:
        """Have this on the sheet, and nothing else."""
        self._stroke, self._is_down = [], False
        self._drawing = drawing
        self._ink = self._sheet()
        self.update()
        self.changed.emit()

    def clear(self) -> None:
        """An empty sheet."""
        self.show_drawing(Drawing())

    def undo(self) -> None:
        """Take the last stroke back."""
        self.show_drawing(self._drawing.without_last())

    def sizeHint(self) -> QSize:
        """As large as it may be."""
        return QSize(px(_MOST), _high(px(_MOST)))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than on paper."""
        return QSize(px(_LEAST), _high(px(_LEAST)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins."""
        if event.button() == Qt.MouseButton.LeftButton and not self._is_by_pen:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on."""
        if not self._is_by_pen:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It ends."""
        if event.button() == Qt.MouseButton.LeftButton and not self._is_by_pen:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen; what it does is not told a second time as a mouse."""
        match event.type():
            case QTabletEvent.Type.TabletPress:
                self._is_by_pen = True
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._begin(event.position())
            case QTabletEvent.Type.TabletMove:
                self._go_on(event.position())
            case QTabletEvent.Type.TabletRelease:
                self._end()
                self._is_by_pen = False
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Strokes cannot be drawn with keys; they can be taken back."""
        if event.matches(QKeySequence.StandardKey.Undo) or event.key() == Qt.Key.Key_Backspace:
            self.undo()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """A button that was let go somewhere else has ended its stroke."""
        super().enterEvent(event)
        is_held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if self._is_down and not is_held and not self._is_by_pen:
            self._end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sheet keeps its shape, and the strokes grow with it; an open one ends."""
        super().resizeEvent(event)
        self.setFixedHeight(_high(self.width()))
        self._end()
        self._ink = self._sheet()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names it
        """Paper, line and caption, ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = LIGHT.ink if self.hasFocus() else LIGHT.line
        painter.setPen(QPen(QColor(edge), 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(QColor(LIGHT.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
        left, right = self.width() * _MARGIN, self.width() * (1 - _MARGIN)
        down = self.height() * _LINE
        painter.setPen(QPen(QColor(LIGHT.line), 1.0))
        painter.drawLine(QPointF(left, down), QPointF(right, down))
        font = painter.font()
        font.setPixelSize(px(14))
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.muted))
        under = QRectF(left, down + px(3), right - left, self.height() - down - px(4))
        painter.drawText(under, int(Qt.AlignmentFlag.AlignLeft), self._caption)
        painter.drawPixmap(0, 0, self._ink)

    def _begin(self, at: QPointF) -> None:
        self._is_down = True
        self._go_on(at)

    def _go_on(self, at: QPointF) -> None:
        if not self._is_down or self.is_full:
            return
        share = (at.x() / self.width(), at.y() / self.height())
        if not all(0 <= one <= 1 for one in share):
            self._keep_stroke()
            return
        before = self._stroke[-1] if self._stroke else share
        self._stroke.append(share)
        if len(self._stroke) + self._drawing.points >= MOST_POINTS:  # no stroke is cut unseen
            self._end()
            return
        painter = self._pen_on(self._ink)
        painter.drawLine(self._at(before), self._at(share))
        painter.end()
        self.update()

    def _end(self) -> None:
        self._is_down = False
        self._keep_stroke()

    def _keep_stroke(self) -> None:
        if self._stroke:
            stroke, self._stroke = self._stroke, []
            self._drawing = self._drawing.with_stroke(stroke)
            self.changed.emit()

    def _sheet(self) -> QPixmap:
        """The ink alone, drawn anew at the size there is."""
        ratio = self.devicePixelRatioF()
        sheet = QPixmap(self.size() * ratio)
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(Qt.GlobalColor.transparent)
        painter = self._pen_on(sheet)
        for stroke in self._drawing.strokes:
            points = [self._at((x / WIDTH, y / HEIGHT)) for x, y in stroke]
            painter.drawPolyline(QPolygonF(points if len(points) > 1 else points * 2))
        painter.end()
        return sheet

    def _pen_on(self, sheet: QPixmap) -> QPainter:
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(self.width() * _INK / WIDTH, 1.5)
        painter.setPen(
            QPen(
                QColor(LIGHT.ink),
                width,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        return painter

    def _at(self, share: tuple[float, float]) -> QPointF:
        return QPointF(share[0] * self.width(), share[1] * self.height())


def _high(width: int) -> int:
    return round(width * HEIGHT / WIDTH)
