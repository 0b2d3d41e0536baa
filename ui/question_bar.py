"""A question of the program, asked in the page: nothing pops up."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from ui.parts import button, give_focus_back, label
from ui.theme import px
from ui.widgets.flow_box import FlowBox
from ui.words import Wording, Words

Do = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Way:
    """One answer to a question of the program: what the button says and does."""

    name: str
    says: Wording
    does: Do
    role: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What stands between a person and the end; the last way is the harmless one.

    `back` is what the way back into the page is called.
    """

    title: Wording
    detail: Wording
    back: Wording
    ways: tuple[Way, ...]


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
        self._opener: QWidget | None = None
        self._buttons: list[QPushButton] = []
        self._row = FlowBox(self)
        down = QVBoxLayout(self)
        down.setContentsMargins(px(16), px(10), px(16), px(10))
        down.setSpacing(px(6))
        down.addWidget(self.title)
        down.addWidget(self.detail)
        down.addWidget(self._row)
        self.hide()

    def ask(self, title: Wording, detail: Wording, *ways: Way) -> None:
        """Ask; the question before is forgotten. The last way is the harmless one."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._opener = focused
        self._forget()
        self._ways = ways
        self._words.show(self.title.setText, title)
        self._words.show(self.detail.setText, detail)
        self.detail.setVisible(bool(self.detail.text()))
        for way in ways:
            self._made(way).show()
        self._row.fill([*self._buttons])
        self._words.show(self._on_said, lambda _: "")
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.detail.text())
        self.show()

    def focus_first(self) -> None:
        """Put the keyboard on the harmless way."""
        if self._buttons:
            self._buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_bar(self) -> None:
        """Nothing is asked any more; the keyboard goes back to where it was before."""
        give_focus_back(self._opener, self)
        self._opener = None
        self._forget()
        self.hide()

    def _made(self, way: Way) -> QPushButton:
        made = button(way.role, way.name)
        made.setParent(self._row)
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
        self._row.fill([])
        self._words.forget(self._on_said)

    def _on_said(self, _: str) -> None:
        """The buttons speak another language: their widths changed."""
        self._row.arrange()
