"""The list of attachments: a small picture, the title, and what is known of the file."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from intake_app.i18n import Catalog
from ui.theme import Token, colour, icon, px
from ui.words import Words

if TYPE_CHECKING:
    from intake_app.commands.attachments import Annex

SIDE = 64
_ICONS = {"image": "picture", "audio": "sound", "video": "film"}


class Shelf(QListWidget):
    """Shows attachments; the small pictures come later, one by one."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.annexes: tuple[Annex, ...] = ()
        self._kinds: Mapping[str, str] = {}
        self.setObjectName("attachments")
        self.setIconSize(QSize(px(SIDE), px(SIDE)))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        words.show(self.setAccessibleName, lambda c: c.t("Attachments"))
        words.show(self._say, lambda _: "")

    @property
    def chosen(self) -> "Annex | None":
        """The attachment that the keyboard is on."""
        row = self.currentRow()
        return self.annexes[row] if 0 <= row < len(self.annexes) else None

    def show_annexes(self, annexes: "tuple[Annex, ...]", kinds: Mapping[str, str]) -> None:
        """Show these in the place of those before; the choice stays where it was."""
        row = self.currentRow()
        self.annexes, self._kinds = annexes, kinds
        self.clear()
        for annex in annexes:
            item = QListWidgetItem()
            item.setIcon(_neutral(annex))
            item.setSizeHint(QSize(0, px(SIDE + 16)))
            self.addItem(item)
        self._say("")
        if annexes:
            self.setCurrentRow(max(0, min(row, len(annexes) - 1)))

    def show_picture(self, attachment_id: str, png: bytes) -> None:
        """Put a small picture in the place of the neutral sign."""
        pixels = QPixmap()
        if not png or not pixels.loadFromData(png, "PNG"):
            return
        for row, annex in enumerate(self.annexes):
            if annex.attachment_id == attachment_id:
                self.item(row).setIcon(QIcon(pixels))

    def _say(self, _: str) -> None:
        for row, annex in enumerate(self.annexes):
            self.item(row).setText(self._line(annex, self._words.catalog))

    def _line(self, annex: "Annex", catalog: Catalog) -> str:
        added = catalog.date_numeric(datetime.fromisoformat(annex.added_at).date())
        about = [size_words(annex.size, catalog), added]
        if english := self._kinds.get(annex.kind):
            about.insert(0, catalog.label(f"code:attachment_kind.{annex.kind}", english))
        if annex.is_late:
            about.append(catalog.t("added after the seal"))
        elif not annex.number:
            about.append(catalog.t("not in the list of annexes"))
        title = f"{annex.number}. {annex.title}" if annex.number else annex.title
        return f"{title}\n{' · '.join(about)}"


def size_words(size: int, catalog: Catalog) -> str:
    """How large a file is, as people say it."""
    if size < 1_000_000:
        return catalog.t("{n} KB", n=catalog.number(max(1, round(size / 1000))))
    return catalog.t("{n} MB", n=catalog.number(round(size / 1_000_000)))


def _neutral(annex: "Annex") -> QIcon:
    name = _ICONS.get(annex.media_type.partition("/")[0], "file")
    return icon(name, colour(Token.MUTED), px(SIDE))
