"""A mouse that counts: it clicks what it can see, and turns the wheel until it can.

A click goes to a point of the window, as from a real mouse: whatever lies there gets it. The mouse
first looks whether that is what was meant, so a covered or cut off widget fails the trial.
"""

from math import hypot

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from tests.journeys.counting import PICK, Counting
from tests.ui.typing import CONTROL, NONE, press

INTO, OPEN, SELECT = "into a field", "a list opened", "what stood there selected"
NOTCH, MOST_LOOKS = 120, 10
MARGIN = 8


class Mouse(Counting):
    """`turns` of the wheel and their `notches` stand apart: how many they are depends on how fast a
    page comes to rest, on the screen and on the hand. `way`: the pixels from click to click.
    """

    def __init__(self, hands):
        super().__init__(hands)
        self.turns = 0
        self.notches = 0
        self.way = 0.0
        self._at = QPoint()

    def click(self, kind, widget, at=None):
        """One click on a widget of the window, or on a point of it."""
        at = widget.rect().center() if at is None else at
        self._scrolls_to(widget, at)
        point = widget.mapTo(self.window, at)
        hit = self.window.childAt(point)
        assert hit is not None, f"{widget.objectName()} lies outside of the window"
        assert hit is widget or widget.isAncestorOf(hit), f"{hit} covers {widget.objectName()}"
        self._moves(point)
        self.count(kind)
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, NONE, point)
        self.let_go()

    def picks_in_the_list(self, row):
        """One click on a line of the list that is open; True if the line is in sight."""
        popup = QApplication.activePopupWidget()
        place = popup.visualRect(popup.model().index(row, 0))
        assert popup.viewport().rect().contains(place.center()), "the line is out of sight"
        self._moves(self.window.mapFromGlobal(popup.viewport().mapToGlobal(place.center())))
        self.count(PICK)
        QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, NONE, place.center())
        self.let_go()

    def sees_in_the_list(self, row):
        """Whether a line of the open list can be clicked without looking for it."""
        popup = QApplication.activePopupWidget()
        place = popup.visualRect(popup.model().index(row, 0))
        return popup.viewport().rect().contains(place.center())

    def goes_into(self, widget):
        """A click into a field, unless the cursor stands there already."""
        if not widget.hasFocus():
            self.click(INTO, widget)
        assert widget.hasFocus()

    def selects_all(self):
        """What stands in the field is to be written anew: Ctrl+A counts like a click."""
        self.count(SELECT)
        press(Qt.Key.Key_A, CONTROL)

    def beside(self):
        """The wheel and the way."""
        wheel = f"turns of the wheel {self.turns}, notches {self.notches}"
        return f"{wheel}; way {self.way:.0f} pixels\n"

    def _scrolls_to(self, widget, at):
        """Turn the wheel until the point is in sight, and on until it stands high on the page.

        So the questions below it come into sight too, as when a person turns the wheel.
        """
        self._comes_to_rest(widget)
        area, before = _scrolling(widget), self.notches
        # A page may still grow while it is scrolled: looked at again once it rests.
        for _ in range(MOST_LOOKS):
            if area is None or not (down := _out_of_sight(area, widget, at)):
                break
            self._turns_the_wheel(area, widget, at, down)
            self._comes_to_rest(widget)
        self.turns += self.notches > before

    def _turns_the_wheel(self, area, widget, at, down):
        bar, before = area.verticalScrollBar(), None
        while before != bar.value() and _is_far_from_its_place(area, widget, at, down):
            before = bar.value()
            self._notch(area, down)
            self.notches += 1

    def _notch(self, area, down):
        at = area.viewport().rect().center()
        send = QWheelEvent(
            QPointF(at),
            QPointF(area.viewport().mapToGlobal(at)),
            QPoint(),
            QPoint(0, -NOTCH if down > 0 else NOTCH),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # Qt's own name for it is "inverted"
        )
        QApplication.sendEvent(area.viewport(), send)

    def _comes_to_rest(self, widget):
        """A page that grows or scrolls is looked at once it stands still."""
        seen = []

        def stands():
            seen.append(widget.mapTo(self.window, QPoint()))
            return len(seen) > 1 and seen[-1] == seen[-2]

        self.hands.waits(stands)

    def _moves(self, point):
        self.way += hypot(point.x() - self._at.x(), point.y() - self._at.y())
        self._at = point


def _scrolling(widget):
    while widget is not None and not isinstance(widget, QScrollArea):
        widget = widget.parentWidget()
    return widget


def _out_of_sight(area, widget, at):
    """1 where the point lies below what is seen, -1 above, 0 in sight."""
    place, height = widget.mapTo(area.viewport(), at).y(), area.viewport().height()
    return (place > height - MARGIN) - (place < MARGIN)


def _is_far_from_its_place(area, widget, at, down):
    place, height = widget.mapTo(area.viewport(), at).y(), area.viewport().height()
    return place > height // 10 if down > 0 else place < height // 2
