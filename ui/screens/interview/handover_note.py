"""What a colleague left for whoever goes on with the draft; it stands above the talk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea

from intake_app.commands.moments import moment_in_words
from intake_app.i18n import Catalog
from ui.parts import button, column, label, make_scrolling
from ui.theme import px
from ui.words import Wording, Words

if TYPE_CHECKING:
    from intake_app.commands.handovers import Told

MOST_HEIGHT = 190
"""A long note scrolls: the page under it keeps its room."""


class HandoverNote(QScrollArea):
    """`take_wanted`: I go on. It is there again at the next opening while it is a draft."""

    take_wanted = Signal()
    put_away = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("handover-note")
        self.title = label("notice-title")
        self.why = label("hint")
        self.lines = [label() for _ in range(3)]
        self.take, self.away = button("primary", "handover-take"), button("quiet", "handover-away")
        words.show(self.take.setText, lambda c: c.t("I go on with it"))
        words.show(self.away.setText, lambda c: c.t("Put the note away"))
        self.take.clicked.connect(self.take_wanted)
        self.away.clicked.connect(self._on_away)
        self._card = QFrame()
        self._arrange()
        self.hide()

    def show_note(self, told: "Told") -> None:
        """Say it, and again after a change of language."""
        self._words.show(self.title.setText, lambda c: _title(told, c))
        self._words.show(self.why.setText, lambda c: _why(told, c))
        said = (told.note.still_open, told.note.person, told.note.next_meeting)
        for line, (text, wording) in zip(self.lines, zip(said, _LINES, strict=True), strict=True):
            self._words.show(line.setText, _line(wording, text))
            line.setVisible(bool(text))
        self.take.setVisible(not told.is_taken)
        self._words.show(self.setAccessibleName, lambda c: _title(told, c))
        self.show()

    def _on_away(self) -> None:
        self.hide()
        self.put_away.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its texts at this width, up to a limit."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Longer words, or a button less."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        needed = max(self._card.heightForWidth(self.width()), 1)
        # By its hint it would be as high as with every text broken narrowly.
        self._card.setMinimumHeight(needed)
        self.setFixedHeight(min(needed, px(MOST_HEIGHT)))

    def _arrange(self) -> None:
        self._card.setProperty("role", "notice")
        texts = column(4)
        for text in (self.title, self.why, *self.lines):
            texts.addWidget(text)
        texts.addStretch(1)
        ways = column(4)
        for way in (self.take, self.away):
            ways.addWidget(way)
        ways.addStretch(1)
        across = QHBoxLayout(self._card)
        across.setContentsMargins(px(32), px(10), px(24), px(10))
        across.setSpacing(px(16))
        across.addLayout(texts, 1)
        across.addLayout(ways)
        make_scrolling(self, self._card)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


_LINES: tuple[Wording, ...] = (
    lambda c: c.t("Still to be asked:"),
    lambda c: c.t("How the person is:"),
    lambda c: c.t("Next meeting:"),
)


def _line(heading: Wording, text: str) -> Wording:
    return lambda c: f"{heading(c)} {text}"


def _title(told: "Told", c: Catalog) -> str:
    moment = moment_in_words(told.at, c)
    if told.is_for_me:
        return c.t("{name} handed this draft over to you, {moment}", name=told.by, moment=moment)
    return c.t(
        "{name} handed this draft over to {other}, {moment}",
        name=told.by,
        other=told.to,
        moment=moment,
    )


def _why(told: "Told", c: Catalog) -> str:
    from intake_app.commands.handover_words import why_in_words

    return why_in_words(told.why, c)
