"""The drawings of the body as pictures; a place is coloured inside the lines of the figure only."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from intake_app import paths
from intake_app.codebook.body_map import Point
from ui.theme import Token, colour


def shape_of(view: str) -> QSize:
    """Width and height of a drawing in its own units."""
    return _renderer(view, "#000000").defaultSize()


def drawing(view: str, size: QSizeF, ratio: float, place: tuple[Point, ...]) -> QPixmap:
    """A drawing with one place coloured, or none."""
    made = _blank(size, ratio)
    painter = QPainter(made)
    whole = QRectF(QPointF(0, 0), size)
    if place:
        painter.drawPixmap(0, 0, _coloured(view, size, ratio, place))
    _renderer(view, colour(Token.MUTED).name()).render(painter, whole)
    painter.end()
    return made


def _coloured(view: str, size: QSizeF, ratio: float, place: tuple[Point, ...]) -> QPixmap:
    """The place, cut out by the body: what is drawn filled is kept, the rest falls away."""
    made = _blank(size, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour(Token.ACCENT)))
    painter.setOpacity(0.35)
    painter.drawPolygon(QPolygonF([QPointF(x * size.width(), y * size.height()) for x, y in place]))
    painter.setOpacity(1.0)
    body = _blank(size, ratio)
    filling = QPainter(body)
    _renderer(view, "#000000", filled=True).render(filling, QRectF(QPointF(0, 0), size))
    filling.end()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawPixmap(0, 0, body)
    painter.end()
    return made


def _blank(size: QSizeF, ratio: float) -> QPixmap:
    made = QPixmap((size * ratio).toSize())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


@lru_cache(maxsize=32)
def _renderer(view: str, line: str, *, filled: bool = False) -> QSvgRenderer:
    source = (paths.resources() / "body" / f"{view}.svg").read_text(encoding="utf-8")
    if filled:
        source = source.replace('fill="none"', 'fill="currentColor"', 1)
    return QSvgRenderer(QByteArray(source.replace("currentColor", line).encode()))
