"""One answer to tick: a circle (one of them) or a box (any of them), painted by itself."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import FIELD_HEIGHT, Token, colour, px

QUIET_HEIGHT = 32


@dataclass(frozen=True, slots=True)
class Option:
    """What a chip stands for. `exclusive`: alone among its neighbours, such as "none".

    `keys` tick it from anywhere in its question; the tooltip names them.
    """

    code: str
    label: str
    exclusive: bool = False
    description: str = ""
    keys: str = ""


class Chip(QAbstractButton):
    """A ticked chip has frame, ground and mark changed: never colour alone."""

    key = Signal(object, object)

    def __init__(self, option: Option, parent: QWidget, *, box: bool, quiet: bool = False) -> None:
        super().__init__(parent)
        self.option = option
        self.box = box
        self.quiet = quiet
        self._line: QSize | None = None
        self.setCheckable(True)
        self.setAutoExclusive(not box)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if quiet:
            small = self.font()
            small.setPixelSize(px(15))
            self.setFont(small)
        self.say(option)

    def say(self, option: Option) -> None:
        """Show another wording of the same answer."""
        self.option = option
        self._line = None
        self.setText(option.label.replace("&", "&&"))
        self.setAccessibleName(option.label)
        spoken = [part for part in (option.description, option.keys) if part]
        self.setAccessibleDescription(", ".join(spoken))
        self.setToolTip("\n".join(spoken))
        self.updateGeometry()
        self.update()

    def tick(self, *, on: bool) -> None:
        """Set the mark without asking the neighbours."""
        exclusive = self.autoExclusive()
        self.setAutoExclusive(False)
        self.setChecked(on)
        self.setAutoExclusive(exclusive)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt names it
        """Leave the mark to the group, which knows what excludes what."""

    def fit(self, widest: int) -> QSize:
        """One line if it fits, else broken into lines of `widest`."""
        if self._line is None:
            self._line = self._on_one_line()
        if self._line.width() <= widest:
            return self._line
        room = QRect(0, 0, widest - self._before() - self._after(), 10_000)
        wrap = Qt.TextFlag.TextWordWrap
        text = QFontMetrics(self.font()).boundingRect(room, wrap, self.option.label)
        return QSize(widest, max(self._line.height(), text.height() + px(18)))

    def sizeHint(self) -> QSize:
        """The size on one line."""
        return self.fit(16_777_215)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give every key to the group."""
        event.ignore()
        self.key.emit(self, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names it
        """Frame, mark, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        left = px(8 if self.quiet else 12)
        square = QRectF(left, (self.height() - self._mark()) / 2, self._mark(), self._mark())
        self._paint_mark(painter, square)
        words = self.rect().adjusted(self._before(), 0, -px(4), 0)
        strong = self.isChecked() or not self.quiet
        painter.setPen(colour(Token.INK if strong and self.isEnabled() else Token.MUTED))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(flags | Qt.TextFlag.TextWordWrap), self.option.label)

    def _mark(self) -> int:
        return px(10 if self.quiet else 18)

    def _on_one_line(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.option.label)
        height = px(QUIET_HEIGHT if self.quiet else FIELD_HEIGHT)
        return QSize(self._before() + words + 1 + self._after(), height)

    def _after(self) -> int:
        return px(10 if self.quiet else 14)

    def _before(self) -> int:
        return px(8 + 6 if self.quiet else 12 + 7) + self._mark()

    def _paint_frame(self, painter: QPainter) -> None:
        on, hover = self.isChecked(), self.underMouse() and self.isEnabled()
        if self.quiet and not on and not hover:
            return
        line = Token.ACCENT if on and not self.quiet else Token.LINE
        ground = Token.ACCENT_SOFT if on else Token.HOVER if hover else Token.SURFACE
        width = 2.0 if on and not self.quiet else 1.0
        painter.setPen(QPen(colour(line), width))
        if self.quiet and not on:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground if self.isEnabled() else Token.BG))
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, px(6), px(6))

    def _paint_mark(self, painter: QPainter, square: QRectF) -> None:
        on = self.isChecked()
        line = Token.ACCENT if on else Token.LINE
        painter.setPen(QPen(colour(line), 2.0 if on else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = square.adjusted(1, 1, -1, -1)
        if not self.box:
            painter.drawEllipse(ring)
            if on:
                painter.setBrush(colour(Token.ACCENT))
                painter.drawEllipse(ring.center(), square.width() / 5, square.width() / 5)
            return
        painter.setBrush(colour(Token.ACCENT) if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, px(3), px(3))
        if on:
            painter.setPen(QPen(colour(Token.ON_ACCENT), 2.0))
            painter.drawPolyline([_at(ring, *point) for point in _TICK])


_TICK = ((0.24, 0.52), (0.43, 0.72), (0.78, 0.30))


def _at(square: QRectF, x: float, y: float) -> QPointF:
    return QPointF(square.x() + square.width() * x, square.y() + square.height() * y)
