"""Consent by purpose on one page: a line for each purpose, one digit for each level."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from intake_app.codebook.reading import heading
from intake_app.codebook.schema import CodeList
from intake_app.domain.first_consent import DECISIONS, levels
from intake_app.i18n import Catalog
from ui.forms.context import options
from ui.parts import button, column, label
from ui.screens.interview.desk import Desk
from ui.screens.interview.page import Page
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Chip, Option
from ui.widgets.digit_keys import digit_of

_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
ROOM_FOR_THREE = 680


class LevelChips(AnswerChips):
    """The levels of one purpose by their digits. `went`: to the line below (1) or above (-1).

    A digit sets its level and goes on; pressed again it stays what it was.
    """

    went = Signal(int)

    def say_levels(self, names: list[str], purpose: str) -> None:
        """What each digit means, for those who cannot see the table."""
        for chip, name in zip(self.chips, names, strict=True):
            chip.setAccessibleName(name)
            chip.setAccessibleDescription(purpose)

    def _take(self, chip: Chip, event: QKeyEvent) -> bool:
        digit = digit_of(event)
        if digit is not None and 1 <= digit <= len(self._chips):
            code = self._chips[digit - 1].option.code
            if code not in self.codes:
                self.pick(code)
            self.went.emit(1)
            return True
        by = _ROWS.get(Qt.Key(event.key()))
        if by is not None:
            self.went.emit(by)
            return True
        return super()._take(chip, event)


class PurposesPage(Page):
    """`decided` is sent with a purpose and its level, empty when it was taken back.

    `cards_wanted`: conditions, or what was decided later, row by row.
    """

    decided = Signal(str, str)
    cards_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        section = desk.book.section(DECISIONS)
        self._purposes = desk.book.lists["consent_purpose"]
        self._levels = desk.book.lists["consent_level"]
        self.rows: dict[str, LevelChips] = {}
        self._said: dict[str, QLabel] = {}
        self._decisions: list[tuple[QLabel, QVBoxLayout]] = []
        self._is_narrow = False
        self.add_head(
            self._place,
            lambda c: heading(section, c),
            lambda c: c.t(
                "Read out each purpose, and let the person decide. What is left open counts as "
                "not permitted."
            ),
        )
        self._add_legend()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 2)
        for place, code in enumerate(self._purposes.codes):
            self._add_row(place, code.id)
        self.body.addLayout(self._grid)
        self.body.addSpacing(px(8))
        self.cards = button("quiet", "purposes-as-cards")
        self.words.show(
            self.cards.setText, lambda c: c.t("Conditions, or a decision taken later: as entries")
        )
        self.cards.clicked.connect(self.cards_wanted)
        self.body.addWidget(self.cards, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """See Page."""
        stored = levels(self.desk.answers)
        names = {one.code: one.label for one in options(self._levels, self.catalog)}
        purposes = {one.code: one.label for one in options(self._purposes, self.catalog)}
        for purpose, chips in self.rows.items():
            level = stored.get(purpose, "")
            chips.show_choice((level,) if level else ())
            chips.say_levels(list(names.values()), purposes[purpose])
            chips.setEnabled(not self.desk.is_frozen)
            self._said[purpose].setText(names.get(level, ""))

    def retranslate(self, catalog: Catalog) -> None:
        """See Page."""
        super().retranslate(catalog)
        self.refresh()

    def focus_first(self) -> None:
        """The first purpose without a decision, or the first."""
        open_ones = (chips for chips in self.rows.values() if not chips.codes)
        next(open_ones, next(iter(self.rows.values()))).focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside an open panel there is no room for a third column: its words go below."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < px(ROOM_FOR_THREE)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        for place, (said, decision) in enumerate(self._decisions):
            if is_narrow:
                decision.addWidget(said)
            else:
                self._grid.addWidget(said, place, 2, Qt.AlignmentFlag.AlignVCenter)

    def count_words(self, catalog: Catalog) -> str:
        """How many purposes were decided."""
        done = len(set(levels(self.desk.answers)).intersection(self.rows))
        return catalog.t("Decided: {n} of {total}", n=done, total=len(self.rows))

    def _add_legend(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "panel")
        down = QVBoxLayout(frame)
        down.setContentsMargins(px(16), px(12), px(16), px(12))
        down.setSpacing(px(4))
        for place in range(len(self._levels.codes)):
            down.addWidget(self._legend(place))
        self.body.addWidget(frame)
        self.body.addSpacing(px(12))

    def _legend(self, place: int) -> QLabel:
        line = label("reading")
        self.words.show(line.setText, lambda c: f"{place + 1}  –  {_name(self._levels, place, c)}")
        return line

    def _add_row(self, place: int, purpose: str) -> None:
        name = label("label")
        self.words.show(name.setText, lambda c: _name(self._purposes, place, c))
        chips = LevelChips(
            [Option(one.id, str(number)) for number, one in enumerate(self._levels.codes, start=1)],
            parent=self.column,
        )
        chips.setObjectName(f"{DECISIONS}.{purpose}")
        chips.setFixedWidth(sum(chip.sizeHint().width() + px(8) for chip in chips.chips))
        self.words.show(chips.setAccessibleName, lambda c: _name(self._purposes, place, c))
        name.setBuddy(chips)
        chips.changed.connect(lambda: self.decided.emit(purpose, "".join(chips.codes)))
        chips.went.connect(lambda by: self._go(place + by))
        said, decision = label("hint"), column(2)
        self.rows[purpose], self._said[purpose] = chips, said
        decision.addWidget(chips)
        self._decisions.append((said, decision))
        self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(decision, place, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(said, place, 2, Qt.AlignmentFlag.AlignVCenter)

    def _go(self, place: int) -> None:
        """To a line; behind the last one to what comes below."""
        lines = list(self.rows.values())
        if place >= len(lines):
            self.cards.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            lines[max(place, 0)].focus_first()

    def _place(self, catalog: Catalog) -> str:
        order = [stop.key for stop in self.desk.stops]
        number = order.index(DECISIONS) + 1 if DECISIONS in order else 0
        return catalog.t("Part {n} of {total}", n=number, total=len(order))


def _name(codes: CodeList, place: int, catalog: Catalog) -> str:
    return options(codes, catalog)[place].label
