"""Letters too near to their ground, measured in the picture of the window and not in the tokens."""

from collections import Counter
from functools import cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
)

from tests.ui.walk.looking import named, open_part, place_in, seen
from ui.theme import px
from ui.widgets.step_rail import RAIL, StepRail

LEAST, LEAST_OF_MARKS = 4.5, 3.0
"""Contrast of letters and of marks without letters, as WCAG 2.2 AA asks."""

EDGE = 3
"""The frame of a field is no letter."""


def faint(root, picture):
    """Whatever is in use and whose letters are too near to their ground."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    return [
        f"{named(one)}: {ratio:.1f}"
        for one, place in _written(root)
        if (ratio := _contrast(one, place, picture)) < _least(one)
    ]


def _least(one):
    shows_marks = isinstance(one, StepRail) and one.width() < px(RAIL)
    return LEAST_OF_MARKS if shows_marks else LEAST


def _written(root):
    """All that shows words, with the place of the words in the window."""
    for kind in (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox):
        for one in seen(root, kind):
            if one.isEnabled() and _words_of(one).strip():
                inset = 0 if kind is QLabel else EDGE
                whole = place_in(one, one.window())
                yield one, whole.adjusted(inset, inset, -inset, -inset)
    for view in seen(root, QAbstractItemView):
        yield from _lines(view)


def _words_of(one):
    if isinstance(one, QComboBox):
        return one.currentText()
    if isinstance(one, QPlainTextEdit):
        return one.toPlainText()
    return one.text()


def _lines(view):
    model = view.model()
    if model is None or not view.isEnabled():
        return
    corner = place_in(view.viewport(), view.window()).topLeft()
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(view, QListView) else model.columnCount()):
            index = model.index(row, column)
            place = view.visualRect(index)
            is_seen = place.isValid() and view.viewport().rect().contains(place)
            if is_seen and model.data(index) and index.flags() & Qt.ItemFlag.ItemIsEnabled:
                yield view, place.translated(corner).adjusted(EDGE, EDGE, -EDGE, -EDGE)


def _contrast(one, place, picture):
    """Best pair of the ground (the commonest colour) and a colour of the letters."""
    line = one.fontMetrics().height()
    words = QRect(place)
    if not isinstance(one, QLabel | QPlainTextEdit | QAbstractItemView):  # a line in the middle
        words.setTop(max(place.top(), place.center().y() - line // 2))
        words.setHeight(min(place.height(), line))
    place = words & picture.rect() & open_part(one)
    if place.height() < min(words.height(), line) * 0.8 or place.width() < 2:
        return 21.0  # scrolled away, but for an edge
    whole = memoryview(picture.constBits()).cast("I")
    step = picture.bytesPerLine() // 4
    colours = Counter()
    for y in range(place.top(), place.bottom() + 1, 2):
        colours.update(whole[y * step + place.left() : y * step + place.right() + 1].tolist())
    if len(colours) < 2:
        return 21.0
    ground = _light(max(colours, key=colours.get))
    return max(ratio(ground, _light(colour)) for colour in colours)


def ratio(one, other):
    """Contrast of two lights (WCAG)."""
    lighter, darker = max(one, other), min(one, other)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def _light(pixel):
    colour = QColor(pixel)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
