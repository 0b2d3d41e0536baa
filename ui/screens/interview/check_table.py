"""The list of answers on the check page: one table as high as what it holds, painted as needed."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.screens.interview.check_rows import Line, Tone
from ui.theme import Token, colour, px

_Index = QModelIndex | QPersistentModelIndex
_CHANGE = 2
_TOKENS = {Tone.REASON: Token.MUTED, Tone.OPEN: Token.MUTED, Tone.NEEDED: Token.ERROR}


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
        """Words, weight and colour of a cell."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (line.title, line.answer, self.change)[index.column()]
        if role == Qt.ItemDataRole.FontRole:
            return _font(line.tone, index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return _ink(line.tone, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class CheckTable(QTableView):
    """`chosen` is sent with the path of the line a person wants to change."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("check-table")
        self.lines = CheckModel()
        self.setModel(self.lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(px(36))
        self.clicked.connect(self._on_clicked)

    def show_lines(self, lines: Sequence[Line], change: str) -> None:
        """Show these lines; section and row headings take the whole width."""
        self.clearSpans()
        self.lines.show_lines(lines, change)
        for place, line in enumerate(lines):
            if line.tone in (Tone.SECTION, Tone.ROW):
                self.setSpan(place, 0, 1, 2)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the question of the current line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.lines.lines[self.currentIndex().row()].path)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        last = self.fontMetrics().horizontalAdvance(self.lines.change) + px(40)
        room = max(self.viewport().width() - last, px(200))
        for column, width in enumerate((room * 42 // 100, room * 58 // 100, last)):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.resizeRowsToContents()
        self.setFixedHeight(self.verticalHeader().length() + px(4))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == _CHANGE:
            self.chosen.emit(self.lines.lines[index.row()].path)


def _font(tone: Tone, column: int) -> QFont:
    font = QFont()
    font.setPixelSize(px(19 if tone is Tone.SECTION else 16))
    if tone in (Tone.SECTION, Tone.ROW, Tone.NEEDED) and column != _CHANGE:
        font.setWeight(QFont.Weight.DemiBold)
    if column == _CHANGE:
        font.setPixelSize(px(16))
        font.setUnderline(True)
    return font


def _ink(tone: Tone, column: int) -> QColor:
    if column == _CHANGE:
        return colour(Token.ACCENT)
    if column == 0:
        return colour(Token.INK if tone in (Tone.SECTION, Tone.ROW) else Token.MUTED)
    return colour(_TOKENS.get(tone, Token.INK))
