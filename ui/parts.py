"""What all screens are built of: labels that never read markup, buttons, the calm page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.theme import COLUMN, px
from ui.widgets.tab_order import set_reading_order


def label(role: str = "", text: str = "") -> QLabel:
    """A label that shows text as text: markup found in data stays letters."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("role", role)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def button(role: str = "", name: str = "") -> QPushButton:
    """A button (roles: primary, quiet, danger, none); Return presses it when it has the focus."""
    made = QPushButton()
    made.setProperty("role", role)
    made.setObjectName(name)
    made.setAutoDefault(True)
    return made


def column(spacing: int = 16) -> QVBoxLayout:
    """A vertical layout without margins."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(px(spacing))
    return made


def row(*widgets: QWidget, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side, at the left."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(px(spacing))
    for widget in widgets:
        made.addWidget(widget)
    made.addStretch(1)
    return made


def in_the_middle(widget: QWidget) -> QHBoxLayout:
    """A widget in the middle, as wide as it may be; with large letters that is all there is."""
    made = QHBoxLayout()
    made.addStretch(1)
    made.addWidget(widget, 1000)
    made.addStretch(1)
    return made


def scrolling(content: QWidget) -> QScrollArea:
    """A widget that may be higher than its place."""
    area = QScrollArea()
    make_scrolling(area, content)
    return area


def make_scrolling(area: QScrollArea, content: QWidget) -> None:
    """Let `area` show `content` over its whole width, without a frame."""
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)


def capitalised(name: str) -> str:
    """A name as it stands alone on a chip; inside a sentence some languages write it small."""
    return name[:1].upper() + name[1:]


def fill(outer: QWidget, inner: QWidget) -> None:
    """Let one widget take all of another."""
    down = QVBoxLayout(outer)
    down.setContentsMargins(0, 0, 0, 0)
    down.addWidget(inner)


class AsHighAsItsTexts(QWidget):
    """What scrolls. By its hint it would be as high as with every text broken narrowly."""

    def minimumSizeHint(self) -> QSize:
        """No height of its own: the scroll area asks for the height at the width there is."""
        return QSize(super().minimumSizeHint().width(), 0)


def give_focus_back(opener: QWidget | None, leaving: QWidget) -> None:
    """Before `leaving` is hidden: the keyboard goes back to what it was taken from."""
    focused = QApplication.focusWidget()
    if focused is None or not (focused is leaving or leaving.isAncestorOf(focused)):
        return
    if opener is not None and isValid(opener) and opener.isVisible():
        opener.setFocus(Qt.FocusReason.OtherFocusReason)


class CalmPage(QWidget):
    """A scrolling column of one subject; below it the fixed footer with the ways on and back."""

    def __init__(self, width: int = COLUMN) -> None:
        super().__init__()
        self.body = QVBoxLayout()
        self.body.setSpacing(px(16))
        self.body.setContentsMargins(0, px(32), 0, px(32))
        self.footer = QFrame()
        self.footer.setProperty("role", "footer")
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(0, px(8), 0, px(8))
        self.buttons.setSpacing(px(8))
        self._ways = QWidget()
        self._ways.setMaximumWidth(px(width))
        self._ways.setLayout(self.buttons)
        self._across = _centre(self.footer, self._ways)
        for at in (0, -1):
            # Large letters in a small window: rather little room at the sides than half a button.
            self._across.insertSpacerItem(at, QSpacerItem(px(28), 0, QSizePolicy.Policy.Maximum))
        self._area = self._scrolled(width)
        self._align_footer(0, 0)
        self._area.verticalScrollBar().rangeChanged.connect(self._align_footer)
        self._opener: QWidget | None = None
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.setSpacing(0)
        self._around.addWidget(self._area, 1)
        self._around.addWidget(self.footer)

    def showEvent(self, event: QShowEvent) -> None:
        """The footer is made before the column and read after it."""
        super().showEvent(event)
        self.set_reading_order()

    def set_reading_order(self) -> None:
        """The Tab key goes down the column, then along the footer. After something was put in."""
        set_reading_order(self._content, self._ways)

    def show_top(self) -> None:
        """Scroll to where the column begins."""
        self._area.verticalScrollBar().setValue(0)

    def turn(self, pages: int) -> None:
        """Scroll on or back by so much as is seen: on a page of text nothing takes the focus."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def show_instead(self, widget: QWidget) -> None:
        """Show another widget in the place of the column, with all the height there is."""
        self._opener = QApplication.focusWidget()
        self._area.hide()
        self.footer.hide()
        self._around.insertWidget(0, widget, 1, Qt.AlignmentFlag.AlignHCenter)
        # With large letters the column is wider than a small window.
        room, column_width = self.width(), px(COLUMN)
        widget.setFixedWidth(min(room, column_width))
        aside = px(24) if room < column_width else 0
        widget.setContentsMargins(aside, px(24), aside, px(16))
        # At once, and not with the next event: hidden it cannot take the keyboard.
        widget.show()

    def show_again(self, widget: QWidget) -> None:
        """Take that widget away, show the column again, and the keyboard where it was before."""
        self._area.show()
        self.footer.show()
        give_focus_back(self._opener, widget)
        widget.deleteLater()
        widget.hide()

    def _align_footer(self, _lowest: int, highest: int) -> None:
        """The scroll bar takes room from the column; the footer stays in line with it."""
        taken = self._area.verticalScrollBar().sizeHint().width() if highest else 0
        self._across.setContentsMargins(px(12), 0, px(12) + taken, 0)

    def _scrolled(self, width: int) -> QScrollArea:
        content = self._content = QWidget()
        content.setProperty("role", "page")
        content.setMaximumWidth(px(width))
        content.setLayout(self.body)
        centred = AsHighAsItsTexts()
        centred.setProperty("role", "page")
        _centre(centred, content)
        area = scrolling(centred)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area


def _centre(outer: QWidget, column: QWidget) -> QHBoxLayout:
    """The column in the middle, as wide as it may be."""
    across = QHBoxLayout(outer)
    across.setContentsMargins(px(40), 0, px(40), 0)
    across.addStretch(1)
    across.addWidget(column, 1000)
    across.addStretch(1)
    return across
