"""The history as a table: pages come from SQL when the view needs them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from intake_app.domain.record import RecordId
from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.shell import Shell

if TYPE_CHECKING:
    from intake_app.commands.history import History, HistoryLine

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
WHEN, WHAT, TESTIMONY, WHO = range(4)
COLUMNS = 4


class HistoryModel(QAbstractTableModel):
    """Emits `loaded` with the number of all lines found, `failed` with an error."""

    loaded = Signal(int)
    failed = Signal(object)

    def __init__(
        self, shell: Shell, catalog: Catalog, record_id: RecordId | None, *, page: int = PAGE
    ) -> None:
        super().__init__()
        self._shell = shell
        self._catalog = catalog
        self._record_id = record_id
        self._page = page
        self._kind = ""
        self._lines: list[HistoryLine] = []
        self._total = 0
        self._asked = 0
        self._is_waiting = False

    def show_kind(self, kind: str) -> None:
        """Start anew with the lines of one kind, or with all."""
        self._kind = kind
        self._asked += 1
        self._ask_for(0)

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language."""
        self._catalog = catalog
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COLUMNS - 1)
        if self._lines:
            last = self.index(len(self._lines) - 1, COLUMNS - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Lines loaded so far."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The same for every line."""
        return 0 if parent.isValid() else COLUMNS

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the log holds lines that are not loaded."""
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
        c = self._catalog
        return (c.t("When"), c.t("What happened"), c.t("Testimony number"), c.t("By whom"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Plain text for the eye, and the same for a screen reader and where it is cut."""
        if role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return self._text(self._lines[index.row()], index.column())
        return None

    def _text(self, line: "HistoryLine", column: int) -> str:
        from intake_app.commands.history_words import line_in_words, who_in_words
        from intake_app.commands.moments import moment_in_words

        match column:
            case 0:
                return moment_in_words(line.at, self._catalog)
            case 1:
                return line_in_words(line, self._catalog)
            case 2:
                return line.testimony
            case _:
                return who_in_words(line, self._catalog)

    def _ask_for(self, offset: int) -> None:
        from intake_app.commands.history import history

        self._is_waiting = True
        asked, kind, record_id, limit = self._asked, self._kind, self._record_id, self._page
        self._shell.runner.submit(
            self,
            lambda session: history(
                session, record_id=record_id, kind=kind, limit=limit, offset=offset
            ),
            done=lambda page: self._on_page(page, offset, asked),
            failed=self._on_failed,
        )

    def _on_page(self, page: "History", offset: int, asked: int) -> None:
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
        self.loaded.emit(page.total)

    def _on_failed(self, error: IntakeError) -> None:
        self._is_waiting = False
        self.failed.emit(error)
