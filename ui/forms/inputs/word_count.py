"""How many words stand in a text: said quietly, for whoever types while another speaks."""

from PySide6.QtWidgets import QLabel, QSizePolicy

from intake_app.i18n import Catalog
from ui.parts import label
from ui.widgets.grow_text import GrowText


class WordCount:
    """The line belongs to whoever places it; it is empty while there is no word."""

    def __init__(self, text: GrowText) -> None:
        self.line: QLabel = label("hint")
        self.line.setWordWrap(False)
        self.line.setObjectName("word-count")
        self.line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._text = text
        self._catalog: Catalog | None = None
        text.textChanged.connect(self._show)

    def say(self, catalog: Catalog) -> None:
        """Say it in another language."""
        self._catalog = catalog
        self._show()

    def _show(self) -> None:
        count = self._text.words()
        if self._catalog is not None:
            words = self._catalog.tn("{n} word", "{n} words", count)
            self.line.setText(words if count else "")
