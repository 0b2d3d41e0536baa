"""The list of answers on the check page: one table as high as what it holds, painted as needed."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.screens.interview.check_delegate import CHANGE, LINE, CheckDelegate, Heights
from ui.screens.interview.check_rows import HEADS, Line, Tone
from ui.slices import Slices
from ui.theme import px

_Index = QModelIndex | QPersistentModelIndex
_AT_ONCE = 40


class CheckModel(QAbstractTableModel):
    """Question, answer, "Change"."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self.change = ""

    def show_lines(self, lines: Sequence[Line], change: str) -> None:
        """Show other lines, or the same in another language."""
        self.beginResetModel()
        self.lines, self.change = tuple(lines), change
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Three."""
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, the whole line for the delegate, and what is read to the blind."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            change = "" if line.tone is Tone.CHAPTER else self.change
            return (line.title, line.answer, change)[index.column()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.title} {line.answer}".strip()
        return None


class CheckTable(QTableView):
    """`chosen` is sent with the path of the line a person wants to change.

    `moved`: the keyboard stands on another line. The list is as tall as its lines, so whoever holds
    it scrolls.
    """

    chosen = Signal(str)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fitted = 0
        self._slices = Slices(self)
        self.setObjectName("check-table")
        self.lines = CheckModel()
        self.setModel(self.lines)
        self.setItemDelegate(CheckDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(px(24))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._on_clicked)

    def show_lines(self, lines: Sequence[Line], change: str) -> None:
        """Show these lines; section and row headings take the whole width."""
        self.clearSpans()
        self.lines.show_lines(lines, change)
        for place, line in enumerate(lines):
            if line.tone in HEADS:
                self.setSpan(place, 0, 1, 2)
        if self._fitted:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the question of the current line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.lines.lines[self.currentIndex().row()].path)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 - Qt names it
        """See `moved`."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words anew."""
        super().resizeEvent(event)
        if self.viewport().width() != self._fitted:
            self._fit()

    def _fit(self) -> None:
        """Columns at once; a thousand lines are measured in slices, those on top first."""
        self._fitted = self.viewport().width()
        last = self.fontMetrics().horizontalAdvance(self.lines.change) + px(32)
        room = max(self._fitted - last, px(200))
        widths = (room * 42 // 100, room * 58 // 100)
        for column, width in enumerate((*widths, last)):
            self.setColumnWidth(column, width)
        self._slices.begin(self._measuring(Heights(widths)))

    def _measuring(self, heights: Heights) -> Iterator[None]:
        for place, line in enumerate(self.lines.lines):
            self.setRowHeight(place, heights.of(line))
            if place % _AT_ONCE == _AT_ONCE - 1:
                self._stretch()
                yield
        self._stretch()

    def _stretch(self) -> None:
        self.setFixedHeight(self.verticalHeader().length() + px(4))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == CHANGE:
            self.chosen.emit(self.lines.lines[index.row()].path)
