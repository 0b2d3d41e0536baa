"""What a person would see wrong on a page: cut words, bars at the bottom, faint letters.

Each look gives back what is wrong, as lines that name the widget by its object name or kind.
"""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

LEAST = 4.5
"""Contrast of letters, as WCAG 2.2 AA asks."""

INPUTS = (QLineEdit, QTextEdit, QAbstractButton, QAbstractItemView, QComboBox)


def seen(root, kind):
    """The widgets of a kind that are shown in this window, not in a pop-up."""
    return [
        one
        for one in root.findChildren(kind)
        if one.isVisibleTo(root) and one.window() is root.window() and not _is_own(one)
    ]


def cut(root):
    """Labels and buttons whose words do not fit, or stand there shortened."""
    return [f"{_named(one)}: {one.text()}" for one in seen(root, QLabel) if _label_is_cut(one)] + [
        f"{_named(one)}: {one.text()}" for one in seen(root, QPushButton) if _button_is_cut(one)
    ]


def sideways(root):
    """Areas that would have to be pushed to the side to be read."""
    return [_named(one) for one in seen(root, QScrollArea) if one.horizontalScrollBar().maximum()]


def nameless(root):
    """What the keyboard can stand on and a screen reader cannot name."""
    return [
        _named(one)
        for one in seen(root, QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(one, INPUTS)
        and not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
    ]


def out_of_order(page):
    """Steps of the Tab key that go up the page: pairs of what stands lower and then higher.

    Within a row (of cards, of chips) the key goes from left to right. The keys go round, so one
    step up is where they begin anew. What scrolls and what does not are looked at apart.
    """
    order = [one for one in _tab_chain(page) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    found = []
    for area in dict.fromkeys(map(_scrolled_by, order)):
        inside = [one for one in order if _scrolled_by(one) is area]
        ups = [
            f"{_named(before)} > {_named(after)}"
            for before, after in pairwise([*inside, inside[0]])
            if _place(after, page).bottom() <= _place(before, page).top()
        ]
        found += ups if len(ups) > 1 else []
    return found


def faint(root, picture):
    """Labels whose letters are too near to their ground, measured in the picture of the window."""
    return [
        f"{_named(one)}: {ratio:.1f}"
        for one in seen(root, QLabel)
        if one.text().strip() and one.isEnabled() and (ratio := _contrast(one, picture)) < LEAST
    ]


def _label_is_cut(one):
    if not one.text():
        return False
    if one.wordWrap():
        return one.heightForWidth(one.width()) > one.height() + 1
    return one.sizeHint().width() > one.width() + 1 or one.text().endswith("…")


def _button_is_cut(one):
    if one.property("role") == "card-title":
        return False  # one line that sums up a card; the card says it whole
    words = one.text().replace("&&", "&")
    wide = max(QFontMetrics(one.font()).horizontalAdvance(line) for line in words.split("\n"))
    return wide > one.width() + 1 or words.endswith("…")


def _scrolled_by(one):
    around = one.parentWidget()
    while around is not None and not isinstance(around, QAbstractScrollArea):
        around = around.parentWidget()
    return around


def _tab_chain(page):
    found, one = [], page.nextInFocusChain()
    while one is not page and len(found) < 5000:
        if page.isAncestorOf(one) and one.isVisibleTo(page) and not _is_own(one):
            found.append(one)
        one = one.nextInFocusChain()
    return found


def _place(one, page):
    return QRect(one.mapTo(page, QPoint(0, 0)), one.size())


def _contrast(one, picture):
    """Best pair of the ground (the commonest colour) and a colour of the letters."""
    place = QRect(one.mapTo(one.window(), QPoint(0, 0)), one.size())
    place &= picture.rect() & _open_part(one)
    if place.height() < one.fontMetrics().xHeight():
        return 21.0  # scrolled away, but for an edge
    colours = {}
    for y in range(place.top(), place.bottom() + 1, 2):
        for x in range(place.left(), place.right() + 1):
            pixel = picture.pixel(x, y)
            colours[pixel] = colours.get(pixel, 0) + 1
    if len(colours) < 2:
        return 21.0
    ground = max(colours, key=colours.get)
    return max(ratio(QColor(ground), QColor(pixel)) for pixel in colours)


def _open_part(one):
    """What is not scrolled away of a widget, in its window."""
    whole, around = one.window().rect(), one.parentWidget()
    while around is not None and around is not one.window():
        whole &= QRect(around.mapTo(one.window(), QPoint(0, 0)), around.size())
        around = around.parentWidget()
    return whole


def ratio(one, other):
    """Contrast of two colours (WCAG)."""
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour):
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _is_own(one):
    """Parts that Qt makes inside its widgets."""
    parent = one.parentWidget()
    own = isinstance(parent, QComboBox | QLineEdit | QAbstractItemView)
    return own or one.objectName().startswith("qt_")


def _named(one):
    around, names = one, []
    while around is not None and len(names) < 3:
        names.append(around.objectName() or type(around).__name__)
        around = around.parentWidget()
    return "/".join(reversed(names))


def settle(window):
    """Let what was asked for be laid out and painted, as the event loop does."""
    for _ in range(3):
        QApplication.sendPostedEvents()
    return window.grab().toImage()
