"""The pages of a statement as they will stand on paper, as wide as there is room."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.parts import make_scrolling
from ui.slices import Slices
from ui.theme import px
from ui.words import Wording, Words

SMALLEST, LARGEST = 320, 820
MARGIN = 24


class StatementPages(QScrollArea):
    """Pictures from memory; nothing of them is written anywhere."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._sheets: list[QLabel] = []
        self._slices = Slices(self)
        paper = QWidget()
        paper.setProperty("role", "page")
        self._column = QVBoxLayout(paper)
        self._column.setContentsMargins(px(MARGIN), px(MARGIN), px(MARGIN), px(MARGIN))
        self._column.setSpacing(px(16))
        self._column.addStretch(1)
        make_scrolling(self, paper)
        words.show(self.setAccessibleName, lambda c: c.t("Pages of the statement"))

    def show_pages(self, pictures: tuple[bytes, ...]) -> None:
        """Show these pages (PNG) in the place of those before."""
        for sheet in self._sheets:
            sheet.deleteLater()
            sheet.hide()
        self._sheets = []
        self._slices.begin(self._laying_down(pictures))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new room."""
        super().resizeEvent(event)
        self._fit()

    def _laying_down(self, pictures: tuple[bytes, ...]) -> Iterator[None]:
        """Sheet by sheet: to unpack one takes as long as a key may wait."""
        for number, picture in enumerate(pictures):
            sheet = self._sheet(picture)
            self._sheets.append(sheet)
            self._words.show(sheet.setAccessibleName, _page_name(number + 1))
            self._column.insertWidget(number, sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            self._fit()
            yield

    def _sheet(self, picture: bytes) -> QLabel:
        pixels = QPixmap()
        pixels.loadFromData(picture)
        sheet = QLabel()
        sheet.setProperty("role", "sheet")
        sheet.setPixmap(pixels)
        sheet.setScaledContents(True)
        return sheet

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * px(MARGIN)
        width = max(px(SMALLEST), min(room, px(LARGEST)))
        for sheet in self._sheets:
            paper = sheet.pixmap().size()
            sheet.setFixedSize(width, round(width * paper.height() / paper.width()))


def _page_name(number: int) -> Wording:
    return lambda c: c.t("Page {number}", number=number)
