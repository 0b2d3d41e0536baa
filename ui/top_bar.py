"""The bar above every screen of an open vault: which record, is it saved, which language, lock."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from intake_app.i18n import Catalog
from ui.language_chips import LanguageChips, Shape
from ui.parts import button, label
from ui.theme import px
from ui.widgets.save_state import SaveState
from ui.words import Wording, Words

HEIGHT = 60
SHAPES = (
    (Shape.FULL, True, True),
    (Shape.SHORT, True, True),
    (Shape.SHORT, False, True),
    (Shape.MENU, False, True),
    (Shape.MENU, False, False),
)
"""What goes first where room is short: long names, the aside, the chips, words of the state.

(languages, is the aside shown, are the words beside the state's mark shown). The reference, the
pill and the way to lock always stand in full.
"""


class TopBar(QFrame):
    """Left: what the screen puts there. Right: statement language, interface languages, lock."""

    language_chosen = Signal(str)
    lock_wanted = Signal()
    view_wanted = Signal()
    vault_wanted = Signal()

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self.words = Words(catalog)
        self.setProperty("role", "topbar")
        self.setFixedHeight(px(HEIGHT))
        self._reference = label("strong")
        self._pill = label("pill")
        self._aside = label("hint")
        for text in (self._reference, self._pill, self._aside):
            text.setWordWrap(False)
        self.chips = LanguageChips(catalog.language)
        self.chips.chosen.connect(self.language_chosen)
        self.view = button("quiet", "view")
        self.view.clicked.connect(self.view_wanted)
        self.words.show(self.view.setText, lambda c: c.t("View"))
        self.vault = button("quiet", "vault")
        self.vault.clicked.connect(self.vault_wanted)
        self.words.show(self.vault.setText, lambda c: c.t("Vault"))
        self.lock = button(name="lock")
        self.lock.clicked.connect(self.lock_wanted)
        self.words.show(self.lock.setText, lambda c: c.t("Lock"))
        self._place_for_state = QHBoxLayout()
        self._measured: tuple[object, ...] = ()
        self._arrange()
        self.show_nothing()

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language."""
        self.words.retranslate(catalog)
        self.chips.show_language(catalog.language)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more, or for less."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Longer words, another language, a new state: find the shape that fits now."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """Take the first shape that fits. The same bar is not measured twice: that has no end."""
        state = self._state()
        said = [one.text() for one in self.findChildren(QLabel)]
        measured = (self.width(), self.font().pixelSize(), self.chips.language, state, *said)
        if measured == self._measured:
            return
        self._measured = measured
        self._across.setSpacing(px(12))
        for shape, aside, words in SHAPES:
            self.chips.take(shape)
            self._aside.setVisible(aside and bool(self._aside.text()))
            if state is not None:
                state.shorten(short=not words)
            if self._needed() <= self.width():
                return
        # Large letters in the smallest window: rather little room between words than half a word.
        self._across.setSpacing(px(3))

    def _needed(self) -> int:
        """As wide as everything shown wants to be.

        Asked of each widget: a layout keeps its sums until it is laid out again.
        """
        margins, state = self._across.contentsMargins(), self._state()
        shown = [self._reference, self._pill, self._aside, self.vault, self.view, self.lock]
        wide = [one.sizeHint().width() for one in shown if not one.isHidden()]
        wide.append(self.chips.needed_width())
        if state is not None:
            wide.append(state.needed_width())
        gaps = (len(wide) + 1) * self._across.spacing()
        return sum(wide) + gaps + margins.left() + margins.right()

    def _state(self) -> SaveState | None:
        item = self._place_for_state.itemAt(0)
        widget = item.widget() if item is not None else None
        return widget if isinstance(widget, SaveState) else None

    def show_title(self, wording: Wording) -> None:
        """A screen without a record names itself."""
        self.show_nothing()
        self.words.show(self._reference.setText, wording)

    def show_record(self, reference: str, state: Wording, *, tone: str = "warn") -> None:
        """The record's reference and its state as a pill (tones: warn, ok, quiet)."""
        self.words.forget(self._reference.setText)
        self._reference.setText(reference)
        self._pill.setProperty("tone", tone)
        self._pill.style().unpolish(self._pill)
        self._pill.style().polish(self._pill)
        self.words.show(self._pill.setText, state)
        self._pill.show()

    def show_state_widget(self, widget: QWidget) -> None:
        """Put the screen's own widget (such as "Saved at 14:02") beside the pill."""
        self._clear_state()
        self._place_for_state.addWidget(widget)

    def show_aside(self, wording: Wording) -> None:
        """A short text before the languages, such as the statement's language."""
        self.words.show(self._aside.setText, wording)
        self._fit()

    def show_nothing(self) -> None:
        """Forget what the last screen showed."""
        self._clear_state()
        for text in (self._reference, self._pill, self._aside):
            self.words.forget(text.setText)
        self._pill.hide()
        self._aside.hide()

    def _clear_state(self) -> None:
        while (item := self._place_for_state.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # two states would stand over each other for a moment
                widget.deleteLater()

    def _arrange(self) -> None:
        across = self._across = QHBoxLayout(self)
        across.setContentsMargins(px(20), 0, px(16), 0)
        across.setSpacing(px(12))
        across.addWidget(self._reference)
        across.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(self._place_for_state)
        across.addStretch(1)
        across.addWidget(self._aside)
        across.addWidget(self.chips)
        across.addWidget(self.vault)
        across.addWidget(self.view)
        across.addWidget(self.lock)
