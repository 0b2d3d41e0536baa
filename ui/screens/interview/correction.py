"""A paragraph corrected where it is read: every language it stands in, side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.domain.quote import Quote, Translation
from intake_app.i18n import Catalog
from ui.parts import button, capitalised, label
from ui.theme import px
from ui.theme.fonts import testimony_font
from ui.widgets.grow_text import GrowText
from ui.words import Words


class Correction(QFrame):
    """`written(Quote)` with each letter; `done` when it is right; `left` to have it as it was."""

    written = Signal(object)
    done = Signal()
    left = Signal()

    def __init__(self, quote: Quote, language: str, catalog: Catalog) -> None:
        super().__init__()
        self.quote = quote
        self.words = Words(catalog)
        self.setProperty("role", "panel")
        self._read_in = language
        self.texts: dict[str, GrowText] = {}
        self._before = dict(_languages(quote))
        down = QVBoxLayout(self)
        down.setContentsMargins(px(24), px(16), px(24), px(16))
        down.setSpacing(px(8))
        hint = label("hint")
        self.words.show(
            hint.setText,
            lambda c: c.t("Correct it in every language it stands in. What stood here is kept."),
        )
        down.addWidget(hint)
        for lang, text in _languages(quote):
            self._add(down, lang, text)
        self.kept = label("strong")
        self.words.show(
            self.kept.setText,
            lambda c: c.t(
                "What you wrote is not lost. “It is right now” keeps it, “Leave it as it was” puts"
                " the old text back."
            ),
        )
        self.kept.hide()
        down.addWidget(self.kept)
        down.addLayout(self._buttons())
        down.addStretch(1)

    def focus_first(self) -> None:
        """Put the keyboard into the text that was read, at its end."""
        text = self.texts.get(self._read_in) or next(iter(self.texts.values()))
        text.setFocus(Qt.FocusReason.OtherFocusReason)
        text.moveCursor(text.textCursor().MoveOperation.End)

    def escape(self) -> None:
        """Escape drops no word: it tells the two ways out, and the next one leads back to the text.

        The sheet over everything comes with two of them, and nothing may be gone after it.
        """
        if self.written_now == self._before:
            self.left.emit()
        elif self.keep.hasFocus():
            self.kept.hide()
            self.focus_first()
        else:
            self.kept.show()
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def written_now(self) -> dict[str, str]:
        """The text of each language as it stands in its box."""
        return {lang: box.toPlainText() for lang, box in self.texts.items()}

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language."""
        self.words.retranslate(catalog)

    def _add(self, down: QVBoxLayout, lang: str, text: str) -> None:
        title, box = label("label"), GrowText(least=3)
        font = testimony_font()
        font.setPixelSize(px(21))
        box.setFont(font)
        box.setPlainText(text)
        box.setObjectName(f"correction.{lang}")
        title.setBuddy(box)
        self.words.show(title.setText, lambda c: capitalised(c.language_name(lang)))
        self.words.show(box.setAccessibleName, lambda c: c.language_name(lang))
        box.textChanged.connect(self._on_text)
        self.texts[lang] = box
        down.addWidget(title)
        down.addWidget(box)

    def _buttons(self) -> QHBoxLayout:
        self.keep = keep = button("primary", "correction-done")
        leave = button("", "correction-leave")
        self.words.show(keep.setText, lambda c: c.t("It is right now"))
        self.words.show(leave.setText, lambda c: c.t("Leave it as it was"))
        keep.clicked.connect(self.done)
        leave.clicked.connect(self.left)
        across = QHBoxLayout()
        across.addWidget(keep)
        across.addWidget(leave)
        across.addWidget(QWidget(), 1)
        return across

    def _on_text(self) -> None:
        """Nothing is sent while a text is empty: a paragraph without words is taken out instead."""
        self.kept.hide()
        written = self.written_now
        if not all(text.strip() for text in written.values()):
            return
        quote = self.quote
        self.quote = Quote(
            quote.lang,
            written[quote.lang],
            tuple(Translation(one.lang, written[one.lang], one.by) for one in quote.translations),
        )
        self.written.emit(self.quote)


def _languages(quote: Quote) -> tuple[tuple[str, str], ...]:
    """The original first, then each translation once."""
    found = {quote.lang: quote.text}
    for one in quote.translations:
        found.setdefault(one.lang, one.text)
    return tuple(found.items())
