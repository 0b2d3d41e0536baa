"""What a tick of the page "What was told" does to the answers, and how it is taken back."""

from PySide6.QtCore import QObject, Signal

from intake_app.codebook.happened import (
    ACTS,
    holds_more_than_ticks,
    shown_sections,
    tick_words,
    ticked,
    with_act,
    without_act,
)
from intake_app.codebook.reading import heading
from intake_app.codebook.schema import Tick
from intake_app.i18n import Catalog
from ui.screens.interview.bar_column import BarColumn
from ui.screens.interview.desk import Desk
from ui.screens.interview.editing import Editing


class Happening(QObject):
    """`opened`: which parts are open changed, and no answer did."""

    opened = Signal()

    def __init__(self, desk: Desk, editing: Editing, bars: BarColumn, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editing = editing
        self._bars = bars

    def on_picked(self, tick_id: str) -> None:
        """Tick, or take the tick back."""
        desk = self._desk
        if desk.is_frozen or self._editing.is_asking:
            return
        self._bars.trouble.clear()
        tick = next(one for one in desk.book.happened.ticks if one.id == tick_id)
        is_on = tick.id in ticked(desk.book, desk.answers, desk.opened)
        if tick.act:
            (self._take_back if is_on else self._make)(tick)
        else:
            (self._close if is_on else self._open)(tick.part)

    def _make(self, tick: Tick) -> None:
        desk = self._desk
        keys = desk.draft.keys
        self._editing.on_rows(ACTS, with_act(desk.book, desk.answers, tick.act, keys))

    def _take_back(self, tick: Tick) -> None:
        """A bare row goes; one that holds what was told goes too, and can be brought back."""
        desk = self._desk
        after = without_act(desk.book, desk.answers, tick.act)
        told = holds_more_than_ticks(desk.answers, tick.act)

        def said(catalog: Catalog) -> str:
            return catalog.t("Removed: {entry}", entry=tick_words(desk.book, tick, catalog))

        self._editing.on_rows(ACTS, after, said if told else None)

    def _open(self, section: str) -> None:
        self._desk.opened.add(section)
        self.opened.emit()

    def _close(self, section: str) -> None:
        """Fold an empty part away. What holds answers stays, and it is said why."""
        desk = self._desk
        desk.opened.discard(section)
        if section in shown_sections(desk.book, desk.answers):
            self._say_why_it_stays(section)
        self.opened.emit()

    def _say_why_it_stays(self, section: str) -> None:
        desk = self._desk
        part = desk.book.section(section)
        if desk.answers.rows(section):
            self._bars.trouble.say(
                lambda c: c.t("This part holds answers: {part}", part=heading(part, c)),
                lambda c: c.t("Take them out on its own page first; then it can be folded away."),
            )
            return
        acts = [
            tick
            for tick in desk.book.happened.ticks
            if section in tick.opens and tick.id in ticked(desk.book, desk.answers)
        ]
        self._bars.trouble.say(
            lambda c: c.t("This part stays open: {part}", part=heading(part, c)),
            lambda c: c.t(
                "It belongs to: {acts}",
                acts="; ".join(tick_words(desk.book, one, c) for one in acts),
            ),
        )
