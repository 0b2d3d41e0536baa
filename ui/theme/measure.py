"""Lengths: every length on screen is a design length at 100 %, scaled by the application font."""

from functools import cache

from PySide6.QtGui import QGuiApplication

BODY = 16
FIELD_HEIGHT = 40
COLUMN = 720
RAIL = 284
RAIL_COLLAPSED = 64
GRID = 8
RADIUS = 6


def px(length: float) -> int:
    """A design length in the pixels of the present zoom; never less than 1 for a positive one."""
    scaled = round(length * _body() / BODY)
    return max(1, scaled) if length > 0 else scaled


def measure_anew() -> None:
    """After the application font changed: it is asked once, a page asks for a thousand lengths."""
    _body.cache_clear()


@cache
def _body() -> int:
    size = QGuiApplication.font().pixelSize()
    return size if size > 0 else BODY
