"""What is asked between page and footer: always in sight, never in the way."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.parts import button, label
from ui.theme import px
from ui.words import Wording, Words

Do = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Way:
    """One answer to a question of the program: what the button says and does."""

    name: str
    says: Wording
    does: Do
    role: str = ""


class QuestionBar(QFrame):
    """A question of the program with its two answers; Escape takes the last, the harmless one."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._words = words
        self._ways: tuple[Way, ...] = ()
        self.setObjectName(name)
        self.setProperty("role", "notice")
        self.setProperty("tone", "warn")
        self.title = label("notice-title")
        self.detail = label("hint")
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(px(8))
        down = QVBoxLayout(self)
        down.setContentsMargins(px(16), px(10), px(16), px(10))
        down.setSpacing(px(6))
        down.addWidget(self.title)
        down.addWidget(self.detail)
        down.addLayout(self._row)
        self.hide()

    def ask(self, title: Wording, detail: Wording, *ways: Way) -> None:
        """Ask; the question before is forgotten. The last way is the harmless one."""
        self._forget()
        self._ways = ways
        self._words.show(self.title.setText, title)
        self._words.show(self.detail.setText, detail)
        self.detail.setVisible(bool(self.detail.text()))
        for way in ways:
            self._row.addWidget(self._made(way))
        self._row.addStretch(1)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.detail.text())
        self.show()

    def focus_first(self) -> None:
        """Put the keyboard on the harmless way."""
        if self._buttons:
            self._buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_bar(self) -> None:
        """Nothing is asked any more."""
        self._forget()
        self.hide()

    def _made(self, way: Way) -> QPushButton:
        made = button(way.role, way.name)
        self._words.show(made.setText, way.says)
        made.clicked.connect(lambda: self._take(way))
        self._buttons.append(made)
        return made

    def _take(self, way: Way) -> None:
        self.close_bar()
        way.does()

    def _forget(self) -> None:
        self._words.forget(self.title.setText)
        self._words.forget(self.detail.setText)
        for made in self._buttons:
            self._words.forget(made.setText)
            made.hide()
            made.deleteLater()
        self._buttons = []
        while self._row.count():
            self._row.takeAt(0)


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
