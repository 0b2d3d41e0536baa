"""The table of testimonies: what it shows in the room there is, and its keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from intake_app.domain.listing import Order
from ui.keys import is_slash
from ui.models.records_model import (
    COMPLETE,
    INCIDENT,
    NAME,
    ORDER_OF,
    PLACE,
    REFERENCE,
    SAVED,
    STATE,
    RecordsModel,
)
from ui.theme import px

# So wide the table must be before it shows a column; number, name and state are always shown.
_ROOM_FOR = {SAVED: 980, PLACE: 860, INCIDENT: 690, COMPLETE: 560}
_WIDTHS = (125, 170, 190, 150, 200, 110, 155)


class RecordTable(QTableView):
    """Emits `search_wanted` for `/` and for Up on the first row, `sort_wanted` with an Order."""

    search_wanted = Signal()
    sort_wanted = Signal(object)

    def __init__(self, model: RecordsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setObjectName("testimonies")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(44))
        self._dress_header()

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(lambda section: self.sort_wanted.emit(ORDER_OF[section]))
        for section, width in enumerate(_WIDTHS):
            header.resizeSection(section, px(width))
        # While names are hidden the number alone tells two testimonies apart: it is never cut, nor
        # is who goes on with a draft, or that a record is training.
        for section in (REFERENCE, STATE, COMPLETE):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        for section in (NAME, PLACE):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)

    def say_order(self, order: Order, *, turned: bool) -> None:
        """Point at the column by which the list is sorted."""
        column = next(at for at, one in ORDER_OF.items() if one is order)
        # The newest save stands first, everything else begins with the lowest.
        falls = turned != (order is Order.SAVED)
        way = Qt.SortOrder.DescendingOrder if falls else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As every table; Home and End go to the first and the last row, not along the line."""
        row, last = self.currentIndex().row(), self.model().rowCount() - 1
        if is_slash(event):
            # The table would take it for the beginning of a row's name.
            self.search_wanted.emit()
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(last)
        elif event.key() == Qt.Key.Key_Up and row <= 0:
            self.search_wanted.emit()
        else:
            super().keyPressEvent(event)

    def go_to(self, row: int) -> None:
        """Make it the current row, and show it."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, number, name and state are worth more than the rest."""
        super().resizeEvent(event)
        for section, room in _ROOM_FOR.items():
            self.setColumnHidden(section, self.viewport().width() < px(room))
