"""The bar above every screen of an open vault: which record, is it saved, which language, lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from intake_app.i18n import Catalog
from ui.language_chips import LanguageChips
from ui.parts import button, label
from ui.theme import px
from ui.words import Wording, Words

HEIGHT = 60
ROOMY = 1200
"""From this width on the languages stand in full beside a record's reference and state."""


class TopBar(QFrame):
    """Left: what the screen puts there. Right: statement language, interface languages, lock."""

    language_chosen = Signal(str)
    lock_wanted = Signal()
    view_wanted = Signal()

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
        self.lock = button(name="lock")
        self.lock.clicked.connect(self.lock_wanted)
        self.words.show(self.lock.setText, lambda c: c.t("Lock"))
        self._place_for_state = QHBoxLayout()
        self._arrange()
        self.show_nothing()

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language."""
        self.words.retranslate(catalog)
        self.chips.show_language(catalog.language)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Languages in short where the bar is narrow."""
        super().resizeEvent(event)
        self.chips.shorten(short=event.size().width() < px(ROOMY))

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
        self._aside.show()

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
                widget.deleteLater()

    def _arrange(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(px(20), 0, px(16), 0)
        across.setSpacing(px(12))
        across.addWidget(self._reference)
        across.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(self._place_for_state)
        across.addStretch(1)
        across.addWidget(self._aside)
        across.addWidget(self.chips)
        across.addWidget(self.view)
        across.addWidget(self.lock)
