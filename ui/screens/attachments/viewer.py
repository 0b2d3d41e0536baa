"""One attachment on the screen: a picture, a page, or a text. Nothing of it becomes a file."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.parts import button, label, row, scrolling
from ui.theme import px
from ui.words import Words

if TYPE_CHECKING:
    from intake_app.commands.attachment_views import View


WIDEST = 820


class Viewer(QWidget):
    """Emits `page_wanted` with a number from 0, and `left`."""

    page_wanted = Signal(int)
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._view: View | None = None
        self.title = label("heading")
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = scrolling(self.picture)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setObjectName("attachment-text")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.text)
        self.close_view = button("primary", "close-view")
        self.earlier = button("quiet", "earlier-page")
        self.later = button("quiet", "later-page")
        self.number = label("hint")
        self.number.setWordWrap(False)
        self._arrange()
        self.close_view.clicked.connect(self.left)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))

    def show_view(self, title: str, view: "View") -> None:
        """Show this; the one before goes."""
        self._view = view
        self.title.setText(title)
        self.text.setPlainText(view.text)
        self._stack.setCurrentIndex(0 if view.png else 1)
        self.picture.setAccessibleName(title)
        for part in (self.earlier, self.later, self.number):
            part.setVisible(view.pages > 1)
        self.earlier.setEnabled(view.page > 0)
        self.later.setEnabled(view.page + 1 < view.pages)
        page, pages = view.page + 1, view.pages
        self._words.show(
            self.number.setText, lambda c: c.t("Page {page} of {pages}", page=page, pages=pages)
        )
        self._fit()

    def forget(self) -> None:
        """Let go of what was shown."""
        self._view = None
        self.picture.clear()
        self.text.clear()
        self.title.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the new room."""
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        show = self._words.show
        show(self.close_view.setText, lambda c: c.t("Close"))
        show(self.earlier.setText, lambda c: c.t("Earlier page"))
        show(self.later.setText, lambda c: c.t("Next page"))
        show(self.text.setAccessibleName, lambda c: c.t("Text of the attachment"))
        show(self._area.setAccessibleName, lambda c: c.t("Picture of the attachment"))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(12))
        down.addWidget(self.title)
        down.addWidget(self._stack, 1)
        down.addLayout(row(self.close_view, self.earlier, self.later, self.number))

    def _turn(self, by: int) -> None:
        if self._view is not None:
            self.page_wanted.emit(self._view.page + by)

    def _fit(self) -> None:
        """As wide as there is room beside the scroll bar, never larger than it is.

        What is higher scrolls; across it never does.
        """
        pixels = QPixmap()
        if self._view is None or not pixels.loadFromData(self._view.png, "PNG"):
            return
        sharp = self.devicePixelRatioF()
        bar = self._area.verticalScrollBar().sizeHint().width()
        room = int(min(self._area.maximumViewportSize().width() - bar, px(WIDEST)) * sharp)
        if pixels.width() > room:
            pixels = pixels.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        pixels.setDevicePixelRatio(sharp)
        self.picture.setPixmap(pixels)
