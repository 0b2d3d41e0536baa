"""The line to search by, with a magnifier that grows with the letters."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from ui.theme import Token, colour, pixmap, px

_SIDE = 18
_BEFORE = 12


class SearchLine(QLineEdit):
    """Qt paints the icon of a line at one size whatever the zoom; here it is a label of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setClearButtonEnabled(True)
        self.setTextMargins(px(_SIDE + _BEFORE) - px(4), 0, 0, 0)
        self.magnifier = QLabel()
        self.magnifier.setPixmap(pixmap("search", colour(Token.MUTED), px(_SIDE)))
        self.magnifier.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        across = QHBoxLayout(self)
        across.setContentsMargins(px(_BEFORE), 0, 0, 0)
        across.addWidget(self.magnifier)
        across.addStretch(1)
