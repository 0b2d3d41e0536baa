"""The testimonies as a table: pages come from SQL when the view needs them, sorted there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from intake_app.commands.moments import moment_in_words
from intake_app.domain.listing import Narrowed, Order, Wanted
from intake_app.domain.record import RecordId, RecordRow
from intake_app.i18n import Catalog
from ui.models.paged_model import PAGE, Loaded, PagedModel, Question
from ui.record_words import incident_words, standing_words
from ui.shell import Shell

if TYPE_CHECKING:
    from intake_app.commands.session import Session

HIDDEN_NAME = "•••••"
REFERENCE, NAME, INCIDENT, PLACE, STATE, COMPLETE, SAVED = range(7)
COLUMNS = 7
ORDER_OF = {
    REFERENCE: Order.REFERENCE,
    NAME: Order.NAME,
    INCIDENT: Order.INCIDENT,
    PLACE: Order.PLACE,
    STATE: Order.STATE,
    COMPLETE: Order.COMPLETE,
    SAVED: Order.SAVED,
}
_IN_ALPHABET = frozenset({Order.NAME, Order.PLACE})
NAMED_BY = 8
"""So much of a damaged testimony's id names it; its number cannot be trusted."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A testimony whose line does not verify: nothing of it is shown but that it is there."""

    record_id: RecordId


Line = RecordRow | Damaged


class RecordsModel(PagedModel[Line]):
    """Emits `loaded` (all rows found, damaged ones so far), `failed` with an error."""

    loaded = Signal(int, int)

    def __init__(self, shell: Shell, catalog: Catalog, *, page: int = PAGE) -> None:
        super().__init__(shell, catalog, COLUMNS, page)
        self._wanted = Wanted(language=catalog.language)
        self.names_hidden = True

    def search(self, words: str) -> None:
        """Start anew with the rows found by `words`, or with all."""
        self._ask_anew(replace(self._wanted, words=words))

    def narrow(self, narrowed: Narrowed) -> None:
        """Start anew with the rows that are wanted, or with all."""
        self._ask_anew(replace(self._wanted, narrowed=narrowed))

    def sort_by(self, order: Order, *, turned: bool) -> None:
        """Start anew in another order; Qt's own `sort` would ask for it twice."""
        self._ask_anew(replace(self._wanted, order=order, turned=turned))

    def retranslate(self, catalog: Catalog) -> None:
        """As every table; names stand in the order of the new alphabet when they are asked anew."""
        super().retranslate(catalog)
        wanted = replace(self._wanted, language=catalog.language)
        if self._wanted.order in _IN_ALPHABET:
            self._ask_anew(wanted)
        self._wanted = wanted

    def _ask_anew(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.start_anew()

    def record_at(self, row: int) -> Line:
        """The record of a row; a damaged one has an id and nothing else."""
        return self._lines[row]

    def row_of(self, record_id: RecordId) -> int:
        """The row of a record among those loaded, or -1."""
        return next((i for i, row in enumerate(self._lines) if row.record_id == record_id), -1)

    def hide_names(self, hidden: bool) -> None:  # noqa: FBT001 - a check box's signal
        """Show dots instead of names, for rooms with other people in them."""
        self.names_hidden = hidden
        self.tell_changed()

    def question(self) -> Question[Line]:
        """See PagedModel."""
        wanted = self._wanted

        def read(session: "Session", limit: int, offset: int) -> Loaded[Line]:
            from intake_app.commands import records

            page = records.listed(session, wanted, limit=limit, offset=offset)
            # Where a damaged one stood among the others is not known, so it stands last.
            return Loaded((*page.rows, *map(Damaged, page.damaged)), page.total)

        return read

    def headings(self) -> tuple[str, ...]:
        """See PagedModel."""
        c = self._catalog
        return (
            c.t("Testimony number"),
            c.t("Name"),
            c.t("Date of the incident"),
            c.t("Place of the incident"),
            c.t("State"),
            c.t("Answered"),
            c.t("Last saved"),
        )

    def text(self, line: Line, column: int) -> str:
        """See PagedModel."""
        if isinstance(line, Damaged):
            words = {
                REFERENCE: line.record_id[:NAMED_BY],
                NAME: self._catalog.t("Damaged: cannot be opened"),
            }
            return words.get(column, "")
        if column == NAME and self.names_hidden and line.summary.name:
            return HIDDEN_NAME
        return _TEXTS[column](line, self._catalog)

    def tell_loaded(self, total: int) -> None:
        """See PagedModel."""
        self.loaded.emit(total, sum(isinstance(row, Damaged) for row in self._lines))


_TEXTS: tuple[Callable[[RecordRow, Catalog], str], ...] = (
    lambda row, _: row.summary.reference,
    lambda row, _: row.summary.name,
    lambda row, c: incident_words(row.summary.incident_date, c),
    lambda row, _: row.summary.place,
    standing_words,
    lambda row, _: f"{row.summary.answered}/{row.summary.relevant}",
    lambda row, c: moment_in_words(row.saved_at, c),
)
