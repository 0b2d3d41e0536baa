"""One row as a card: a line that says what it is; opened, its questions."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from ui.forms.row_form import RowForm
from ui.theme import Token, colour, icon, px


class RowCard(QFrame):
    """Signals tell what a person wants with the row: open it, move it by a step, remove it."""

    opened = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: RowForm | None = None
        self.setObjectName(name)
        self.setProperty("role", "card")
        self.title = _Title()
        self.title.setObjectName(f"{name}.title")
        self.title.setAutoDefault(True)
        self.title.clicked.connect(self.opened)
        self._tools = [
            self._tool("up", lambda: self.moved.emit(-1)),
            self._tool("down", lambda: self.moved.emit(1)),
            self._tool("trash", self.removed.emit),
        ]
        head = QHBoxLayout()
        head.setSpacing(px(2))
        head.addWidget(self.title, 1)
        for tool in self._tools:
            head.addWidget(tool)
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(px(16), px(6), px(8), px(6))
        self._down.setSpacing(px(12))
        self._down.addLayout(head)

    def say(self, title: str, catalog: Catalog) -> None:
        """Show the line and name the tools."""
        self.title.say(title)
        names = (catalog.t("Move up"), catalog.t("Move down"), catalog.t("Remove this entry"))
        for tool, name in zip(self._tools, names, strict=True):
            tool.setAccessibleName(name)
            tool.setAccessibleDescription(title)
            tool.setToolTip(name)

    def open(self, form: RowForm) -> None:
        """Show the questions."""
        self.form = form
        self.setProperty("role", "card-open")
        self._repolish()
        self._down.setContentsMargins(px(16), px(6), px(16), px(16))
        self._down.addWidget(form)

    def close_form(self) -> None:
        """Show the line only."""
        if self.form is None:
            return
        self._down.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.form = None
        self.setProperty("role", "card")
        self._down.setContentsMargins(px(16), px(6), px(8), px(6))
        self._repolish()

    def set_read_only(self, *, read_only: bool) -> None:
        """Nothing can be moved or removed."""
        for tool in self._tools:
            tool.setVisible(not read_only)
        if self.form is not None:
            self.form.set_read_only(read_only=read_only)

    def _tool(self, name: str, act: object) -> QPushButton:
        tool = QPushButton()
        tool.setProperty("role", "tool")
        tool.setObjectName(f"{self.objectName()}.{name}")
        tool.setAutoDefault(True)
        tool.setIcon(icon(name, colour(Token.MUTED), px(18)))
        tool.setIconSize(QSize(px(18), px(18)))
        tool.setFixedWidth(px(36))
        tool.clicked.connect(act)
        return tool

    def _repolish(self) -> None:
        self.style().unpolish(self)
        self.style().polish(self)


class _Title(QPushButton):
    """A line that ends in dots where the room ends; who cannot see it hears it whole."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("role", "card-title")
        self.setMinimumWidth(px(80))

    def say(self, title: str) -> None:
        """Show another line."""
        self._whole = title
        self.setAccessibleName(title)
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room."""
        super().resizeEvent(event)
        self._shorten()

    def sizeHint(self) -> QSize:
        """The line wants no width of its own: the card gives it one."""
        return QSize(px(80), super().sizeHint().height())

    def _shorten(self) -> None:
        room = self.width() - px(12)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
