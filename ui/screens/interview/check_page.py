"""Check answers: what is missing, what must be explained, and every answer with its way back."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtWidgets import QWidget

from intake_app.codebook.problem import Problem, Severity
from intake_app.codebook.wording import describe_place, describe_problem
from intake_app.domain.answers import MissingReason
from intake_app.i18n import Catalog
from ui.parts import label
from ui.screens.interview.check_rows import OPEN, SAID, Counts, Line, counts, lines, of_kind
from ui.screens.interview.check_table import CheckTable
from ui.screens.interview.desk import Desk
from ui.screens.interview.page import AROUND, Page
from ui.screens.interview.warning_cards import WarningCards
from ui.slices import Slices
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.tab_order import set_reading_order

_MOST_SHOWN = 40
_AT_ONCE = 40


class CheckPage(Page):
    """Errors lead to their questions; warnings take a reason here; "Change" leads to an answer."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_head(
            lambda c: c.t("Finish"),
            lambda c: c.t("Check answers"),
            lambda c: c.t("Go through it together with the person. Nothing is lost by changing."),
        )
        self.summary = ErrorSummary()
        self.summary.chosen.connect(self.goes)
        self.warnings = WarningCards(desk)
        self.warnings.chosen.connect(self.goes)
        self.kinds = AnswerChips(())
        self.kinds.setObjectName("check-kinds")
        self.kinds.changed.connect(self._show_kind)
        self.words.show(self.kinds.setAccessibleName, lambda c: c.t("Which answers are shown"))
        self.none = label("hint")
        self.words.show(self.none.setText, lambda c: c.t("There are no such answers."))
        self.none.hide()
        self._slices = Slices(self)
        self._lines: tuple[Line, ...] = ()
        self.table = CheckTable()
        self.table.chosen.connect(self.goes)
        self.table.moved.connect(self.keep_focus_in_sight)
        self.words.show(self.table.setAccessibleName, lambda c: c.t("Check answers"))
        self.body.setSpacing(px(14))
        for part in (self.summary, self.warnings, self.kinds, self.none, self.table):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """See Page."""
        desk, catalog = self.desk, self.catalog
        errors = _errors(desk)
        self.summary.say(_title(len(errors), catalog), _sentences(errors, desk, catalog))
        self.warnings.show_warnings(catalog)
        stops = desk.stops
        self.say_counts(counts(desk.book, desk.answers, stops), catalog)
        # A thousand lines to word and to measure: they come after the page is seen.
        self._slices.put_off(self._listing(lines(desk.book, desk.answers, stops, catalog)))
        # The chips and the lines for the reasons were made last.
        set_reading_order(self.column)

    def stand(self) -> None:
        """The record was saved or took a step: what may be written here depends on it."""
        self.warnings.stand()

    def _listing(self, coming: Iterator[Line]) -> Iterator[None]:
        found: list[Line] = []
        for line in coming:
            found.append(line)
            if len(found) % _AT_ONCE == 0:
                yield
        self._lines = tuple(found)
        self._show_kind()

    def say_counts(self, found: Counts, catalog: Catalog) -> None:
        """Each fact by itself, with its number; the one that is chosen stays chosen."""
        chosen = self.kinds.codes or ("",)
        self.kinds.set_options(
            tuple(Option(kind, says(catalog, found.of(kind))) for kind, says in KINDS.items())
        )
        self.kinds.show_choice(chosen)

    def _show_kind(self) -> None:
        if not self.kinds.codes:
            self.kinds.show_choice(("",))
        shown = of_kind(self._lines, self.kinds.codes[0])
        words = self.catalog.t("Look") if self.desk.is_frozen else self.catalog.t("Change")
        self.table.show_lines(shown, words)
        self.table.setVisible(bool(shown))
        self.none.setVisible(not shown)

    def retranslate(self, catalog: Catalog) -> None:
        """See Page."""
        super().retranslate(catalog)
        self.refresh()

    def show_place(self, widget: QWidget) -> None:
        """Of the list the line the keyboard stands on; it is much taller than the window."""
        if widget is not self.table:
            super().show_place(widget)
            return
        line = self.table.visualRect(self.table.currentIndex())
        for edge in (line.bottomLeft(), line.topLeft()):
            place = self.table.viewport().mapTo(self.column, edge)
            self.ensureVisible(place.x(), place.y(), 0, px(AROUND))

    def focus_first(self) -> None:
        """The first error, or the list."""
        if self.summary.isHidden():
            self.table.setFocus()
        else:
            self.summary.focus_first()


KINDS: Mapping[str, Callable[[Catalog, int], str]] = {
    "": lambda c, n: c.t("All: {n}", n=n),
    OPEN: lambda c, n: c.t("Not answered: {n}", n=n),
    MissingReason.UNKNOWN.value: lambda c, n: c.t("Does not know: {n}", n=n),
    MissingReason.DECLINED.value: lambda c, n: c.t("Declined: {n}", n=n),
    MissingReason.NOT_ASKED.value: lambda c, n: c.t("Not asked: {n}", n=n),
    MissingReason.NOT_APPLICABLE.value: lambda c, n: c.t("Not applicable: {n}", n=n),
    SAID: lambda c, n: c.t("Answered: {n}", n=n),
}
"""What the list can be narrowed to: six facts, never added together."""


def _errors(desk: Desk) -> tuple[Problem, ...]:
    if desk.is_frozen:
        return ()
    return tuple(one for one in desk.problems() if one.severity is Severity.ERROR)


def _title(count: int, catalog: Catalog) -> str:
    return catalog.tn(
        "{n} thing stands before the read-back", "{n} things stand before the read-back", count
    )


def _sentences(errors: tuple[Problem, ...], desk: Desk, catalog: Catalog) -> list[tuple[str, str]]:
    return [(one.path, _sentence(one, desk, catalog)) for one in errors[:_MOST_SHOWN]]


def _sentence(error: Problem, desk: Desk, catalog: Catalog) -> str:
    place = describe_place(error, desk.book, catalog)
    if error.code == "required":
        return catalog.t("{place}: no answer yet", place=place)
    return f"{place}. {describe_problem(error, desk.book, catalog)}"
