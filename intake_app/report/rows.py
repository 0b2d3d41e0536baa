"""Rows of cells between hairlines: divided between pages where the page ends, and only there.

ReportLab's own table, asked to divide rows, repeats its head in the middle of a page and brings
Helvetica in through empty cells; this flowable does neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from weakref import WeakKeyDictionary

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from intake_app.report.styles import HAIRLINE, RULE

LEAST_PART = 34.0  # two lines of text with their paddings
TEXT_WIDTH = 167 * 72 / 25.4
MOST_ROOM = 100 * 72 / 25.4  # to ask for more would waste a page

Cell = Sequence[Flowable]
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Look:
    """Widths of the columns, the gap that ends each but the last, paddings and rules.

    A row no higher than `whole` is never divided between pages; in rows that are `sunk` the
    cells stand on one line at the foot.
    """

    widths: tuple[float, ...]
    gap: float = 5
    above: float = 2
    below: float = 3.4
    ruled: bool = True
    whole: float = 0
    head_rules: tuple[int, ...] = ()
    sunk: bool = False

    def room(self, column: int, cells: int) -> float:
        """How wide the text of a cell may be; the last of fewer cells takes what is left."""
        if column == cells - 1:
            return sum(self.widths[column:])
        return self.widths[column] - self.gap

    @property
    def lefts(self) -> tuple[float, ...]:
        """Where each column begins."""
        return (0.0, *accumulate(self.widths[:-1]))


class Rows(Flowable):
    """`rows` in columns; `head` stands above them again on every page."""

    def __init__(self, rows: Sequence[Row], look: Look, head: Row | None = None) -> None:
        super().__init__()
        self.rows = rows
        self.look = look
        self.head = head
        self.spaceBefore = (8 if head else 3) if look.ruled else 0
        self.spaceAfter = 4 if look.ruled else 2
        self._heights: WeakKeyDictionary[Flowable, float] = WeakKeyDictionary()

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """How wide and high all rows are together; the widths were given."""
        heights = [self._height(row) for row in self._all()]
        self.width, self.height = sum(self.look.widths), sum(heights)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """What fits into `height`, and the rest; nothing at all when not even a part fits."""
        room = height - (self._height(self.head) if self.head else 0)
        for index, row in enumerate(self.rows):
            needed = self._height(row)
            if needed <= room:
                room -= needed
                continue
            upper, lower = self._divided(row, room)
            first = [*self.rows[:index], *([upper] if upper else [])]
            rest = [lower, *self.rows[index + 1 :]]
            return [self._like(first), self._like(rest)] if first else []
        return [self]

    def least_height(self) -> float:
        """How much of a page the head and the beginning of the first row take."""
        head = self._height(self.head) if self.head else 0
        first = self._height(self.rows[0]) if self.rows else 0
        return head + min(first, max(self.look.whole, LEAST_PART))

    def draw(self) -> None:
        """Draw from the top down, with a rule under each row."""
        top = self.height
        for index, row in enumerate(self._all()):
            bottom = top - self._height(row)
            self._draw_row(row, top)
            self._draw_rules(index, top, bottom)
            top = bottom

    def _all(self) -> list[Row]:
        return [*([self.head] if self.head else []), *self.rows]

    def _like(self, rows: Sequence[Row]) -> "Rows":
        alike = Rows(rows, self.look, self.head)
        alike._heights = self._heights
        return alike

    def _height(self, row: Row) -> float:
        tallest = max(self._cell_height(row, column) for column in range(len(row)))
        return tallest + self.look.above + self.look.below

    def _cell_height(self, row: Row, column: int) -> float:
        room = self.look.room(column, len(row))
        return sum(self._height_of(one, room) for one in row[column])

    def _height_of(self, one: Flowable, width: float) -> float:
        """Breaking lines is what costs time, so each text is measured once."""
        if one not in self._heights:
            self._heights[one] = float(one.wrap(width, 1e6)[1])
        return self._heights[one]

    def _divided(self, row: Row, room: float) -> tuple[Row | None, Row]:
        """The part of a row that fits into `room`; None when a cell could show nothing of it."""
        if self._height(row) <= self.look.whole:
            return None, row
        room -= self.look.above + self.look.below
        pairs = [
            self._divide(cell, self.look.room(column, len(row)), room)
            for column, cell in enumerate(row)
        ]
        if any(lower and not upper for upper, lower in pairs):
            return None, row
        return [upper for upper, _ in pairs], [lower for _, lower in pairs]

    def _divide(
        self, cell: Cell, width: float, room: float
    ) -> tuple[list[Flowable], list[Flowable]]:
        upper: list[Flowable] = []
        for index, one in enumerate(cell):
            height = self._height_of(one, width)
            if height > room:
                parts = one.split(width, room)
                if not parts:
                    del self._heights[one]  # a refused split forgets its lines
                    return upper, list(cell[index:])
                return [*upper, parts[0]], [*parts[1:], *cell[index + 1 :]]
            upper.append(one)
            room -= height
        return upper, []

    def _draw_row(self, row: Row, top: float) -> None:
        tallest = self._height(row) - self.look.above - self.look.below
        for column, cell in enumerate(row):
            left, width = self.look.lefts[column], self.look.room(column, len(row))
            y = top - self.look.above
            if self.look.sunk:
                y -= tallest - self._cell_height(row, column)
            for one in cell:
                y -= self._height_of(one, width)
                one.drawOn(self.canv, left, y)

    def _draw_rules(self, index: int, top: float, bottom: float) -> None:
        is_head = self.head is not None and index == 0
        canvas: Canvas = self.canv
        canvas.saveState()
        canvas.setStrokeGray(RULE)
        canvas.setLineWidth(0.8 if is_head else HAIRLINE)
        if self.look.ruled:
            if index == 0:
                canvas.line(0, top, self.width, top)
            canvas.line(0, bottom, self.width, bottom)
        if is_head:
            for column in self.look.head_rules:
                left = self.look.lefts[column]
                canvas.line(
                    left, bottom, left + self.look.room(column, len(self.look.widths)), bottom
                )
        canvas.restoreState()


def least_height(flowable: Flowable) -> float:
    """How much room a flowable needs at least, with the space around it."""
    around = float(flowable.getSpaceBefore() + flowable.getSpaceAfter())
    if isinstance(flowable, Rows):
        return around + flowable.least_height()
    return around + float(flowable.wrap(TEXT_WIDTH, 1e6)[1])


def beginning(flowables: Sequence[Flowable]) -> float:
    """How much room the beginning of a text needs: up to its first rows or paragraph."""
    needed = 0.0
    for one in flowables:
        needed += least_height(one)
        if isinstance(one, Rows):
            break
    return min(needed, MOST_ROOM)
