"""The own icons: one-colour SVG files, painted in the colour asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from intake_app import paths


def icon(name: str, colour: QColor, size: int) -> QIcon:
    """An icon as buttons take it. FileNotFoundError for a name that is not bundled."""
    return QIcon(pixmap(name, colour, size))


def pixmap(name: str, colour: QColor, size: int, ratio: float = 2.0) -> QPixmap:
    """An icon as pixels: `size` wide and high, sharp on a screen of `ratio` dots per pixel."""
    return _painted(name, colour.name(), size, ratio)


@lru_cache(maxsize=256)
def _painted(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawing = _source(name).replace("currentColor", colour)
    painted = QPixmap(round(size * ratio), round(size * ratio))
    painted.setDevicePixelRatio(ratio)
    painted.fill(Qt.GlobalColor.transparent)
    painter = QPainter(painted)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return painted


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
