"""What stands on the screen after F12: a sheet for notes and, when asked for, the way back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import button, in_the_middle, label, row
from ui.passphrase_field import PassphraseField
from ui.theme import COLUMN, px
from ui.words import Words


class BlankPage(QWidget):
    """Holds nothing of a testimony. What is written on it is kept nowhere.

    `tried` with the passphrase that was typed; `lock_wanted` when the person locks instead.
    """

    tried = Signal(str)
    lock_wanted = Signal()

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self.words = Words(catalog)
        self.setProperty("role", "page")
        self.paper = QPlainTextEdit()
        self.paper.setObjectName("blank-paper")
        self.paper.setFrameShape(QFrame.Shape.NoFrame)
        self.paper.installEventFilter(self)
        self.words.show(self.paper.setAccessibleName, lambda c: c.t("Notes"))
        self.field = PassphraseField(catalog, "blank-passphrase")
        self.field.entered.connect(self._on_tried)
        self.notice = Notice(self.words)
        self.go = button("primary", "blank-return")
        self.go.clicked.connect(self._on_tried)
        self.lock = button("", "blank-lock")
        self.lock.clicked.connect(self.lock_wanted)
        self._way = self._made_way()
        down = QVBoxLayout(self)
        down.setContentsMargins(px(24), px(24), px(24), px(24))
        down.addWidget(self.paper, 1)
        down.addWidget(self._way)
        self._way.hide()

    @property
    def asks(self) -> bool:
        """Whether the way back is in sight."""
        return not self._way.isHidden()

    def show_way_back(self) -> None:
        """F12 or Escape: a person wants to return."""
        self._way.show()
        self.field.setFocus()

    def hide_way_back(self) -> None:
        """Only the sheet again."""
        self.field.clear()
        self.notice.clear()
        self._way.hide()
        self.paper.setFocus()

    def refuse(self, error: IntakeError) -> None:
        """The passphrase was wrong, or could not be proved."""
        self.notice.show_error(error)
        self.go.setEnabled(True)
        self.field.clear()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet takes every key but the one that asks for the way back."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.show_way_back()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the way back out of sight."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide_way_back()
        else:
            super().keyPressEvent(event)

    def _made_way(self) -> QWidget:
        panel = QWidget()
        panel.setMaximumWidth(px(COLUMN))
        down = QVBoxLayout(panel)
        down.setSpacing(px(8))
        asked = label("label")
        asked.setBuddy(self.field.line)
        self.words.show(asked.setText, lambda c: c.t("Passphrase"))
        self.words.show(self.field.line.setAccessibleName, lambda c: c.t("Passphrase"))
        self.words.show(self.go.setText, lambda c: c.t("Continue"))
        self.words.show(self.lock.setText, lambda c: c.t("Lock"))
        for part in (asked, self.field, self.notice):
            down.addWidget(part)
        down.addLayout(row(self.go, self.lock))
        way = QFrame()
        way.setProperty("role", "footer")
        way.setLayout(in_the_middle(panel))
        return way

    def _on_tried(self) -> None:
        if self.field.passphrase and self.go.isEnabled():
            self.go.setEnabled(False)
            self.tried.emit(self.field.passphrase)
