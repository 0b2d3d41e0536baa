"""Where something readable goes: a warning first, then the folder."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from ui.folder_chooser import FolderChooser
from ui.notice import Notice
from ui.words import Wording, Words


@dataclass(frozen=True, slots=True)
class Warned:
    """What is said before something readable leaves the vault, and what the folder is for."""

    happens: Wording
    advice: Wording
    asks: Wording


THE_PDF = Warned(
    lambda c: c.t("The PDF can be read by anyone who finds it."),
    lambda c: c.t("Save it only to a place that you can clear afterwards."),
    lambda c: c.t("Choose the folder for the PDF"),
)


class PdfSaver(QWidget):
    """A warning, then the folder: from here on it can be read by whoever finds it."""

    chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, catalog: Catalog, warned: Warned = THE_PDF) -> None:
        super().__init__()
        self.words = Words(catalog)
        self.warning = Notice(self.words)
        self.warning.say(warned.happens, warned.advice)
        self.chooser = FolderChooser(catalog, warned.asks, start=Path.home(), to_put=True)
        self.chooser.chosen.connect(self.chosen)
        self.chooser.cancelled.connect(self.cancelled)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        self.chooser.put_above(self.warning)
        down.addWidget(self.chooser)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where to save is the first question."""
        self.chooser.setFocus(event.reason())

    def retranslate(self, catalog: Catalog) -> None:
        """Say it in another language."""
        self.words.retranslate(catalog)
        self.chooser.words.retranslate(catalog)
