"""The open handbook: it lies over the right of the window, and the page beside it stays alive."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from intake_app.i18n.handbook import PAGES, Heading, Picture, page
from ui.handbook.blocks import widget_of
from ui.parts import button, column, label
from ui.theme import px
from ui.words import Words

WIDTH = 560
AT_MOST = 0.62
"""Of the window: what the help is about must still be seen."""

_LEFT = Qt.AlignmentFlag.AlignLeft
_MARGIN = 24
_SCROLLED = {
    Qt.Key.Key_Down: 48,
    Qt.Key.Key_Up: -48,
}
_TURNED = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Space: 1}


class _Reading(QScrollArea):
    """A page of text that the keyboard can stand on and scroll."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a reader; the others are for the panel."""
        bar, key = self.verticalScrollBar(), Qt.Key(event.key())
        if key in _SCROLLED:
            bar.setValue(bar.value() + px(_SCROLLED[key]))
        elif key in _TURNED:
            bar.setValue(bar.value() + _TURNED[key] * bar.pageStep())
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            event.ignore()


class HelpPanel(QFrame):
    """Shows a page or the contents. `closed` when it is wanted no more; Escape is enough."""

    closed = Signal()

    def __init__(self, over: QWidget, catalog: Catalog, below: int) -> None:
        super().__init__(over)
        self._over = over
        self._below = below
        self.words = Words(catalog)
        self.here: tuple[str, str] = ("", "")
        self._before: list[tuple[str, str]] = []
        self.setProperty("role", "help")
        self.setObjectName("help")
        self.title = label("heading")
        self.back = button("quiet", "help-back")
        self.contents = button("quiet", "help-contents")
        self.close_button = button("quiet", "help-close")
        self.words.show(self.setAccessibleName, lambda c: c.t("Handbook"))
        self.words.show(self.back.setText, lambda c: c.t("Back"))
        self.words.show(self.contents.setText, lambda c: c.t("Contents"))
        self.words.show(self.close_button.setText, lambda c: c.t("Close (Esc)"))
        self.back.clicked.connect(self._go_back)
        self.contents.clicked.connect(lambda: self.go("", ""))
        self.close_button.clicked.connect(self.closed)
        self.area = self._arranged()
        over.installEventFilter(self)
        self._lie_at_the_right()

    def go(self, name: str, anchor: str) -> None:
        """Show a page at a heading; no name is the contents."""
        if (name, anchor) != self.here and self.here[0] != self.here[1]:
            self._before.append(self.here)
        self._show(name, anchor)

    def retranslate(self, catalog: Catalog) -> None:
        """The same page in another language."""
        self.words.retranslate(catalog)
        self._show(*self.here)

    def focus_first(self) -> None:
        """The keyboard reads."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size of the window moves it along."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._lie_at_the_right()
        return False

    def _show(self, name: str, anchor: str) -> None:
        self.here = (name, anchor)
        catalog = self.words.catalog
        content = QWidget()
        content.setProperty("role", "surface")
        down = column(12)
        down.setContentsMargins(px(_MARGIN), px(8), px(_MARGIN), px(32))
        content.setLayout(down)
        found = None
        if name:
            found = self._page(down, name, anchor)
        else:
            self._contents(down)
        down.addStretch(1)
        self.area.setWidget(content)
        content.show()
        self.back.setVisible(bool(self._before))
        self.contents.setVisible(bool(name))
        self.area.setAccessibleName(catalog.t("Handbook: {title}", title=self.title.text()))
        if found is not None:
            QTimer.singleShot(0, found, lambda: self._scroll_to(found))

    def _page(self, down: QVBoxLayout, name: str, anchor: str) -> QWidget | None:
        shown = page(self.words.catalog.language, name)
        self.title.setText(shown.title)
        width = self.width() - 2 * px(_MARGIN) - px(16)
        found = None
        for block in shown.blocks:
            part = widget_of(block, self.words.catalog, width, self.go)
            if isinstance(block, Heading):
                down.addSpacing(px(8))
                found = part if anchor and block.anchor == anchor else found
            # A picture keeps its own width, so that its frame stands around it and nothing else.
            is_picture = isinstance(block, Picture)
            down.addWidget(part, 0, _LEFT if is_picture else Qt.AlignmentFlag(0))
        return found

    def _contents(self, down: QVBoxLayout) -> None:
        self.title.setText(self.words.catalog.t("Handbook"))
        for name in PAGES:
            made = button("help-link", f"help-page-{name}")
            made.setText(page(self.words.catalog.language, name).title.replace("&", "&&"))
            made.clicked.connect(lambda _=False, name=name: self.go(name, ""))
            down.addWidget(made)

    def _scroll_to(self, part: QWidget) -> None:
        self.area.verticalScrollBar().setValue(part.y() - px(8))

    def _go_back(self) -> None:
        if self._before:
            self._show(*self._before.pop())
            self.focus_first()

    def _lie_at_the_right(self) -> None:
        room = self._over.width()
        width = min(px(WIDTH), round(room * AT_MOST))
        self.setGeometry(room - width, self._below, width, self._over.height() - self._below)

    def _arranged(self) -> QScrollArea:
        head = QHBoxLayout()
        head.setContentsMargins(px(_MARGIN), px(12), px(16), px(8))
        ways = QHBoxLayout()
        ways.setContentsMargins(px(16), px(4), px(16), 0)
        ways.addWidget(self.contents)
        ways.addWidget(self.back)
        ways.addStretch(1)
        ways.addWidget(self.close_button)
        head.addWidget(self.title, 1)
        area = _Reading()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        down = QVBoxLayout(self)
        down.setContentsMargins(px(4), 0, px(5), px(5))  # room for the ring of the focus
        down.setSpacing(0)
        down.addLayout(ways)
        down.addLayout(head)
        down.addWidget(area, 1)
        return area
