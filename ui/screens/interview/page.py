"""The base of every page of the talk: one calm column that scrolls; bars and footer stay."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from intake_app.i18n import Catalog
from ui.parts import label
from ui.screens.interview.desk import Desk
from ui.theme import COLUMN, px
from ui.widgets.grow_text import GrowText
from ui.words import Wording, Words

AROUND = 96
"""So much is seen above and below of what has the keyboard."""


class Page(QScrollArea):
    """`goes` asks for another page: by its key, or by the path of an answer."""

    goes = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        # Made in its place: to move a page full of questions costs a sixth of making it.
        super().__init__(parent)
        self.desk = desk
        self.words = Words(desk.catalog)
        content = QWidget()
        content.setProperty("role", "page")
        self.column = QWidget()
        self.column.setMaximumWidth(px(COLUMN))
        self.body = QVBoxLayout(self.column)
        self.body.setContentsMargins(0, px(28), 0, px(40))
        self.body.setSpacing(px(8))
        across = QHBoxLayout(content)
        across.setContentsMargins(px(40), 0, px(24), 0)
        across.addWidget(self.column, 1000)
        across.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(1)  # in a low window a bar that asks is whole, and the page gives way
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A page just made has no places yet: what has the focus is looked for once it is laid out.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_focus)
        # A row that opens grows for some turns of the loop; until somebody scrolls, what has the
        # focus is followed.
        self._follows = False
        self._wanted: QWidget | None = None
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._show_caret)

    @property
    def catalog(self) -> Catalog:
        """The interface language now."""
        return self.words.catalog

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language."""
        self.words.retranslate(catalog)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to what cannot take the keyboard, such as an answer of a sealed statement."""
        self._wanted = widget
        self._show_focus()
        self._later.start()
        self._follows = True

    def keep_focus_in_sight(self) -> None:
        """Scroll to what has the keyboard, now and after the layout.

        Never under a mouse that is pressed: what it pressed is in sight, and a page that moved
        between press and release would lose the click.
        """
        self._wanted = None
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._later.stop()
            self._follows = False
            return
        self._show_focus()
        self._later.start()
        self._follows = True

    def _show_focus(self) -> None:
        shown = self._wanted or QApplication.focusWidget()
        if shown is not None and isValid(shown) and self.isAncestorOf(shown):
            self.show_place(shown)

    def show_place(self, widget: QWidget) -> None:
        """Scroll to a widget; to the part of it that counts, where it is taller than the page."""
        self.ensureWidgetVisible(widget, 0, px(AROUND))

    def _on_scrolled(self) -> None:
        self._follows = False

    def _show_caret(self) -> None:
        """A text that grew has its new place only now that the page is laid out again."""
        if self._follows:
            self._show_focus()
        focused = QApplication.focusWidget()
        if isinstance(focused, GrowText) and self.isAncestorOf(focused):
            focused.show_caret()

    def refresh(self) -> None:
        """Show the answers as they stand now."""

    def focus_first(self) -> None:
        """Put the keyboard where the work of this page begins."""

    def add_head(self, above: Wording, title: Wording, lead: Wording) -> None:
        """The head: where we are, what this page is, how to ask."""
        for role, wording in (("part", above), ("title", title), ("lead", lead)):
            line = label(role)
            self.words.show(line.setText, wording)
            self.body.addWidget(line)
        self.body.addSpacing(px(12))
