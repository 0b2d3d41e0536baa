"""What a walk looks at: who has a name, in which order the keys go, and when a page stands still.

Each look gives back what is wrong, as lines that name the widget by its object name or kind.
"""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

from ui.slices import make_whole

MOST_TURNS = 8


def seen(root, kind):
    """The widgets of a kind that are shown in this window, not in a pop-up."""
    window = root.window()
    return [
        one
        for one in root.findChildren(kind)
        if one.isVisible() and one.window() is window and not _is_own(one)
    ]


def nameless(root):
    """What the keyboard can stand on and a screen reader cannot name."""
    return [
        named(one)
        for one in seen(root, QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isEnabled()
        and one.focusProxy() is None
        and not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
    ]


def out_of_order(page):
    """Steps of the Tab key that go up the page: pairs of what stands lower and then higher.

    Within a row (of cards, of chips) the key goes from left to right, and so from one column to
    the one at its right. The keys go round: they begin where the eye begins, at the top or at the
    left. What scrolls and what does not are looked at apart.
    """
    order = [one for one in _tab_chain(page) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    found = []
    for area in dict.fromkeys(map(_scrolled_by, order)):
        inside = [one for one in order if _scrolled_by(one) is area]
        corners = [place_in(one, page).topLeft() for one in inside]
        starts = (
            min(range(len(inside)), key=lambda at: (corners[at].y(), corners[at].x())),
            min(range(len(inside)), key=lambda at: (corners[at].x(), corners[at].y())),
        )
        found += min((_steps_up(inside[at:] + inside[:at], page) for at in starts), key=len)
    return found


def _steps_up(line, page):
    return [
        f"{named(before)} > {named(after)}"
        for before, after in pairwise(line)
        if place_in(after, page).bottom() <= place_in(before, page).top()
        and not _is_next_column(before, after)
    ]


def place_in(one, around):
    """Where a widget stands in another, or in its window."""
    return QRect(one.mapTo(around, QPoint(0, 0)), one.size())


def open_part(one):
    """What is not scrolled away of a widget, in its window."""
    whole, around = one.window().rect(), one.parentWidget()
    while around is not None and around is not one.window():
        whole &= place_in(around, one.window())
        around = around.parentWidget()
    return whole


def named(one):
    """A widget by its own name or kind and those of the two around it."""
    around, names = one, []
    while around is not None and len(names) < 3:
        names.append(around.objectName() or type(around).__name__)
        around = around.parentWidget()
    return "/".join(reversed(names))


def settle(window):
    """Let what was asked for be laid out, as the event loop does, until nothing moves any more.

    A bar that comes takes width from the words, which take more lines, which need another layout.
    """
    make_whole(window)
    before = None
    for _ in range(MOST_TURNS):
        for _ in range(3):  # a layout asks for another one
            QApplication.sendPostedEvents()
        now = [one.geometry().getRect() for one in window.findChildren(QWidget) if one.isVisible()]
        if now == before:
            return
        window.grab()
        before = now
    raise AssertionError("the page never stands still")


def _is_next_column(before, after):
    """Whether the two stand in columns side by side, and the later one is the right one."""
    lines = [[one, *_around(one)] for one in (before, after)]
    common = next(one for one in lines[0] if one in lines[1])
    left, right = (line[line.index(common) - 1] for line in lines)
    if common in (before, after):
        return False
    left, right = left.geometry(), right.geometry()
    beside = left.top() <= right.bottom() and right.top() <= left.bottom()
    return beside and left.right() < right.left()


def _around(one):
    while (one := one.parentWidget()) is not None:
        yield one


def _scrolled_by(one):
    return next((area for area in _around(one) if isinstance(area, QAbstractScrollArea)), None)


def _tab_chain(page):
    found, one = [], page.nextInFocusChain()
    while one is not page and len(found) < 5000:
        if page.isAncestorOf(one) and one.isVisibleTo(page) and not _is_own(one):
            found.append(one)
        one = one.nextInFocusChain()
    return found


def _is_own(one):
    """Parts that Qt makes inside its widgets."""
    parent = one.parentWidget()
    own = isinstance(parent, QComboBox | QLineEdit | QAbstractItemView)
    return own or one.objectName().startswith("qt_")
