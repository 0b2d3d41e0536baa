"""A long table whose pages come from the vault when the view needs them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.shell import Shell

if TYPE_CHECKING:
    from intake_app.commands.session import Session

Line = TypeVar("Line")
Index = QModelIndex | QPersistentModelIndex
PAGE = 100


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Line]):
    """One page as the vault gave it, and how many lines there are in all."""

    lines: tuple[Line, ...]
    total: int


Question = Callable[["Session", int, int], Loaded[Line]]
"""Reads one page: so many lines at most, from this one on."""


class PagedModel(QAbstractTableModel, Generic[Line]):
    """Emits `failed` with an error; what comes for a question that was asked before is dropped."""

    failed = Signal(object)

    def __init__(self, shell: Shell, catalog: Catalog, columns: int, page: int) -> None:
        super().__init__()
        self._shell = shell
        self._catalog = catalog
        self._columns = columns
        self._page = page
        self._lines: list[Line] = []
        self._total = 0
        self._asked = 0
        self._is_waiting = False

    def question(self) -> Question[Line]:
        """How a page is read, as things are chosen now."""
        raise NotImplementedError

    def headings(self) -> tuple[str, ...]:
        """One for each column."""
        raise NotImplementedError

    def text(self, line: Line, column: int) -> str:
        """What stands in a cell."""
        raise NotImplementedError

    def tell_loaded(self, total: int) -> None:
        """A page has come; the vault holds so many lines."""
        raise NotImplementedError

    def start_anew(self) -> None:
        """Ask for the first page of what is chosen now; until it comes the old lines stay."""
        self._asked += 1
        self._ask_for(0)

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language."""
        self._catalog = catalog
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._columns - 1)
        self.tell_changed()

    def tell_changed(self) -> None:
        """Every line that is shown may read differently now."""
        if self._lines:
            last = self.index(len(self._lines) - 1, self._columns - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Lines loaded so far."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The same for every line."""
        return 0 if parent.isValid() else self._columns

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the vault holds lines that are not loaded."""
        return not parent.isValid() and not self._is_waiting and len(self._lines) < self._total

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; the lines come when the vault has them."""
        if self.canFetchMore(parent):
            self._ask_for(len(self._lines))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The headings."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.headings()[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Plain text for the eye, and the same for a screen reader."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.text(self._lines[index.row()], index.column())
        return None

    def _ask_for(self, offset: int) -> None:
        self._is_waiting = True
        asked, limit, read = self._asked, self._page, self.question()
        self._shell.runner.submit(
            self,
            lambda session: read(session, limit, offset),
            done=lambda page: self._on_page(page, offset, asked),
            failed=lambda error: self._on_failed(error, asked),
        )

    def _on_page(self, page: Loaded[Line], offset: int, asked: int) -> None:
        if asked != self._asked:
            return
        self._is_waiting = False
        if offset == 0:
            self.beginResetModel()
            self._lines = list(page.lines)
            self.endResetModel()
        elif page.lines:
            self.beginInsertRows(QModelIndex(), offset, offset + len(page.lines) - 1)
            self._lines.extend(page.lines)
            self.endInsertRows()
        # A page without a line ends the list, whatever the count says: it is never asked for twice.
        self._total = page.total if page.lines else len(self._lines)
        self.tell_loaded(page.total)

    def _on_failed(self, error: IntakeError, asked: int) -> None:
        if asked != self._asked:
            return
        self._is_waiting = False
        self.failed.emit(error)
