"""The testimonies as a table: pages come from SQL when the view needs them, sorted there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from intake_app.domain.record import RecordId, RecordRow
from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.record_words import incident_words, moment_words, state_words
from ui.shell import Shell

if TYPE_CHECKING:
    from intake_app.commands.session import Session

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
HIDDEN_NAME = "•••••"
REFERENCE, NAME, INCIDENT, PLACE, STATE, COMPLETE, SAVED = range(7)
COLUMNS = 7
NAMED_BY = 8
"""So much of a damaged testimony's id names it; its number cannot be trusted."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A testimony whose line does not verify: nothing of it is shown but that it is there."""

    record_id: RecordId


Line = RecordRow | Damaged


@dataclass(frozen=True, slots=True)
class Loaded:
    """One page as the vault gave it: what verifies, what does not, and how many there are."""

    rows: tuple[RecordRow, ...]
    damaged: tuple[Damaged, ...]
    total: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line of the page; where a damaged one stood is not known, so it stands last."""
        return (*self.rows, *self.damaged)


class RecordsModel(QAbstractTableModel):
    """Emits `loaded` (all rows found, damaged ones so far), `failed` with an error."""

    loaded = Signal(int, int)
    failed = Signal(object)

    def __init__(self, shell: Shell, catalog: Catalog, *, page: int = PAGE) -> None:
        super().__init__()
        self._shell = shell
        self._page = page
        self._catalog = catalog
        self._rows: list[Line] = []
        self._total = 0
        self._words = ""
        self._asked = 0
        self._is_waiting = False
        self.names_hidden = True

    def search(self, words: str) -> None:
        """Start anew with the rows found by `words`, or with all."""
        self._words = words
        self._asked += 1
        self._is_waiting = False
        self._ask_for(0)

    def record_at(self, row: int) -> Line:
        """The record of a row; a damaged one has an id and nothing else."""
        return self._rows[row]

    def row_of(self, record_id: RecordId) -> int:
        """The row of a record among those loaded, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.record_id == record_id), -1)

    def hide_names(self, hidden: bool) -> None:  # noqa: FBT001 - a check box's signal
        """Show dots instead of names, for rooms with other people in them."""
        self.names_hidden = hidden
        self._tell_changed()

    def retranslate(self, catalog: Catalog) -> None:
        """Say states, dates and headings in another language."""
        self._catalog = catalog
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COLUMNS - 1)
        self._tell_changed()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Rows loaded so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The same for every row."""
        return 0 if parent.isValid() else COLUMNS

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the vault holds rows that are not loaded."""
        return not parent.isValid() and not self._is_waiting and len(self._rows) < self._total

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; the rows come when the vault has them."""
        if self.canFetchMore(parent):
            self._ask_for(len(self._rows))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The headings."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        c = self._catalog
        return (
            c.t("Testimony number"),
            c.t("Name"),
            c.t("Date of the incident"),
            c.t("Place of the incident"),
            c.t("State"),
            c.t("Answered"),
            c.t("Last saved"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Plain text for the eye, and the same for a screen reader."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(self._rows[index.row()], index.column())
        return None

    def _text(self, row: Line, column: int) -> str:
        if isinstance(row, Damaged):
            words = {
                REFERENCE: row.record_id[:NAMED_BY],
                NAME: self._catalog.t("Damaged: cannot be opened"),
            }
            return words.get(column, "")
        if column == NAME and self.names_hidden and row.summary.name:
            return HIDDEN_NAME
        return _TEXTS[column](row, self._catalog)

    def _ask_for(self, offset: int) -> None:
        self._is_waiting = True
        words, asked, window = self._words, self._asked, (self._page, offset)
        self._shell.runner.submit(
            self,
            lambda session: _page(session, words, window),
            done=lambda page: self._on_page(page, offset, asked),
            failed=self._on_failed,
        )

    def _on_page(self, page: Loaded, offset: int, asked: int) -> None:
        if asked != self._asked:
            return
        self._is_waiting = False
        if offset == 0:
            self.beginResetModel()
            self._rows = list(page.lines)
            self.endResetModel()
        elif page.lines:
            last = offset + len(page.lines) - 1
            self.beginInsertRows(QModelIndex(), offset, last)
            self._rows.extend(page.lines)
            self.endInsertRows()
        # A page without a line ends the list, whatever the count says: it is never asked for twice.
        self._total = page.total if page.lines else len(self._rows)
        damaged = sum(isinstance(row, Damaged) for row in self._rows)
        self.loaded.emit(page.total, damaged)

    def _on_failed(self, error: IntakeError) -> None:
        self._is_waiting = False
        self.failed.emit(error)

    def _tell_changed(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, COLUMNS - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _page(session: "Session", words: str, window: tuple[int, int]) -> Loaded:
    from intake_app.commands import records

    limit, offset = window
    page = records.page(session, words, limit=limit, offset=offset)
    return Loaded(page.rows, tuple(Damaged(one) for one in page.damaged), page.total)


_TEXTS: tuple[Callable[[RecordRow, Catalog], str], ...] = (
    lambda row, _: row.summary.reference,
    lambda row, _: row.summary.name,
    lambda row, c: incident_words(row.summary.incident_date, c),
    lambda row, _: row.summary.place,
    lambda row, c: state_words(row.state, c),
    lambda row, _: f"{row.summary.answered}/{row.summary.relevant}",
    lambda row, c: moment_words(row.saved_at, c),
)
