"""What the account told of, as chips to tick: each makes its row or opens its short pages."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from intake_app.codebook.happened import (
    ACTS,
    is_about_what_happened,
    shown_sections,
    tick_words,
    ticked,
)
from intake_app.codebook.reading import heading
from intake_app.codebook.schema import Tick, TickGroup
from intake_app.i18n import Catalog
from ui.parts import label
from ui.screens.interview.course import WHAT_HAPPENED
from ui.screens.interview.desk import Desk
from ui.screens.interview.page import Page
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option
from ui.widgets.digit_keys import question_number


class HappenedPage(Page):
    """`picked` is sent with the id of a tick that a person pressed; the page marks nothing itself.

    Call `refresh` after each change of the answers or of the opened parts.
    """

    picked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.groups: dict[str, AnswerChips] = {}
        self.add_head(
            self._place,
            lambda c: c.t("What was told"),
            lambda c: c.t(
                "Tick what the account told of. Read nothing out and ask nothing yet: each tick "
                "opens its own short pages."
            ),
        )
        for group in desk.book.happened.groups:
            self._add(group)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """See Page."""
        desk = self.desk
        on = ticked(desk.book, desk.answers, desk.opened)
        for group in desk.book.happened.groups:
            chips = self.groups[group.id]
            chips.say(self._options(group, self.catalog))
            chips.show_choice([tick.id for tick in group.ticks if tick.id in on])
            chips.setEnabled(not desk.is_frozen)
        self.words.retranslate(self.catalog)

    def retranslate(self, catalog: Catalog) -> None:
        """See Page."""
        super().retranslate(catalog)
        self.refresh()

    def focus_first(self) -> None:
        """The first group."""
        next(iter(self.groups.values())).focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift and a digit's key goes to the group of that number."""
        number, groups = question_number(event), list(self.groups.values())
        if number is not None and number <= len(groups):
            groups[number - 1].focus_first()
        else:
            super().keyPressEvent(event)

    def count_words(self, catalog: Catalog) -> str:
        """How many parts there are to be gone through by what is ticked."""
        desk = self.desk
        shown = shown_sections(desk.book, desk.answers, desk.opened)
        count = sum(is_about_what_happened(desk.book, section) for section in shown)
        return catalog.tn("{n} part to go through", "{n} parts to go through", count)

    def _add(self, group: TickGroup) -> None:
        title = label("label")
        self.words.show(title.setText, lambda c: heading(group, c))
        chips = AnswerChips(self._options(group, self.catalog), several=True)
        chips.setObjectName(f"happened.{group.id}")
        self.words.show(chips.setAccessibleName, lambda c: heading(group, c))
        chips.changed.connect(lambda: self._on_changed(group, chips))
        self.groups[group.id] = chips
        self.body.addSpacing(px(8))
        self.body.addWidget(title)
        self.body.addWidget(chips)

    def _on_changed(self, group: TickGroup, chips: AnswerChips) -> None:
        """Tell what was pressed, and leave the marks to what holds afterwards."""
        desk = self.desk
        on = ticked(desk.book, desk.answers, desk.opened).intersection(t.id for t in group.ticks)
        pressed = on.symmetric_difference(chips.codes)
        for tick in group.ticks:
            if tick.id in pressed:
                self.picked.emit(tick.id)
        self.refresh()

    def _options(self, group: TickGroup, catalog: Catalog) -> tuple[Option, ...]:
        return tuple(Option(tick.id, self._words_of(tick, catalog)) for tick in group.ticks)

    def _words_of(self, tick: Tick, catalog: Catalog) -> str:
        """With the number of its acts, where it is more than one."""
        words = tick_words(self.desk.book, tick, catalog)
        rows = self.desk.answers.rows(ACTS) if tick.act else ()
        count = sum(row.get("act_type") == tick.act for row in rows)
        return f"{words} ({count})" if count > 1 else words

    def _place(self, catalog: Catalog) -> str:
        order = [stop.key for stop in self.desk.stops]
        number = order.index(WHAT_HAPPENED) + 1 if WHAT_HAPPENED in order else 0
        return catalog.t("Part {n} of {total}", n=number, total=len(order))
