"""What is asked after the read-back: why an answer changes. Always in sight, never in the way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.parts import button, label
from ui.theme import px
from ui.words import Words


class ReasonBar(QFrame):
    """After the read-back: why is this changed? The answers wait in memory until it is said."""

    given = Signal(str)
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("reason-bar")
        self.setProperty("role", "notice")
        self.setProperty("tone", "warn")
        title, hint = label("notice-title"), label("hint")
        self.line = QLineEdit()
        self.line.setObjectName("edit-reason")
        self.line.setMaxLength(500)
        title.setBuddy(self.line)
        self.change = button("primary", "reason-change")
        self.leave = button("", "reason-leave")
        words.show(title.setText, lambda c: c.t("Why is this changed after the read-back?"))
        words.show(
            hint.setText,
            lambda c: c.t(
                "The reason is kept with the statement. It must then be read back once more."
            ),
        )
        words.show(self.line.setAccessibleName, lambda c: c.t("Reason for the change"))
        words.show(self.change.setText, lambda c: c.t("Change it"))
        words.show(self.leave.setText, lambda c: c.t("Leave it as it was read"))
        self._arrange(title, hint)
        self.line.textChanged.connect(self._on_text)
        self.line.returnPressed.connect(self._on_change)
        self.change.clicked.connect(self._on_change)
        self.leave.clicked.connect(self.left)
        self._on_text()
        self.hide()

    def ask(self) -> None:
        """Ask, keeping what is already written; the keyboard stays where the person types."""
        self.show()

    def close_bar(self) -> None:
        """It was said, or nothing is changed."""
        self.line.clear()
        self.hide()

    def focus_first(self) -> None:
        """Put the keyboard into the reason."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, title: QWidget, hint: QWidget) -> None:
        across = QHBoxLayout()
        across.setSpacing(px(8))
        across.addWidget(self.line, 1)
        across.addWidget(self.change)
        across.addWidget(self.leave)
        down = QVBoxLayout(self)
        down.setContentsMargins(px(16), px(10), px(16), px(10))
        down.setSpacing(px(6))
        down.addWidget(title)
        down.addWidget(hint)
        down.addLayout(across)

    def _on_text(self) -> None:
        self.change.setEnabled(bool(self.line.text().strip()))

    def _on_change(self) -> None:
        if self.line.text().strip():
            self.given.emit(self.line.text())
