"""The history as a table: pages come from SQL when the view needs them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from intake_app.domain.record import RecordId
from intake_app.i18n import Catalog
from ui.models.paged_model import PAGE, Index, Loaded, PagedModel, Question
from ui.shell import Shell

if TYPE_CHECKING:
    from intake_app.commands.history import HistoryLine
    from intake_app.commands.session import Session

WHEN, WHAT, TESTIMONY, WHO = range(4)
COLUMNS = 4


class HistoryModel(PagedModel["HistoryLine"]):
    """Emits `loaded` with the number of all lines found, `failed` with an error."""

    loaded = Signal(int)

    def __init__(
        self, shell: Shell, catalog: Catalog, record_id: RecordId | None, *, page: int = PAGE
    ) -> None:
        super().__init__(shell, catalog, COLUMNS, page)
        self._record_id = record_id
        self._kind = ""

    def show_kind(self, kind: str) -> None:
        """Start anew with the lines of one kind, or with all."""
        self._kind = kind
        self.start_anew()

    def question(self) -> Question["HistoryLine"]:
        """See PagedModel."""
        kind, record_id = self._kind, self._record_id

        def read(session: "Session", limit: int, offset: int) -> Loaded["HistoryLine"]:
            from intake_app.commands.history import history

            page = history(session, record_id=record_id, kind=kind, limit=limit, offset=offset)
            return Loaded(page.lines, page.total)

        return read

    def headings(self) -> tuple[str, ...]:
        """See PagedModel."""
        c = self._catalog
        return (c.t("When"), c.t("What happened"), c.t("Testimony number"), c.t("By whom"))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """As in every table; a sentence that is cut stands whole under the mouse."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return super().data(index)
        return super().data(index, role)

    def text(self, line: "HistoryLine", column: int) -> str:
        """See PagedModel."""
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

    def tell_loaded(self, total: int) -> None:
        """See PagedModel."""
        self.loaded.emit(total)
