"""How far the reading has come: a mark for each paragraph, by shape and not by colour alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake_app.domain.paragraph import Verdict
from ui.theme import Token, colour, px

_HEIGHT = 14
_GAP = 4


class ReadingMarks(QWidget):
    """Full where it was confirmed, crossed out where refused, empty before; the open one framed."""

    def __init__(self) -> None:
        super().__init__()
        self._verdicts: tuple[Verdict, ...] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_verdicts(self, verdicts: tuple[Verdict, ...], at: int) -> None:
        """What holds for each paragraph, and which one is read now."""
        self._verdicts, self._at = verdicts, at
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(200), px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names it
        """One small field for each."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(len(self._verdicts), 1)
        step = min(self.width() / count, px(48))
        gap = min(px(_GAP), step / 4)
        for place, verdict in enumerate(self._verdicts):
            field = QRectF(place * step + 1, px(3), step - gap - 1, px(_HEIGHT - 6))
            _paint(painter, field, verdict)
            if place == self._at:
                painter.setPen(QPen(colour(Token.INK), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(field.adjusted(-1, -2, 1, 2), px(4), px(4))


def _paint(painter: QPainter, field: QRectF, verdict: Verdict) -> None:
    is_full = verdict is Verdict.CONFIRMED
    painter.setPen(QPen(colour(Token.OK if is_full else Token.LINE), 1))
    painter.setBrush(colour(Token.OK) if is_full else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(field, px(3), px(3))
    if verdict is Verdict.REFUSED:
        painter.drawLine(field.bottomLeft(), field.topRight())
    elif verdict is Verdict.WRONG:
        painter.setBrush(colour(Token.WARN))
        painter.drawEllipse(field.center(), field.height() / 4, field.height() / 4)
