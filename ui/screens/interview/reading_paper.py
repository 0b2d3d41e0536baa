"""The one paragraph that is read now: its number, how far the reading has come, its words."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from intake_app.domain.paragraph import Verdict
from intake_app.domain.quote import Quote
from intake_app.i18n import Catalog
from ui.parts import label
from ui.screens.interview.reading_marks import ReadingMarks
from ui.theme import px

WIDTH = 960
_SCROLLING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class ReadingPaper(QFrame):
    """Takes the keyboard; a screen reader hears the number, the words and what was decided."""

    def __init__(self) -> None:
        super().__init__()
        self.verdicts: tuple[Verdict, ...] = ()
        self.number, self.progress = label("heading"), label("hint")
        self.marks = ReadingMarks()
        self.text, self.lacking, self.verdict = label("aloud"), label("warning"), label("strong")
        self.text.setObjectName("reading-text")
        self._area = _Area(self._words())
        self.setFocusProxy(self._area)
        head = QHBoxLayout()
        head.addWidget(self.number)
        head.addStretch(1)
        head.addWidget(self.progress)
        self.number.setWordWrap(False)
        self.progress.setWordWrap(False)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(8))
        down.addLayout(head)
        down.addWidget(self.marks)
        down.addWidget(self._area, 1)
        self.enlarge(turned=False)

    def enlarge(self, *, turned: bool) -> None:
        """Larger for who sits on the other side of the table."""
        self.text.setProperty("role", "aloud-turned" if turned else "aloud")
        self.text.style().unpolish(self.text)
        self.text.style().polish(self.text)
        # Nobody writes on a turned screen: no ring is drawn around a person's words.
        policy = Qt.FocusPolicy.NoFocus if turned else Qt.FocusPolicy.StrongFocus
        self._area.clearFocus()
        self._area.setFocusPolicy(policy)
        self.progress.setVisible(not turned)

    def show_paragraph(
        self, number: str, quote: Quote | None, language: str, catalog: Catalog
    ) -> None:
        """The words in a language; where it has none, the original, and that is said."""
        words = quote.in_language(language) if quote else None
        shown = words or (quote.text if quote else "")
        self.number.setText(catalog.t("Paragraph {n}", n=number))
        self.text.setText(shown)
        self.lacking.setText(
            catalog.t("There is no text in this language yet. Add the translation.")
        )
        self.lacking.setVisible(words is None)
        self._area.setAccessibleName(self.number.text())
        self._area.setAccessibleDescription(shown)

    def show_progress(self, verdicts: tuple[Verdict, ...], at: int, catalog: Catalog) -> None:
        """How far it has come, in marks and in words."""
        self.verdicts = verdicts
        self.marks.show_verdicts(verdicts, at)
        place = catalog.t("{n} of {total}", n=at + 1, total=len(verdicts))
        confirmed = catalog.t("Confirmed: {n}", n=verdicts.count(Verdict.CONFIRMED))
        refused = catalog.t("Refused: {n}", n=verdicts.count(Verdict.REFUSED))
        self.progress.setText(f"{place} · {confirmed} · {refused}")
        self.verdict.setText(verdict_words(verdicts[at], catalog))

    def to_top(self) -> None:
        """A new paragraph is read from its beginning."""
        self._area.verticalScrollBar().setValue(0)

    def _words(self) -> QWidget:
        content = QWidget()
        content.setMaximumWidth(px(WIDTH))
        down = QVBoxLayout(content)
        down.setContentsMargins(px(16), px(4), px(24), px(4))
        down.setSpacing(px(16))
        down.addStretch(2)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        for part in (self.text, self.lacking, self.verdict):
            down.addWidget(part)
        down.addStretch(3)
        around = QWidget()
        across = QHBoxLayout(around)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(content, 1000)
        across.addStretch(1)
        return around


def verdict_words(verdict: Verdict, catalog: Catalog) -> str:
    """What the person said of the paragraph, in a sentence."""
    match verdict:
        case Verdict.CONFIRMED:
            return catalog.t("The person confirmed this paragraph.")
        case Verdict.WRONG:
            return catalog.t("The person said that this is not right. Correct it.")
        case Verdict.REFUSED:
            return catalog.t("The person refused this paragraph. It is kept and is not printed.")
        case Verdict.OPEN:
            return ""


class _Area(QScrollArea):
    """Scrolls by keys; every other key goes on to the reading."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setObjectName("reading-paper")
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """All the room there is; none of its own."""
        return QSize(px(200), px(120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down scroll a long paragraph."""
        if event.key() in _SCROLLING:
            super().keyPressEvent(event)
        else:
            event.ignore()
