"""Widgets in lines, broken where the width ends; the last ones may keep together as a group."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import COLUMN, px


class FlowBox(QWidget):
    """Places its items itself and fixes its own height: much cheaper than a layout in Python."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QWidget] = []
        self._group: list[QWidget] = []
        self._placed = False
        self._hairline: QFrame | None = None

    @property
    def items(self) -> tuple[QWidget, ...]:
        """What stands in it, in order."""
        return (*self._items, *self._group)

    def fill(self, items: list[QWidget], group: list[QWidget] | None = None) -> None:
        """Show these items, then the group behind a hairline or on a line of its own."""
        self._items, self._group = items, group or []
        self.arrange()

    def arrange(self) -> None:
        """Place everything anew; after a change of words or of what is shown."""
        # Until it has its place, a page's column is the likeliest width: mostly it stays so.
        width = max(self.width(), px(120)) if self._placed else px(COLUMN)
        places, below = _lines(self._items, width, QPoint(0, 0))
        start = _after(places, below)
        group, below, inline = self._group_places(width, start, below)
        for item, place in places + group:
            item.setGeometry(place)
        self._place_hairline(places, inline=inline)
        self.setFixedHeight(max(below, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width breaks the lines anew."""
        super().resizeEvent(event)
        self._placed = True
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def sizeHint(self) -> QSize:
        """As wide as it gets; the height is fixed by the last arrangement."""
        return QSize(px(240), self.height())

    def fit(self, widest: int) -> QSize:
        """As one item of another FlowBox: as wide as its own items on one line, if that fits."""
        places, below = _lines(self._items, widest, QPoint(0, 0))
        right = max((place.right() + 1 for _, place in places), default=0)
        return QSize(right, max(below, 1))

    def _group_places(
        self, width: int, start: QPoint, below: int
    ) -> tuple[list[tuple[QWidget, QRect]], int, bool]:
        if not self._group:
            return [], below, False
        gap = px(17) if start.x() else 0
        needed = sum(_size(item, width).width() + px(2) for item in self._group)
        if start.x() + gap + needed <= width:
            line = below - start.y()
            places, _ = _lines(self._group, width, QPoint(start.x() + gap, start.y()), px(2))
            centred = [(item, _centred(place, line)) for item, place in places]
            return centred, max(below, start.y() + px(32)), bool(start.x())
        places, below = _lines(self._group, width, QPoint(0, below + px(4)), px(2))
        return places, below, False

    def _place_hairline(self, places: list[tuple[QWidget, QRect]], *, inline: bool) -> None:
        if self._hairline is None:
            if not inline:
                return
            self._hairline = QFrame(self)
            self._hairline.setProperty("role", "hairline")
        self._hairline.setVisible(inline)
        if inline:
            last = places[-1][1]
            self._hairline.setGeometry(last.right() + px(8), last.top() + px(8), 1, px(24))


def _lines(
    items: list[QWidget], width: int, start: QPoint, gap: int = 0
) -> tuple[list[tuple[QWidget, QRect]], int]:
    gap = gap or px(8)
    places: list[tuple[QWidget, QRect]] = []
    x, y, line, begun = start.x(), start.y(), 0, 0
    for item in items:
        size = _size(item, width)
        if x > 0 and x + size.width() > width:
            _stand(places, begun, y + line)
            x, y, line, begun = 0, y + line + gap, 0, len(places)
        places.append((item, QRect(QPoint(x, y), size)))
        x, line = x + size.width() + gap, max(line, size.height())
    _stand(places, begun, y + line)
    return places, y + line


def _stand(places: list[tuple[QWidget, QRect]], begun: int, below: int) -> None:
    """What is in one line stands on its lower edge: fields have titles above, chips have not."""
    for _, place in places[begun:]:
        place.moveBottom(below - 1)


def _size(item: QWidget, width: int) -> QSize:
    fit = getattr(item, "fit", None)
    size = fit(width) if callable(fit) else item.sizeHint()
    found = size if isinstance(size, QSize) else item.sizeHint()
    return found.boundedTo(item.maximumSize()).expandedTo(item.minimumSize())


def _after(places: list[tuple[QWidget, QRect]], below: int) -> QPoint:
    if not places:
        return QPoint(0, below)
    last = places[-1][1]
    return QPoint(last.right() + 1, last.top())


def _centred(place: QRect, line: int) -> QRect:
    return place.translated(0, max(0, (line - place.height()) // 2))
