"""A short line that is asked for only sometimes: the name of a witness, the reason of a refusal."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from ui.forms.remarks import Remarks
from ui.parts import label
from ui.theme import px
from ui.widgets.line import Line
from ui.words import Wording, Words


class AskedLine(QWidget):
    """A label above a line, and below it what the line has to say about a paste."""

    def __init__(self, words: Words, name: str, asks: Wording) -> None:
        super().__init__()
        self.line = Line()
        self.line.setObjectName(name)
        asked = label("label")
        asked.setBuddy(self.line)
        words.show(asked.setText, asks)
        words.show(self.line.setAccessibleName, asks)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(6))
        down.addWidget(asked)
        down.addWidget(self.line)
        end = QWidget()
        end.setFixedHeight(0)
        down.addWidget(end)
        self._remarks = Remarks(words.catalog, down, end)
        self._remarks.listen(self.line)

    @property
    def told(self) -> str:
        """What is written, if it is asked for now."""
        return "" if self.isHidden() else self.line.text().strip()

    def retranslate(self, catalog: Catalog) -> None:
        """Say the remark in another language; the label is in the table of words."""
        self._remarks.retranslate(catalog)
